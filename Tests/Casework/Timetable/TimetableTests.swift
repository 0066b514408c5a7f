import Casework
import Guidance
import Language
import Table
import Testing

/// The timetable against the guidance's own dates, and against a count of working days that
/// shares nothing with the program.
@Suite struct TimetableTests {
  private func timetable(
    _ option: String, _ notified: String, taken: [String: String] = [:],
    edition: String = Editions.standard
  ) throws -> Timetable {
    let guidance = GuidanceInForce(try Editions.load(edition), taken: taken)
    return try Timetable(
      guidance, option: option, notified: #require(CivilDate.parse(notified)),
      calendar: BankHolidays.load())
  }

  private func text(_ time: Event.Time?) -> String {
    switch time {
    case .minute(let minute): "\(minute / 60):\(minute % 60 / 10)\(minute % 10)"
    case .endOfDay: "end"
    case nil: "-"
    }
  }

  private func lines(_ timetable: Timetable) -> [String] {
    timetable.entries.map { entry in
      "\(entry.event.id) \(entry.nominal) \(text(entry.time))"
    }
  }

  private static let laterWeeks = [
    "documents 2026-03-10 end", "annex-a 2026-03-10 end", "child-level 2026-03-11 10:00",
    "csa-referrals 2026-03-12 end", "evaluation 2026-03-12 end", "consent 2026-03-13 end",
    "cqc 2026-03-13 -", "fieldwork 2026-03-16 -", "fieldwork-end 2026-03-20 -",
  ]

  /// Paragraphs 9 to 38 and Annex C, counted from Monday 2 March 2026.
  @Test func optionA() throws {
    let timetable = try timetable("A", "2026-03-02")
    #expect(
      lines(timetable) == [
        "notify 2026-03-02 -", "lists 2026-03-04 15:00", "yot-nps 2026-03-04 15:00",
        "pick-20 2026-03-05 9:30", "facts-a 2026-03-05 16:00", "meetings 2026-03-05 end",
        "pick 2026-03-06 10:00", "call 2026-03-06 12:00",
      ] + Self.laterWeeks)
    #expect(timetable.entries.allSatisfy { $0.working == $0.nominal })
    #expect(timetable.warnings.isEmpty)
  }

  @Test func optionB() throws {
    #expect(
      lines(try timetable("B", "2026-03-02")) == [
        "notify 2026-03-02 -", "lists 2026-03-04 15:00", "yot-nps 2026-03-04 15:00",
        "facts-b 2026-03-04 15:00", "meetings 2026-03-05 end", "pick 2026-03-06 10:00",
        "call 2026-03-06 12:00",
      ] + Self.laterWeeks)
  }

  @Test func theReadingsOfAnnexC() throws {
    let taken = ["pick-20-time": "annex-c", "facts-a-time": "annex-c"]
    let entries = lines(try timetable("A", "2026-03-02", taken: taken))
    #expect(entries.contains("pick-20 2026-03-05 10:00"))
    #expect(entries.contains("facts-a 2026-03-05 15:00"))
  }

  /// Monday 4 May 2026 is a bank holiday: fieldwork is nine working days away.
  @Test func aBankHolidayBetween() throws {
    let timetable = try timetable("A", "2026-04-27")
    let working = Dictionary(
      uniqueKeysWithValues: timetable.entries.map { ($0.event.id, $0.working?.description) })
    let nominal = Dictionary(
      uniqueKeysWithValues: timetable.entries.map { ($0.event.id, $0.nominal.description) })
    #expect(nominal["fieldwork"] == "2026-05-11" && working["fieldwork"] == "2026-05-12")
    #expect(nominal["documents"] == "2026-05-05" && working["documents"] == "2026-05-06")
    #expect(nominal["consent"] == "2026-05-08" && working["consent"] == "2026-05-11")
    #expect(nominal["call"] == "2026-05-01" && working["call"] == "2026-05-01")
    #expect(nominal["fieldwork-end"] == "2026-05-15" && working["fieldwork-end"] == "2026-05-18")
    #expect(timetable.holidays.map(\.date.description) == ["2026-05-04"])
    #expect(timetable.warnings.map(\.code).contains("fewer-working-days"))
  }

  @Test func whatIsNotAMondayOrBeyondTheCalendar() throws {
    let tuesday = try timetable("A", "2026-03-03")
    #expect(tuesday.warnings.map(\.code).contains("not-a-monday"))
    #expect(throws: Diagnostic.self) { try timetable("A", "2035-01-01") }
  }

  /// The worked case of the second round: Easter lies in the fifteen working days before the draft,
  /// and the nine for comments go on from there.
  @Test func theSecondRound() throws {
    let timetable = try timetable("audit", "2026-03-02", edition: "csafe-2025")
    func entry(_ id: String) throws -> Timetable.Entry {
      try #require(timetable.entries.first { $0.event.id == id })
    }
    let (draft, comments, final) = (try entry("draft"), try entry("comments"), try entry("final"))
    #expect(draft.nominal.description == "2026-04-10")
    #expect(draft.working?.description == "2026-04-14")
    #expect(comments.nominal.description == "2026-04-23")
    #expect(comments.working?.description == "2026-04-27")
    #expect(final.nominal.description == "2026-05-04")
    #expect(final.holiday?.title == "Early May bank holiday")
    #expect(try entry("published").nominal.description == "2026-05-08")
    #expect(
      timetable.warnings.map(\.code) == [
        "event-on-bank-holiday", "event-on-bank-holiday", "fewer-working-days",
        "fewer-working-days",
      ])
    #expect(
      timetable.warnings[2].message.contains("fewer than 15 working days lie between fieldwork-end")
    )
  }

  /// Notified on Monday 27 April 2026, the early May holiday leaves nine working days.
  @Test func nineDaysBeforeFieldwork() throws {
    let timetable = try timetable("audit", "2026-04-27", edition: "csafe-2025")
    let fieldwork = timetable.entries.first { $0.event.id == "fieldwork" }
    #expect(fieldwork?.nominal.description == "2026-05-11")
    #expect(fieldwork?.working?.description == "2026-05-12")
    #expect(
      timetable.warnings.contains { $0.message.contains("between the notification and fieldwork") })
  }

  /// Without a holiday, days and working days agree to the end.
  @Test func aSecondRoundWithoutHolidays() throws {
    let timetable = try timetable("audit", "2026-09-07", edition: "csafe-2025")
    #expect(timetable.entries.allSatisfy { $0.working == $0.nominal } && timetable.warnings.isEmpty)
  }
}
