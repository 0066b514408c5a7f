import Table

/// Days and deadlines as an iCalendar file (RFC 5545), for the calendars of those who have them.
///
/// Times are local to London, and the file says when its clocks change. It is made of what it is
/// given alone, so that the same timetable makes the same bytes.
public struct CalendarFile: Sendable {
  /// A day of the calendar.
  public struct Day: Sendable, Hashable {
    public let year: Int
    public let month: Int
    public let day: Int

    public init(year: Int, month: Int, day: Int) {
      self.year = year
      self.month = month
      self.day = day
    }

    fileprivate var basic: String {
      padded(year, 4) + padded(month, 2) + padded(day, 2)
    }
  }

  public struct Event: Sendable {
    /// The same whenever the file is made, and no other event's.
    public let identifier: String
    public let title: String
    /// Paragraphs of text.
    public let details: [String]
    public let categories: [String]
    public let day: Day
    public let nextDay: Day
    /// Minutes after midnight at which it ends; nil for a whole day.
    public let minute: Int?

    /// - Parameter nextDay: the day after, at which a whole day ends.
    public init(
      identifier: String, title: String, details: [String], categories: [String], day: Day,
      nextDay: Day, minute: Int?
    ) {
      self.identifier = identifier
      self.title = title
      self.details = details
      self.categories = categories
      self.day = day
      self.nextDay = nextDay
      self.minute = minute
    }
  }

  /// A deadline is an entry of so many minutes that ends with it.
  public static let minutes = 15

  private let lines: [String]

  /// - Parameters:
  ///   - product: the program and its version.
  ///   - stamp: the day that the entries are dated by; no clock is asked.
  public init(product: String, name: String, stamp: Day, _ events: [Event]) {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//\(Self.text(product))//EN", "CALSCALE:GREGORIAN",
      "X-WR-CALNAME:\(Self.text(name))",
    ]
    lines += Self.zone
    for event in events { lines += Self.lines(event, stamp) }
    lines.append("END:VCALENDAR")
    self.lines = lines
  }

  public var bytes: [UInt8] { lines.flatMap { Self.folded($0) } }

  private static let zoneName = "Europe/London"
  /// Since 1996 clocks go forward on the last Sunday of March and back on that of October, at one
  /// o'clock in universal time.
  private static let zone = [
    "BEGIN:VTIMEZONE", "TZID:\(zoneName)", "BEGIN:STANDARD", "DTSTART:19961027T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000",
    "TZNAME:GMT", "END:STANDARD", "BEGIN:DAYLIGHT", "DTSTART:19960331T010000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100",
    "TZNAME:BST", "END:DAYLIGHT", "END:VTIMEZONE",
  ]

  private static func lines(_ event: Event, _ stamp: Day) -> [String] {
    var lines = [
      "BEGIN:VEVENT", "UID:\(text(event.identifier))", "DTSTAMP:\(stamp.basic)T000000Z",
    ]
    if let minute = event.minute {
      let start = max(0, minute - minutes)
      lines.append("DTSTART;TZID=\(zoneName):\(event.day.basic)T\(clock(start))")
      lines.append("DTEND;TZID=\(zoneName):\(event.day.basic)T\(clock(minute))")
    } else {
      lines.append("DTSTART;VALUE=DATE:\(event.day.basic)")
      lines.append("DTEND;VALUE=DATE:\(event.nextDay.basic)")
    }
    lines.append("SUMMARY:\(text(event.title))")
    lines.append("DESCRIPTION:\(text(event.details.joined(separator: "\n")))")
    if !event.categories.isEmpty {
      lines.append("CATEGORIES:\(event.categories.map(text).joined(separator: ","))")
    }
    lines += [
      "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY",
      "DESCRIPTION:\(text(event.title))",
      // An hour before a deadline; for a whole day, nine o'clock of the day before.
      event.minute == nil ? "TRIGGER:-PT15H" : "TRIGGER:-PT1H", "END:VALARM", "END:VEVENT",
    ]
    return lines
  }

  private static func clock(_ minute: Int) -> String {
    padded(minute / 60, 2) + padded(minute % 60, 2) + "00"
  }

  /// A text value: what separates is escaped, what no text may hold is left out.
  private static func text(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",":
        escaped.unicodeScalars.append("\\")
        escaped.unicodeScalars.append(scalar)
      case "\n": escaped += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7f: continue
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// The line in parts of at most 75 bytes, none of which ends within a character.
  private static func folded(_ line: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var used = 0
    for scalar in line.unicodeScalars {
      let encoded = Array(String(scalar).utf8)
      if used + encoded.count > 75 {
        bytes += [13, 10, 32]
        used = 1
      }
      bytes += encoded
      used += encoded.count
    }
    return bytes + [13, 10]
  }
}
