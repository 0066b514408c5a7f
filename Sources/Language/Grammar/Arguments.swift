/// What a person typed behind a command's name, by the names of the grammar's slots.
public struct Arguments: Sendable {
  public enum Value: Sendable {
    case keyword(Span)
    case literal(Literal)
    case condition(Condition, Span)
  }

  private var captured: [(name: String, value: Value, kind: Slot.Kind?)] = []
  /// The whole statement, for commands that keep what was typed.
  public internal(set) var statement: String = ""

  public init() {}

  mutating func add(_ name: String, _ value: Value, _ kind: Slot.Kind? = nil) {
    captured.append((name, value, kind))
  }

  mutating func cut(to count: Int) { captured.removeLast(captured.count - count) }

  var count: Int { captured.count }

  /// Whether nothing stands behind the command's name.
  public var isEmpty: Bool { captured.isEmpty }

  /// All that was typed, in order; of a slot its kind too.
  public var all: [(value: Value, kind: Slot.Kind?)] { captured.map { ($0.value, $0.kind) } }

  /// What was put into all slots of a kind.
  public func literals(of kind: Slot.Kind) -> [Literal] {
    captured.compactMap { entry in
      guard entry.kind == kind, case .literal(let literal) = entry.value else { return nil }
      return literal
    }
  }

  public func has(_ keyword: String) -> Bool { span(ofKeyword: keyword) != nil }

  public func span(ofKeyword keyword: String) -> Span? {
    for entry in captured where entry.name == keyword {
      if case .keyword(let span) = entry.value { return span }
    }
    return nil
  }

  public func literals(_ name: String) -> [Literal] {
    captured.compactMap { entry in
      guard entry.name == name, case .literal(let literal) = entry.value else { return nil }
      return literal
    }
  }

  /// The one literal of that name; an error where it was said twice.
  public func literal(_ name: String) throws(Diagnostic) -> Literal? {
    let all = literals(name)
    if all.count > 1 {
      throw Diagnostic("said-twice", "this was said already", at: all[1].span, help: "say it once")
    }
    return all.first
  }

  public func required(_ name: String) throws(Diagnostic) -> Literal {
    guard let literal = try literal(name) else {
      throw Diagnostic("missing-argument", "\(name) is needed", help: "see help")
    }
    return literal
  }

  public func conditions(_ name: String) -> [(condition: Condition, span: Span)] {
    captured.compactMap { entry in
      guard entry.name == name, case .condition(let condition, let span) = entry.value else {
        return nil
      }
      return (condition, span)
    }
  }

  /// A whole number in `range`, or nil where none was typed.
  public func number(_ name: String, in range: ClosedRange<Int>) throws(Diagnostic) -> Int? {
    guard let literal = try literal(name) else { return nil }
    return try Self.number(literal, in: range)
  }

  /// A whole number, or two with `..` between them; nil where none was typed.
  ///
  /// - Throws: `bad-range` where it is neither, or the first is beyond the second.
  public func range(
    _ name: String
  ) throws(Diagnostic) -> (low: Int, high: Int, span: Span)? {
    guard let literal = try literal(name) else { return nil }
    let parts = literal.text.split(separator: "..", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0.filter { $0 != "," }) }
    guard numbers.count == parts.count, (1...2).contains(numbers.count),
      numbers[0] <= numbers[numbers.count - 1],
      numbers.allSatisfy({ $0.magnitude <= 1_000_000_000 })
    else {
      throw Diagnostic(
        "bad-range", "\"\(literal.text)\" is neither a number nor a range", at: literal.span,
        help: "such as 6, or 5..7")
    }
    return (numbers[0], numbers[numbers.count - 1], literal.span)
  }

  public static func number(
    _ literal: Literal, in range: ClosedRange<Int>
  ) throws(Diagnostic) -> Int {
    let digits = literal.text.filter { $0 != "," }
    guard let number = Int(digits) else {
      throw Diagnostic(
        "not-a-number", "\"\(literal.text)\" is not a whole number", at: literal.span,
        help: "type a whole number such as \(max(range.lowerBound, min(20, range.upperBound)))")
    }
    guard range.contains(number) else {
      throw Diagnostic(
        "number-out-of-range", "\(number) is not within \(range.lowerBound) to \(range.upperBound)",
        at: literal.span,
        help: "such as \(number < range.lowerBound ? range.lowerBound : range.upperBound)")
    }
    return number
  }
}
