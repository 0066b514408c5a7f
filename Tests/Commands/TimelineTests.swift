import Commands
import Foundation
import Guidance
import Language
import Render
import Testing

/// Both options side by side say what each says alone.
@Suite struct TimelineTests {
  private static func table(_ outcome: Outcome) throws -> TextTable {
    let tables = outcome.document.blocks.compactMap { block -> TextTable? in
      if case .table(let table) = block { table } else { nil }
    }
    return try #require(tables.first)
  }

  @Test(arguments: ["2026-03-02", "2026-04-27", "2026-05-04", "2026-03-03", "2028-12-18"])
  func bothAreWhatEachIsAlone(date: String) throws {
    try Workspace.with { workspace in
      try workspace.type("notify \(date)")
      try workspace.type("option B")
      let both = try Self.table(try workspace.type("timeline both"))
      #expect(both.columns.map(\.title) == ["day", "option A", "option B", "differs", "what"])
      var shown = Set<Int>()
      for (column, option) in [(1, "A"), (2, "B")] {
        let alone = try Self.table(try workspace.type("timeline option \(option)"))
        #expect(both.rows.count { $0[column] != "-" } == alone.rows.count)
        for row in alone.rows {
          let lines = row[3].split(separator: "\n").map(String.init)
          let index = try #require(
            both.rows.firstIndex { own in
              let what = own[4].split(separator: "\n").map(String.init)
              return own[column].replacing("\n", with: " ") == row[1] && own[0] == row[0]
                && lines.allSatisfy { what.contains($0) || what.contains("\(option): \($0)") }
            }, "\(row)")
          shown.insert(index)
        }
      }
      #expect(shown.count == both.rows.count)
      // The rows keep the order of the days.
      let days = both.rows.compactMap { Int($0[0]) }
      #expect(days == days.sorted())
      // FACTS section 4: what only one option asks, and the choice after other facts; section 5:
      // what the sources say otherwise of the lists, and of the YOT and NPS cases, under option B.
      let marked = both.rows.filter { !$0[3].isEmpty }.map { "\($0[0]) \($0[3])" }
      #expect(marked == ["2 rules", "2 rules", "2 only B", "3 only A", "3 only A", "4 rules"])
    }
  }

  /// An event that the options have at different times stands once, where it is due first.
  @Test func whatFallsDueAtDifferentTimes() throws {
    try Workspace.with { workspace in
      let event = """
          - id: meetings
            title: Details of the meetings
            who: LA
            needs: [notify]
            cite: csafe-2018 para 31
        """
      try workspace.write(
        """
        format: 1
        edition: other-times
        title: a test
        base: csafe-2018
        events:
        \(event)
            option: [A]
            day: 3
            time: end
        \(event)
            option: [B]
            day: 2
            time: "12:00"

        """, to: "other-times.yaml")
      workspace.session = Session(try Editions.load("\(workspace.folder)/other-times.yaml"))
      try workspace.type("notify 2026-03-02")
      let rows = try Self.table(try workspace.type("timeline")).rows
      #expect(
        rows[1] == [
          "2", "Thu 5 Mar\nend of day", "Wed 4 Mar\n12:00", "time",
          "Details of the meetings\nLA · csafe-2018 para 31",
        ])
      #expect(rows.count { $0[4].contains("Details of the meetings") } == 1)
    }
  }

  /// The JSON does not hang on how it is shown.
  @Test func theResultIsTheSameInEveryForm() throws {
    try Workspace.with { workspace in
      try workspace.type("notify 2026-05-04")
      let result = try workspace.type("timeline").result
      for form in ["chart", "both", "both chart"] {
        #expect(try workspace.type("timeline \(form)").result == result)
      }
      #expect(result.line.contains("\"next_working\": \"2026-05-05\""))
    }
  }
}
