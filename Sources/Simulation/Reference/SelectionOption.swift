/// A way to come from the area to the children who are tracked.
public struct SelectionOption: Sendable, Hashable {
  /// Whose additional facts are known.
  public enum Pool: Sendable, Hashable {
    /// The first so many by ticket.
    case random(Int)
    /// So many by `spreadOrder`.
    case spread(Int)
    case everyone
  }

  public var pool: Pool
  /// How often a fact is reported wrongly, in ten-thousandths.
  public var errorRate: Int

  public init(_ pool: Pool, errorRate: Int) {
    self.pool = pool
    self.errorRate = errorRate
  }

  /// The best that could be had: every child, and no error.
  public static let full = SelectionOption(.everyone, errorRate: 0)
}
