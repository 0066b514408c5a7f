import Table

/// A day and a minute of it, as the clocks of the area show it.
///
/// It knows no time zone: where the clocks go forward or back, no deadline moves.
public struct LocalTime: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let date: CivilDate
  /// Minutes after midnight, 0 to 1,440. The last is the end of the day, behind every minute of it.
  public let minute: Int

  public static let endOfDay = 24 * 60
  /// What a date alone means: 09:00, at which a working day begins.
  public static let startOfWork = 9 * 60
  /// 17:00, at which a working day ends.
  public static let endOfWork = 17 * 60

  public init(_ date: CivilDate, minute: Int) {
    self.date = date
    self.minute = min(max(minute, 0), Self.endOfDay)
  }

  /// What `text` says: `2026-03-05T09:00`, the same with a space, or a date alone; nil where it
  /// is none of them.
  public static func parse(_ text: String) -> LocalTime? {
    guard text.contains(":") else {
      return CivilDate.parse(text).map { LocalTime($0, minute: startOfWork) }
    }
    guard let gap = text.lastIndex(where: { $0 == "T" || $0 == "t" || $0 == " " }),
      let date = CivilDate.parse(String(text[..<gap])),
      let minute = minute(text[text.index(after: gap)...])
    else { return nil }
    return LocalTime(date, minute: minute)
  }

  /// The minutes of `09:30`; nil where it is no time of day.
  private static func minute(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    return hour * 60 + minute
  }

  /// ISO 8601 without a zone, such as `2026-03-05T09:00`.
  public var description: String { "\(date)T\(timeOfDay)" }

  /// `09:00`.
  public var timeOfDay: String {
    padded(minute / 60, 2) + ":" + padded(minute % 60, 2)
  }

  /// The time so many minutes later by the clock, weekends or not; nil beyond the calendar.
  public func adding(minutes count: Int) -> LocalTime? {
    let (sum, overflow) = minute.addingReportingOverflow(count)
    guard !overflow, sum >= 0 else { return nil }
    let (days, rest) = sum.quotientAndRemainder(dividingBy: Self.endOfDay)
    return date.adding(days: days).map { LocalTime($0, minute: rest) }
  }

  public static func < (left: LocalTime, right: LocalTime) -> Bool {
    (left.date, left.minute) < (right.date, right.minute)
  }
}
