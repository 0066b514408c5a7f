import Casework
import Guidance
import Language
import Table
import Testing

/// How a timetable stands at a moment, against cases counted by hand and against rules that share
/// nothing with the program.
@Suite struct StandingTests {
  static let ways = [
    ("csafe-2018", "A"), ("csafe-2018", "B"), ("csafe-2025", "audit"),
  ]

  private let calendar: BankHolidays

  init() throws { calendar = try BankHolidays.load() }

  private func time(_ text: String) throws -> LocalTime { try #require(LocalTime.parse(text)) }

  private func timetable(
    _ edition: Edition, _ option: String, _ notified: CivilDate
  ) throws -> Timetable {
    try Timetable(
      GuidanceInForce(edition), option: option, notified: notified, calendar: calendar)
  }

  /// The standing of Option A, notified on Monday 27 April 2026: 4 May is a bank holiday.
  private func standing(
    _ arrivals: Arrivals, at now: String?, option: String = "A", edition: String = "csafe-2018",
    notified: String = "2026-04-27"
  ) throws -> Standing {
    let edition = try Editions.load(edition)
    return Standing(
      try timetable(edition, option, #require(CivilDate.parse(notified))), arrivals,
      at: try now.map(time), calendar)
  }

  private func arrived(_ events: [String: String]) throws -> Arrivals {
    var arrivals = Arrivals()
    for (event, at) in events {
      arrivals.note(.arrived(try time(at), .typed), ofEvent: event, lists: [])
    }
    return arrivals
  }

  private func words(_ delay: Standing.Delay) -> String {
    "\(delay.item.id) \(delay.after) \(delay.left ?? -1)/\(delay.room ?? -1) "
      + (delay.earliest?.description ?? "-")
  }

  // MARK: By hand

  /// Wednesday 29 April 15:00 to Thursday 09:30 is 2 h and 30 min; 1 h 20 min of them are gone.
  @Test func aListLateByEightyMinutes() throws {
    let standing = try standing(
      arrived(["lists": "2026-04-29T16:20", "yot-nps": "2026-04-29T15:00"]),
      at: "2026-04-29T16:20")
    let lists = try #require(standing.item("lists"))
    #expect(lists.punctuality == .late && lists.lateBy == 80)
    #expect(standing.item("yot-nps")?.punctuality == .onTime)
    #expect(standing.overdue.isEmpty && standing.cameLate.map(\.id) == ["lists"])
    let delays = standing.waiting(on: "lists")
    #expect(words(try #require(delays.first)) == "pick-20 lists 70/150 -")
    #expect(
      delays.map(\.item.id) == [
        "pick-20", "facts-a", "pick", "call", "documents", "evaluation", "consent", "cqc",
        "fieldwork", "fieldwork-end",
      ])
    #expect(delays.filter(\.isTouched).map(\.item.id) == ["pick-20"])
    #expect(standing.waiting(on: "yot-nps").isEmpty)
  }

  /// Nothing by Thursday 10:50: the 20 cannot be chosen at 09:30, and 5 h 10 min of 6 h 30 min are
  /// left for their facts.
  @Test func aListThatHasNotCome() throws {
    let standing = try standing(arrived(["yot-nps": "2026-04-29T12:00"]), at: "2026-04-30T10:50")
    #expect(standing.overdue.map(\.id) == ["lists", "pick-20"])
    #expect(standing.item("lists")?.lateBy == 120 + 110)
    #expect(standing.item("pick-20")?.lateBy == 80)
    #expect(
      standing.waiting(on: "lists").filter(\.isTouched).map(words) == [
        "pick-20 lists 0/150 2026-04-30T10:50", "facts-a pick-20 310/390 -",
      ])
    #expect(standing.today.map(\.id) == ["facts-a", "meetings"])
    #expect(standing.next.map(\.id) == ["pick", "call"])
  }

  /// Over the bank holiday: documents were due on Tuesday 5 May, and came on Friday 8 May at noon,
  /// three hours of which day are worked by then.
  @Test func overABankHoliday() throws {
    let arrivals = try arrived([
      "pick": "2026-05-01T10:00", "call": "2026-05-01T12:00", "documents": "2026-05-08T12:00",
    ])
    let standing = try standing(arrivals, at: "2026-05-08T12:00")
    #expect(standing.item("documents")?.lateBy == 2 * 480 + 180)
    #expect(
      standing.waiting(on: "documents").filter(\.isTouched).map(words) == [
        "evaluation documents 0/960 2026-05-08T12:00", "cqc evaluation 300/480 -",
      ])
    // Friday 1 May 12:00 to Tuesday 5 May 10:00 leaves out the weekend and Monday.
    let late = try self.standing(arrived(["pick": "2026-05-05T10:00"]), at: "2026-05-05T10:00")
    #expect(late.item("pick")?.lateBy == 420 + 60)
    #expect(late.waiting(on: "pick").first?.earliest == LocalTime.parse("2026-05-05T10:00"))
  }

  /// Draft findings sent on Wednesday 15 April 2026 instead of Friday 10 April; comments were due
  /// on Thursday 23 April.
  @Test func theDraftOfTheSecondRound() throws {
    let standing = try standing(
      arrived(["draft": "2026-04-15T17:00"]), at: "2026-04-15T17:00", option: "audit",
      edition: "csafe-2025", notified: "2026-03-02")
    #expect(standing.item("draft")?.lateBy == 3 * 480)
    #expect(
      standing.waiting(on: "draft").map(words) == [
        "comments draft \(6 * 480)/\(9 * 480) -", "final comments \(6 * 480)/\(6 * 480) -",
        "published final \(4 * 480)/\(4 * 480) -",
      ])
  }

  @Test func whatIsNotHeldDelaysNothing() throws {
    var arrivals = Arrivals()
    arrivals.note(.nothing(because: "none"), ofEvent: "meetings", lists: ["meetings"])
    let standing = try standing(arrivals, at: "2026-05-12")
    #expect(!standing.overdue.map(\.id).contains("meetings"))
    #expect(standing.waiting(on: "meetings").isEmpty)
  }

  /// What has arrived after all waits no longer, and what needs only that does not either.
  @Test func whoHasGoneAheadDoesNotWait() throws {
    let standing = try standing(
      arrived(["pick-20": "2026-04-30T09:00", "yot-nps": "2026-04-29T09:00"]),
      at: "2026-04-30T09:30")
    #expect(standing.waiting(on: "lists").map(\.item.id) == ["fieldwork", "fieldwork-end"])
  }

  @Test func theNextDeadline() throws {
    let standing = try standing(Arrivals(), at: "2026-04-27T09:00")
    var moments: [String] = []
    var now = try #require(standing.now)
    while let next = standing.nextDeadline(after: now) {
      moments.append(next.description)
      now = next
    }
    #expect(
      moments == [
        "2026-04-29T15:00", "2026-04-30T09:30", "2026-04-30T16:00", "2026-04-30T17:00",
        "2026-05-01T10:00", "2026-05-01T12:00", "2026-05-05T17:00", "2026-05-06T10:00",
        "2026-05-07T17:00", "2026-05-08T17:00", "2026-05-11T17:00", "2026-05-15T17:00",
      ])
  }

  // MARK: Rules

  /// Numerical Recipes' linear congruential generator: the same draws in every run.
  private struct Draws: RandomNumberGenerator {
    var state: UInt64 = 20_260_427

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 33
    }
  }

  /// The clocks go forward on 29 March and back on 25 October 2026, each before a third week.
  @Test(arguments: [
    ("2026-03-16", "2026-03-27", "2026-03-30"), ("2026-10-12", "2026-10-23", "2026-10-26"),
  ])
  func daylightSavingMovesNothing(notified: String, friday: String, monday: String) throws {
    for option in ["A", "B"] {
      func deadlines(_ notified: String) throws -> [String] {
        let start = try #require(CivilDate.parse(notified))
        return try standing(Arrivals(), at: nil, option: option, notified: notified).items.map {
          "\($0.id) \($0.deadline.date.days - start.days) \($0.deadline.timeOfDay)"
        }
      }
      #expect(try deadlines(notified) == deadlines("2026-06-08"))
    }
    let hours = WorkingHours(calendar)
    #expect(hours.minutes(from: try time("\(friday)T17:00"), to: try time("\(monday)T09:00")) == 0)
    #expect(
      hours.minutes(from: try time("\(friday)T12:00"), to: try time("\(monday)T12:00")) == 480)
  }

  /// Every Monday of 2024 to 2028 whose last event the calendar knows: at its deadline an event is
  /// in time, and one minute later it is not.
  @Test(arguments: ways)
  func theMinuteOfEveryDeadline(way: (edition: String, option: String)) throws {
    let edition = try Editions.load(way.edition)
    var monday = try #require(CivilDate.parse("2024-01-01"))
    let end = try #require(CivilDate.parse("2028-10-16"))
    while monday <= end {
      let timetable = try timetable(edition, way.option, monday)
      var (inTime, behind) = (Arrivals(), Arrivals())
      for entry in timetable.entries.dropFirst() {
        let (deadline, after) = Self.lastMinute(entry)
        inTime.note(.arrived(deadline, .typed), ofEvent: entry.event.id, lists: [])
        behind.note(.arrived(after, .typed), ofEvent: entry.event.id, lists: [])
      }
      let kept = Standing(timetable, inTime, at: nil, calendar).items.dropFirst()
      #expect(kept.allSatisfy { $0.punctuality == .onTime && $0.lateBy == nil }, "\(monday)")
      let missed = Standing(timetable, behind, at: nil, calendar).items.dropFirst()
      #expect(missed.allSatisfy { $0.punctuality == .late && $0.lateBy ?? 0 <= 1 }, "\(monday)")
      monday = try #require(monday.adding(days: 7))
    }
  }

  /// Of a late event just what needs it waits, directly or over others; of one in time nothing.
  @Test(arguments: ways)
  func whoWaits(way: (edition: String, option: String)) throws {
    let edition = try Editions.load(way.edition)
    for monday in ["2026-03-02", "2026-04-27", "2026-12-21"] {
      let timetable = try timetable(edition, way.option, #require(CivilDate.parse(monday)))
      let reach = Self.reach(timetable)
      for entry in timetable.entries.dropFirst() {
        let id = entry.event.id
        let (deadline, after) = Self.lastMinute(entry)
        for (moment, late) in [(deadline, false), (after, true)] {
          var arrivals = Arrivals()
          let open = Standing(timetable, arrivals, at: moment, calendar)
          #expect(open.overdue.contains { $0.id == id } == late)
          arrivals.note(.arrived(moment, .typed), ofEvent: id, lists: [])
          let arrived = Standing(timetable, arrivals, at: moment, calendar)
          for standing in [open, arrived] {
            let waiting = Set(standing.waiting(on: id).map(\.item.id))
            #expect(waiting == (late ? reach[id] : []), "\(monday) \(id)")
          }
        }
      }
    }
  }

  /// The last minute in which an event is in time, and the first in which it is not.
  private static func lastMinute(_ entry: Timetable.Entry) -> (LocalTime, LocalTime) {
    if case .minute(let minute) = entry.time {
      return (
        LocalTime(entry.nominal, minute: minute), LocalTime(entry.nominal, minute: minute + 1)
      )
    }
    let next = entry.nominal.adding(days: 1) ?? entry.nominal
    return (LocalTime(entry.nominal, minute: 1439), LocalTime(next, minute: 0))
  }

  /// Who needs whom over any number of others, by Warshall's algorithm.
  private static func reach(_ timetable: Timetable) -> [String: Set<String>] {
    let events = timetable.entries.map(\.event)
    var table = events.map { from in events.map { $0.needs.contains(from.id) } }
    for via in events.indices {
      for from in events.indices where table[from][via] {
        for to in events.indices where table[via][to] { table[from][to] = true }
      }
    }
    var reach: [String: Set<String>] = [:]
    for (index, event) in events.enumerated() {
      reach[event.id] = Set(events.indices.filter { table[index][$0] }.map { events[$0].id })
    }
    return reach
  }

  /// Any arrivals in time: nothing is late, nothing waits for them, and the clock changes nothing
  /// of what has arrived.
  @Test(arguments: ways)
  func nothingInTimeIsEverLate(way: (edition: String, option: String)) throws {
    let edition = try Editions.load(way.edition)
    var random = Draws()
    for round in 0..<80 {
      let monday = try #require(
        CivilDate(year: 2026, month: 1, day: 5)?.adding(days: 7 * (round % 40)))
      let timetable = try timetable(edition, way.option, monday)
      var arrivals = Arrivals()
      var last = LocalTime(monday, minute: 0)
      for entry in timetable.entries {
        let (deadline, _) = Self.lastMinute(entry)
        let days = Int.random(in: 0...entry.event.day, using: &random)
        let date = entry.nominal.adding(days: -days) ?? entry.nominal
        let minute = Int.random(in: 0...deadline.minute, using: &random)
        let moment = LocalTime(date, minute: minute)
        arrivals.note(.arrived(moment, .typed), ofEvent: entry.event.id, lists: [])
        last = max(last, moment)
      }
      for now in [last, try time("2027-12-31T12:00")] {
        let standing = Standing(timetable, arrivals, at: now, calendar)
        #expect(standing.items.allSatisfy { !$0.isLate && !$0.isAwaited })
        #expect(standing.overdue.isEmpty && standing.cameLate.isEmpty && standing.next.isEmpty)
        #expect(standing.items.allSatisfy { standing.waiting(on: $0.id).isEmpty })
      }
    }
  }

  /// What can be no earlier is what the last of its needs allows, by a recursion over the needs;
  /// and no more of the time between two deadlines is left than there was.
  @Test(arguments: ways)
  func theEarliestThatIsLeft(way: (edition: String, option: String)) throws {
    let edition = try Editions.load(way.edition)
    let monday = try #require(CivilDate.parse("2026-04-27"))
    let timetable = try timetable(edition, way.option, monday)
    for late in timetable.entries.dropFirst() {
      for days in [0, 1, 4, 11] {
        let now = LocalTime(late.nominal.adding(days: days) ?? late.nominal, minute: 1430)
        let standing = Standing(timetable, Arrivals(), at: now, calendar)
        func earliest(_ id: String) -> LocalTime? {
          guard let item = standing.item(id) else { return nil }
          if item.isNotification { return item.arrived }
          return item.entry.event.needs.compactMap(earliest).reduce(max(item.deadline, now), max)
        }
        for delay in standing.waiting(on: late.event.id) {
          let needs = delay.item.entry.event.needs.compactMap(earliest)
          let last = try #require(needs.max())
          #expect(delay.earliest == (last > delay.item.deadline ? last : nil))
          let (room, left) = (try #require(delay.room), try #require(delay.left))
          #expect(left >= 0 && left <= room && (delay.earliest == nil || left == 0))
        }
      }
    }
  }
}
