/// What is to be chosen from what, over plain values.
public struct ChoiceProblem: Sendable {
  /// One who may be chosen.
  public struct Candidate: Sendable {
    /// Bit i: known to show criterion i. A criterion that is unknown has no bit.
    public var criteria: UInt64
    /// Which attribute levels this candidate has, in `0..<levelCount`; what is unknown is
    /// left out.
    public var levels: [Int]
    /// The sibling group, if any.
    public var group: Int?
    /// Bit q: belongs to quota q.
    public var quotas: UInt64
    /// Picked by hand: in whatever the rules say.
    public var required: Bool

    public init(
      criteria: UInt64, levels: [Int] = [], group: Int? = nil, quotas: UInt64 = 0,
      required: Bool = false
    ) {
      self.criteria = criteria
      self.levels = levels
      self.group = group
      self.quotas = quotas
      self.required = required
    }
  }

  /// How many of the chosen may or must belong to something.
  public struct Quota: Sendable {
    public var name: String
    public var minimum: Int?
    public var maximum: Int?

    public init(name: String, minimum: Int? = nil, maximum: Int? = nil) {
      self.name = name
      self.minimum = minimum
      self.maximum = maximum
    }
  }

  /// Enough for a proof in nearly every case, and at most a few seconds.
  public static let usualEffort = 25_000

  /// In ticket order: the index is the ticket's rank less one.
  public var candidates: [Candidate]
  /// How many to choose.
  public var count: Int
  /// The weight of each criterion, at most 64 of them. A weight below 0 counts as 0, one
  /// above a million as a million.
  public var weights: [Int]
  public var levelCount: Int
  /// At most 64.
  public var quotas: [Quota]
  /// At most one of a sibling group, but for those picked by hand.
  public var onePerGroup: Bool
  public var levels: ChoiceLevels
  /// The limit for each level, in search nodes, not seconds: so the outcome is the same on
  /// every machine.
  public var effort: Int

  public init(
    candidates: [Candidate], count: Int, weights: [Int], levelCount: Int = 0,
    quotas: [Quota] = [], onePerGroup: Bool = false, levels: ChoiceLevels = .all,
    effort: Int = usualEffort
  ) {
    self.candidates = candidates
    self.count = count
    self.weights = weights
    self.levelCount = levelCount
    self.quotas = quotas
    self.onePerGroup = onePerGroup
    self.levels = levels
    self.effort = effort
  }
}
