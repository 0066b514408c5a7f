import Casework
import Guidance
import Table

/// Counts working minutes from 09:00, or when the working day begins, on the Monday of the
/// notification; with bank holidays where a date of it is known.
public struct ScheduleCalendar: Sendable {
  /// The minutes of a working day.
  public var minutesOfDay: Int { day.count }
  private let day: Range<Int>
  /// The working days from the Monday on, as days of the timetable or dates; nil for a week without
  /// holidays.
  private let dates: (monday: CivilDate, working: [CivilDate])?

  /// Days that are looked at from the Monday on.
  private static let horizon = 400

  /// - Parameters:
  ///   - day: of work, in minutes after midnight.
  ///   - notified: nil where no date is known: then there are no holidays.
  public init(day: Range<Int>, notified: CivilDate? = nil, holidays: BankHolidays? = nil) {
    self.day = day
    guard let notified, let holidays, let monday = notified.adding(days: -notified.weekday) else {
      dates = nil
      return
    }
    let working = (0..<Self.horizon).compactMap { monday.adding(days: $0) }
      .filter { holidays.isWorkingDay($0) }
    dates = (monday, working)
  }

  /// Working minutes up to a time of a day of the timetable, 5 x (week - 1) + weekday.
  ///
  /// - Parameter minute: after midnight; nil for the end of the day.
  func minutes(day number: Int, minute: Int?) -> Int {
    let within = min(max((minute ?? day.upperBound) - day.lowerBound, 0), day.count)
    guard let dates, let date = dates.monday.adding(days: 7 * (number / 5) + number % 5) else {
      return number * day.count + within
    }
    let before = dates.working.count { $0 < date }
    return before * day.count + (dates.working.contains(date) ? within : 0)
  }

  /// A moment of the schedule.
  public struct Moment: Sendable {
    /// As the working days from the Monday on count it.
    public let day: Int
    /// Minutes after midnight.
    public let minute: Int
    /// nil where no date is known, or it is beyond what is looked at.
    public let date: CivilDate?
  }

  /// What ends with a day is on that day, and what begins then on the next.
  public func moment(_ minutes: Int, begins: Bool = false) -> Moment {
    let number = max(0, (begins ? minutes : minutes - 1) / day.count)
    let known = dates.map { $0.working.indices.contains(number) ? $0.working[number] : nil } ?? nil
    return Moment(
      day: number, minute: day.lowerBound + minutes - number * day.count, date: known)
  }
}
