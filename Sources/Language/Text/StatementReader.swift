/// Cuts a source text into statements.
///
/// A line ends a statement, and so does `;`. A `#` at the beginning of a word starts a
/// comment. Quotes, brackets, a `/regex/` behind `matches`, and a `\` at the end of a line
/// carry a statement on. A comment or a continuation is replaced by spaces of the same
/// length, so that every offset in a statement is an offset in its source.
public struct StatementReader {
  public enum Completeness: Sendable, Equatable {
    case complete
    /// More lines are needed: a quote, a bracket or a `\` is open.
    case open
  }

  /// What a text is made of, finished or not.
  public struct Parts: Sendable {
    /// The statements; the last may be unfinished.
    public let statements: [Statement]
    public let comments: [Span]
    /// The offsets of brackets that belong together.
    public let brackets: [Span]
    /// Where a quote or a pattern begins that is not closed.
    public let openQuote: Int?
    /// Quoted texts and patterns, with their marks; one that is not closed goes to the end.
    public let quotations: [Quotation]
  }

  /// A quoted text or a pattern.
  public struct Quotation: Sendable, Equatable {
    public let span: Span
    /// `"`, `'` or `/`.
    public let mark: UInt8
  }

  let bytes: [UInt8]
  private(set) var comments: [Span] = []
  private(set) var quotations: [Quotation] = []
  /// Where a `\` joins two lines.
  private(set) var continuations: [Span] = []
  /// The line feeds that end a statement.
  private(set) var statementEnds: [Int] = []
  private var brackets: [Span] = []
  private var openBrackets: [Int] = []
  private var out: [UInt8] = []
  private var statements: [Statement] = []
  private var start = 0
  private var position = 0
  private var depth = 0
  private(set) var openQuote: Int?
  private var continued = false
  private(set) var bracketsOpen = false
  private var lastStart = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  public static func statements(in text: String) throws(Diagnostic) -> [Statement] {
    var reader = StatementReader(text)
    reader.read()
    if let quote = reader.openQuote {
      guard reader.bytes[quote] != UInt8(ascii: "/") else {
        throw Diagnostic.openPattern(at: quote)
      }
      throw Diagnostic(
        "open-quote", "a quotation mark is opened here and never closed",
        at: Span(quote, quote + 1), help: "close it with the same mark")
    }
    if let control = reader.control {
      throw Diagnostic(
        "control-character", "there is a character here that cannot be seen", at: control.span,
        help:
          "take it out; where it is meant, \"\(Literal.visible(control.scalar))\" stands for it "
          + "between quotation marks")
    }
    return reader.statements
  }

  public static func parts(of text: String) -> Parts {
    var reader = StatementReader(text)
    reader.read()
    if reader.openQuote != nil { reader.finish() }
    return Parts(
      statements: reader.statements, comments: reader.comments, brackets: reader.brackets,
      openQuote: reader.openQuote, quotations: reader.quotations)
  }

  /// Whether `text` can run as it is, or waits for another line.
  public static func completeness(of text: String) -> Completeness {
    var reader = StatementReader(text)
    reader.read()
    return reader.openQuote != nil || reader.bracketsOpen || reader.continued ? .open : .complete
  }

  /// Where the statement begins that the end of `text` belongs to.
  public static func lastStart(in text: String) -> Int {
    var reader = StatementReader(text)
    reader.read()
    return reader.lastStart
  }

  mutating func read() {
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if byte == UInt8(ascii: "'") && !atWordStart { take() } else { quoted(by: byte) }
      case UInt8(ascii: "#") where atWordStart: comment()
      case UInt8(ascii: "\\") where nextIsLineEnd: continuation()
      case UInt8(ascii: "/") where followsMatches: quoted(by: byte)
      case UInt8(ascii: "("), UInt8(ascii: "["):
        depth += 1
        openBrackets.append(position)
        take()
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        depth = max(0, depth - 1)
        closeBracket(byte)
        take()
      case UInt8(ascii: ";"): finish()
      case UInt8(ascii: "\n"):
        if depth > 0 {
          blank()
        } else {
          statementEnds.append(position)
          finish()
        }
      case UInt8(ascii: "\r"): blank()
      default: take()
      }
    }
    bracketsOpen = depth > 0
    lastStart = start
    if openQuote == nil { finish() }
  }

  private var atWordStart: Bool {
    guard let last = out.last else { return true }
    return isSpace(last) || "=<>(,[".utf8.contains(last)
  }

  private var nextIsLineEnd: Bool {
    let rest = bytes[(position + 1)...].first { $0 == UInt8(ascii: "\n") || !isSpace($0) }
    return rest == nil || rest == UInt8(ascii: "\n")
  }

  private var followsMatches: Bool {
    var end = out.count
    while end > 0, isSpace(out[end - 1]) { end -= 1 }
    return out[..<end].suffix(7).elementsEqual("matches".utf8)
  }

  private mutating func take() {
    out.append(bytes[position])
    position += 1
  }

  private mutating func blank() {
    out.append(UInt8(ascii: " "))
    position += 1
  }

  private mutating func quoted(by mark: UInt8) {
    let opening = position
    take()
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\\"), position + 1 < bytes.count {
        take()
        take()
      } else {
        take()
        if byte == mark {
          quotations.append(Quotation(span: Span(opening, position), mark: mark))
          return
        }
      }
    }
    openQuote = opening
    quotations.append(Quotation(span: Span(opening, position), mark: mark))
  }

  private mutating func comment() {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { blank() }
    comments.append(Span(start, position))
  }

  private mutating func closeBracket(_ byte: UInt8) {
    guard let open = openBrackets.popLast() else { return }
    let isRound = bytes[open] == UInt8(ascii: "(")
    if isRound == (byte == UInt8(ascii: ")")) { brackets.append(Span(open, position)) }
  }

  private mutating func continuation() {
    continued = true
    let start = position
    defer { continuations.append(Span(start, position)) }
    while position < bytes.count {
      let ended = bytes[position] == UInt8(ascii: "\n")
      blank()
      if ended {
        continued = position >= bytes.count
        return
      }
    }
  }

  private mutating func finish() {
    var first = 0
    while first < out.count, isSpace(out[first]) { first += 1 }
    var last = out.count
    while last > first, isSpace(out[last - 1]) { last -= 1 }
    if first < last {
      statements.append(
        Statement(text: String(decoding: out[first..<last], as: UTF8.self), offset: start + first))
    }
    position += 1
    start = position
    out.removeAll(keepingCapacity: true)
    openBrackets.removeAll()
    depth = 0
  }
}

func isSpace(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    || byte == UInt8(ascii: "\n")
}
