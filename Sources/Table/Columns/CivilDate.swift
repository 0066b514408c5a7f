/// A day of the proleptic Gregorian calendar, years 1 to 9999. It knows no time zone.
public struct CivilDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Days since 1 January 1970.
  public let days: Int32

  private static let firstDay = -719_162  // 0001-01-01
  private static let lastDay = 2_932_896  // 9999-12-31

  /// The day `days` after 1 January 1970; nil outside the years 1 to 9999.
  public init?(days: Int) {
    guard days >= Self.firstDay, days <= Self.lastDay else { return nil }
    self.days = Int32(days)
  }

  /// The day of a year, month and day; nil where there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    // Years that begin in March put the leap day last (Howard Hinnant, chrono-compatible
    // low-level date algorithms).
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    days = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  public var year: Int { parts.year }
  public var month: Int { parts.month }
  public var day: Int { parts.day }

  /// The year, month and day at once.
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = Int(days) + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The day of the week, Monday = 0 to Sunday = 6.
  public var weekday: Int {
    (((Int(days) + 3) % 7) + 7) % 7
  }

  /// ISO 8601, such as "2026-03-12".
  public var description: String {
    let (year, month, day) = parts
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }

  /// The day `count` days later, or earlier where it is negative; nil outside years 1 to 9999.
  public func adding(days count: Int) -> CivilDate? {
    let (sum, overflow) = Int(days).addingReportingOverflow(count)
    return overflow ? nil : CivilDate(days: sum)
  }

  /// The day that a workbook's number stands for; nil for one that is no day, such as the
  /// false 29 February 1900 (60 in the 1900 system).
  public static func fromSerial(_ serial: Int, system: DateSystem) -> CivilDate? {
    guard serial >= 0, serial <= 2_958_465 else { return nil }
    switch system {
    case .from1904:
      return CivilDate(days: serial - 24_107)
    case .from1900:
      guard serial != 0, serial != 60 else { return nil }
      return CivilDate(days: serial < 60 ? serial - 25_568 : serial - 25_569)
    }
  }

  /// The number of days of a month.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  public static func < (left: CivilDate, right: CivilDate) -> Bool { left.days < right.days }
}

/// A number with zeros before it up to `width` digits.
public func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
