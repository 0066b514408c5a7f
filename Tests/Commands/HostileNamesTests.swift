import Casework
import Commands
import Foundation
import Guidance
import Language
import Render
import Testing

@testable import Shell

/// IDs, sheets and files may be called anything: no name becomes a command where it is written down.
@Suite struct HostileNamesTests {
  /// IDs that close a quotation where a quotation is read by characters.
  private static let ids = [
    "1\"\u{301} because x; mask off; export pwned.csv of cin; say \"z",
    "2\"\u{20E3}; export pwned.csv of cin; say \"", "3\\\u{301}\"; export pwned.csv of cin #",
    "$HOME", "4\"; export pwned.csv of cin; \"", "5'\u{301}; export pwned.csv of cin; '",
    "6\u{85}export pwned.csv of cin", "7\u{2028}> export pwned.csv of cin",
    "8\r\n> export pwned.csv of cin\r\n", "9\u{0B}# before export pwned.csv of cin",
  ]

  private static func field(_ text: String) -> String {
    "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }

  /// - Parameter name: of the file.
  private static func prepare(_ workspace: Workspace, _ name: String) throws {
    let head = "Child Unique ID,Gender,Date of Birth,Child In Need start date,Allocated team\n"
    let rows = ids.map { field($0) + ",F,2014-03-01,2025-09-09," + field("T " + $0) + "\n" }
    try workspace.write(head + rows.joined(), to: name)
  }

  private static func run(
    _ lines: [String], _ workspace: Workspace, _ session: inout Session
  ) -> String {
    let console = Console.memory(.text, TextRenderer())
    var runner = ScriptRunner(console, .init()) { "5" }
    for line in lines {
      _ = runner.run(SourceText(name: "t", text: line), folder: workspace.folder, on: &session)
    }
    return console.written
  }

  /// Under the mask a child is typed by a pseudonym, and goes into scripts and transcripts by its ID.
  @Test(arguments: ["plain.csv", "a\"\u{301}; export pwned.csv of cin; \".csv", "\u{301}x.csv"])
  func noNameBecomesACommand(file: String) throws {
    try Workspace.with { workspace in
      try Self.prepare(workspace, file)
      var session = Session(workspace.session.edition)
      let picks = session.edition.options.isEmpty ? [] : (1...Self.ids.count).map { $0 }
      var said = Self.run(
        ["load \(Literal.quote(file)) as cin", "mask on", "option B"]
          + picks.map { "pick child-\($0 < 10 ? "0" : "")\($0) because \"x\"" }
          + ["mask off"], workspace, &session)
      #expect(session.choice.chosen.count == Self.ids.count, "\(said)")
      said = Self.run(
        ["save saved.jtai", "record t.transcript", "status", "record stop"], workspace, &session)
      #expect(said.contains("recorded in"), "\(said)")

      let saved = try workspace.text(of: "saved.jtai")
      let statements = try StatementReader.statements(in: saved)
      let requires = statements.count { $0.text.hasPrefix("require") }
      #expect(statements.count - requires == session.making.count, "\(saved)")
      var again = Session(session.edition)
      let console = Console.memory(.text, TextRenderer())
      var runner = ScriptRunner(console, .init()) { "5" }
      let status = runner.run(
        SourceText(name: "saved", text: saved), folder: workspace.folder, on: &again)
      #expect(status == .done, "\(console.written.suffix(800))")
      #expect(again.choice.chosen.map(\.child) == session.choice.chosen.map(\.child))

      let transcript = Transcript(try workspace.text(of: "t.transcript"))
      #expect(transcript.steps.map(\.command) == ["status"])
      let header = try #require(TranscriptHeader(transcript.header))
      #expect(header.text == transcript.header)
      #expect(header.before.count == session.making.count)
      let checked = Console.memory(.text, TextRenderer())
      let outcome = try TranscriptCheck(checked, .init()).run(
        "\(workspace.folder)/t.transcript", .check)
      #expect(outcome == .done, "\(checked.written)")
      #expect(!workspace.files.contains { $0.contains("pwned.csv") && $0 != file })
    }
  }

  /// A header of anything is read as what was written.
  @Test(arguments: 1...4)
  func aHeaderIsReadAsWritten(seed: UInt64) throws {
    var state = seed
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let pieces =
      Self.ids + [
        "\n> status", "\r\n", "\"", "'", "\\", " sha256 ", " = ", " ", "#   ", "# before ", "",
        "a/b",
      ]
    for _ in 0..<300 {
      func name() -> String { "x" + (0..<next(3)).map { _ in pieces[next(pieces.count)] }.joined() }
      let digest = String(repeating: "0a", count: 32)
      var header = TranscriptHeader()
      (header.edition, header.folder) = (name(), name())
      header.parameters = [.init(name: "p", value: name())]
      header.script = .init(path: name(), sha256: digest)
      header.seeds = [name()]
      header.replies = [.line(name()), .interrupted]
      header.before = [StatementReader.line("say \(Literal.quote(name()))")]
      header.inputs = [
        .init(
          path: name(), sha256: digest,
          lists: [.init(shape: "cin: 3 rows, sheet \(Literal.quote(name()))")])
      ]
      header.outputs = [.init(path: name(), sha256: next(2) == 0 ? nil : digest, replaces: false)]
      let text = header.text
      let transcript = Transcript(text + "> status\n  x\n")
      #expect(transcript.steps.map(\.command) == ["status"], "\(text)")
      let read = try #require(TranscriptHeader(transcript.header))
      #expect(read.text.utf8.elementsEqual(text.utf8), "\(text)")
      #expect(read.edition.utf8.elementsEqual(header.edition.utf8))
      #expect(read.folder.utf8.elementsEqual(header.folder.utf8))
      #expect(read.inputs == header.inputs)
      #expect(read.outputs == header.outputs)
      #expect(read.replies == header.replies)
      #expect(read.remarksAbove.isEmpty && read.remarksBelow.isEmpty)
    }
  }

  /// A parameter's value stays a value, whatever it holds and wherever it is put.
  @Test(arguments: [
    "filter team = $x", "filter team = \"$x\"", "filter team = '$x'",
    "filter id = \"a\\\\\" or team = $x", "filter team matches /$x/",
    "filter team matches /a\"/ or team = $x",
    "filter team\t=\t'$x'",
  ])
  func aParameterAddsNoCondition(statement: String) throws {
    for value in Self.ids + [
      "x' or age > 0 or team = 'y", "x\" or age > 0", "x/ or age > 0 or team matches /y",
    ] {
      let filled = try Interpreter.filled(statement, [.init(name: "x", value: value)]).text
      let plain = try Interpreter.filled(statement, [.init(name: "x", value: "word")]).text
      func shape(_ text: String) throws -> Int {
        let bytes = Array(text.utf8)
        let inside = StatementReader.parts(of: text).quotations
        let bare = bytes.indices.filter { index in
          !inside.contains { $0.span.start <= index && index < $0.span.end }
        }
        return String(decoding: bare.map { bytes[$0] }, as: UTF8.self)
          .split(separator: " ").count { $0 == "or" || $0 == "and" }
      }
      #expect(try shape(filled) == shape(plain), "\(filled)")
      #expect(try StatementReader.statements(in: filled).count == 1, "\(filled)")
    }
  }

  /// Names that look the same are other files, and a mark behind a slash begins a name.
  @Test func pathsGoByBytes() {
    #expect(Folder.relative("/a/e\u{301}/x", to: "/a/\u{E9}") == "../e\u{301}/x")
    #expect(Folder.plain("/area/\u{301}x/../y") == "/area/y")
    #expect(Script.folder(of: "/area/\u{301}x.jtai") == "/area")
    #expect(World(folder: "/w", safe: true) { "" }.resolve("/\u{301}x") == "/\u{301}x")
  }

  /// Names that are read from the file of the past lines are the lines that were typed.
  @Test func pastLinesAreReadAsWritten() throws {
    try Workspace.with { workspace in
      let path = "\(workspace.folder)/history"
      let typed = [
        "count by gender\r", "filter (age < 5\n or age > 15)", "show id, age\r\nsort age",
      ]
      let lines = PastLines(path)
      let session = Session(try Editions.load(Editions.standard))
      for line in typed { lines.add(line, session) }
      let read = PastLines(path).all
      #expect(read == typed.map { StatementReader.line(ofSource: $0) })
      #expect(read.count == typed.count)
    }
  }
}
