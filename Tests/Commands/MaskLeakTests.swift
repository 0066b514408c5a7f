import Commands
import Foundation
import Guidance
import Language
import Render
import Shell
import Testing

/// Identifiers, names in cells of any kind, reasons, tickets and rows: under the mask no command
/// shows them, in text or as JSON. Commands are those of the registry, so that a new one is asked.
@Suite struct MaskLeakTests {
  private static let list = """
    Child unique ID,Gender,Ethnicity,Date of birth,Age of child (years),Does the child have a disability? (Y/N),Child In Need start date,Primary need code,Date child was last seen,Allocated team,Allocated worker,Whether the child is at risk of or subject to child sexual abuse in the family environment (Y/N),Mother's name
    KX90017731,F,WBRI,2015-03-04,10,ask Jane Smithson 07700900123,2025-01-01,N1,2026-02-01,Duty Team,Sarah Joneston,Y,Jane Smithson
    KX90017732,M,WBRI,2016-03-04,9,N,2025-01-01,sibling of KX90017731,2026-02-01,Sarah Joneston caseload,Sarah Joneston,Y,Jane Smithson
    KX90017733,M,see Tom Smithson,2016-13-04,9,N,2025-01-01,N2,2026-02-01,Duty Team,Peter Halley,Y,Ann Halley

    """
  private static let secrets = [
    "KX9001", "kx9001", "Smithson", "07700900123", "Joneston", "Halley", "Zebedee", "2015-03-04",
    "04/03/2015",
  ]
  private static let looks = [
    "show all", "show cards", "show cin all", "count by ethnicity, disability, team",
    "count by need", "chart ethnicity", "chart team", "chart team by gender", "child child-01",
    "child child-02", "child child-03", "lists cin", "lists cin unreadable", "check",
    "check unreadable all", "check conflicts all", "map", "status", "coverage", "coverage chart",
    "explain child-01", "explain child-02", "explain child-03", "explain filter age > 3",
    "received", "documents", "consent", "select 2 random seed 7 anyway because \"Zebedee\"",
    "select 2 cover seed 7 anyway because \"Zebedee\"", "compare seed 7", "confirm", "filters",
    "undo", "undo; redo", "export - of counts by team as csv", "export - of counts by need as json",
    "load list.csv as cpp", "unload cin", "map value \"see Tom\" to WBRI in ethnicity", "sets",
    "filter ethnicity is missing", "sort need", "show ethnicity, disability, need, team all",
  ]

  @Test(arguments: [Console.Form.text, .json])
  func noCommandShowsThem(form: Console.Form) throws {
    try Workspace.with { workspace in
      try workspace.write(Self.list, to: "list.csv")
      let console = Console.memory(form, TextRenderer(width: 200))
      var session = workspace.session
      func run(_ line: String, on session: inout Session) -> String {
        let before = console.written.count
        var runner = ScriptRunner(console, .init()) { "5" }
        _ = runner.run(
          SourceText(name: "typed", text: line), folder: workspace.folder, on: &session)
        return String(console.written.dropFirst(before))
      }
      for line in [
        "load list.csv as cin", "notify 2026-03-02", "option B",
        "select 1 random seed 7 anyway because \"Zebedee asked\"",
        "pick KX90017731 because \"Zebedee rang\"", "drop KX90017732 because \"Zebedee wrote\"",
        "received meetings none because \"Zebedee says so\"", "clock 2026-03-05 0900",
        "filter not worker = \"Nobody Halley\"", "mask on",
      ] { _ = run(line, on: &session) }
      #expect(session.isMasked && session.choice.picked.count == 1)
      let tickets = session.choice.chosen.compactMap(\.ticket).map { String($0.prefix(12)) }
      let examples = Registry.commands.flatMap { $0.examples.map(\.command) }
      #expect(examples.count > Registry.commands.count)
      for line in Self.looks + examples where line != "mask off" {
        var scratch = session
        // What was typed stands as it was typed.
        let shown = run(line, on: &scratch).replacing(line, with: "")
          .replacing(line.replacing("\"", with: "\\\""), with: "")
        for secret in Self.secrets + tickets {
          #expect(!shown.contains(secret), "\(line): \(shown)")
        }
        if form == .json, !line.hasPrefix("generate"), !line.hasPrefix("demo") {
          #expect(
            shown.firstMatch(of: /"row": ?[0-9]|"rows": ?\[[0-9]/) == nil, "\(line): \(shown)")
          #expect(shown.firstMatch(of: /"ticket": ?"|"rank": ?[0-9]/) == nil, "\(line): \(shown)")
        }
      }
    }
  }

  // MARK: Beside the answers

  /// What is wrong is said without naming anybody either, nor what was nearly meant.
  private static let mistakes = [
    "filter team = \"Duty Teem\"", "filter worker = \"Sarah Jonestan\"", "child KX9",
    "pick KX9", "pick 1 because \"x\"", "explain KX", "filter ethnicity = \"see\"",
    "filter disability = ask", "filter mother = 1", "show mothers", "load list", "load lists.csv",
    "unload ci", "map value \"see\" to WBRI in ethnicity", "map header \"Mother\" to team in cin",
    "use x", "export - of x as csv", "sort moth", "filter id = KX", "drop KX because \"x\"",
    "swap KX for KY because \"x\"", "confirm KX", "key for KX received", "filter worker = Sarah",
  ]

  /// A session with the identifiers in it, masked, and a way to type into it.
  private struct Masked {
    var session: Session
    let folder: String
    let console = Console.memory(.text, TextRenderer(width: 200))

    /// - Parameter masked: without the mask some of what it hides has to be shown, or a test that
    ///   finds nothing has looked nowhere.
    init(_ workspace: Workspace, masked: Bool = true) throws {
      try workspace.write(MaskLeakTests.list, to: "list.csv")
      session = workspace.session
      folder = workspace.folder
      for line in [
        "load list.csv as cin", "notify 2026-03-02", "option B",
        "pick KX90017731 because \"Zebedee rang\"", "reset", masked ? "mask on" : "mask off",
      ] { _ = type(line) }
      #expect(session.isMasked == masked && session.choice.picked.count == 1)
    }

    /// What the program says, on either stream.
    mutating func type(_ line: String) -> String {
      let before = console.written.count
      var runner = ScriptRunner(console, .init()) { "5" }
      _ = runner.run(SourceText(name: "typed", text: line), folder: folder, on: &session)
      return String(console.written.dropFirst(before))
    }
  }

  @Test func noMistakeIsAnsweredWithThem() throws {
    try Workspace.with { workspace in
      let masked = try Masked(workspace)
      for line in Self.mistakes {
        var one = masked
        let shown = one.type(line).replacing(line, with: "")
        for secret in Self.secrets { #expect(!shown.contains(secret), "\(line): \(shown)") }
      }
    }
  }

  /// Neither Tab nor what stands grey behind the cursor names them, wherever a line may break off.
  @Test func completionOffersNone() throws {
    try Workspace.with { workspace in
      let masked = try Masked(workspace)
      func offered(_ line: String, _ session: Session) -> String {
        let answer = Completer(session, folder: masked.folder)
          .answer(line, cursor: line.utf8.count)
        return "\(answer) \(Highlighter(session).rest(of: line))".replacing(line, with: "")
      }
      let open = try Masked(workspace, masked: false).session
      #expect(offered("filter team = ", open).contains("Joneston"))
      let begun = (masked.session.edition.fields + masked.session.edition.lists.flatMap(\.columns))
        .map(\.name).flatMap { field in
          [
            "filter \(field) = ", "filter \(field) = \"", "filter \(field) in (",
            "map value \"\" to \(field)",
          ]
        }
      let lines =
        Self.looks + Self.mistakes + Registry.commands.flatMap { $0.examples.map(\.command) }
      let starts =
        begun + [
          "filter team = \"D", "filter worker = S", "child K", "pick K", "map value \"",
          "map header \"",
        ]
        + Set(lines.flatMap { line in line.indices.map { String(line[..<$0]) } }).sorted()
      for line in starts {
        let offered = offered(line, masked.session)
        for secret in Self.secrets { #expect(!offered.contains(secret), "\(line): \(offered)") }
      }
    }
  }

  /// A recording that is begun under the mask holds what was shown, and none of what was not.
  @Test func aRecordingHoldsNone() throws {
    try Workspace.with { workspace in
      var masked = try Masked(workspace)
      // What was done before names children: it is begun again under the mask.
      let refused = masked.type("record r.transcript")
      #expect(refused.contains("masked"))
      masked.session = workspace.session
      for line in ["mask on", "record r.transcript"] { _ = masked.type(line) }
      _ = masked.type("load list.csv as cin")
      for line in Self.looks + Self.mistakes
      where !line.contains("Zebedee") && !line.contains("list.csv") {
        _ = masked.type(line)
      }
      _ = masked.type("record stop")
      let text = try workspace.text(of: "r.transcript")
      #expect(text.contains("\n> check\n") && text.contains("child-03"))
      for secret in Self.secrets { #expect(!text.contains(secret), "\(secret)") }
    }
  }
}
