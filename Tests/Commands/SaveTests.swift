import Casework
import Commands
import Foundation
import Guidance
import Language
import Render
import Shell
import Testing

/// What is saved makes the same session again, from wherever it is run.
@Suite struct SaveTests {
  /// Runs one line as a script would, and goes on behind what is wrong in it.
  private static func type(
    _ line: String, _ session: inout Session, in folder: String, _ settings: ScriptRunner.Settings,
    drawing seed: String = "5"
  ) -> String {
    let console = Console.memory(.text, TextRenderer())
    var runner = ScriptRunner(console, settings) { seed }
    _ = runner.run(SourceText(name: "typed", text: line), folder: folder, on: &session)
    return console.written
  }

  /// The session that a saved script comes to, with another seed at hand than the first time.
  private static func rerun(
    _ path: String, _ edition: Edition
  ) throws -> (session: Session, output: String, status: Language.ExitStatus) {
    let console = Console.memory(.text, TextRenderer())
    var settings = ScriptRunner.Settings()
    settings.safe = true
    settings.echo = true
    var runner = ScriptRunner(console, settings) { "nobody should ask" }
    runner.isScript = true
    var session = Session(edition)
    let source = try Script.read(path, shown: path, at: nil)
    let status = runner.run(source, folder: Script.folder(of: path), on: &session)
    return (session, console.written, status)
  }

  @Test(arguments: 1...16)
  func aSavedSessionRunsToTheSameState(seed: UInt64) throws {
    try Workspace.with { workspace in
      try RandomInspection.prepare(workspace)
      var random = RandomInspection(seed, folder: workspace.folder)
      var session = Session(workspace.session.edition)
      var typed: [String] = []
      for round in 0..<80 {
        let line = round == 5 ? "load area; option B; select 6" : random.command(session)
        typed.append(line)
        _ = Self.type(
          line, &session, in: workspace.folder, .init(), drawing: "\(random.next(1_000_000))")
      }
      _ = Self.type("mask off", &session, in: workspace.folder, .init())
      try FileManager.default.createDirectory(
        atPath: "\(workspace.folder)/sub", withIntermediateDirectories: true)
      for name in ["saved.jtai", "sub/saved.jtai"] {
        let said = Self.type("save \(name)", &session, in: workspace.folder, .init())
        #expect(said.contains("saved in \(name)"), "\(said)")
        let path = "\(workspace.folder)/\(name)"
        let again = try Self.rerun(path, session.edition)
        #expect(again.status == .done, "\(again.output.suffix(600))")
        let difference = SessionPicture(session).difference(SessionPicture(again.session))
        let text = try workspace.text(of: name)
        #expect(difference.isEmpty, "\(typed)\n\(difference)\n\(text)")
        // Saved again from there it is the same script.
        #expect(again.session.making.count == session.making.count)
      }
    }
  }

  /// The picture has every property of a session but for those that are named.
  @Test func theFingerprintIsComplete() throws {
    let session = Session(try Editions.load(Editions.standard))
    let labels = Set(Mirror(reflecting: session).children.compactMap(\.label))
    #expect(Set(SessionPicture.leftOut.keys).subtracting(labels).isEmpty)
    let all = SessionPicture(session).taken.union(SessionPicture.leftOut.keys)
    #expect(all == labels)
    var other = session
    other.choice.confirmed = [1]
    #expect(SessionPicture(other) != SessionPicture(session))
    other = session
    other.handover[.init(item: "1.4")] = .asked
    #expect(SessionPicture(other) != SessionPicture(session))
  }

  @Test func undoTakesACommandOutOfTheScript() throws {
    try Workspace.with { workspace in
      for line in [
        "generate children 40", "filter age > 3", "undo", "filter age > 5", "sort age", "undo",
        "undo", "redo", "count by gender", "keep older",
      ] { try workspace.type(line) }
      try workspace.type("save a.jtai")
      let lines = try workspace.text(of: "a.jtai").split(separator: "\n").map(String.init)
      #expect(
        lines.filter { !$0.hasPrefix("#") && !$0.hasPrefix("require edition ") } == [
          "generate children 40 seed 123", "filter age > 5", "keep older",
        ])
    }
  }

  @Test func pathsLeadFromTheScriptToTheFiles() throws {
    try Workspace.with { workspace in
      try workspace.type("generate children 5 seed 1 to \"my area\" as csv")
      try FileManager.default.createDirectory(
        atPath: "\(workspace.folder)/sub", withIntermediateDirectories: true)
      try workspace.type("load \"my area\"")
      try workspace.type("save a.jtai")
      try workspace.type("save sub/b.jtai")
      let here = try workspace.text(of: "a.jtai")
      let below = try workspace.text(of: "sub/b.jtai")
      #expect(here.contains("\nload \"my area\"\n"), "\(here)")
      #expect(below.contains("\nload \"\(workspace.folder)/my area\"\n"), "\(below)")
      let rights = try FileManager.default.attributesOfItem(
        atPath: "\(workspace.folder)/a.jtai")[.posixPermissions]
      #expect(rights as? Int == 0o600)
    }
  }

  /// A line for each file, by the first list that was read from it; on once `require` is there.
  @Test func inputsAreGuarded() throws {
    try Workspace.with { workspace in
      try workspace.type("generate children 5 seed 1 to one.xlsx")
      try workspace.type("load one.xlsx")
      try workspace.type("save a.jtai")
      let digest = try #require(workspace.session.making.steps.last?.inputs.first?.sha256)
      let hasCommand = Registry.commands.contains { $0.name == "require" }
      let text = try workspace.text(of: "a.jtai")
      #expect(text.contains("\nrequire sha256 ") == hasCommand)
      #expect(text.contains(" = \(digest)\n") == hasCommand)
      #expect(text.split(separator: "\n").count(where: { $0.hasPrefix("require sha256") }) <= 1)
    }
  }

  /// A script that was saved under an edition of one's own: it runs while that says the same, and
  /// stops with status 4 where it does not. Where the program carries another one, that is said.
  @Test func theEditionIsGuarded() throws {
    try Workspace.with { workspace in
      let folder = workspace.folder
      let text = "format: 1\nedition: ours\nbase: csafe-2018\ntitle: Ours\n"
      func edition(_ text: String) throws -> Edition {
        try workspace.write(text, to: "ours.yaml")
        return try Editions.load("\(folder)/ours.yaml")
      }
      var session = Session(try edition(text))
      let said = Self.type(
        "generate children 20 seed 1\nsave a.jtai", &session, in: folder, .init())
      #expect(!said.contains("error"), "\(said)")
      #expect(
        try workspace.text(of: "a.jtai").contains("jtai --edition \(folder)/ours.yaml a.jtai\n"))
      let same = try Self.rerun("\(folder)/a.jtai", edition(text + "# as it is\n"))
      #expect(same.status == .done, "\(same.output)")
      let changed = try Self.rerun(
        "\(folder)/a.jtai", edition(text + "attributes: [gender, team]\n"))
      #expect(changed.status == .otherInput)
      #expect(
        changed.output.contains("the edition ours is not what it was (added: attributes)"),
        "\(changed.output)")
      let other = try Self.rerun("\(folder)/a.jtai", Editions.load("csafe-2018"))
      #expect(other.status == .otherInput)
      let script = try workspace.text(of: "a.jtai")
      try workspace.write(
        script.split(separator: "\n").map { line in
          line.hasPrefix("require edition csafe-2018")
            ? "require edition csafe-2018 sha256 \(String(repeating: "0", count: 64)) parts "
              + "\"criteria:00000000\"" : String(line)
        }.joined(separator: "\n") + "\n", to: "b.jtai")
      let later = try Self.rerun("\(folder)/b.jtai", edition(text))
      #expect(later.status == .done)
      #expect(
        later.output.contains(
          "this program carries another csafe-2018 (changed: criteria; added: "),
        "\(later.output)")
    }
  }

  @Test func aParameterIsMeantAsItStands() throws {
    try Workspace.with { workspace in
      var session = workspace.session
      let folder = workspace.folder
      let lines = """
        generate children 20 seed 1; option B
        param cost = "a \\$price \\"or\\" so"
        weigh 2 where team contains "$cost"
        weigh 3 where team contains $cost
        weigh 4 where team contains "\\$cost and \\\\$cost"
        save a.jtai
        """
      let said = Self.type(lines, &session, in: folder, .init())
      #expect(!said.contains("error"), "\(said)")
      let again = try Self.rerun("\(folder)/a.jtai", session.edition)
      #expect(again.status == .done, "\(again.output)")
      #expect(SessionPicture(again.session) == SessionPicture(session))
      #expect(session.emphasis.contexts.count == 2)
      #expect(again.output.contains("$price"))
    }
  }
}
