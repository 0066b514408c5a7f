import Casework
import Guidance
import Render
import Table

extension DayChart {
  /// A timetable as bars: each event from when the last of what it needs is due, or from the
  /// notification's Monday, to when it is due itself.
  ///
  /// - Parameter week: that week alone, from 1, with the events that fall due in it.
  init(_ timetable: Timetable, week: Int?, _ calendar: BankHolidays) {
    let monday =
      timetable.notified.adding(days: -timetable.notified.weekday) ?? timetable.notified
    let last = (timetable.entries.map(\.event.day).max() ?? 0) / Self.days
    let weeks = week.map { ($0 - 1)...($0 - 1) } ?? 0...last
    let first = weeks.lowerBound * Self.days
    let days = weeks.flatMap { week in
      (0..<Self.days).compactMap { day -> Day? in
        guard let date = monday.adding(days: week * 7 + day) else { return nil }
        return Day(
          long: date.shortWords, short: Self.short(date),
          isHoliday: calendar.holiday(on: date) != nil)
      }
    }
    let due = Dictionary(timetable.entries.map { ($0.event.id, $0.event.day) }) { $1 }
    let rows = timetable.entries.compactMap { entry -> Row? in
      let end = entry.event.day
      guard weeks.contains(end / Self.days) else { return nil }
      let start = entry.event.needs.compactMap { due[$0] }.max() ?? 0
      return Row(
        entry.event.id, max(0, min(start, end) - first)...(end - first), note: entry.time.words)
    }
    self.init(days, rows)
  }

  /// The days of a week in which something can be due.
  private static let days = 5

  /// "02/03".
  private static func short(_ date: CivilDate) -> String {
    padded(date.day, 2) + "/" + padded(date.month, 2)
  }
}

extension Timetable {
  /// "Mon 4 May (Early May bank holiday)" for each bank holiday of some options' charts.
  ///
  /// - Parameter week: that week alone, from 1.
  static func holidays(
    _ timetables: [Timetable], week: Int?, _ calendar: BankHolidays
  ) -> [String] {
    guard let notified = timetables.first?.notified,
      let monday = notified.adding(days: -notified.weekday)
    else { return [] }
    let last = (timetables.flatMap(\.entries).map(\.event.day).max() ?? 0) / 5
    let weeks = week.map { ($0 - 1)...($0 - 1) } ?? 0...last
    let shown = calendar.holidays.filter { holiday in
      let days = Int(holiday.date.days - monday.days)
      return days >= 0 && weeks.contains(days / 7)
    }
    return shown.map { "\($0.date.shortWords) (\($0.title))" }
  }
}
