import Casework
import Commands
import Guidance
import Language
import Render
import Table

/// What is said of fields: their names and headings, what may be asked of them, and the values that
/// occur, each with how many have it.
extension Completer {
  typealias Candidate = (text: String, note: String, closes: Bool)

  /// Short names; headings too where one was begun, in a quote or with letters that no name has.
  func fields(_ typed: String) -> [Candidate] {
    let names = session.space.fieldNames
    let short = names.map { (quoted($0), session.title(ofField: $0), false) }
    let wanted = typed.lowercased()
    guard typed.hasPrefix("\"") || (wanted.count > 1 && !names.contains { $0.hasPrefix(wanted) })
    else { return short }
    return (typed.hasPrefix("\"") ? [] : short) + headings(of: names)
  }

  /// The headings of the edition and of loaded files, each with the field that it stands for.
  private func headings(of names: [String]) -> [Candidate] {
    var seen = Set<String>()
    var found: [Candidate] = []
    for name in names {
      let title = session.title(ofField: name)
      if !title.isEmpty, title != name, seen.insert(title.lowercased()).inserted {
        found.append((Self.quote(title), name, false))
      }
    }
    for list in session.area.lists {
      for report in list.parts.flatMap(\.reports) {
        guard let name = report.field, seen.insert(report.heading.lowercased()).inserted else {
          continue
        }
        found.append((Self.quote(report.heading), name, false))
      }
    }
    return found
  }

  func comparisons(_ name: String) -> [Candidate] {
    guard let found = field(name) else { return [] }
    let always: [Candidate] = [
      ("is missing", "no value", true), ("is unknown", "not known", true),
    ]
    switch found.column.field.type {
    case .date:
      return [
        ("before", "a date", true), ("after", "a date", true), ("within", "N months", true),
        ("older than", "N months", true),
      ] + always
    case .whole, .age:
      return [
        ("=", "is", true), (">=", "at least", true), ("<=", "at most", true),
        (">", "more than", true), ("<", "less than", true),
      ] + always
    case .code:
      return [
        ("=", "is", true), ("!=", "is not", true), ("in (", "one of several", false),
      ] + always
    case .id, .text:
      return [
        ("=", "is", true), ("contains", "a text", true), ("starts with", "a text", true),
        ("matches /", "a pattern", false),
      ] + always
    }
  }

  /// The most different texts that a field may hold for them to be offered. Where several lists
  /// have it, each has entries of its own.
  private static let mostTexts = 200
  private static let mostEntries = 5_000

  /// The values of a field, each with how many of the children shown now have it, or how many rows
  /// of its list; groups behind them. None of a field that identifies anybody.
  func values(_ name: String, _ typed: String) -> [Candidate] {
    guard let found = field(name) else { return [] }
    let column = found.column
    guard !column.field.identifies else { return [] }
    switch column.field.type {
    case .code(let set): return codes(session.edition.codeSets[set], held(found), column, typed)
    case .text where column.written.count <= Self.mostEntries: return texts(column, held(found))
    default: return []
    }
  }

  private func texts(_ column: Column, _ counts: [Int]) -> [Candidate] {
    var held: [String: Int] = [:]
    for entry in column.written.indices where column.values[entry] == .text && counts[entry] > 0 {
      held[column.written[entry], default: 0] += counts[entry]
    }
    guard held.count <= Self.mostTexts else { return [] }
    return held.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      (quoted($0.key), $0.value.grouped, true)
    }
  }

  private func codes(
    _ codeSet: CodeSet, _ counts: [Int], _ column: Column, _ typed: String
  ) -> [Candidate] {
    var held = [Int](repeating: 0, count: codeSet.codes.count)
    for (entry, value) in column.values.enumerated() {
      if case .code(let position) = value { held[position] += counts[entry] }
    }
    let codes = codeSet.codes.enumerated().map { position, code -> Candidate in
      let label = code.label == code.code ? "" : " · \(code.label)"
      return (quoted(code.code), "\(held[position].grouped)\(label)", true)
    }
    // What was begun in words is completed in words; the codes stand for a fresh start.
    let words = codeSet.codes.enumerated().filter { $1.label != $1.code && !typed.isEmpty }
      .map { position, code -> Candidate in
        (quoted(code.label), "\(held[position].grouped) · \(code.code)", true)
      }
    let groups = codeSet.groups.map { group -> Candidate in
      let sum = codeSet.codes.indices.reduce(0) {
        codeSet.codes[$1].group == group ? $0 + held[$1] : $0
      }
      return (quoted(group), "\(sum.grouped) · the group", true)
    }
    return codes + words + groups
  }

  /// How many hold each distinct text of the field.
  private func held(_ found: CaseSpace.Found) -> [Int] {
    let column = found.column
    guard found.list == nil, !session.working.isEveryone else { return column.counts() }
    var counts = [Int](repeating: 0, count: column.values.count)
    for child in session.working { counts[Int(column.codes[Int(child)])] += 1 }
    return counts
  }

  /// A name or a value as the line takes it: a plain word, or quoted. What is no word to some part
  /// of the grammar, or means something there, is quoted.
  func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "_.-".utf8.contains(byte)
      }
    }
    let isWord = isPlain && !text.isEmpty && !text.hasPrefix("-") && !text.contains("..")
    return isWord && !Self.words.contains(text.lowercased()) ? text : Self.quote(text)
  }

  /// A text in quotes, in which nothing is taken for a parameter.
  static func quote(_ text: String) -> String { ParameterMark.escaped(Literal.quote(text)) }

  /// What is a word of a command or of the condition language itself.
  private static let words = Registry.commands.reduce(into: Set(Expectation.comparisons)) {
    $0.formUnion($1.grammar.keywords)
  }.union(["and", "or", "not", "in", "on", "count", "is", "missing", "unknown"])
}
