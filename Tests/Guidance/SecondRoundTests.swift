import Foundation
import Guidance
import Language
import Testing

/// csafe-2025 against the guide that it is read from, and what it shares with its base.
@Suite struct SecondRoundTests {
  private let edition: Edition
  private let base: Edition

  init() throws {
    edition = try Editions.load("csafe-2025")
    base = try Editions.load("csafe-2018")
  }

  /// Weeks and weekdays as the guide names them: (event, week, weekday from Monday as 0).
  private static let named = [
    ("notify", 1, 0), ("fieldwork", 3, 0), ("feedback", 3, 4), ("fieldwork-end", 3, 4),
    ("draft", 6, 4), ("comments", 8, 3), ("final", 10, 0), ("published", 10, 4),
  ]
  /// Those of which it names the week alone.
  private static let weeks = [
    "lists": 1...1, "pick-20": 1...1, "facts": 1...1, "pick": 1...1, "documents": 2...2,
    "audit": 2...2, "performance": 2...2, "practitioners": 3...3, "letter": 4...5,
  ]

  @Test func eventsAreOnTheGuidesDays() throws {
    var left = Set(edition.events.map(\.id))
    for (id, week, weekday) in Self.named {
      let event = try #require(edition.events.first { $0.id == id })
      #expect(event.day / 5 + 1 == week && event.day % 5 == weekday, "\(id)")
      #expect(!event.readings.contains("week-days"))
      left.remove(id)
    }
    for (id, weeks) in Self.weeks {
      let event = try #require(edition.events.first { $0.id == id })
      #expect(weeks.contains(event.day / 5 + 1), "\(id)")
      #expect(event.readings.contains("week-days"), "\(id) does not say that its day is read so")
      left.remove(id)
    }
    #expect(left.isEmpty)
    // The guide gives no time of day, and every step is cited from it.
    #expect(
      edition.events.allSatisfy { $0.time == nil && $0.citations.contains("csafe-2025 guide") })
    #expect(
      edition.events.allSatisfy { !$0.who.isEmpty && ($0.id == "notify") == $0.needs.isEmpty })
  }

  /// 10, 15 and 9 working days, as many as lie between the weekdays where no holiday does.
  @Test func workingDaysAgreeWithWeekdays() throws {
    var counted = 0
    for event in edition.events {
      guard let days = event.workingDays else { continue }
      counted += 1
      let after = edition.events.first { $0.id == days.after }?.day ?? 0
      #expect(event.day - after == days.count, "\(event.id)")
    }
    #expect(counted == 3)
  }

  @Test func thereIsOneOption() throws {
    #expect(edition.options.map(\.name) == ["audit"])
    let option = try #require(edition.options.first)
    #expect(option.select == 20 && option.track == 6...6)
    #expect(option.selectEvent == "pick-20" && option.trackEvent == "pick")
    let guidance = GuidanceInForce(edition)
    #expect(guidance.select(option) == 20 && guidance.track(option) == 6...6)
  }

  @Test func theRestIsTheBases() {
    let (mine, theirs) = (pictures(edition), pictures(base))
    let changed: Set = [
      "sources", "lists", "options", "events", "readings", "interpretation", "documents",
    ]
    #expect(Set(mine.keys.filter { mine[$0] != theirs[$0] }) == changed)
    // Of the documents only when they are due, too.
    #expect(
      edition.documents.map { $0.items.map(\.id) } == base.documents.map { $0.items.map(\.id) })
    // Of the lists only when they are due.
    #expect(
      edition.lists.map { $0.columns.map(\.name) } == base.lists.map { $0.columns.map(\.name) })
    #expect(edition.lists.map(\.window) == base.lists.map(\.window))
    #expect(edition.bases == ["csafe-2018"] && edition.files.map(\.isBuiltIn) == [true, true])
  }

  /// That the criteria are those of another round is said wherever they are shown.
  @Test func theCriteriaStandIn() {
    #expect(edition.criteria.count == 19)
    #expect(edition.interpretation.contains("csafe-2018 stand in for the twenty of 2025"))
    let reading = edition.readings.first { $0.id == "criteria-count" }
    #expect(reading?.choices.map(\.name) == ["csafe-2018", "csafe-2025"])
  }

  @Test func theFileIsPrintedAsItStands() {
    #expect(Editions.text(of: "csafe-2025").contains("edition: csafe-2025\nbase: csafe-2018\n"))
    #expect(Editions.text(of: "csafe-1999").isEmpty && Editions.text(of: "bank-holidays").isEmpty)
  }

  @Test func everyEditionIsKnownAndCitesItsSources() throws {
    for name in Editions.known {
      let edition = try Editions.load(name)
      #expect(edition.id == name)
      var citations = edition.events.flatMap(\.citations)
      citations += edition.criteria.flatMap(\.citations)
      citations += edition.lists.flatMap(\.citations)
      citations += edition.lists.flatMap { list in list.columns.flatMap(\.citations) }
      citations += edition.readings.flatMap { reading in reading.choices.flatMap(\.citations) }
      #expect(citations.count > 100)
      for citation in citations { #expect(edition.source(of: citation) != nil, "\(citation)") }
    }
  }
}
