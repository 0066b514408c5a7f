/// A part of a statement, and what it was read as: the source of its colour.
public struct Mark: Sendable, Equatable {
  public enum Meaning: Sendable, CaseIterable {
    case command
    case keyword
    case field
    case operation
    case value
    case number
    case list
    case set
    case phrase
    case comment
    /// Nothing that the program knows.
    case unknown
  }

  public var span: Span
  public var meaning: Meaning
  /// The name, where the meaning is a field, a list or a set: whether it is known is another
  /// question.
  public var name: Literal?
  /// The list whose rows the field is asked of.
  public var list: Literal?
  /// The name of the slot that it fills.
  public var slot: String?

  /// The slot that holds another statement.
  public static let statement = "statement"

  public init(
    _ span: Span, _ meaning: Meaning, name: Literal? = nil, list: Literal? = nil,
    slot: String? = nil
  ) {
    self.span = span
    self.meaning = meaning
    self.name = name
    self.list = list
    self.slot = slot
  }
}

/// What the grammar made of a statement, whether or not that was whole.
public struct StatementReading: Sendable {
  /// In order: all of it, or as far as reading came.
  public let marks: [Mark]
  /// Why reading stopped; nil where the statement is whole.
  public let failure: Diagnostic?
  /// Where a phrase begins that the end of the text breaks off.
  public let brokenPhrase: Int?
}

extension Scanner {
  /// Notes what a span was taken for, where marks are wanted.
  mutating func mark(_ mark: @autoclosure () -> Mark) {
    if marks != nil { marks?.append(mark()) }
  }
}

extension ConditionParser {
  mutating func mark(_ span: Span, _ meaning: Mark.Meaning, name: Literal? = nil) {
    guard scanner.marks != nil else { return }
    scanner.mark(Mark(span, meaning, name: name, list: meaning == .field ? rowsOf : nil))
    expectations.keep(scanner.marks)
  }

  mutating func markValue(_ literal: Literal) {
    mark(literal.span, literal.isNumber ? .number : .value)
  }
}

extension Literal {
  /// Whether it is a number or a date, to look at.
  var isNumber: Bool {
    guard !quoted, let first = text.utf8.first(where: { $0 != UInt8(ascii: "-") }) else {
      return false
    }
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
  }

  /// The mark of what was put into a slot.
  func mark(for slot: Slot) -> Mark {
    switch slot.kind {
    case .list: Mark(span, .list, name: self)
    case .field: Mark(span, .field, name: self, slot: slot.name)
    case .set: Mark(span, .set, name: self)
    case .number, .range, .date: Mark(span, quoted ? .value : .number)
    case .exactly: Mark(span, .keyword)
    case .statement: Mark(span, .value, slot: Mark.statement)
    case .word, .text, .quoted, .path, .condition, .child, .seed, .topic, .entry, .rest, .errorCode:
      Mark(span, .value)
    }
  }
}
