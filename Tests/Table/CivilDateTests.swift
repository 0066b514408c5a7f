import Table
import Testing

/// Expected values come from Python's datetime.
struct CivilDateTests {
  @Test(arguments: [
    (1970, 1, 1, 0, 3), (1, 1, 1, -719_162, 0), (9999, 12, 31, 2_932_896, 4),
    (2000, 2, 29, 11_016, 1), (1900, 3, 1, -25_508, 3), (2026, 3, 12, 20_524, 3),
    (1600, 2, 29, -135_081, 1),
  ])
  func knownDays(year: Int, month: Int, day: Int, days: Int32, weekday: Int) throws {
    let date = try #require(CivilDate(year: year, month: month, day: day))
    #expect(date.days == days)
    #expect(date.weekday == weekday)
    #expect(date.parts == (year, month, day))
  }

  @Test func everyDayFollowsTheLast() throws {
    var expected = (year: 1, month: 1, day: 1)
    for days in -719_162...2_932_896 {
      let date = try #require(CivilDate(days: days))
      guard date.parts == expected,
        CivilDate(year: expected.year, month: expected.month, day: expected.day) == date
      else {
        Issue.record("\(date) is not \(expected)")
        return
      }
      expected.day += 1
      if expected.day > CivilDate.length(ofMonth: expected.month, year: expected.year) {
        expected = (expected.year, expected.month + 1, 1)
        if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
      }
    }
    #expect(expected == (10_000, 1, 1))
    #expect(CivilDate(days: 2_932_897) == nil)
    #expect(CivilDate(days: -719_163) == nil)
    #expect(CivilDate(days: 0)?.adding(days: .max) == nil)
  }

  @Test(arguments: [
    (2026, 2, 29), (1900, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0),
    (0, 1, 1), (10_000, 1, 1),
  ])
  func noSuchDay(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [
    "2026-03-12", "2026-03-12T10:30", "2026-03-12 10:30:00", "2026-03-12T10:30:00.000Z",
    "12/03/2026", "12/3/2026", "12-03-2026", "12.03.2026", "12.3.2026", "12 March 2026",
    "12 Mar 2026", "12 MAR 2026", "2026/03/12", " 12/03/2026 ", "12/03/2026 00:00:00",
  ])
  func readable(text: String) {
    #expect(CivilDate.parse(text)?.description == "2026-03-12")
  }

  @Test(arguments: [
    "", "12/03/26", "12-03-26", "03/13/2026", "2026/03-12", "12/03-2026", "32/01/2026",
    "12 Marc 2026", "12/03/2026x", "2026-03-12x", "2026-03-12T", "20260332", "12/03/20261",
    "30/02/2026", "12/03/2026 25:00", "+2/03/2026", "45000",
  ])
  func unreadable(text: String) {
    #expect(CivilDate.parse(text) == nil)
  }

  /// Spellings and their days, made by Tests/Oracle/dates.py with Python's datetime.
  @Test func spellingsAsPythonHasThem() throws {
    let bytes = try Fixture.bytes(of: "\(Fixture.packageRoot)/Tests/Oracle/dates.tsv")
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count > 1000)
    for line in lines {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      try #require(cells.count == 3, "\(line)")
      let order = cells[1] == "month" ? WrittenDate.Order.monthFirst : .dayFirst
      let found = WrittenDate(cells[0])?.date(in: order, years: 1980...2079)
      #expect(found?.description ?? "-" == cells[2], "\(line)")
    }
  }

  @Test func aYearOfTwoDigitsNeedsItsCentury() {
    let written = WrittenDate("03/04/15")
    #expect(written?.date(in: .dayFirst, years: nil) == nil)
    #expect(written?.date(in: .dayFirst, years: 1980...2079)?.description == "2015-04-03")
    #expect(written?.date(in: .dayFirst, years: 1916...2015)?.description == "2015-04-03")
    #expect(written?.date(in: .dayFirst, years: 1900...1999)?.description == "1915-04-03")
  }

  @Test func serials() {
    #expect(CivilDate.fromSerial(1, system: .from1900)?.description == "1900-01-01")
    #expect(CivilDate.fromSerial(59, system: .from1900)?.description == "1900-02-28")
    #expect(CivilDate.fromSerial(60, system: .from1900) == nil)
    #expect(CivilDate.fromSerial(61, system: .from1900)?.description == "1900-03-01")
    #expect(CivilDate.fromSerial(45_000, system: .from1900)?.description == "2023-03-15")
    #expect(CivilDate.fromSerial(43_538, system: .from1904)?.description == "2023-03-15")
    #expect(CivilDate.fromSerial(.max, system: .from1904) == nil)
    #expect(CivilDate.fromSerial(-1, system: .from1904) == nil)
  }
}
