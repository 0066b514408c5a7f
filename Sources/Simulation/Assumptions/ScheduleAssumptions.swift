/// Who does what in the first weeks, and how long it takes.
public struct ScheduleAssumptions: Sendable {
  /// Those who do one kind of work.
  public struct Role: Sendable {
    public let name: String
    /// How many of them work at once; nil where nobody waits for them.
    public let people: Int?
    /// Whether their hours are the authority's and its partners', and not the inspection's.
    public let isOfArea: Bool
  }

  /// Of whom a task is done once each.
  public enum Each: String, Sendable, CaseIterable {
    /// The children of whom the additional facts are asked first.
    case asked
    /// All children.
    case flagged
    /// Those chosen in the end.
    case tracked
  }

  /// Working minutes: a triangular distribution.
  public struct Minutes: Sendable {
    public let least: Int
    public let likely: Int
    public let most: Int

    /// The whole minutes of a draw of 0 ..< 1, by the inverse of the distribution. Only sums,
    /// products, quotients and a square root, so that it is exact everywhere.
    func minutes(_ u: Double) -> Int {
      guard most > least else { return least }
      let (a, m, b) = (Double(least), Double(likely), Double(most))
      let width = b - a
      let isLow = u < (m - a) / width
      let minutes =
        isLow
        ? a + (u * width * (m - a)).squareRoot() : b - ((1 - u) * width * (b - m)).squareRoot()
      return Int((minutes + 0.5).rounded(.down))
    }
  }

  /// A time of a day of the timetable, before which nothing begins.
  public struct Moment: Sendable {
    /// As in the edition: 0 is the Monday of the notification.
    public let day: Int
    /// Minutes after midnight.
    public let minute: Int
  }

  public struct Task: Sendable {
    /// The name of its draws.
    public let name: String
    public let does: String
    public let event: String
    /// nil where it belongs to every option that has the event.
    public let option: String?
    public let each: Each?
    /// Tasks that must be done before.
    public let after: [String]
    public let notBefore: Moment?
    /// The place in `roles`.
    public let role: Int
    public let minutes: Minutes
  }

  /// The beginning and end of a working day, in minutes after midnight.
  public let day: Range<Int>
  public let roles: [Role]
  public let tasks: [Task]

  /// The role that finds out the facts: whom `workers` counts. nil where no task is done for each
  /// child of whom facts are asked.
  public var factFinders: Int? {
    tasks.first { $0.each == .asked || $0.each == .flagged }?.role
  }
}
