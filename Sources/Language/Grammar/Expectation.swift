/// What could stand at a place in a statement: the source of completion and of "expected …".
public struct Expectation: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case keyword(String, note: String)
    case slot(Slot)
    case field
    /// Something that may be said of the field.
    case comparison(field: String)
    case value(field: String)
    case list
    case set
    case phrase
  }

  /// How something may be said of a field.
  public static let comparisons = [
    "=", "!=", "<", "<=", ">", ">=", "is", "in", "before", "after", "older", "within", "contains",
    "starts", "matches",
  ]

  public let kind: Kind
  /// Where the word begins that could be completed to it.
  public let start: Int

  /// How an error names it.
  public var label: String {
    switch kind {
    // Such words would be read as the sentence's own.
    case .keyword(let word, _): ["and", "or", "not"].contains(word) ? "\"\(word)\"" : word
    case .slot(let slot): slot.label
    case .field: "a field"
    case .comparison: "a comparison such as = or is missing"
    case .value: "a value"
    case .list: "a list"
    case .set: "the name of a kept set"
    case .phrase: "a phrase such as NPS involved"
    }
  }
}

/// Gathers what was expected, and the farthest place at which reading stopped.
struct ExpectationRecorder {
  /// Where nothing more could be read, and what would have let it go on.
  private(set) var farthest = 0
  private(set) var atFarthest: [Expectation] = []
  /// What the word that ends the text could be completed to: what begins last, of all that could.
  private(set) var completing: [Expectation] = []
  /// Set while a condition failed with a message of its own.
  var failure: Diagnostic?
  /// The marks of the attempt that came farthest.
  private(set) var marks: [Mark] = []
  /// Where a phrase begins that the end of the text breaks off.
  var brokenPhrase: Int?

  mutating func expect(_ kind: Expectation.Kind, at position: Int, in scanner: Scanner) {
    if position > farthest {
      farthest = position
      atFarthest.removeAll(keepingCapacity: true)
    }
    let expectation = Expectation(kind: kind, start: position)
    if position == farthest, !atFarthest.contains(expectation) { atFarthest.append(expectation) }
    let last = completing.last?.start ?? 0
    guard position >= last, reachesEnd(scanner, from: position) else { return }
    if position > last { completing.removeAll(keepingCapacity: true) }
    if !completing.contains(expectation) { completing.append(expectation) }
  }

  /// Keeps the marks where no attempt came farther.
  mutating func keep(_ marks: [Mark]?) {
    guard let marks, let last = marks.last, last.span.end >= self.marks.last?.span.end ?? 0 else {
      return
    }
    self.marks = marks
  }

  mutating func reached(_ position: Int) {
    guard position > farthest else { return }
    farthest = position
    atFarthest.removeAll(keepingCapacity: true)
  }

  /// Whether what stands from `position` is one word, perhaps empty, perhaps in an open quote.
  private func reachesEnd(_ scanner: Scanner, from position: Int) -> Bool {
    let rest = scanner.bytes[position...]
    // Something new can begin behind a space or a sign, and not at the end of a word.
    if rest.isEmpty, position > 0 {
      let before = scanner.bytes[position - 1]
      return isSpace(before) || "=<>!([,.".utf8.contains(before)
    }
    if let mark = rest.first, mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") {
      return !rest.dropFirst().contains(mark)
    }
    return position > scanner.lastSpace ?? -1
  }
}
