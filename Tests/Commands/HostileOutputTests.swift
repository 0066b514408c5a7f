import Casework
import Commands
import Foundation
import Guidance
import Language
import Render
import Shell
import Testing

/// Whatever a file holds, nothing that a command shows can steer a terminal or hide text.
@Suite struct HostileOutputTests {
  /// C0, DEL and C1 controls, lone CR among them, and the signs that turn the reading direction.
  private static let signs: [Unicode.Scalar] = {
    let ranges: [ClosedRange<UInt32>] = [
      0x01...0x09, 0x0B...0x1F, 0x7F...0x9F, 0x061C...0x061C, 0x200E...0x200F, 0x2028...0x202E,
      0x2066...0x2069, 0xFEFF...0xFEFF,
    ]
    return ranges.flatMap { $0.compactMap(Unicode.Scalar.init) }
  }()

  private static let forbidden = Set(signs)

  private static let commands = [
    "lists", "lists cin", "check", "show", "show all cards", "show cin", "child H2",
    "count by team", "export - of lists as json", "count by id", "sort team", "fields",
    "fields team",
    "filter team contains \"a\"", "filters", "keep first", "sets", "status", "option B",
    "select 2 cover seed 1 anyway because \"x\"", "export - as csv", "export - all as csv raw",
    "export - of cin as csv", "export - of cin as json", "export - of everything as md",
    "export - of choice as csv", "export - of choice as md", "undo", "redo", "reset",
    "chart team", "chart team by gender", "chart age by gender", "chart team suppress 2",
    "filter team contains \"b\", gender = F", "explain filter", "help fields", "mask on", "show",
    "show cards", "child child-01", "set dates uk", "show cin all", "history", "set",
  ]

  @Test(arguments: [Console.Form.text, .json], [false, true])
  func nothingSteersATerminal(form: Console.Form, plain: Bool) throws {
    let hostile = String(String.UnicodeScalarView(Self.signs))
    let cell = "\"a\(hostile)\nb\""
    let rows = [
      ["Child Unique ID", "Gender", "Date of Birth", "Allocated team", cell],
      [cell, "F", "2014-03-01", cell, "x"], ["H2", cell, cell, "\"=\(hostile)b\"", cell],
    ]
    let file = rows.map { $0.joined(separator: ",") + "\n" }.joined()
    try Workspace.with { workspace in
      try workspace.write(file, to: "in\u{1B}[31m\u{202E}.csv")
      for width in [40, 200] {
        let console = Console.memory(form, TextRenderer(width: width, plain: plain))
        var settings = ScriptRunner.Settings()
        settings.safe = true
        settings.keepGoing = true
        settings.echo = true
        var runner = ScriptRunner(console, settings) { "7" }
        var session = Session(try Editions.load(Editions.standard))
        let script = ["load \"in\u{1B}[31m\u{202E}.csv\" as cin"] + Self.commands
        _ = runner.run(
          SourceText(name: "test", text: script.joined(separator: "\n")),
          folder: workspace.folder, on: &session)
        #expect(session.area.count == 2, "\(console.written.prefix(600))")
        let found = console.written.unicodeScalars.filter { Self.forbidden.contains($0) }
        #expect(found.isEmpty, "\(Set(found.map(\.value)).sorted())")
      }
    }
  }

  /// A path in what is said beside a command's own output, on either stream.
  @Test func nothingBesideACommandSteersATerminal() throws {
    try Workspace.with { workspace in
      let name = "a\u{1B}[31mb\u{9B}c.transcript"
      let script = "record \"\(name)\"\nsay \"x\"\n"
      try workspace.write(script, to: "in.jtai")
      let run = try ProgramRun(["in.jtai"], in: workspace.folder)
      #expect(run.errors.contains("recorded in a\\e[31mb"))
      for scalar in (run.output + run.errors).unicodeScalars {
        #expect(!Self.forbidden.contains(scalar))
      }
    }
  }
}
