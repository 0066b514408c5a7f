import Casework
import Guidance
import Language
import Render
import Table

/// Conditions that are true of somebody who is loaded: examples that show something when typed.
///
/// They ask only for fields of few values that identify nobody, and for the values that most
/// have: never for an ID, a name, a team or a date of birth.
struct ConditionExamples {
  private let session: Session
  private let space: CaseSpace

  init(_ session: Session) {
    self.session = session
    space = session.space
  }

  /// Those whom the examples are counted among.
  private var pool: ChildList {
    session.working.isEmpty ? ChildList(everyone: session.area.count) : session.working
  }

  /// One example of each kind of condition that holds for somebody; none without data.
  var all: [Command.Example] {
    guard session.area.count > 0 else { return [] }
    let yesNo = first(sharedCodes(yesNo: true).map { "\($0.field.name)=Y" })
    let phrase = first(phrases(besides: yesNo))
    let age = first(ages)
    let kinds: [(said: String?, does: String)] = [
      (yesNo, "a yes/no field"), (phrase, "a phrase"), (both(yesNo, phrase, age), "both"),
      (age, "a range"), (first(coded), "a field and one of its values"),
      (first(groups), "a group of values"), (first(lists), "who is on a list"),
      (first(rows), "some one row of a list fits"), (first(periods), "a period before \(asOf)"),
      (first(blanks), "what nobody wrote"),
    ]
    var seen: [String] = []
    return kinds.compactMap { said, does in
      guard let said, !seen.contains(said), let held = held(said) else { return nil }
      seen.append(said)
      let unknown = held.unknown > 0 ? ", \(held.unknown.grouped) unknown" : ""
      return Command.Example(
        "filter \(said)", "\(does): \(held.yes.grouped) of \(pool.count.grouped)\(unknown)")
    }
  }

  private var asOf: String { session.asOf.map(\.words) ?? "the as-of date" }

  // MARK: Which of them hold

  private func held(_ said: String) -> (yes: Int, unknown: Int)? {
    guard let condition = try? Conditions.parse(said, session.edition),
      let verdicts = try? Conditions.verdicts(condition, in: space).verdicts
    else { return nil }
    let (kept, unknown) = pool.kept(by: verdicts)
    return kept.isEmpty ? nil : (kept.count, unknown)
  }

  /// The first that holds for some and not for all, else the first that holds for somebody.
  private func first(_ said: [String]) -> String? {
    var everybody: String?
    for said in said {
      guard let held = held(said) else { continue }
      if held.yes < pool.count { return said }
      everybody = everybody ?? said
    }
    return everybody
  }

  private func both(_ yesNo: String?, _ phrase: String?, _ age: String?) -> String? {
    guard let yesNo else { return nil }
    return first([phrase, age].compactMap { $0.map { "\(yesNo), \($0)" } })
  }

  // MARK: What could be asked

  /// The coded fields of a child.
  private func sharedCodes(yesNo: Bool) -> [(field: Field, set: CodeSet)] {
    (session.edition.fields + session.edition.derived.map(\.field)).compactMap { field in
      guard case .code(let position) = field.type, !field.identifies else { return nil }
      let set = session.edition.codeSets[position]
      return (set.yes != nil) == yesNo ? (field, set) : nil
    }
  }

  /// The phrases that say something else; those of several words first, which read the most as
  /// one would say it.
  private func phrases(besides said: String?) -> [String] {
    let names = session.edition.phrases.filter { $0.means.filter { $0 != " " } != said }
      .map(\.phrase)
    return names.filter { $0.contains(" ") } + names.filter { !$0.contains(" ") }
  }

  private var ages: [String] {
    session.edition.derived.map(\.field).filter { $0.type == .age }.flatMap { field in
      ["5..15", "10..17", "0..4"].map { "\(field.name) \($0)" }
    }
  }

  private var coded: [String] {
    sharedCodes(yesNo: false).compactMap { field, set in
      mostHeld(field.name, set).map { "\(field.name) = \(Self.word(set.codes[$0].code))" }
    }
  }

  private var groups: [String] {
    sharedCodes(yesNo: false).compactMap { field, set in
      guard let most = mostHeld(field.name, set), !set.codes[most].group.isEmpty else { return nil }
      return "\(field.name) = \(Self.word(set.codes[most].group))"
    }
  }

  private var lists: [String] { session.area.lists.map { "on \($0.definition.name)" } }

  private var rows: [String] {
    var two: [String] = []
    var one: [String] = []
    for list in session.area.lists {
      let own = list.columns.filter { column in
        !column.field.identifies
          && !session.edition.fields.contains { $0.name == column.field.name }
      }
      let tests = own.compactMap { column -> String? in
        guard case .code(let position) = column.field.type else { return nil }
        let set = session.edition.codeSets[position]
        return Self.mostHeld(column, set).map {
          "\(column.field.name) = \(Self.word(set.codes[$0].code))"
        }
      }
      let name = list.definition.name
      if tests.count > 1 { two.append("\(name)[\(tests[0]) and \(tests[1])]") }
      if let test = tests.first { one.append("\(name)[\(test)]") }
    }
    return two + one
  }

  private var periods: [String] {
    guard session.asOf != nil else { return [] }
    return session.area.lists.flatMap { list in
      let dates = list.columns.map(\.field).filter { field in
        field.type == .date && !field.identifies
          && !session.edition.fields.contains { $0.name == field.name }
      }
      return dates.map { "\(list.definition.name).\($0.name) within 6 months" }
    }
  }

  private var blanks: [String] {
    session.edition.fields.filter { $0.type != .id }.map { "\($0.name) is missing" }
  }

  // MARK: Values that occur

  private func mostHeld(_ name: String, _ set: CodeSet) -> Int? {
    let literal = Literal(text: name, quoted: false, span: Span(0, 0))
    guard let column = try? space.field(literal).column else { return nil }
    return Self.mostHeld(column, set)
  }

  /// The known code that most have; nil where nobody has one.
  private static func mostHeld(_ column: Column, _ set: CodeSet) -> Int? {
    let counts = column.counts()
    var held = [Int](repeating: 0, count: set.codes.count)
    for (entry, value) in column.values.enumerated() {
      guard case .code(let code) = value, !set.codes[code].unknown else { continue }
      held[code] += counts[entry]
    }
    guard let most = held.max(), most > 0 else { return nil }
    return held.firstIndex(of: most)
  }

  /// A value as it is typed: in quotes where it is more than a word.
  private static func word(_ text: String) -> String {
    let isWord = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    return isWord ? text : Literal.quote(text)
  }
}
