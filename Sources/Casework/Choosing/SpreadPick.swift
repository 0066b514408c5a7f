/// One taken by the spread, and why.
public struct SpreadPick: Sendable, Equatable {
  public enum Reason: Sendable, Hashable {
    /// Among the first of a kind that comes first.
    case kind(Int)
    /// The next of those alike in disability and age band.
    case stratum(disabled: Bool?, ageBand: Int?)
  }

  /// The candidate's index: its ticket rank less one.
  public let index: Int
  public let reason: Reason

  public init(index: Int, reason: Reason) {
    self.index = index
    self.reason = reason
  }
}
