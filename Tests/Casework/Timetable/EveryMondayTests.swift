import Casework
import Guidance
import Language
import Table
import Testing

/// Every Monday that the calendar knows, against a count of days that shares nothing with the
/// program: days are numbered from Monday 1 January 2024, so that the remainder by seven is the
/// weekday.
@Suite struct EveryMondayTests {
  /// Written down from GOV.UK.
  private static let holidays: Set<String> = [
    "2024-01-01", "2024-03-29", "2024-04-01", "2024-05-06", "2024-05-27", "2024-08-26",
    "2024-12-25", "2024-12-26", "2025-01-01", "2025-04-18", "2025-04-21", "2025-05-05",
    "2025-05-26", "2025-08-25", "2025-12-25", "2025-12-26", "2026-01-01", "2026-04-03",
    "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28",
    "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30",
    "2027-12-27", "2027-12-28", "2028-01-03",
    "2028-04-14", "2028-04-17", "2028-05-01", "2028-05-29", "2028-08-28", "2028-12-25",
    "2028-12-26",
  ]

  private static let years = 2024...2028

  /// The days of the years, and of one more, in which no bank holiday is known.
  private static let names: [String] = {
    var names: [String] = []
    for year in years.lowerBound...(years.upperBound + 1) {
      let february = year % 4 == 0 ? 29 : 28
      for (month, days) in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
        for day in 1...days {
          names.append("\(year)-\(month < 9 ? "0" : "")\(month + 1)-\(day < 10 ? "0" : "")\(day)")
        }
      }
    }
    return names
  }()

  private static let end = names.firstIndex(of: "2029-01-01") ?? 0

  /// So many working days after a day; nil where they leave the known years.
  private static func working(_ count: Int, after start: Int) -> Int? {
    var (count, index) = (count, start)
    while count > 0 {
      index += 1
      guard index < end else { return nil }
      if index % 7 < 5, !holidays.contains(names[index]) { count -= 1 }
    }
    return index
  }

  /// FACTS: the working days that the guide of 2025 counts from event to event; all others are
  /// counted from the notification.
  private static let counted = ["draft": (15, "fieldwork-end"), "comments": (9, "draft")]

  @Test(arguments: [("csafe-2018", "A", 10), ("csafe-2018", "B", 10), ("csafe-2025", "audit", 50)])
  func everyMonday(edition: String, option: String, unknown: Int) throws {
    let guidance = GuidanceInForce(try Editions.load(edition))
    let calendar = try BankHolidays.load()
    var (holidayWeeks, beyond) = (0, 0)
    for monday in stride(from: 0, to: Self.end, by: 7) {
      let name = Self.names[monday]
      let timetable = try Timetable(
        guidance, option: option, notified: #require(CivilDate.parse(name)), calendar: calendar)
      var nominal: [String: Int] = [:]
      var working: [String: Int?] = [:]
      for entry in timetable.entries {
        let (id, day) = (entry.event.id, entry.event.day)
        let due = monday + day / 5 * 7 + day % 5
        var (count, start): (Int, Int?) = (day, monday)
        if let (days, after) = Self.counted[id] {
          count = days
          let first = try #require(nominal[after])
          let before = Self.counted[after] == nil ? first : try #require(working[after])
          start = before.map { max($0, first) }
        }
        let end = start.flatMap { Self.working(count, after: $0) }
        (nominal[id], working[id]) = (due, .some(end))
        #expect(entry.nominal.description == Self.names[due], "\(name) \(id)")
        #expect(entry.working?.description == end.map { Self.names[$0] }, "\(name) \(id)")
        if let start, let end {
          let between = Self.names[(start + 1)..<max(start + 1, end + 1)]
          #expect(
            entry.uncounted.map(\.date.description) == between.filter(Self.holidays.contains))
        }
        let isHoliday = due < Self.end && Self.holidays.contains(Self.names[due])
        #expect((entry.holiday != nil) == isHoliday, "\(name) \(id)")
        #expect(
          entry.nextWorking?.description
            == (isHoliday ? Self.working(1, after: due).map { Self.names[$0] } : nil))
        if id == "fieldwork", let end, end > due { holidayWeeks += 1 }
        if end == nil { beyond += 1 }
      }
    }
    #expect(holidayWeeks > 50)
    #expect(beyond > unknown)
  }
}
