/// The words and marks that conditions are made of.
extension ConditionParser {
  mutating func name(
    _ kind: Expectation.Kind?, _ label: String
  ) throws(Diagnostic) -> Literal {
    scanner.skipSpaces()
    if let kind { expectations.expect(kind, at: scanner.position, in: scanner) }
    let meaning: Mark.Meaning = kind == .list ? .list : kind == .set ? .set : .field
    if let quoted = scanner.quoted() {
      mark(quoted.span, meaning, name: quoted)
      return quoted
    }
    guard let span = scanner.nameSpan() else { throw expected(label) }
    scanner.move(to: span.end)
    let name = Literal(text: scanner.text(span), quoted: false, span: span)
    mark(span, meaning, name: name)
    return name
  }

  mutating func value(of field: Literal) throws(Diagnostic) -> Literal {
    scanner.skipSpaces()
    expectations.expect(.value(field: field.text), at: scanner.position, in: scanner)
    guard let literal = literal() else { throw expected("a value") }
    markValue(literal)
    return literal
  }

  mutating func literal() -> Literal? {
    if let quoted = scanner.quoted() { return quoted }
    guard let span = scanner.valueSpan() else { return nil }
    scanner.move(to: span.end)
    return Literal(text: scanner.text(span), quoted: false, span: span)
  }

  mutating func valueList(of field: Literal) throws(Diagnostic) -> [Literal] {
    guard symbol("(") else { throw expected("\"(\" and values parted by commas") }
    var values = [try value(of: field)]
    while symbol(",") {
      values.append(try value(of: field))
      self.values += 1
      guard self.values < Self.mostValues else {
        throw Diagnostic(
          "condition-too-long", "a condition may name \(Self.mostValues) values", at: here,
          help: "keep the children of some of them as a set, then those of the others")
      }
    }
    guard symbol(")") else { throw expected("\",\" or \")\"") }
    return values
  }

  mutating func pattern() throws(Diagnostic) -> Literal {
    scanner.skipSpaces()
    let start = scanner.position
    guard scanner.skip("/") != nil else { throw expected("a pattern such as /^Team [12]/") }
    var content: [UInt8] = []
    while let byte = scanner.peek() {
      scanner.move(to: scanner.position + 1)
      if byte == UInt8(ascii: "/") {
        let text = String(decoding: content, as: UTF8.self)
        mark(Span(start, scanner.position), .value)
        return Literal(text: text, quoted: false, span: Span(start, scanner.position))
      }
      content.append(byte)
      if byte == UInt8(ascii: "\\"), let next = scanner.peek() {
        scanner.move(to: scanner.position + 1)
        content.append(next)
      }
    }
    throw Diagnostic.openPattern(at: start)
  }

  mutating func comparison() throws(Diagnostic) -> Comparison {
    guard let comparison = comparisonSymbol() else { throw expected("=, !=, <, <=, > or >=") }
    return comparison
  }

  mutating func comparisonSymbol() -> Comparison? {
    scanner.skipSpaces()
    for (sign, comparison) in Self.signs {
      guard let span = scanner.skip(sign) else { continue }
      mark(span, .operation)
      return comparison
    }
    return nil
  }

  /// The two-character ones first, so that `<=` is not read as `<`.
  private static let signs: [(String, Comparison)] =
    [("==", .equal), ("<>", .notEqual)]
    + [Comparison.notEqual, .lessOrEqual, .greaterOrEqual, .equal, .less, .greater].map {
      ($0.rawValue, $0)
    }

  mutating func wholeNumber() throws(Diagnostic) -> Int {
    scanner.skipSpaces()
    guard let span = scanner.valueSpan(), let number = Int(scanner.text(span)), number >= 0,
      number <= 1_000_000
    else { throw expected("a whole number") }
    scanner.move(to: span.end)
    mark(span, .number)
    return number
  }

  mutating func symbol(_ mark: String) -> Bool {
    let before = scanner
    scanner.skipSpaces()
    if scanner.skip(mark) != nil { return true }
    scanner = before
    return false
  }

  /// Takes the word if it stands next, in any case and as a whole.
  mutating func word(_ word: String, expected: Bool = false) -> Bool {
    let before = scanner
    scanner.skipSpaces()
    if expected {
      expectations.expect(.keyword(word, note: ""), at: scanner.position, in: scanner)
    }
    if let span = scanner.nameSpan(), scanner.text(span).lowercased() == word {
      scanner.move(to: span.end)
      mark(span, .keyword)
      return true
    }
    scanner = before
    return false
  }

  var here: Span {
    var ahead = scanner
    ahead.skipSpaces()
    return ahead.valueSpan() ?? Span(ahead.position, ahead.position + 1)
  }

  func expected(_ what: String) -> Diagnostic {
    let place = here
    if place.start >= scanner.bytes.count {
      return Diagnostic(
        "incomplete-condition", "the condition is not finished: expected \(what)", at: place,
        help: "help conditions shows what can stand there")
    }
    return Diagnostic(
      "bad-condition",
      "expected \(what), not \"\(scanner.text(place.end <= scanner.bytes.count ? place : Span(place.start, scanner.bytes.count)))\"",
      at: place, help: "help filter shows what a condition may be")
  }
}

extension Diagnostic {
  static func openPattern(at start: Int) -> Diagnostic {
    Diagnostic(
      "open-pattern", "a pattern is opened here and never closed", at: Span(start, start + 1),
      help: "close it with /")
  }
}
