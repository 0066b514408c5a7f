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
  public internal(set) var title: String
  /// The options that it belongs to; none for every one.
  public let options: [String]
  /// 5 x (week - 1) + weekday, day 0 being the Monday of notification (para 9).
  public internal(set) var day: Int
  /// The working days that the sources count to it, besides the weekday; nil where they do not.
  public let workingDays: WorkingDays?
  public let time: Time?
  public let who: String
  /// The events that must have happened before it can.
  public let needs: [String]
  public let citations: [String]
  /// The readings that decide something of it.
  public let readings: [String]
  /// For a reading that bears on it under some options alone, those options.
  public let optionsOfReadings: [String: [String]]

  /// The readings that decide something of it under an option.
  public func readings(under option: String) -> [String] {
    readings.filter { optionsOfReadings[$0]?.contains(option) ?? true }
  }
}

/// A place where the sources contradict one another, and the choice that is in force.
public struct Reading: Sendable {
  public struct Choice: Sendable {
    public let name: String
    public let says: String
    public let citations: [String]
    /// None where it changes nothing that the program reckons with.
    public let effects: [Effect]
  }

  /// What a choice changes.
  public enum Effect: Sendable, Hashable {
    case time(event: String, Event.Time)
    case day(event: String, Int)
    /// The title of an event, under one option or under all.
    case title(event: String, option: String?, String)
    /// A list is not asked for at an event under an option.
    case without(list: String, event: String, option: String)
    case select(option: String, ClosedRange<Int>)
    case track(option: String, ClosedRange<Int>)
  }

  public let id: String
  public let about: String
  public let choices: [Choice]
  /// The name of the choice that holds unless another is taken.
  public let inForce: String

  /// Whether some choice changes a date or a time of day.
  public var changesDates: Bool {
    choices.contains { choice in
      choice.effects.contains {
        switch $0 {
        case .time, .day: true
        case .title, .without, .select, .track: false
        }
      }
    }
  }

  /// Whether some choice changes anything that the program reckons with.
  public var changesAnything: Bool { choices.contains { !$0.effects.isEmpty } }
}
