/// What the spread needs to know of a child.
public struct SpreadCandidate: Sendable {
  /// Bit i: belongs to kind i of those who come first.
  public var kinds: UInt64
  /// Nil where it is not known.
  public var disabled: Bool?
  /// Age bands by number, young to old; nil where the age is not known.
  public var ageBand: Int?

  public init(kinds: UInt64, disabled: Bool?, ageBand: Int?) {
    self.kinds = kinds
    self.disabled = disabled
    self.ageBand = ageBand
  }
}
