import Testing

@testable import Guidance

/// What a value that the edition does not know is read as, and what it is never read as.
@Suite struct ValueNearnessTests {
  private let edition: Edition

  init() throws { edition = try Editions.load(Editions.standard) }

  private func code(_ text: String, _ set: String) throws -> String? {
    let codes = try #require(edition.codeSet(named: set))
    return ValueNearness(codes)?.position(of: text).map { codes.codes[$0].code }
  }

  @Test(arguments: [
    ("Femal", "gender", "F"), ("b) Femal", "gender", "F"), ("FEMALEE", "gender", "F"),
    ("White Britsh", "ethnicity", "WBRI"), ("Whte British", "ethnicity", "WBRI"),
    ("Pakistan i", "ethnicity", nil), ("Bangladshi", "ethnicity", "ABAN"),
    ("Child proction plan", "case-status", "CPP"), ("Child proction plan", "list-status", "CPP"),
    ("Neglct", "abuse", "NEG"), ("c) Sexual abus", "abuse", "SAB"), ("Polic", "source", "6"),
    ("Anonymus", "source", "9"),
  ])
  func near(text: String, set: String, code: String?) throws {
    #expect(try self.code(text, set) == code)
  }

  /// Yes, no and unknown, single codes, groups, and what lies between two values.
  @Test(arguments: [
    ("Yess", "yes-no"), ("Unknwon", "yes-no"), ("Not sen alone", "seen-alone"), ("Noo", "yes-no"),
    ("No longer requires service", "in-touch"), ("Mal", "gender"), ("Mle", "gender"),
    ("Femail", "gender"), ("Unborm", "gender"), ("WBRl", "ethnicity"), ("WBR", "ethnicity"),
    ("White Brish", "ethnicity"), ("White", "ethnicity"), ("Whitee", "ethnicity"),
    ("Refusd", "ethnicity"), ("Informaton refused", "ethnicity"), ("N11", "need"), ("", "gender"),
    ("RC77", "closure"), ("E4", "ceased-reason"), ("Family member relativ", "source"),
  ])
  func notNear(text: String, set: String) throws {
    #expect(try code(text, set) == nil)
  }

  /// Bounding the work changes no answer.
  @Test func asWorkedOutPlainly() {
    var random = SmallRandom(seed: 29)
    var found = 0
    for set in edition.codeSets {
      guard let nearness = ValueNearness(set) else { continue }
      let texts = set.spellings.keys.sorted().prefix(60).map { random.misspelt($0) }
      for text in texts + texts.prefix(10).map({ random.misspelt($0) }) {
        let plain = PlainNearness.position(of: text, in: set)
        #expect(nearness.position(of: text) == plain, "\(text) in \(set.name)")
        found += plain == nil ? 0 : 1
      }
    }
    #expect(found > 100)
  }

  /// One typing error makes of no value another one.
  @Test func aTypingErrorIsNeverAnotherValue() throws {
    var random = SmallRandom(seed: 11)
    var found = 0
    for set in edition.codeSets {
      guard let nearness = ValueNearness(set) else { continue }
      for (spelling, position) in set.spellings.sorted(by: { $0.key < $1.key }) {
        for _ in 0..<3 {
          let wrong = random.misspelt(spelling)
          if set.position(of: wrong) != nil { continue }
          guard let near = nearness.position(of: wrong) else { continue }
          found += 1
          #expect(near == position, "\(wrong) for \(spelling) in \(set.name)")
          #expect(!set.codes[near].unknown, "\(wrong) in \(set.name)")
        }
      }
    }
    #expect(found > 300)
  }
}
