import Testing

@testable import Guidance

/// What a heading that the edition does not know is read as, and what it is never read as.
@Suite struct HeadingNearnessTests {
  private let edition: Edition
  private let nearness: HeadingNearness

  init() throws {
    edition = try Editions.load(Editions.standard)
    nearness = HeadingNearness(edition)
  }

  private func field(_ heading: String, _ list: String) throws -> String? {
    let definition = try #require(edition.list(named: list))
    return nearness.column(for: heading, of: definition).map { definition.columns[$0].name }
  }

  @Test(arguments: [
    ("Gendr", "cin", "gender"), ("Genders", "cin", "gender"), ("Ethnicty", "cpp", "ethnicity"),
    ("Dat of Birth", "cic", "dob"), ("Chlid Unique ID", "cin", "id"),
    ("Alocated Team", "cin", "team"), ("Allocated Workers", "cin", "worker"),
    ("Start date of CIN", "cin", "start"), ("Date of Birth of the child", "cin", "dob"),
    ("Start date of the child protection plan", "cpp", "start"),
    ("S47 Enquiry Start Dt", "s47", "start"), ("Date ICPC", "s47", "icpc_date"),
    ("Codes of primary need", "cin", "need"), ("Date Stage 1 startd", "adopters", "stage1_start"),
  ])
  func near(heading: String, list: String, field: String) throws {
    #expect(try self.field(heading, list) == field)
  }

  @Test(arguments: [
    ("Stage", "cin"), ("Sage", "cin"), ("Message", "cin"), ("Age of mother", "cin"),
    ("Date of Birth of mother", "cin"), ("Mother's date of birth", "cin"), ("Date of death", "cin"),
    ("Team manager", "cin"), ("Teams", "cin"), ("Sexes", "cin"), ("Agee", "cin"), ("ID", "cin"),
    ("Date Stage 3 started", "adopters"), ("Ender", "cin"), ("Bender", "cin"),
    ("Number of previous", "cpp"), ("Start", "cin"), ("Date of contact", "cin"),
    ("SEN provision", "cin"), ("UPN", "cin"), ("", "cin"), ("???", "cin"), ("Enthicity", "cin"),
  ])
  func notNear(heading: String, list: String) throws {
    #expect(try field(heading, list) == nil)
  }

  /// What is a heading of any list is never a misspelling of another.
  @Test func whatIsKnownIsNotNear() {
    for list in edition.lists {
      for other in edition.lists {
        for heading in other.columns.flatMap(\.headings) {
          #expect(nearness.column(for: heading, of: list) == nil, "\(heading) in \(list.name)")
        }
      }
    }
  }

  /// Bounding the work changes no answer: misspelt, reworded and other headings, in every list.
  @Test func asWorkedOutPlainly() {
    var random = SmallRandom(seed: 23)
    let words = [
      "date", "of", "birth", "Child", "start", "end", "team", "Allocated", "number", "ID", "plan",
      "Stage", "2", "status", "previous", "referral", "CPP", "dt", "(Y/N)", "é",
    ]
    var found = 0
    for list in edition.lists {
      var headings = list.columns.flatMap { $0.headings.prefix(2) }.map { random.misspelt($0) }
      headings = headings + headings.prefix(4).map { random.misspelt($0) }
      headings += list.columns.prefix(6).compactMap { column in
        column.headings.first.map { $0.split(separator: " ").reversed().joined(separator: " ") }
      }
      for _ in 0..<6 {
        let few = (0..<(1 + random.next(4))).map { _ in words[random.next(words.count)] }
        headings.append(few.joined(separator: " "))
      }
      for heading in headings {
        let plain = PlainNearness.column(for: heading, of: list, edition)
        #expect(nearness.column(for: heading, of: list) == plain, "\(heading) in \(list.name)")
        found += plain == nil ? 0 : 1
      }
    }
    #expect(found > 100)
  }

  /// A letter dropped, doubled, swapped or changed makes of no heading another field of its list.
  @Test func aTypingErrorIsNeverAnotherField() throws {
    var random = SmallRandom(seed: 7)
    var found = 0
    var tried = 0
    for list in edition.lists {
      for column in list.columns {
        for heading in column.headings.prefix(4) {
          let wrong = random.misspelt(heading)
          if list.column(forHeading: wrong) != nil { continue }
          tried += 1
          guard let position = nearness.column(for: wrong, of: list) else { continue }
          found += 1
          #expect(list.columns[position].name == column.name, "\(wrong) for \(heading)")
        }
      }
    }
    // Most single errors in long headings are found.
    #expect(tried > 300)
    #expect(found * 2 > tried)
  }
}

/// The same small errors on every machine and every run.
struct SmallRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }

  /// The text with one letter dropped, doubled, swapped with the next, or changed.
  mutating func misspelt(_ text: String) -> String {
    var letters = Array(text)
    guard letters.count > 2 else { return text }
    let place = 1 + next(letters.count - 2)
    switch next(4) {
    case 0: letters.remove(at: place)
    case 1: letters.insert(letters[place], at: place)
    case 2: letters.swapAt(place, place + 1)
    default: letters[place] = Array("abcdefghijklmnopqrstuvwxyz")[next(26)]
    }
    return String(letters)
  }
}
