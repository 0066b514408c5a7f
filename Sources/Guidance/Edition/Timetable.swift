/// Option A or B of paragraph 13, with the numbers that it sets.
public struct CaseOption: Sendable {
  /// `A` or `B`.
  public let name: String
  public let title: String
  /// How many are chosen first, for additional information; nil where there is no such step.
  public let select: Int?
  /// How many are tracked in the end.
  public let track: ClosedRange<Int>
  /// The events at which the first choice and the last are due.
  public let selectEvent: String?
  public let trackEvent: String?
  /// The event at which the choice is confirmed with the authority.
  public let confirmEvent: String?
  public let citations: [String]
}

/// Something that has to happen by a day and a time.
public struct Event: Sendable {
  public enum Time: Sendable, Hashable {
    /// Minutes after midnight, local to the area.
    case minute(Int)
    case endOfDay
  }

  public let id: String
  public let title: String
  /// The options that it belongs to.
  public let options: [String]
  /// 5 x (week - 1) + weekday, day 0 being the Monday of notification (para 9).
  public let day: Int
  /// Whether the sources count the days to it as working days too.
  public let countsWorkingDays: Bool
  public let time: Time?
  public let who: String
  /// The events that must have happened before it can.
  public let needs: [String]
  public let citations: [String]
  /// The readings that decide something of it.
  public let readings: [String]
}

/// A place where the sources contradict one another, and the choice that is in force.
public struct Reading: Sendable {
  public struct Choice: Sendable {
    public let name: String
    public let says: String
    public let citations: [String]
    public let effect: Effect?
  }

  /// What a choice changes.
  public enum Effect: Sendable, Hashable {
    case time(event: String, Event.Time)
    case select(option: String, Int)
    case track(option: String, ClosedRange<Int>)
  }

  public let id: String
  public let about: String
  public let choices: [Choice]
  /// The name of the choice that holds unless another is taken.
  public let inForce: String
}
