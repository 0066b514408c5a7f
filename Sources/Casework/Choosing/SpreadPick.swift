/// One taken by the spread, and why.
public struct SpreadPick: Sendable, Equatable {
  public enum Reason: Sendable, Hashable {
    /// Among the first known to the YOT.
    case yot
    /// Among the first known to the NPS.
    case nps
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
