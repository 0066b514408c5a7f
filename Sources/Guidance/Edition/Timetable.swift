/// A way to choose that the guidance gives, such as Options A and B of csafe-2018 para 13, with the
/// numbers that it sets.
public struct CaseOption: Sendable {
  /// One word, such as `A`.
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

  /// Working days that the sources count to an event.
  public struct WorkingDays: Sendable, Hashable {
    public let count: Int
    /// The event that they go on from; nil for the notification.
    public let after: String?
  }

  public let id: String
  public let title: String
  /// The options that it belongs to; none for every one.
  public let options: [String]
  /// 5 x (week - 1) + weekday, day 0 being the Monday of notification (para 9).
  public let day: Int
  /// The working days that the sources count to it, besides the weekday; nil where they do not.
  public let workingDays: WorkingDays?
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
