import Guidance
import Table

/// How much working time lies between two moments.
///
/// The sources count in days and name no hours: that a working day is 09:00 to 17:00 is this
/// project's assumption, and is said wherever time is counted by it.
public struct WorkingHours: Sendable {
  private let calendar: BankHolidays

  /// The minutes of a working day.
  public static let minutesOfDay = LocalTime.endOfWork - LocalTime.startOfWork

  public init(_ calendar: BankHolidays) { self.calendar = calendar }

  /// Working minutes from one moment to a later one, 0 where it is not later; nil beyond the
  /// known bank holidays.
  public func minutes(from start: LocalTime, to end: LocalTime) -> Int? {
    guard end > start else { return 0 }
    guard calendar.years.contains(start.date.year), calendar.years.contains(end.date.year) else {
      return nil
    }
    var minutes = 0
    var day: CivilDate? = start.date
    while let date = day, date <= end.date {
      if calendar.isWorkingDay(date) {
        let from = date == start.date ? start.minute : 0
        let to = date == end.date ? end.minute : LocalTime.endOfDay
        minutes += max(0, min(to, LocalTime.endOfWork) - max(from, LocalTime.startOfWork))
      }
      day = date.adding(days: 1)
    }
    return minutes
  }
}
