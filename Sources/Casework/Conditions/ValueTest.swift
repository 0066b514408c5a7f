import Guidance
import Language
import Table

/// What a predicate asks of one value; asked once for each distinct text of a column.
struct ValueTest {
  private let test: (Value, String) -> Verdict
  /// The pattern that is matched, if one is.
  private let pattern: Literal?

  /// - Throws: `unknown-value`, `bad-date`, `not-a-number`, `not-comparable`, `not-yes-no`,
  ///   `bad-pattern` or `no-as-of-date`, each at the word at fault.
  init(_ predicate: Predicate, _ field: Field, _ space: CaseSpace) throws(Diagnostic) {
    test = try ValueTestMaker(field: field, space: space).test(predicate)
    if case .text(_, .matches, let literal) = predicate { pattern = literal } else { pattern = nil }
  }

  /// The verdict for each distinct text of a column.
  ///
  /// - Throws: `pattern-too-hard` where trying the pattern on all of them could take too long.
  func table(_ column: Column) throws(Diagnostic) -> [UInt8] {
    if let pattern {
      let lengths = column.written.indices.lazy.map { column.written.withBytes($0) { $0.count } }
      guard PatternWork(pattern.text).isBounded(on: lengths) else {
        throw Diagnostic(
          "pattern-too-hard", "on the texts of \(column.field.name) this pattern may take too long",
          at: pattern.span,
          help: "begin it with ^, use fewer of * + ? { and |, or ask contains or starts with")
      }
    }
    // Texts between two looks at Ctrl-C.
    let pace = pattern == nil ? 4096 : 16
    var table = [UInt8](repeating: Verdict.unknown.rawValue, count: column.values.count)
    for (index, (value, written)) in zip(column.values, column.written).enumerated() {
      if index % pace == 0, Interruption.isWanted { break }
      table[index] = test(value, written).rawValue
    }
    return table
  }
}

/// Makes the test of a predicate by the type of its field.
private struct ValueTestMaker {
  typealias Test = (Value, String) -> Verdict

  let field: Field
  let space: CaseSpace

  func test(_ predicate: Predicate) throws(Diagnostic) -> Test {
    switch predicate {
    case .truth(let name): return try truth(name)
    case .comparison(_, let comparison, let value): return try compare(comparison, value)
    case .range(let name, let low, let high): return try range(name, low, high)
    case .among(_, let values):
      if let amongTexts = texts(among: values) { return amongTexts }
      var tests: [Test] = []
      for value in values { tests.append(try compare(.equal, value)) }
      return { value, written in
        var best = Verdict.no
        for test in tests where best != .yes {
          let verdict = test(value, written)
          if verdict.rawValue > best.rawValue { best = verdict }
        }
        return best
      }
    case .missing(_, let negated): return { value, _ in Verdict((value == .missing) != negated) }
    case .unknown(_, let negated):
      return { value, _ in Verdict(self.known(value) == negated) }
    case .dated(let name, let before, let date):
      try requireDate(name)
      let day = try self.date(date)
      return dates { Verdict(before ? $0 < day : $0 > day) }
    case .period(let name, let olderThan, let count, let unit):
      return try period(name, olderThan, count, unit)
    case .text(let name, let test, let text): return try textTest(name, test, text)
    case .phrase, .someRow, .count, .onList, .inSet: return { _, _ in .unknown }
    }
  }

  /// One of some texts, looked up and not compared one by one; nil for a field of another type.
  private func texts(among values: [Literal]) -> Test? {
    switch field.type {
    case .id, .text:
      let wanted = Set(values.map { Spelling.ofValue($0.text) })
      return texts { Verdict(wanted.contains(Spelling.ofValue($0))) }
    case .date, .whole, .age, .code: return nil
    }
  }

  /// Whether a value is there and says something.
  private func known(_ value: Value) -> Bool {
    switch value {
    case .missing, .unreadable: false
    case .code(let position): !isUnknownCode(position)
    case .text, .date, .whole: true
    }
  }

  private var codeSet: CodeSet? {
    guard case .code(let set) = field.type else { return nil }
    return space.edition.codeSets[set]
  }

  private func isUnknownCode(_ position: Int) -> Bool {
    codeSet?.codes[position].unknown ?? false
  }

  // MARK: By type

  private func truth(_ name: Literal) throws(Diagnostic) -> Test {
    guard let yes = codeSet?.yes else {
      throw Diagnostic(
        "not-yes-no", "\"\(name.text)\" is not a yes/no field, nor a phrase", at: name.span,
        help: "say what it must be, such as \(example)")
    }
    return codes([yes])
  }

  private var example: String {
    switch field.type {
    case .id, .text: "\(field.name) contains \"…\""
    case .date: "\(field.name) within 6 months"
    case .whole, .age: "\(field.name) >= 5"
    case .code: "\(field.name) = \(codeSet?.codes.first?.code ?? "…")"
    }
  }

  private func compare(_ comparison: Comparison, _ literal: Literal) throws(Diagnostic) -> Test {
    switch field.type {
    case .date:
      let day = try date(literal)
      return dates { Verdict(comparison.holds(Int($0.days), Int(day.days))) }
    case .whole, .age:
      let number = try number(literal)
      return wholes { Verdict(comparison.holds($0, number)) }
    case .code(let set): return try compareCode(comparison, literal, space.edition.codeSets[set])
    case .id, .text:
      try requireEquality(comparison, literal)
      let wanted = Spelling.ofValue(literal.text)
      return texts { Verdict((Spelling.ofValue($0) == wanted) == (comparison == .equal)) }
    }
  }

  private func compareCode(
    _ comparison: Comparison, _ literal: Literal, _ set: CodeSet
  ) throws(Diagnostic) -> Test {
    try requireEquality(comparison, literal)
    // The group first: where a group and a value share a name, the value is of the group.
    var wanted = set.positions(inGroup: literal.text)
    if wanted.isEmpty, let position = set.position(of: literal.text) { wanted = [position] }
    guard !wanted.isEmpty else {
      let names = set.codes.flatMap { [$0.code, $0.label] } + set.groups
      let hint = Nearness.hint(literal.text, among: names)
      let some = set.codes.prefix(8).map(\.code).joined(separator: ", ")
      throw Diagnostic(
        "unknown-value", "\"\(literal.text)\" is no value of \(field.name)", at: literal.span,
        help: hint.isEmpty ? "its values: \(some)\(set.codes.count > 8 ? " …" : "")" : hint)
    }
    return codes(Set(wanted), negated: comparison == .notEqual)
  }

  /// Equal to one of the codes; an unknown one is equal only where it is asked for itself.
  private func codes(_ wanted: Set<Int>, negated: Bool = false) -> Test {
    { value, _ in
      guard case .code(let position) = value else { return .unknown }
      if wanted.contains(position) { return Verdict(!negated) }
      if self.isUnknownCode(position), !wanted.contains(where: self.isUnknownCode) {
        return .unknown
      }
      return Verdict(negated)
    }
  }

  private func range(_ name: Literal, _ low: Literal, _ high: Literal) throws(Diagnostic) -> Test {
    switch field.type {
    case .date:
      let from = try date(low)
      let to = try date(high)
      return dates { Verdict($0 >= from && $0 <= to) }
    case .whole, .age:
      let from = try number(low)
      let to = try number(high)
      return wholes { Verdict($0 >= from && $0 <= to) }
    case .id, .text, .code:
      throw Diagnostic(
        "not-comparable", "\"\(name.text)\" has no order, so no range", at: name.span,
        help: "use in (…, …)")
    }
  }

  private func period(
    _ name: Literal, _ olderThan: Bool, _ count: Int, _ unit: PeriodUnit
  ) throws(Diagnostic) -> Test {
    try requireDate(name)
    guard let asOf = space.asOf else {
      throw Diagnostic(
        "no-as-of-date", "a period counts back from the as-of date, and none is set",
        at: name.span, help: "notify DATE or as-of DATE sets it")
    }
    guard let from = asOf.back(count, unit) else {
      throw Diagnostic(
        "number-out-of-range", "that is before the calendar begins", at: name.span,
        help: "ask for a shorter period, such as 24 months")
    }
    return dates { Verdict(olderThan ? $0 < from : $0 >= from && $0 <= asOf) }
  }

  private func textTest(
    _ name: Literal, _ test: TextTest, _ literal: Literal
  ) throws(Diagnostic) -> Test {
    let matches: (String) -> Bool
    switch test {
    case .contains:
      let wanted = Spelling.ofValue(literal.text)
      matches = { Spelling.ofValue($0).contains(wanted) }
    case .startsWith:
      let wanted = Spelling.ofValue(literal.text)
      matches = { Spelling.ofValue($0).hasPrefix(wanted) }
    case .matches: matches = try pattern(literal)
    }
    return { value, written in
      switch value {
      case .missing: return .unknown
      case .code(let position):
        let label = self.codeSet?.codes[position].label ?? ""
        return Verdict(matches(written) || matches(label))
      case .unreadable, .text, .date, .whole: return Verdict(matches(written))
      }
    }
  }

  private func pattern(_ literal: Literal) throws(Diagnostic) -> (String) -> Bool {
    if let fault = PatternGuard.fault(in: literal.text) {
      throw Diagnostic("pattern-too-hard", fault, at: literal.span, help: "help filter")
    }
    do {
      let regex = try Regex(literal.text).ignoresCase()
      return { text in
        ((try? regex.firstMatch(in: text.prefix(PatternGuard.longestText))) ?? nil) != nil
      }
    } catch {
      throw Diagnostic(
        "bad-pattern", "this is not a pattern that can be read", at: literal.span,
        help: "put \\ before . ( ) [ ] * + ? where they stand for themselves")
    }
  }

  // MARK: Values

  private func dates(_ test: @escaping (CivilDate) -> Verdict) -> Test {
    { value, _ in
      guard case .date(let date) = value else { return .unknown }
      return test(date)
    }
  }

  private func wholes(_ test: @escaping (Int) -> Verdict) -> Test {
    { value, _ in
      guard case .whole(let number) = value else { return .unknown }
      return test(number)
    }
  }

  private func texts(_ test: @escaping (String) -> Verdict) -> Test {
    { value, written in value == .text ? test(written) : .unknown }
  }

  private func date(_ literal: Literal) throws(Diagnostic) -> CivilDate {
    guard let date = CivilDate.parse(literal.text) else {
      throw Diagnostic(
        "bad-date", "\"\(literal.text)\" is not a date", at: literal.span,
        help: "type it as 2026-03-02 or 02/03/2026")
    }
    return date
  }

  private func number(_ literal: Literal) throws(Diagnostic) -> Int {
    try Arguments.number(literal, in: -1_000_000_000...1_000_000_000)
  }

  private func requireDate(_ name: Literal) throws(Diagnostic) {
    guard field.type == .date else {
      throw Diagnostic(
        "not-comparable", "\"\(name.text)\" is not a date", at: name.span,
        help: "say what it must be, such as \(example)")
    }
  }

  private func requireEquality(
    _ comparison: Comparison, _ literal: Literal
  ) throws(Diagnostic) {
    guard comparison == .equal || comparison == .notEqual else {
      throw Diagnostic(
        "not-comparable", "\(field.name) has no order: only = and != can be asked of it",
        at: literal.span, help: "such as \(example)")
    }
  }
}

extension CivilDate {
  /// The day that many days, weeks or calendar months earlier; a month that is too short
  /// gives its last day.
  func back(_ count: Int, _ unit: PeriodUnit) -> CivilDate? {
    switch unit {
    case .days: return adding(days: -count)
    case .weeks: return adding(days: -7 * count)
    case .months:
      let parts = self.parts
      let months = parts.year * 12 + parts.month - 1 - count
      guard months >= 12 else { return nil }
      let (year, month) = (months / 12, months % 12 + 1)
      let day = min(parts.day, CivilDate.length(ofMonth: month, year: year))
      return CivilDate(year: year, month: month, day: day)
    }
  }
}
