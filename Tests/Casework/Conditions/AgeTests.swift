import Casework
import Guidance
import Table
import Testing

/// Ages and periods; the expected values are counted by hand on the calendar.
@Suite struct AgeTests {
  @Test(arguments: [
    ("2010-05-17", "2026-05-16", 15), ("2010-05-17", "2026-05-17", 16),
    ("2010-05-17", "2026-05-18", 16), ("2026-05-17", "2026-05-17", 0),
    ("2026-05-18", "2026-05-17", -1), ("2026-12-31", "2026-01-01", -1),
    ("2008-02-29", "2026-02-28", 17), ("2008-02-29", "2026-03-01", 18),
    ("2008-02-29", "2028-02-28", 19), ("2008-02-29", "2028-02-29", 20),
    ("2025-12-31", "2026-12-30", 0), ("2025-12-31", "2026-12-31", 1),
  ])
  func atBirthdays(born: String, day: String, years: Int) throws {
    let born = try #require(CivilDate.parse(born))
    let day = try #require(CivilDate.parse(day))
    #expect(CaseSpace.age(born: born, at: day) == years)
  }

  @Test func theFirstDateThatIsKnownElseTheAgeGiven() throws {
    let space = try TestFiles.space(
      [
        "cin.csv": """
        Child Unique ID,Date of Birth,Expected date of birth,Age
        born,2016-03-03,,4
        unborn,,2026-04-01,
        both,2020-03-02,2026-04-01,
        given,,,7
        fraction,,,7.99
        minus,,,-1
        unreadable,soon,,12
        unreadable-unborn,soon,2026-04-01,12
        nothing,soon,,old
        no-age,soon,,
        blank,,,
        """
      ], asOf: "2026-03-02")
    #expect(try space.children("age = 9").yes == ["born"])
    #expect(try space.children("unborn").yes == ["minus", "unborn", "unreadable-unborn"])
    #expect(try space.children("age = 6").yes == ["both"])
    #expect(try space.children("age = 7").yes == ["fraction", "given"])
    #expect(try space.children("age = 12").yes == ["unreadable"])
    #expect(try space.children("age is unknown").yes == ["blank", "no-age", "nothing"])
    // A birth date that cannot be read is no missing age.
    #expect(try space.children("age is missing").yes == ["blank"])
    #expect(try space.children("age_band = 0-4").yes == ["minus", "unborn", "unreadable-unborn"])
  }

  /// (as-of, period, the last day that is older, the first day that is within)
  @Test(arguments: [
    ("2026-05-31", "3 months", "2026-02-27", "2026-02-28"),
    ("2024-05-31", "3 months", "2024-02-28", "2024-02-29"),
    ("2026-03-30", "1 month", "2026-02-27", "2026-02-28"),
    ("2026-03-02", "6 months", "2025-09-01", "2025-09-02"),
    ("2028-02-29", "12 months", "2027-02-27", "2027-02-28"),
    ("2026-01-15", "1 month", "2025-12-14", "2025-12-15"),
    ("2026-03-02", "2 weeks", "2026-02-15", "2026-02-16"),
    ("2026-03-02", "10 days", "2026-02-19", "2026-02-20"),
    ("2026-03-02", "0 days", "2026-03-01", "2026-03-02"),
  ])
  func periods(asOf: String, period: String, older: String, within: String) throws {
    let space = try TestFiles.space(
      [
        "cin.csv": """
        Child Unique ID,CIN start date,Gender
        future,2099-01-01,
        older,\(older),
        today,\(asOf),
        within,\(within),
        """
      ], asOf: asOf)
    #expect(try space.children("cin.start older than \(period)").yes == ["older"])
    #expect(try space.children("cin.start within \(period)").yes == ["today", "within"])
  }
}
