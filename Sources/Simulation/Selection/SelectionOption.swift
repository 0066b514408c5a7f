/// A way to come from the children of an area to those who are tracked.
public struct SelectionOption: Sendable, Hashable {
  /// How those are chosen of whom the additional facts are asked.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    case random, spread, cover
  }

  /// Whose additional facts are known.
  public enum Pool: Sendable, Hashable {
    case asked(Method, Int)
    case everyone
  }

  /// How those to track are chosen of the eligible.
  public enum Rule: String, Sendable, CaseIterable {
    /// Most criteria, then by ticket.
    case covered
    /// Criteria, criteria covered twice, attribute levels, then by ticket: as `select` does.
    case levels
    /// By ticket alone.
    case lot
  }

  public var pool: Pool
  /// How often a fact is reported wrongly.
  public var errorRate: Share

  public init(_ pool: Pool, errorRate: Share) {
    self.pool = pool
    self.errorRate = errorRate
  }

  /// The best that could be had: every child, and no error.
  public static let full = SelectionOption(.everyone, errorRate: Share(tenThousandths: 0))

  /// The same with no fact reported wrongly.
  public var withoutError: SelectionOption {
    SelectionOption(pool, errorRate: Share(tenThousandths: 0))
  }
}
