/// Reads a statement by a grammar: to arguments, to what could be typed next, to an error.
public struct GrammarParser {
  let grammar: Grammar
  private let vocabulary: Vocabulary
  private let keywords: Set<String>
  /// What stands in front of the arguments, for the usage line.
  private let command: String
  var scanner: Scanner
  private var arguments = Arguments()
  var expectations = ExpectationRecorder()

  init(_ grammar: Grammar, _ vocabulary: Vocabulary, _ text: String, from start: Int) {
    self.grammar = grammar.filled(from: vocabulary)
    self.vocabulary = vocabulary
    keywords = self.grammar.keywords
    let word = String(decoding: Array(text.utf8).prefix(start), as: UTF8.self)
    command = word.isEmpty ? "" : word + " "
    scanner = Scanner(text)
    scanner.move(to: start)
    arguments.statement = text
  }

  /// The arguments in `text` from `start` on.
  ///
  /// - Throws: a diagnostic with the place at which reading stopped and what was expected.
  public static func parse(
    _ text: String, from start: Int, by grammar: Grammar, vocabulary: Vocabulary
  ) throws(Diagnostic) -> Arguments {
    var parser = GrammarParser(grammar, vocabulary, text, from: start)
    let matched = parser.match(parser.grammar)
    parser.scanner.skipSpaces()
    if matched, parser.scanner.isAtEnd { return parser.arguments }
    throw parser.diagnostic()
  }

  /// What the last word of `text` could be completed to, where `text` ends at the cursor.
  public static func expectations(
    _ text: String, from start: Int, by grammar: Grammar, vocabulary: Vocabulary
  ) -> [Expectation] {
    func completing(_ text: String) -> [Expectation] {
      var parser = GrammarParser(grammar, vocabulary, text, from: start)
      _ = parser.match(parser.grammar)
      return parser.expectations.completing
    }
    var all = completing(text)
    // A word that has been begun may be taken for one thing (a path) where it could become
    // another (a keyword): so what could stand there before it was begun counts as well.
    let bytes = Array(text.utf8)
    if let space = bytes.lastIndex(where: isSpace), space + 1 < bytes.count, space + 1 >= start {
      let before = String(decoding: bytes[...space], as: UTF8.self)
      for expectation in completing(before) where !all.contains(expectation) {
        all.append(expectation)
      }
    }
    let last = all.map(\.start).max() ?? 0
    return all.filter { $0.start == last }
  }

  /// What each part of `text` was read as, from `start` on.
  public static func reading(
    _ text: String, from start: Int, by grammar: Grammar, vocabulary: Vocabulary
  ) -> StatementReading {
    var parser = GrammarParser(grammar, vocabulary, text, from: start)
    parser.scanner.marks = []
    let matched = parser.match(parser.grammar)
    parser.scanner.skipSpaces()
    let isWhole = matched && parser.scanner.isAtEnd
    return StatementReading(
      marks: isWhole ? parser.scanner.marks ?? [] : parser.expectations.marks,
      failure: isWhole ? nil : parser.diagnostic(), brokenPhrase: parser.expectations.brokenPhrase)
  }

  // MARK: Matching

  /// Whether `grammar` matches from here; where it does not, nothing has been taken.
  mutating func match(_ grammar: Grammar) -> Bool {
    switch grammar {
    case .keyword(let word, let note): return keyword(word, note)
    case .slot(let slot): return self.slot(slot)
    // None is left in what `filled` makes.
    case .given: return false
    case .sequence(let parts): return attempt { parser in parts.allSatisfy { parser.match($0) } }
    case .choice(let parts): return parts.contains { match($0) }
    case .optional(.repetition(.choice(let clauses))):
      self.clauses(clauses)
      return true
    case .optional(let part):
      _ = match(part)
      return true
    case .repetition(let part): return repetition(part)
    }
  }

  /// Clauses in any order: each once, but for those that may be repeated.
  private mutating func clauses(_ clauses: [Grammar]) {
    var open = Array(clauses.indices)
    while true {
      scanner.skipSpaces()
      let start = scanner.position
      guard let taken = open.first(where: { match(clauses[$0]) }), scanner.position > start else {
        if expectations.failure == nil, clauses.indices.contains(where: { twice(clauses[$0]) }) {
          expectations.failure = Diagnostic(
            "said-twice", "this, or what it stands against, was said already",
            at: Span(start, scanner.wordSpan()?.end ?? start + 1), help: "say it once")
        }
        return
      }
      if case .repetition = clauses[taken] { continue }
      open.removeAll { $0 == taken }
    }
  }

  /// Whether a clause that was taken already could be taken again from here.
  private func twice(_ clause: Grammar) -> Bool {
    var ahead = self
    return ahead.match(clause)
  }

  /// How many paths, fields or children one command takes.
  private static let mostRepetitions = 1_000

  private mutating func repetition(_ part: Grammar) -> Bool {
    guard match(part) else { return false }
    var count = 1
    while true {
      guard count < Self.mostRepetitions else {
        scanner.skipSpaces()
        expectations.failure = Diagnostic(
          "too-many-words", "a command takes \(Self.mostRepetitions) of these at most",
          at: Span(scanner.position, scanner.wordSpan()?.end ?? scanner.position + 1),
          help: "give the rest to the same command once more")
        return false
      }
      count += 1
      let before = scanner
      let taken = arguments.count
      scanner.skipSpaces()
      _ = scanner.skip(",")
      let position = scanner.position
      guard match(part), scanner.position > position else {
        scanner = before
        arguments.cut(to: taken)
        return true
      }
    }
  }

  private mutating func attempt(_ body: (inout GrammarParser) -> Bool) -> Bool {
    let before = scanner
    let taken = arguments.count
    if body(&self) { return true }
    scanner = before
    arguments.cut(to: taken)
    return false
  }

  private mutating func keyword(_ word: String, _ note: String) -> Bool {
    let before = scanner
    scanner.skipSpaces()
    expectations.expect(.keyword(word, note: note), at: scanner.position, in: scanner)
    if let span = scanner.wordSpan(), scanner.text(span).lowercased() == word.lowercased() {
      scanner.move(to: span.end)
      expectations.reached(span.end)
      arguments.add(word, .keyword(span))
      mark(Mark(span, .keyword))
      return true
    }
    scanner = before
    return false
  }

  private mutating func slot(_ slot: Slot) -> Bool {
    let before = scanner
    scanner.skipSpaces()
    if slot.kind == .condition { return condition(slot, before: before) }
    if case .exactly(let word) = slot.kind { return exactly(word, slot, before: before) }
    expectations.expect(.slot(slot), at: scanner.position, in: scanner)
    guard let literal = literal(for: slot.kind) else {
      scanner = before
      return false
    }
    expectations.reached(literal.span.end)
    arguments.add(slot.name, .literal(literal), slot.kind)
    mark(literal.mark(for: slot))
    return true
  }

  private mutating func exactly(_ word: String, _ slot: Slot, before: Scanner) -> Bool {
    expectations.expect(.keyword(word, note: slot.note), at: scanner.position, in: scanner)
    let literal =
      scanner.quoted()
      ?? scanner.wordSpan().map { span in
        Literal(text: scanner.text(span), quoted: false, span: span)
      }
    guard let literal, literal.text.lowercased() == word.lowercased() else {
      scanner = before
      return false
    }
    scanner.move(to: literal.span.end)
    expectations.reached(literal.span.end)
    arguments.add(
      slot.name, .literal(Literal(text: word, quoted: literal.quoted, span: literal.span)))
    mark(Mark(literal.span, .keyword))
    return true
  }

  private mutating func mark(_ mark: Mark) {
    scanner.mark(mark)
    expectations.keep(scanner.marks)
  }

  private mutating func literal(for kind: Slot.Kind) -> Literal? {
    if kind == .rest || kind == .statement {
      let span = Span(scanner.position, scanner.bytes.count)
      guard span.end > span.start else { return nil }
      scanner.move(to: span.end)
      return Literal(text: scanner.text(span), quoted: false, span: span)
    }
    if kind == .errorCode { return errorCode() }
    if let quoted = scanner.quoted() { return quoted }
    if kind == .quoted { return nil }
    // A quote that is not closed is no word: what stands behind it belongs to it.
    if scanner.peek() == UInt8(ascii: "\"") { return nil }
    let word = kind == .field ? scanner.listedSpan() : scanner.wordSpan()
    guard let span = word else { return nil }
    let text = scanner.text(span)
    if keywords.contains(text.lowercased()) { return nil }
    if kind == .number, !text.utf8.allSatisfy(isNumberByte) { return nil }
    scanner.move(to: span.end)
    return Literal(text: text, quoted: false, span: span)
  }

  private mutating func errorCode() -> Literal? {
    let span = Span(
      scanner.position,
      scanner.end {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "-")
      })
    guard span.end > span.start, scanner.bytes.dropFirst(span.end).first == UInt8(ascii: ":") else {
      return nil
    }
    scanner.move(to: span.end + 1)
    return Literal(text: scanner.text(span), quoted: false, span: span)
  }

  private func isNumberByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ",")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
  }

  private mutating func condition(_ slot: Slot, before: Scanner) -> Bool {
    let start = scanner.position
    var parser = ConditionParser(scanner, vocabulary, expectations)
    let result = Result { () throws(Diagnostic) in try parser.condition() }
    expectations = parser.expectations
    switch result {
    case .success(let condition):
      scanner = parser.scanner
      arguments.add(slot.name, .condition(condition, Span(start, scanner.position)))
      return true
    case .failure(let diagnostic):
      expectations.failure = diagnostic
      scanner = before
      return false
    }
  }

  // MARK: Errors

  private func diagnostic() -> Diagnostic {
    if let failure = expectations.failure { return failure }
    let position = expectations.farthest
    var rest = scanner
    rest.move(to: position)
    rest.skipSpaces()
    let found = rest.wordSpan()
    let labels = expectations.atFarthest.map(\.label)
    var start = scanner
    start.move(to: command.utf8.count)
    start.skipSpaces()
    let begun = start.wordSpan().map { start.text($0).lowercased() } ?? ""
    let usage = "usage: \(command)\(grammar.usage(beginning: begun))"
    guard let found else {
      let message =
        labels.isEmpty ? "something is missing here" : "expected \(Self.list(labels))"
      return Diagnostic(
        "incomplete-command", message, at: Span(rest.position, rest.position + 1), help: usage)
    }
    let word = rest.text(found)
    let message =
      labels.isEmpty
      ? "\"\(word)\" is more than this command takes"
      : "expected \(Self.list(labels)), not \"\(word)\""
    let keywords = expectations.atFarthest.compactMap { expectation -> String? in
      guard case .keyword(let word, _) = expectation.kind else { return nil }
      return word
    }
    if keywords.isEmpty, self.keywords.contains(word.lowercased()) {
      return Diagnostic(
        "unexpected-word", message, at: found,
        help: "\(word) is a word of the command itself; as a name it is written in quotes")
    }
    let hint = Nearness.hint(word, among: keywords)
    return Diagnostic("unexpected-word", message, at: found, help: hint.isEmpty ? usage : hint)
  }

  static func list(_ labels: [String]) -> String {
    guard labels.count > 1, let last = labels.last else { return labels.first ?? "" }
    return labels.dropLast().joined(separator: ", ") + " or " + last
  }
}
