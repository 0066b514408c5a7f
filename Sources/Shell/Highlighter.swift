import Casework
import Commands
import Guidance
import Language

/// What the parts of a line that is being typed mean, read off the grammar of its commands.
///
/// It looks at names alone, and at no row. What is still a beginning of something known, at the
/// end of the line or at the cursor, is not called unknown.
public struct Highlighter {
  private let session: Session?
  private let names: FieldNames?
  private let vocabulary: Vocabulary?

  /// - Parameter session: without one, only commands are known.
  public init(_ session: Session?) {
    self.session = session
    names = session.map { FieldNames($0.area) }
    vocabulary = session?.edition.vocabulary
  }

  /// Marks in order, none over another, each on the boundaries of scalars; `cursor` counts UTF-8
  /// bytes.
  public func marks(_ text: String, cursor: Int) -> [Mark] {
    let parts = StatementReader.parts(of: text)
    var canvas = MarkCanvas(text)
    for (index, statement) in parts.statements.enumerated() {
      let isOpen = parts.openQuote != nil && index == parts.statements.count - 1
      paint(
        statement, closing: isOpen ? parts.openQuote.map { canvas.bytes[$0] } : nil,
        cursor: cursor, on: &canvas)
    }
    for comment in parts.comments { canvas.paint(comment, .comment) }
    return canvas.marks
  }

  /// Commands within commands are looked at so far.
  private static let deepest = 16

  private func paint(
    _ statement: Statement, closing: UInt8?, cursor: Int, depth: Int = 0,
    on canvas: inout MarkCanvas
  ) {
    guard depth < Self.deepest else { return }
    var text = statement.text
    // An open quote is read as though it were closed here.
    if let closing { text.unicodeScalars.append(Unicode.Scalar(closing)) }
    var part = StatementPart(text, at: statement.offset)
    var unknownParameter: Span?
    do {
      part.filled = try Interpreter.filled(text, session?.parameters ?? [])
    } catch {
      unknownParameter = session == nil ? nil : error.span
    }
    defer { if let unknownParameter { canvas.paint(part.source(unknownParameter), .unknown) } }
    // The last word, and the one in which the cursor stands, may go on.
    part.cursor = cursor
    part.end = canvas.bytes.count
    let input = part.filled?.text ?? text
    let (word, first) = Interpreter.firstWord(input)
    guard let command = try? Registry.command(word, at: first, abbreviated: true) else {
      let isBeginning = Registry.commands.contains { $0.name.hasPrefix(word.lowercased()) }
      if !(isBeginning && part.isUnfinished(first)) {
        canvas.paint(part.source(first), .unknown)
      }
      return
    }
    canvas.paint(part.source(first), .command)
    guard let vocabulary else { return }
    let reading = GrammarParser.reading(
      input, from: first.end, by: command.grammar, vocabulary: vocabulary)
    func isBegun(_ span: Span) -> Bool {
      guard part.isUnfinished(span) else { return false }
      let before = Array(input.utf8).prefix(span.end)
      if closing != nil, before.count == input.utf8.count { return true }
      let typed = String(decoding: before.dropFirst(span.start), as: UTF8.self).lowercased()
      return GrammarParser.expectations(
        String(decoding: before, as: UTF8.self), from: first.end, by: command.grammar,
        vocabulary: vocabulary
      ).contains { isBeginning(typed, of: $0.kind) }
    }
    for mark in reading.marks {
      if mark.slot == Mark.statement {
        let start = part.source(mark.span).start
        let inner = statement.text.utf8.dropFirst(start - statement.offset)
        paint(
          Statement(text: String(decoding: inner, as: UTF8.self), offset: start),
          closing: closing, cursor: cursor, depth: depth + 1, on: &canvas)
      } else if isKnown(mark) {
        canvas.paint(part.source(mark.span), mark.meaning)
      } else if !(part.isUnfinished(mark.span) && isBeginning(mark)) && !isBegun(mark.span) {
        canvas.paint(part.source(mark.span), .unknown)
      }
    }
    guard let failed = reading.failure?.span, failed.start < input.utf8.count else { return }
    if let phrase = reading.brokenPhrase, phrase <= failed.start, part.isUnfinished(failed) {
      return
    }
    if !isBegun(failed) { canvas.paint(part.source(failed), .unknown) }
  }

  private func isKnown(_ mark: Mark) -> Bool {
    guard let session, let names, let name = mark.name else { return true }
    return switch mark.meaning {
    case .field:
      names.isKnown(name, rowsOf: mark.list?.text)
        || (mark.slot == "fields" && session.edition.list(named: name.text) != nil)
    case .list: session.edition.list(named: name.text) != nil
    case .set: session.sets.contains { $0.name.lowercased() == name.text.lowercased() }
    default: true
    }
  }

  // MARK: Beginnings

  /// Whether the name of a mark begins one that is known.
  private func isBeginning(_ mark: Mark) -> Bool {
    guard let name = mark.name, !name.quoted else { return false }
    let typed = name.text.lowercased()
    return switch mark.meaning {
    case .field:
      isBeginningOfField(typed) || names?.hasBeginning(typed, rowsOf: mark.list?.text) ?? true
    case .list: isBeginning(typed, of: Expectation.Kind.list)
    case .set: isBeginning(typed, of: Expectation.Kind.set)
    default: false
    }
  }

  private func isBeginning(_ typed: String, of kind: Expectation.Kind) -> Bool {
    switch kind {
    case .keyword(let word, _): word.lowercased().hasPrefix(typed)
    case .slot(let slot): isBeginning(typed, of: slot.kind)
    case .field, .phrase: isBeginningOfField(typed)
    case .comparison:
      typed.utf8.first.map { (0x30...0x39).contains($0) } ?? true
        || Expectation.comparisons.contains { $0.hasPrefix(typed) }
    case .value: true
    case .list: lists.contains { $0.hasPrefix(typed) }
    case .set: session?.sets.contains { $0.name.lowercased().hasPrefix(typed) } ?? true
    }
  }

  private func isBeginning(_ typed: String, of kind: Slot.Kind) -> Bool {
    switch kind {
    case .field, .condition: isBeginningOfField(typed)
    case .list: isBeginning(typed, of: Expectation.Kind.list)
    case .set: isBeginning(typed, of: Expectation.Kind.set)
    case .number:
      typed.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-,".utf8.contains($0) }
    case .exactly(let word): word.lowercased().hasPrefix(typed)
    case .quoted: typed.hasPrefix("\"") || typed.hasPrefix("'")
    case .word, .text, .path, .range, .date, .child, .seed, .topic, .entry, .rest, .errorCode,
      .statement:
      true
    }
  }

  private func isBeginningOfField(_ typed: String) -> Bool {
    guard let session, let names else { return true }
    return names.hasBeginning(typed) || lists.contains { $0.hasPrefix(typed) }
      || ["not", "on", "in", "count"].contains { $0.hasPrefix(typed) }
      || session.edition.phrases.contains { $0.phrase.lowercased().hasPrefix(typed) }
  }

  private var lists: [String] { session?.edition.lists.map(\.name) ?? [] }

  // MARK: Hints

  /// What the grammar expects behind the text: the rest of a command's name, or of its usage.
  public func rest(of text: String) -> String {
    let parts = StatementReader.parts(of: text)
    guard parts.openQuote == nil, let statement = parts.statements.last,
      parts.comments.last.map({ $0.end < text.utf8.count }) ?? true
    else { return "" }
    let behind = text.utf8.dropFirst(statement.offset + statement.text.utf8.count)
    guard behind.allSatisfy({ $0 == UInt8(ascii: " ") }) else { return "" }
    let (word, first) = Interpreter.firstWord(statement.text)
    guard let command = try? Registry.command(word, at: first, abbreviated: true) else { return "" }
    if behind.isEmpty {
      guard first.end == statement.text.utf8.count, command.name.hasPrefix(word) else { return "" }
      let usage = command.usage(vocabulary ?? Vocabulary(phrases: []))
      return usage.dropFirst(word.count).description
    }
    guard let vocabulary else { return "" }
    return GrammarParser.rest(
      statement.text + " ", from: first.end, by: command.grammar, vocabulary: vocabulary)
  }

  // MARK: Brackets

  /// The offsets of the bracket before the cursor, or under it, and of its partner.
  public static func brackets(in text: String, cursor: Int) -> [Int] {
    let pairs = StatementReader.parts(of: text).brackets
    for place in [cursor - 1, cursor] {
      if let pair = pairs.first(where: { $0.start == place || $0.end == place }) {
        return [pair.start, pair.end]
      }
    }
    return []
  }
}
