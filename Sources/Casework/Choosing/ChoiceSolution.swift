/// The exact choice, with what it reaches.
public struct ChoiceSolution: Sendable {
  /// A quota that could not be kept.
  public struct Relaxation: Sendable, Equatable {
    public enum Side: Sendable { case minimum, maximum }

    /// The quota's place in the problem.
    public var quota: Int
    public var name: String
    public var side: Side
    public var asked: Int
    public var met: Int

    public init(quota: Int, name: String, side: Side, asked: Int, met: Int) {
      self.quota = quota
      self.name = name
      self.side = side
      self.asked = asked
      self.met = met
    }
  }

  /// What no choice can exceed, each with the levels before it held at what was reached.
  public struct Bound: Sendable, Equatable {
    public var covered: Int
    public var twice: Int
    public var attributes: Int
    /// The least that broken quotas might cost, in the units of `quotaCost`.
    public var quotaCost: Int

    public init(covered: Int, twice: Int, attributes: Int, quotaCost: Int = 0) {
      self.quotaCost = quotaCost
      self.covered = covered
      self.twice = twice
      self.attributes = attributes
    }
  }

  /// Indices of candidates, ascending.
  public var chosen: [Int]
  /// The weight of the criteria that at least one of the chosen shows (L1).
  public var covered: Int
  /// The weight of the criteria that at least two show (L2).
  public var twice: Int
  /// How many attribute levels appear (L3).
  public var attributes: Int
  /// What broken quotas cost, in units that only compare choices by the same quotas; 0 where all are
  /// kept (L0).
  public var quotaCost: Int
  /// Whether each level, the order of tickets included, is known to be the best.
  public var proven: Bool
  /// Given where a level could not be proven within the effort.
  public var bound: Bound?
  /// The quotas that had to give way, in the problem's order.
  public var relaxed: [Relaxation]
}
