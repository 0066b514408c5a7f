import Casework
import Commands
import Guidance
import Language
import Render
import Shell
import Table
import Testing

/// With the mask on nothing that identifies is shown, whatever is typed.
@Suite struct MaskTests {
  /// Commands that show children in every way there is.
  private static let looks = [
    "show all", "show cards", "show id, worker, dob, sibling_group all", "show cin all",
    "show referrals all", "show cpp cards", "sort id", "show first 3", "sort dob descending",
    "show", "count by worker", "count by list, sibling_group", "child child-07", "check",
    "check conflicts all", "check duplicates all", "check id-forms all", "check date-order all",
    "lists", "lists cin", "lists cin unreadable", "fields", "fields worker", "filters", "status",
    "filter worker = worker-02", "show all", "undo", "redo", "undo", "reset", "keep everyone",
    "sets", "option B", "select 3 cover seed 9", "show", "status", "undo", "option A",
    "select 4 spread seed 9", "pick child-05 because \"asked for\"",
    "drop child-05 because \"no\"", "coverage", "coverage chart", "explain child-07", "compare",
    "option B", "select 3 cover seed 9 anyway because \"a test\"", "confirm", "documents",
    "documents open", "documents key for all received", "consent", "notify 2026-03-02",
    "clock 2026-03-05", "due", "received", "weigh", "explain filter", "undo", "redo",
    "export - of counts by worker as csv", "simulate selection runs 2 track 1 detail",
    "simulate timeline track 1 run 2 detail", "simulate advise runs 2 track 1",
    "save a.jtai", "history save 1..1 a.jtai", "request form.csv sent", "journal", "recover",
    "option B",
    "ask \"Who?\" expecting flagged answer \"child-05 child-07\"",
    "ask \"Who?\" expecting any flagged answer none",
    "ask \"Who?\" expecting dob before 2020-01-01",
    "score", "inject withdraw child-07 because \"moved\"", "explain child-07", "status",
    "inject late lists 2 days", "received",
  ]

  @Test(arguments: ["children 80 seed 3 dirt 20%", "children 120 seed 5 option A"])
  func nothingThatIdentifiesIsShown(area: String) throws {
    var typist = try Typist()
    try typist.type("generate \(area)")
    let secrets = try identifying(typist.session)
    #expect(secrets.count > 100)
    try typist.type("mask on")
    var shown: [String] = []
    for look in Self.looks {
      do throws(Diagnostic) {
        let outcome = try typist.type(look)
        shown.append(TextRenderer(width: 200).text(outcome.document))
        shown.append(outcome.result.line)
        shown += outcome.notices.map(\.message)
        if case .data(let bytes) = outcome.effect {
          shown.append(String(decoding: bytes, as: UTF8.self))
        }
      } catch {
        shown.append("\(error.message) \(error.help)")
      }
    }
    let words = Set(
      shown.joined(separator: "\n").split { " \n\t\",;:()[]{}|".contains($0) }.map(String.init))
    let leaked = words.intersection(secrets).sorted()
    #expect(leaked.isEmpty)
    #expect(words.contains("child-07"))
  }

  /// Every text of the lists that the edition says identifies somebody, by the session's own lists.
  private func identifying(_ session: Session) throws -> Set<String> {
    var secrets = Set<String>()
    var others = Set<String>()
    for list in session.area.truth.lists {
      for column in list.columns {
        let dates = column.values.compactMap { value -> String? in
          if case .date(let date) = value { date.description } else { nil }
        }
        // A day of birth may be another child's day of something else.
        guard column.field.identifies else {
          others.formUnion(dates)
          continue
        }
        secrets.formUnion(dates)
        secrets.formUnion(column.written.filter { $0.count > 2 })
      }
    }
    secrets.subtract(others)
    return secrets.subtracting(["Yes", "None", "Worker"])
  }

  /// What was typed before the mask was on names a child nowhere, and is as it was behind it.
  @Test func whatWasTypedIsHidden() throws {
    var typist = try Typist()
    try typist.type("generate children 80 seed 3 option B")
    let id = typist.session.area.ids[6]
    let birth = "2011-11-11"
    for line in [
      "weigh 3 where id = \(id)", "option B",
      "select 3 cover seed 9 anyway because \"a test\" require 2 where id = \(id)",
      "filter not id = \(id), not dob = \(birth), age < 17",
      "filter not cin[id in (\(id), x1)], count cin[id = \(id)] = 0 or age > 0",
      "filter not id contains \(id)",
    ] { try typist.type(line) }
    func shown() throws -> [String] {
      try [
        "filters", "explain filter", "status", "weigh", "coverage", "explain ESN 30", "undo",
        "redo",
      ].map { look in
        let outcome = try typist.type(look)
        return TextRenderer(width: 300).text(outcome.document) + outcome.result.line
      }
    }
    let before = try shown()
    #expect(before.count { $0.contains(id) } >= 6)
    try typist.type("mask on")
    for text in try shown() {
      #expect(!text.contains(id), "\(text)")
      #expect(!text.contains(birth), "\(text)")
    }
    #expect(
      try shown().contains { $0.contains("not id = masked and not dob = masked and age < 17") })
    try typist.type("mask off")
    #expect(try shown() == before)
  }

  @Test func pseudonymsStay() throws {
    var typist = try Typist()
    try typist.type("generate children 40 seed 3")
    let before = typist.session.area.ids.map { $0 }
    try typist.type("mask on")
    let names = typist.session.area.ids.map { $0 }
    #expect(names.first == "child-01")
    try typist.type("filter age > 5")
    try typist.type("undo")
    #expect(typist.session.area.ids.map { $0 } == names)
    try typist.type("mask off")
    #expect(typist.session.area.ids.map { $0 } == before)
    try typist.type("mask on")
    #expect(typist.session.area.ids.map { $0 } == names)
  }

  /// The same children are chosen, by the same tickets.
  @Test func theMaskChangesNoResult() throws {
    var open = try Typist()
    var masked = try Typist()
    for command in ["generate children 200 seed 4", "notify 2026-03-02"] {
      try open.type(command)
      try masked.type(command)
    }
    try masked.type("mask on")
    for command in [
      "filter age 5..15 and dob after 2012-01-01", "reset", "option A", "select 10 spread seed 7",
      "option B", "select 5 cover seed 7", "check",
    ] {
      let left = try open.type(command)
      let right = try masked.type(command)
      #expect(left.session.working.map { $0 } == right.session.working.map { $0 }, "\(command)")
      #expect(left.session.choice.chosen.map(\.ticket) == right.session.choice.chosen.map(\.ticket))
    }
  }

  @Test func whatIdentifiesIsNotExported() throws {
    var typist = try Typist()
    try typist.type("generate children 20 seed 4")
    try typist.type("mask on")
    for command in [
      "export - as csv", "export - of everything as json", "export - of choice as md",
    ] {
      let error = #expect(throws: Diagnostic.self) { try typist.type(command) }
      #expect(error?.code == "masked")
    }
  }
}
