import Guidance
import Table
import Testing

/// The official list for England and Wales, as it was published year by year.
@Suite struct BankHolidayTests {
  /// Written down from GOV.UK, moved days and extra ones among them.
  private static let known: [Int: [String]] = [
    2012: ["01-02", "04-06", "04-09", "05-07", "06-04", "06-05", "08-27", "12-25", "12-26"],
    2020: ["01-01", "04-10", "04-13", "05-08", "05-25", "08-31", "12-25", "12-28"],
    2022: [
      "01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27",
    ],
    2023: ["01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"],
    2024: ["01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"],
    2025: ["01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"],
    2026: ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
    2027: ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"],
  ]

  @Test func theKnownYears() throws {
    let calendar = try BankHolidays.load()
    for (year, days) in Self.known {
      let listed = calendar.holidays.filter { $0.date.year == year }.map(\.date.description)
      #expect(listed == days.map { "\(year)-\($0)" })
    }
  }

  @Test func everyYearHasAtLeastEight() throws {
    let calendar = try BankHolidays.load()
    for year in calendar.years {
      #expect(calendar.holidays.filter { $0.date.year == year }.count >= 8, "\(year)")
    }
    #expect(
      calendar.holidays.allSatisfy { $0.date.weekday < 5 && calendar.years.contains($0.date.year) })
  }

  @Test func nothingIsGuessedBeyondTheEnd() throws {
    let calendar = try BankHolidays.load()
    let last = try #require(CivilDate(year: calendar.years.upperBound, month: 12, day: 29))
    #expect(calendar.workingDay(0, after: last) == last)
    #expect(calendar.workingDay(10, after: last) == nil)
  }

  /// FACTS: 15 working days after Friday 20 March 2026 is Tuesday 14 April; 9 more, 27 April.
  @Test(arguments: [
    ("2026-03-20", 15, "2026-04-14"), ("2026-04-14", 9, "2026-04-27"),
    ("2026-04-27", 9, "2026-05-11"),
    ("2026-04-27", 10, "2026-05-12"), ("2026-03-02", 10, "2026-03-16"),
    ("2026-04-03", 1, "2026-04-07"),
  ])
  func workingDays(from: String, count: Int, to: String) throws {
    let from = try #require(CivilDate.parse(from))
    #expect(try BankHolidays.load().workingDay(count, after: from)?.description == to)
  }
}
