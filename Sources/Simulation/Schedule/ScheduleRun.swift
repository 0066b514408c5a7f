/// One run of one option's schedule.
public struct ScheduleRun: Sendable {
  /// A task that was done, for all children together or for one.
  public struct Step: Sendable {
    public let task: Int
    /// The child's number, from 1; 0 where the task is done once.
    public let child: Int
    public let ready: Int
    public let begun: Int
    public let ended: Int
    public let isCritical: Bool
  }

  /// When each event happened, in working minutes.
  public let events: [Int32]
  /// Whether each event lay on the critical path to the choice of those who are tracked.
  public let isCritical: [Bool]
  /// The minutes worked by each role.
  public let worked: [Int32]
  /// For the first choice and the last: how many children's facts were there when it began, and how
  /// many at its deadline.
  public let known: [Known]
  /// Every step in the order of its beginning; empty unless it was asked for.
  public let steps: [Step]

  public struct Known: Sendable {
    public let whenBegun: Int32
    public let atDeadline: Int32
  }
}
