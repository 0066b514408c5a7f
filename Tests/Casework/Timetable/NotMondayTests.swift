import Casework
import Guidance
import Table
import Testing

/// What is said of a notification on another day than Monday, against the deadlines themselves.
@Suite struct NotMondayTests {
  @Test(arguments: [("csafe-2018", "A"), ("csafe-2018", "B"), ("csafe-2025", "audit")])
  func deadlinesBeforeIt(edition: String, option: String) throws {
    let guidance = GuidanceInForce(try Editions.load(edition))
    let calendar = try BankHolidays.load()
    let monday = try #require(CivilDate.parse("2026-03-02"))
    for later in 0..<7 {
      let notified = try #require(monday.adding(days: later))
      let timetable = try Timetable(
        guidance, option: option, notified: notified, calendar: calendar)
      let warning = timetable.warnings.first { $0.code == "not-a-monday" }
      guard later > 0 else {
        #expect(warning == nil)
        continue
      }
      let message = try #require(warning?.message)
      // By the day numbers of the edition: 5 x (week - 1) + weekday.
      let before = guidance.events(option).filter { $0.day > 0 && $0.day % 5 < later && $0.day < 5 }
      let list = before.map(\.id).joined(separator: ", ")
      #expect(message.contains("before it: ") == !before.isEmpty)
      #expect(before.isEmpty || message.contains("before it: \(list);"), "\(message)")
      let sameDay = guidance.events(option).filter { $0.day == later && later < 5 }.map(\.id)
      #expect(
        sameDay.isEmpty
          || message.contains("due on the same day: \(sameDay.joined(separator: ", "));"))
      #expect(message.contains("notify 2026-03-09"))
    }
  }

  /// Para 15: option B chooses "from the spreadsheet", which the lists are part of.
  @Test func optionBChoosesFromTheLists() throws {
    let events = GuidanceInForce(try Editions.load("csafe-2018")).events("B")
    let pick = try #require(events.first { $0.id == "pick" })
    #expect(Set(pick.needs) == ["lists", "yot-nps", "facts-b"])
    #expect(pick.citations.contains("csafe-2018 para 15"))
  }
}
