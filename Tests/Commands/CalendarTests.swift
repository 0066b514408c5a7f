import Casework
import Commands
import Foundation
import Guidance
import Language
import Render
import Table
import Testing

@Suite struct CalendarTests {
  private static let script = try? String(
    contentsOfFile: "\(CasePaths.root)/Tests/Oracle/calendar_file.py", encoding: .utf8)

  /// A public parser reads every event of the timetable, at its local date and time, also across
  /// the days on which clocks change, each under a name of its own.
  @Test(
    .enabled(
      if: VerifyingPage.Need.calendar.isAsked, "CI=true Scripts/test brings the package"),
    arguments: [
      ("csafe-2018", "2026-03-02", "A"), ("csafe-2018", "2026-03-23", "A"),
      ("csafe-2018", "2026-10-19", "B"), ("csafe-2018", "2026-04-27", "B"),
      ("csafe-2018", "2027-12-20", "A"), ("csafe-2025", "2026-03-02", "audit"),
      ("csafe-2025", "2026-09-07", "audit"),
    ])
  func aPublicParserReadsIt(edition: String, date: String, option: String) throws {
    try Workspace.with { workspace in
      workspace.session = Session(try Editions.load(edition))
      try workspace.type("notify \(date)")
      try workspace.type("calendar a.ics option \(option)")
      let read = try VerifyingPage.run(
        try #require(Self.script), .calendar, "a.ics", in: workspace.folder)
      #expect(read.status == 0, "\(read.output)")
      let timeline = try workspace.type("timeline option \(option)")
      let expected = try Self.events(timeline.result).map { event -> String in
        let id = "\(edition).\(option).\(event.id).\(date)@jtai"
        guard let time = event.time, time != "end" else {
          return "\(id)|\(event.date)|\(try Self.dayAfter(event.date))|15|\(event.title)"
        }
        let start = try Self.quarterBefore(time)
        return "\(id)|\(event.date) \(start)|\(event.date) \(time)|1|\(event.title)"
      }
      let lines = read.output.split(separator: "\n").map(String.init)
      #expect(lines.sorted() == expected.sorted())
      #expect(Set(lines.map { $0.prefix { $0 != "|" } }).count == lines.count)
    }
  }

  /// The same bytes again, and no child's ID.
  @Test func theFileIsTheSameAgain() throws {
    try Workspace.with { workspace in
      try workspace.type("generate children 60 seed 7 option B")
      try workspace.type("notify 2026-03-02")
      try workspace.type("option B")
      try workspace.type("select 5 cover seed 1 anyway because \"a test\"")
      try workspace.type("calendar a.ics")
      let ids = workspace.session.choice.chosen.map { workspace.session.area.ids[Int($0.child)] }
      try workspace.type("undo")
      try workspace.type("calendar b.ics option B")
      let text = try workspace.text(of: "a.ics")
      #expect(text == (try workspace.text(of: "b.ics")))
      #expect(!ids.isEmpty && ids.allSatisfy { !text.contains($0) })
    }
  }

  /// The machine's time zone and language change no byte.
  @Test func theSameBytesEverywhere() throws {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let program = URL(filePath: tests).deletingLastPathComponent().appending(path: "jtai")
    try Workspace.with { workspace in
      for (place, zone, language) in [
        ("a", "Europe/London", "C"), ("b", "Pacific/Kiritimati", "tr_TR.UTF-8"),
        ("c", "America/Los_Angeles", "ar_SA.UTF-8"),
      ] {
        let process = Process()
        process.executableURL = program
        process.arguments = ["-c", "notify 2026-03-23; option A; calendar \(place).ics"]
        process.currentDirectoryURL = URL(filePath: workspace.folder)
        process.environment = ["TZ": zone, "LANG": language, "LC_ALL": language]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
      }
      let bytes = try workspace.bytes(of: "a.ics")
      #expect(bytes.count > 1000)
      #expect(try bytes == workspace.bytes(of: "b.ics") && bytes == workspace.bytes(of: "c.ics"))
    }
  }

  /// What the guidance says, on the day of a bank holiday and beside one that parts the counts.
  @Test func whatABankHolidayDoesIsWrittenDown() throws {
    try Workspace.with { workspace in
      workspace.session = Session(try Editions.load("csafe-2025"))
      try workspace.type("notify 2026-03-02")
      let shown = try workspace.type("calendar a.ics")
      let text = try workspace.text(of: "a.ics").replacing("\r\n ", with: "")
      #expect(text.contains("a bank holiday: Early May bank holiday\\, the next working day is "))
      #expect(text.contains("counted in working days: Tuesday 14 April 2026"))
      #expect(shown.notices.count { $0.code == "event-on-bank-holiday" } == 2)
      #expect(
        TextRenderer(width: 200).text(shown.document).hasPrefix(
          "  17 events of option audit written to a.ics; day 0 is Monday 2 March 2026\n"))
    }
  }

  /// Further years: GOV.UK's form, the program's own, years between, and what differs.
  @Test func furtherYears() throws {
    try Workspace.with { workspace in
      let official = """
        {"england-and-wales": {"division": "england-and-wales", "events": [
          {"title": "New Year\\u2019s Day", "date": "2029-01-01", "notes": "", "bunting": true},
          {"title": "Early May bank holiday", "date": "2029-05-07", "notes": "", "bunting": true}]},
         "scotland": {"events": []}}
        """
      try workspace.write(official, to: "gov.json")
      let own = """
        from: 2031
        to: 2031
        source: a test
        date: 2026-01-01
        days: [{date: 2031-01-01, title: New Year}]
        """
      try workspace.write(own, to: "2031.yaml")
      #expect(throws: Diagnostic.self) { try workspace.type("notify 2029-04-30") }
      #expect(throws: Diagnostic.self) { try workspace.type("calendar add 2031.yaml") }
      try workspace.type("calendar add gov.json")
      let notified = try workspace.type("notify 2029-04-30")
      #expect(notified.notices.contains { $0.code == "fewer-working-days" })
      try workspace.type("undo")
      try workspace.type("undo")
      #expect(throws: Diagnostic.self) { try workspace.type("notify 2029-04-30") }

      // Of a year that is known, the later list is right, and each difference is said.
      let changed = own.replacing("2031", with: "2028").replacing(
        "New Year}", with: "New Year}, {date: 2028-06-01, title: A jubilee}")
      try workspace.write(changed, to: "2028.yaml")
      let added = try workspace.type("calendar add 2028.yaml")
      let said = added.notices.map(\.message)
      #expect(said.contains("newly a bank holiday: Thursday 1 June 2028, A jubilee"))
      #expect(said.contains("no longer a bank holiday: Tuesday 26 December 2028, Boxing Day"))
    }
  }

  @Test(arguments: [
    ("days: [{date: 2029-13-01, title: x}]", "1"),
    (
      "from: 2029\nto: 2029\nsource: s\ndate: d\ndays:\n- {date: 2029-02-01, title: x}\n- {date: 2029-01-01, title: y}",
      "7"
    ),
    ("from: 2029\nto: 2029\nsource: s\ndate: d\ndays: [{date: 2030-02-01, title: x}]", "5"),
    ("from: 2030\nto: 2029", "1"), ("{\"england-and-wales\": {\"events\": []}}", "1"),
    ("{\"england-and-wales\": [}", "1"),
    // A year between of which there is nothing, in either form; another country; a misspelt key.
    (
      "{\"england-and-wales\": {\n\"events\": [{\"date\": \"2029-01-01\", \"title\": \"x\"},"
        + "{\"date\": \"2031-01-01\", \"title\": \"x\"}]}}", "2"
    ),
    ("from: 2029\nto: 2030\nsource: s\ndate: d\ndays: [{date: 2029-01-01, title: x}]", "5"),
    ("from: 2029\nto: 2029\narea: Scotland\nsource: s\ndate: d\ndays: []", "3"),
    ("from: 2029\nto: 2029\nsource: s\ndate: d\nday: [{date: 2029-01-01, title: x}]", "5"),
  ])
  func mistakesOfAList(text: String, line: String) throws {
    try Workspace.with { workspace in
      try workspace.write(text, to: "a.yaml")
      let error = #expect(throws: Diagnostic.self) { try workspace.type("calendar add a.yaml") }
      #expect(error?.message.contains("a.yaml:\(line):") == true, "\(error?.message ?? "")")
    }
  }

  // MARK: Reading the timeline

  private struct Entry {
    let id: String
    let title: String
    let date: String
    let time: String?
  }

  private static func events(_ result: JSONValue?) throws -> [Entry] {
    guard case .object(let members)? = result,
      case .list(let events)? = members.first(where: { $0.key == "events" })?.value
    else { return [] }
    return try events.map { event in
      guard case .object(let members) = event else { throw CancellationError() }
      func text(_ key: String) -> String? {
        if case .text(let text)? = members.first(where: { $0.key == key })?.value {
          text
        } else {
          nil
        }
      }
      return Entry(
        id: try #require(text("id")), title: try #require(text("title")),
        date: try #require(text("nominal")), time: text("time"))
    }
  }

  private static func dayAfter(_ date: String) throws -> String {
    let style = Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day()
    return try style.parse(date).addingTimeInterval(86_400).formatted(style)
  }

  private static func quarterBefore(_ time: String) throws -> String {
    let parts = time.split(separator: ":").compactMap { Int($0) }
    try #require(parts.count == 2)
    let minutes = parts[0] * 60 + parts[1] - 15
    return String(format: "%02d:%02d", minutes / 60, minutes % 60)
  }
}
