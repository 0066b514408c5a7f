/// What the spread needs to know of a child.
public struct SpreadCandidate: Sendable {
  /// Known to the YOT, or on its list.
  public var onYOT: Bool
  /// Known to the NPS, or on its list.
  public var onNPS: Bool
  /// Nil where it is not known.
  public var disabled: Bool?
  /// Age bands by number, young to old; nil where the age is not known.
  public var ageBand: Int?

  public init(onYOT: Bool, onNPS: Bool, disabled: Bool?, ageBand: Int?) {
    self.onYOT = onYOT
    self.onNPS = onNPS
    self.disabled = disabled
    self.ageBand = ageBand
  }
}
