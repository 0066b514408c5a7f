/// Reads the condition language, and notes at each place what could stand there.
///
///     condition = clause { "," clause }        comma: and, weakest
///     clause    = term { "or" term }
///     term      = factor { "and" factor }
///     factor    = ["not"] ( "(" condition ")" | predicate )
///
/// It stops at the first word that cannot carry the condition on, so that a command may go
/// on behind it (`require 2 where disability = Y seed 7`).
struct ConditionParser {
  var scanner: Scanner
  var expectations: ExpectationRecorder
  private let vocabulary: Vocabulary
  private var depth = 0
  /// The list in whose brackets the parser is.
  var rowsOf: Literal?

  /// How deeply brackets and `not` may nest: a bound on the stack, far beyond any real use.
  private static let deepest = 100
  /// How many things one condition may ask, and how many values its lists may name in all.
  static let mostPredicates = 1_000
  static let mostValues = 100_000
  private var predicates = 0
  var values = 0

  init(_ scanner: Scanner, _ vocabulary: Vocabulary, _ expectations: ExpectationRecorder) {
    self.scanner = scanner
    self.vocabulary = vocabulary
    self.expectations = expectations
  }

  mutating func condition() throws(Diagnostic) -> Condition {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw Diagnostic(
        "condition-too-deep", "this is nested more than \(Self.deepest) deep", at: here,
        help: "split it into several filters")
    }
    var parts = [try clause()]
    while symbol(",") { parts.append(try clause()) }
    return Self.joined(parts, by: Condition.all)
  }

  private mutating func clause() throws(Diagnostic) -> Condition {
    var parts = [try term()]
    while word("or", expected: true) { parts.append(try term()) }
    return Self.joined(parts, by: Condition.any)
  }

  private mutating func term() throws(Diagnostic) -> Condition {
    var parts = [try factor()]
    while word("and", expected: true) { parts.append(try factor()) }
    return Self.joined(parts, by: Condition.all)
  }

  private mutating func factor() throws(Diagnostic) -> Condition {
    var negations = 0
    while word("not", expected: true) { negations += 1 }
    let part: Condition
    if symbol("(") {
      part = try condition()
      guard symbol(")") else { throw expected("\")\" or another part of the condition") }
    } else {
      part = try predicate()
    }
    return negations.isMultiple(of: 2) ? part : .not(part)
  }

  private static func joined(
    _ parts: [Condition], by join: ([Condition]) -> Condition
  ) -> Condition {
    parts.count == 1 ? parts[0] : join(parts)
  }

  // MARK: Predicates

  private mutating func predicate() throws(Diagnostic) -> Condition {
    scanner.skipSpaces()
    let start = scanner.position
    predicates += 1
    guard predicates <= Self.mostPredicates else {
      throw Diagnostic(
        "condition-too-long", "a condition may ask \(Self.mostPredicates) things", at: here,
        help: "name several values at once, as in team in (North, South); or filter step by step")
    }
    expectations.expect(.field, at: start, in: scanner)
    expectations.expect(.phrase, at: start, in: scanner)
    let predicate = try anyPredicate()
    expectations.reached(scanner.position)
    return .predicate(predicate, Span(start, scanner.position))
  }

  private mutating func anyPredicate() throws(Diagnostic) -> Predicate {
    if let phrase = phrase() { return phrase }
    if let predicate = try listPredicate() { return predicate }
    return try fieldPredicate()
  }

  private mutating func phrase() -> Predicate? {
    for words in vocabulary.phrases {
      let before = scanner
      if let end = endOfPhrase(words) {
        scanner = before
        scanner.skipSpaces()
        let span = Span(scanner.position, end)
        scanner.move(to: end)
        // `disabled = Y` speaks of a field, whatever the phrases are.
        if words.count > 1 || !fieldFollows {
          mark(span, .phrase)
          return .phrase(words.joined(separator: " "))
        }
      }
      scanner = before
    }
    return nil
  }

  /// Where the words end, if they stand next.
  private mutating func endOfPhrase(_ words: [String]) -> Int? {
    scanner.skipSpaces()
    let start = scanner.position
    var ahead = self
    ahead.scanner.marks = nil
    for (index, word) in words.enumerated() where !ahead.word(word) {
      ahead.scanner.skipSpaces()
      let span = Span(ahead.scanner.position, ahead.scanner.bytes.count)
      // Only the last word of the text can be broken off, and all that follows is longer than it.
      guard span.end - span.start <= word.utf8.count else { return nil }
      let rest = ahead.scanner.text(span)
      if index > 0, word.hasPrefix(rest.lowercased()) { expectations.brokenPhrase = start }
      return nil
    }
    return ahead.scanner.position
  }

  private var fieldFollows: Bool {
    var ahead = self
    ahead.scanner.marks = nil
    ahead.scanner.skipSpaces()
    if let byte = ahead.scanner.peek(), "=<>![".utf8.contains(byte) { return true }
    return Expectation.comparisons.contains { ahead.word($0) }
  }

  private mutating func listPredicate() throws(Diagnostic) -> Predicate? {
    let before = scanner
    if word("on") { return .onList(try name(.list, "a list")) }
    if word("in"), !fieldFollows { return .inSet(try name(.set, "the name of a kept set")) }
    scanner = before
    if word("count"), !fieldFollows {
      let list = try name(.list, "a list")
      let rows = symbol("[") ? try rowCondition(of: list) : nil
      let comparison = try comparison()
      return .count(list: list, rows, comparison, try wholeNumber())
    }
    scanner = before
    if let span = scanner.nameSpan() {
      scanner.move(to: span.end)
      let list = Literal(text: scanner.text(span), quoted: false, span: span)
      if symbol("[") {
        scanner.move(to: span.end)
        mark(span, .list, name: list)
        _ = symbol("[")
        return .someRow(list: list, try rowCondition(of: list))
      }
    }
    scanner = before
    return nil
  }

  private mutating func rowCondition(of list: Literal) throws(Diagnostic) -> Condition {
    let outside = rowsOf
    rowsOf = list
    defer { rowsOf = outside }
    let condition = try condition()
    guard symbol("]") else { throw expected("\"]\"") }
    return condition
  }

  private mutating func fieldPredicate() throws(Diagnostic) -> Predicate {
    let field = try name(nil, "a field, a phrase or \"(\"")
    expectations.reached(field.span.end)
    scanner.skipSpaces()
    expectations.expect(.comparison(field: field.text), at: scanner.position, in: scanner)
    if let comparison = comparisonSymbol() { return try compared(field, comparison) }
    if word("is") { return try isPredicate(field) }
    if word("in") { return .among(field, try valueList(of: field)) }
    if word("before") { return .dated(field, before: true, try value(of: field)) }
    if word("after") { return .dated(field, before: false, try value(of: field)) }
    if word("older") {
      guard word("than", expected: true) else { throw expected("\"than\"") }
      return try period(field, olderThan: true)
    }
    if word("within") { return try period(field, olderThan: false) }
    if word("contains") { return .text(field, .contains, try value(of: field)) }
    if word("starts") {
      guard word("with", expected: true) else { throw expected("\"with\"") }
      return .text(field, .startsWith, try value(of: field))
    }
    if word("matches") { return .text(field, .matches, try pattern()) }
    return try rangeOrTruth(field)
  }

  private mutating func compared(
    _ field: Literal, _ comparison: Comparison
  ) throws(Diagnostic) -> Predicate {
    let low = try value(of: field)
    if comparison == .equal, rangeMark() {
      return .range(field, low: low, high: try value(of: field))
    }
    return .comparison(field, comparison, low)
  }

  private mutating func rangeOrTruth(_ field: Literal) throws(Diagnostic) -> Predicate {
    let before = scanner
    scanner.skipSpaces()
    if let low = literal(), scanner.peek() == UInt8(ascii: "."),
      scanner.peek(1) == UInt8(ascii: ".")
    {
      markValue(low)
      _ = rangeMark()
      return .range(field, low: low, high: try value(of: field))
    }
    scanner = before
    return .truth(field)
  }

  private mutating func rangeMark() -> Bool {
    guard let span = scanner.skip("..") else { return false }
    mark(span, .operation)
    return true
  }

  private mutating func isPredicate(_ field: Literal) throws(Diagnostic) -> Predicate {
    let negated = word("not", expected: true)
    if word("missing", expected: true) { return .missing(field, negated: negated) }
    if word("unknown", expected: true) { return .unknown(field, negated: negated) }
    throw expected("\"missing\" or \"unknown\"")
  }

  private mutating func period(
    _ field: Literal, olderThan: Bool
  ) throws(Diagnostic) -> Predicate {
    let count = try wholeNumber()
    for unit in PeriodUnit.allCases
    where word(unit.rawValue, expected: true) || word(String(unit.rawValue.dropLast())) {
      return .period(field, olderThan: olderThan, count: count, unit: unit)
    }
    throw expected("days, weeks or months")
  }
}
