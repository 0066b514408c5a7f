/// Which aims a choice pursues, each fixed before the next. Quotas (L0) come before them
/// and the order of tickets (L4) after them, always.
public struct ChoiceLevels: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// L1: the weight of the criteria that at least one chosen candidate shows.
  public static let covered = ChoiceLevels(rawValue: 1)
  /// L2: the weight of the criteria that at least two show.
  public static let twice = ChoiceLevels(rawValue: 2)
  /// L3: how many attribute levels appear.
  public static let attributes = ChoiceLevels(rawValue: 4)

  public static let all: ChoiceLevels = [.covered, .twice, .attributes]
}
