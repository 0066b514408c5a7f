import Casework
import Commands
import Guidance
import Language
import Render
import Shell
import Table
import Testing

/// Help: topics, examples on what is loaded, words from elsewhere, and the rehearsals.
@Suite struct HelpTests {
  private static func parse(_ example: Command.Example, _ edition: Edition) throws {
    for statement in try StatementReader.statements(in: example.command) {
      let word = statement.text.prefix { $0 != " " }
      let command = try Registry.command(String(word), at: Span(0, 1), abbreviated: false)
      _ = try GrammarParser.parse(
        statement.text, from: word.utf8.count, by: command.grammar, vocabulary: edition.vocabulary)
    }
  }

  @Test func topicsAreSortedAndTheirExamplesParse() throws {
    let edition = try Editions.load(Editions.standard)
    let names = HelpTopic.all.map(\.name)
    #expect(names == names.sorted())
    for topic in HelpTopic.all {
      #expect(!topic.examples.isEmpty && !topic.paragraphs.isEmpty)
      for example in topic.examples {
        #expect(throws: Never.self, "\(example.command)") { try Self.parse(example, edition) }
      }
    }
    #expect(Set(Registry.topics.map(\.name)).count == Registry.topics.count)
  }

  /// Every example of what is loaded runs as it stands, and what it says it keeps is what it keeps.
  @Test(arguments: [
    "generate children 300 seed 7", "generate children 40 seed 1 option A dirt 20%",
  ])
  func examplesOnDataRun(making: String) throws {
    try Workspace.with { workspace in
      try workspace.type(making)
      for command in Registry.commands {
        for example in command.examplesOnData(workspace.session) {
          try workspace.type(example.command)
          if command.name == "filter" {
            let said = try #require(example.does.split(separator: ": ").last)
            let kept = try #require(said.split(separator: " ").first)
            #expect(workspace.session.working.count.grouped == kept, "\(example.command)")
            #expect(!workspace.session.working.isEmpty)
            try workspace.type("undo")
          }
        }
      }
    }
  }

  /// No example holds a value of a field that identifies a child or a worker.
  @Test func examplesOnDataNameNobody() throws {
    try Workspace.with { workspace in
      try workspace.type("generate children 200 seed 5")
      let session = workspace.session
      let examples = Registry.commands.flatMap { $0.examplesOnData(session) }
      #expect(examples.contains { $0.command.hasPrefix("filter") })
      let words = Set(
        examples.flatMap { example in
          example.command.split { " =,[]()\"".contains($0) }.map(String.init)
        })
      for list in session.area.lists {
        for column in list.columns where column.field.identifies || column.field.type == .id {
          for entry in column.values.indices where !column.values[entry].isMissing {
            #expect(!words.contains(column.written[entry]))
          }
        }
      }
    }
  }

  @Test func nothingIsSaidOfDataThatIsNotThere() throws {
    let session = Session(try Editions.load(Editions.standard))
    #expect(Registry.commands.allSatisfy { $0.examplesOnData(session).isEmpty })
  }

  @Test func wordsFromElsewhereLeadToACommand() throws {
    let words = Registry.synonyms.map(\.word)
    #expect(words == words.sorted())
    #expect(Set(words).count == words.count)
    for synonym in Registry.synonyms {
      let first = synonym.instead.map { $0.prefix { $0 != " " } }
      #expect(first.contains { name in Registry.commands.contains { $0.name == name } })
    }
    for (word, help) in [
      ("exit", "quit does that"), ("WHERE", "filter does that"),
      ("find", "filter or child does that"), ("group", "count by does that"),
    ] {
      let error = #expect(throws: Diagnostic.self) {
        try Registry.command(word, at: Span(0, 4), abbreviated: true)
      }
      #expect(error?.message == "there is no command \"\(word)\"")
      #expect(error?.help == help)
    }
  }

  // MARK: Rehearsals

  @Test func rehearsalsSayWhatTheyShow() {
    #expect(Rehearsal.all.count >= 3)
    for rehearsal in Rehearsal.all {
      #expect(!rehearsal.summary.isEmpty && !rehearsal.summary.hasSuffix("."))
      #expect(rehearsal.commands > 5)
    }
  }

  /// A rehearsal is taken back as one, and one that fails leaves what was there.
  @Test func undoTakesARehearsalBack() throws {
    let edition = try Editions.load(Editions.standard)
    let console = Console.memory(.text, TextRenderer())
    var runner = ScriptRunner(console, ScriptRunner.Settings()) { "0" }
    var session = Session(edition)
    func type(_ text: String) -> Language.ExitStatus {
      runner.run(SourceText(name: "test", text: text), folder: ".", on: &session)
    }
    #expect(type("generate children 20 seed 1; filter age > 5; keep some") == .done)
    let before = session.working.count
    #expect(type("demo options-a-and-b children=20") != .done)
    #expect(session.sets.map(\.name) == ["some"])
    #expect(type("demo first-look") == .done)
    #expect(console.written.contains("> filter disability=Y\n"))
    #expect(session.area.count > 300)
    #expect(type("undo") == .done)
    #expect(session.working.count == before)
    #expect(session.sets.map(\.name) == ["some"])
    #expect(type("redo") == .done)
    #expect(session.area.count > 300)
  }
}
