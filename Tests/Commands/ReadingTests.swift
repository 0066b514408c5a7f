import Commands
import Guidance
import Language
import Render
import Testing

/// Every reading of every edition: taking it changes what is shown, or it says that it does not.
@Suite struct ReadingTests {
  /// What timeline, due, select, status and documents show under each option, without the lines that
  /// only tell which reading is in force.
  private func picture(_ workspace: inout Workspace) throws -> [String] {
    var lines: [String] = []
    let start = workspace.session
    for option in start.edition.options {
      workspace.session = start
      for command in [
        "option \(option.name)", "timeline", "due", "select spread seed 1", "select spread seed 1",
        "status", "check", "documents",
      ] {
        // Where no facts are known nobody can be chosen from the 20: then that is the picture.
        let shown = (try? workspace.type(command)).map(text) ?? ["refused: \(command)"]
        lines += shown.filter { !$0.contains("reading ") }
      }
    }
    workspace.session = start
    return lines
  }

  /// Each cell and line by itself, so that no width wraps a reading.
  private func text(_ outcome: Outcome) -> [String] {
    outcome.document.blocks.flatMap { block -> [String] in
      switch block {
      case .table(let table):
        table.rows.flatMap { $0.flatMap { $0.split(separator: "\n").map(String.init) } }
      case .line(let text), .next(let text): [text]
      case .pair(let label, let value): label == "readings taken" ? [] : ["\(label): \(value)"]
      default: []
      }
    }
  }

  @Test(arguments: [("csafe-2018", 29), ("csafe-2025", 17)])
  func changesSomethingOrSaysThatItDoesNot(edition: String, choices: Int) throws {
    try Workspace.with { workspace in
      workspace.session = Session(try Editions.load(edition))
      let option = try #require(workspace.session.edition.options.last?.name)
      for command in [
        "generate children 60 seed 7 option \(option)", "notify 2026-03-02",
        "clock 2026-03-04T16:00",
      ] {
        try workspace.type(command)
      }
      let start = workspace.session
      let before = try picture(&workspace)
      var tried = 0
      for reading in start.edition.readings {
        var changed = false
        for choice in reading.choices {
          workspace.session = start
          let outcome = try workspace.type("guidance use \(reading.id) \(choice.name)")
          let changes = try picture(&workspace) != before
          let says = text(outcome).contains { $0.contains("this changes no date") }
          #expect(says != changes, "\(reading.id) \(choice.name): \(text(outcome))")
          changed = changed || changes
          tried += 1
        }
        // Where the reading stands, it says so too.
        workspace.session = start
        for option in start.edition.options.map(\.name) {
          let notes = text(try workspace.type("timeline option \(option)")).filter {
            $0.hasPrefix("reading \(reading.id):")
          }
          for note in notes {
            #expect(note.hasSuffix("this changes no date") != changed, "\(note)")
          }
        }
        let about = text(try workspace.type("guidance \(reading.id)"))
        #expect(about.contains { $0.contains("this changes no date") } != changed)
      }
      #expect(tried == choices)
    }
  }

  /// FACTS section 5: what is about option B alone is not said under option A.
  @Test func whatIsSaidUnderEachOption() throws {
    try Workspace.with { workspace in
      try workspace.type("notify 2026-03-02")
      func readings(_ option: String) throws -> Set<String> {
        Set(
          text(try workspace.type("timeline option \(option)")).compactMap { line in
            line.hasPrefix("reading ")
              ? line.dropFirst(8).split(separator: ":").first.map(String.init) : nil
          })
      }
      let both: Set = ["annex-c-gaps", "annex-a-week", "windows"]
      #expect(
        try readings("A")
          == both.union([
            "pick-20-time", "pick-20-count", "facts-a-time", "columns-a", "track-count",
          ]))
      #expect(try readings("B") == both.union(["lists-b", "track-count-b"]))
    }
  }

  /// Who says how many is named by the place that the reading follows.
  @Test(arguments: [
    ("track-count-b csafe-2025", "B", "csafe-2025 guide"),
    ("track-count-b annex-c", "B", "Annex C"),
    ("track-count-b para-27", "B", "para 15, 27"),
  ])
  func theNumberCitesWhoSaysIt(reading: String, option: String, place: String) throws {
    try Workspace.with { workspace in
      try workspace.type("generate children 1200 seed 7 option B")
      try workspace.type("guidance use \(reading)")
      try workspace.type("option \(option)")
      let lines = text(try workspace.type("select 4 cover seed 1"))
      #expect(
        lines.contains { $0.contains("where the guidance says") && $0.hasSuffix("(\(place))") })
    }
  }

  /// Nothing that the guidance says is shown with a line feed written out.
  @Test(arguments: ["csafe-2018", "csafe-2025"])
  func noLineFeedIsWrittenOut(edition: String) throws {
    try Workspace.with { workspace in
      workspace.session = Session(try Editions.load(edition))
      try workspace.type("notify 2026-03-02")
      let edition = workspace.session.edition
      var commands = ["guidance", "guidance readings", "guidance criteria", "timeline", "fields"]
      commands +=
        (edition.criteria.map(\.id) + edition.readings.map(\.id) + edition.events.map(\.id))
        .map { "guidance \($0)" }
      commands += (1...39).map { "cite csafe-2018 para \($0)" }
      commands += (23...41).map { "cite csafe-2018 ESN \($0)" } + ["cite csafe-2018 Annex C"]
      commands += edition.sources.map { "cite \(Literal.quote($0.name))" }
      commands += edition.lists.map { "lists \($0.name)" } + ["documents", "documents open"]
      for command in commands {
        for plain in [false, true] {
          let shown = TextRenderer(plain: plain).text(try workspace.type(command).document)
          #expect(!shown.contains("\\n"), "\(command)")
        }
      }
    }
  }

  @Test func annexCStandsInItsLines() throws {
    try Workspace.with { workspace in
      let shown = TextRenderer().text(try workspace.type("cite csafe-2018 Annex C").document)
      for line in ["A: Child level lists", "Lists 6 to 8, including:", "Lists 6 to 7 including:"] {
        #expect(shown.contains("  \(line)\n"))
      }
    }
  }
}
