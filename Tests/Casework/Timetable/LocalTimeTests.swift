import Casework
import Guidance
import Table
import Testing

/// Moments, the working time between them, and what is recorded as arrived.
@Suite struct LocalTimeTests {
  @Test(arguments: [
    ("2026-03-05T09:00", "2026-03-05T09:00"), ("2026-03-05t9:05", "2026-03-05T09:05"),
    ("2026-03-05 23:59", "2026-03-05T23:59"), ("2026-03-05", "2026-03-05T09:00"),
    ("05/03/2026 16:20", "2026-03-05T16:20"), ("2026-03-29T01:30", "2026-03-29T01:30"),
  ])
  func isRead(text: String, says: String) {
    #expect(LocalTime.parse(text)?.description == says)
  }

  @Test(arguments: [
    "", "09:00", "2026-03-05T24:00", "2026-03-05T09:60", "2026-03-05T9", "2026-02-30T09:00",
    "2026-03-05T09:00:00", "2026-03-05T-1:00", "2026-03-05T09:0", "T09:00", "2026-03-05T+9:00",
  ])
  func isRefused(text: String) {
    #expect(LocalTime.parse(text) == nil)
  }

  /// Against a count minute by minute, over Easter and the two holidays of May.
  @Test func workingMinutesAreCounted() throws {
    let holidays: Set<String> = ["2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25"]
    let hours = WorkingHours(try BankHolidays.load())
    // 30 March 2026 is a Monday.
    let first = try #require(CivilDate(year: 2026, month: 3, day: 30))
    let days = (0..<70).compactMap { first.adding(days: $0) }
    var counted: [Int] = [0]
    for (index, day) in days.enumerated() {
      let isWorked = index % 7 < 5 && !holidays.contains(day.description)
      for minute in 0..<1440 {
        let counts = isWorked && minute >= 540 && minute < 1020
        counted.append((counted.last ?? 0) + (counts ? 1 : 0))
      }
    }
    for start in stride(from: 0, to: days.count * 1440, by: 997) {
      for end in stride(from: start, to: days.count * 1440, by: 4999) {
        let from = LocalTime(days[start / 1440], minute: start % 1440)
        let to = LocalTime(days[end / 1440], minute: end % 1440)
        #expect(hours.minutes(from: from, to: to) == counted[end] - counted[start])
        if end > start { #expect(hours.minutes(from: to, to: from) == 0) }
      }
    }
  }

  @Test func nothingIsCountedBeyondTheCalendar() throws {
    let calendar = try BankHolidays.load()
    let beyond = try #require(CivilDate(year: calendar.years.upperBound + 1, month: 1, day: 3))
    let inside = try #require(CivilDate(year: calendar.years.upperBound, month: 12, day: 20))
    let hours = WorkingHours(calendar)
    #expect(
      hours.minutes(from: LocalTime(inside, minute: 0), to: LocalTime(beyond, minute: 0)) == nil)
  }

  // MARK: Arrivals

  private let lists = ["cin", "cpp", "cic"]

  private func at(_ hour: Int) throws -> LocalTime {
    LocalTime(try #require(CivilDate.parse("2026-03-04")), minute: hour * 60)
  }

  private func record(_ arrivals: Arrivals) -> Arrivals.Record? {
    arrivals.record(of: "lists", lists: lists)
  }

  /// In whatever order its lists come, an event arrives with the last of them, and not before.
  @Test func theLastListCounts() throws {
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      var arrivals = Arrivals()
      for (place, list) in order.enumerated() {
        #expect(record(arrivals) == nil)
        let missing = order[place...].sorted().map { lists[$0] }
        #expect(arrivals.missing("lists", lists: lists) == missing)
        arrivals.noteByItself(.list(lists[list]), at: try at(10 + list))
      }
      #expect(record(arrivals) == .arrived(try at(12), .byItself))
      #expect(arrivals.missing("lists", lists: lists).isEmpty)
    }
  }

  @Test func whatIsNotHeldIsNotMissing() throws {
    var arrivals = Arrivals()
    for list in ["cin", "cpp"] { arrivals.noteByItself(.list(list), at: try at(9)) }
    arrivals.note(.nothing(because: "x"), ofList: "cic", event: "lists", lists: lists)
    #expect(record(arrivals) == .arrived(try at(9), .byItself))
  }

  /// One list of an event that arrived as a whole is taken back: the others stay.
  @Test func takingBackAListOrAll() throws {
    var arrivals = Arrivals()
    arrivals.note(.arrived(try at(11), .typed), ofEvent: "lists", lists: lists)
    arrivals.note(.takenBack(because: "x"), ofList: "cpp", event: "lists", lists: lists)
    #expect(arrivals.missing("lists", lists: lists) == ["cpp"] && record(arrivals) == nil)
    arrivals.note(.arrived(try at(15), .typed), ofList: "cpp", event: "lists", lists: lists)
    #expect(record(arrivals) == .arrived(try at(15), .typed))
    arrivals.note(.takenBack(because: "y"), ofEvent: "lists", lists: lists)
    #expect(record(arrivals) == .takenBack(because: "y"))
    #expect(arrivals.missing("lists", lists: lists) == lists)
  }

  /// What there was nothing to wait for, and came all the same.
  @Test func whatComesAfterAll() throws {
    var arrivals = Arrivals()
    arrivals.noteByItself(.list("cin"), at: try at(9))
    arrivals.note(.nothing(because: "x"), ofEvent: "lists", lists: lists)
    #expect(record(arrivals) == .nothing(because: "x"))
    for list in lists {
      #expect(record(arrivals) == .nothing(because: "x"))
      arrivals.noteByItself(.list(list), at: try at(12))
    }
    #expect(record(arrivals) == .arrived(try at(12), .byItself))
    arrivals.note(.nothing(because: "y"), ofEvent: "call", lists: [])
    arrivals.noteByItself(.event("call"), at: try at(10))
    #expect(arrivals.record(of: "call", lists: []) == .arrived(try at(10), .byItself))
  }

  /// What a person typed stands, whatever is loaded or unloaded afterwards.
  @Test func whatWasTypedStands() throws {
    var arrivals = Arrivals()
    arrivals.note(.arrived(try at(11), .typed), ofList: "cin", event: "lists", lists: lists)
    arrivals.noteByItself(.list("cin"), at: try at(14))
    arrivals.forgetByItself(.list("cin"))
    #expect(arrivals[.list("cin")] == .arrived(try at(11), .typed))
    arrivals.noteByItself(.list("cpp"), at: try at(14))
    arrivals.forgetByItself(.list("cpp"))
    #expect(arrivals[.list("cpp")] == nil)
  }
}
