import Casework
import Commands
import Foundation
import Guidance
import Language
import Render
import Shell
import Testing

/// What is recorded comes out the same when it is run again: anywhere, and as often as one likes.
@Suite struct RecordingTests {
  /// One console and one session, as a prompt or a script has them.
  private struct Prompt {
    let folder: String
    let console = Console.memory(.text, TextRenderer())
    var session: Session
    var settings = ScriptRunner.Settings()
    private var seed = 0

    init(_ workspace: Workspace) {
      folder = workspace.folder
      session = Session(workspace.session.edition)
    }

    /// What the line showed.
    @discardableResult
    mutating func type(_ line: String) -> String {
      let before = console.written
      seed += 1
      var runner = ScriptRunner(console, settings) { [seed] in "\(seed)0000" }
      _ = runner.run(SourceText(name: "typed", text: line), folder: folder, on: &session)
      return String(console.written.dropFirst(before.count))
    }
  }

  private static func check(
    _ path: String, _ purpose: TranscriptCheck.Purpose = .check
  ) throws -> (status: Language.ExitStatus, output: String) {
    let console = Console.memory(.text, TextRenderer())
    let status = try TranscriptCheck(console, .init()).run(path, purpose)
    return (status, console.written)
  }

  /// The names and contents of all files in a folder.
  private static func picture(_ folder: String) throws -> [String: Data] {
    var picture: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      picture[name] = FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()
    }
    return picture
  }

  @Test(arguments: 1...24)
  func aRecordedSessionChecksCleanAnywhere(seed: UInt64) throws {
    try Workspace.with { workspace in
      try RandomInspection.prepare(workspace)
      try FileManager.default.createDirectory(
        atPath: "\(workspace.folder)/kept", withIntermediateDirectories: true)
      var random = RandomInspection(seed, folder: workspace.folder)
      var prompt = Prompt(workspace)
      let begins = random.next(20)
      var before = 0
      for round in 0..<70 {
        if round == begins {
          prompt.type("mask off")
          #expect(prompt.type("record kept/all.transcript").contains("recording to"))
          before = prompt.session.making.count
        }
        // A path from the root on means the same files wherever it is run again.
        var line = random.command(prompt.session)
          .replacingOccurrences(of: workspace.folder + "/", with: "")
        // What was done before the recording is known by what it did, not by how it was typed.
        if line == "undo", prompt.session.making.count <= before { line = "filters" }
        prompt.type(round == 25 ? "load area; option B; select 6" : line)
        if random.next(20) == 0 { prompt.type("save saved\(round).jtai") }
        if random.next(20) == 0 { prompt.type("run saved\(random.next(round + 1)).jtai") }
      }
      #expect(prompt.type("record stop").contains("recorded in kept/all.transcript"))
      let files = try Self.picture(workspace.folder)
      let here = try Self.check("\(workspace.folder)/kept/all.transcript")
      #expect(here.status == .done, "\(here.output)")
      #expect(try Self.picture(workspace.folder) == files)
      try Workspace.with { elsewhere in
        let copy = "\(elsewhere.folder)/a copy"
        try FileManager.default.copyItem(atPath: workspace.folder, toPath: copy)
        // What the session wrote need not be there.
        for name in files.keys where name.hasPrefix("asked") || name == "out.csv" {
          try FileManager.default.removeItem(atPath: "\(copy)/\(name)")
        }
        let there = try Self.check("\(copy)/kept/all.transcript")
        #expect(there.status == .done, "\(there.output)")
      }
    }
  }

  private static let list = """
    Child Unique ID,Date of Birth,Gender
    7,02/03/2015,F
    8,05/06/2012,M

    """

  /// A session over one small file, recorded.
  private static func recorded(in workspace: Workspace) throws -> String {
    try workspace.write(list, to: "a list.csv")
    var prompt = Prompt(workspace)
    prompt.type("record session.transcript")
    prompt.type("load \"a list.csv\" as cin")
    prompt.type("count by gender")
    prompt.type("record stop")
    return "\(workspace.folder)/session.transcript"
  }

  @Test(arguments: [
    (
      ",F\n", ",M\n",
      "cin has as many rows and columns as then, perhaps with other cells"
    ),
    (
      "8,05/06/2012,M\n", "", "then cin: 2 rows, 3 columns; now cin: 1 row, 3 columns"
    ),
    (",Gender", ",Gender,Team", "then cin: 2 rows, 3 columns; now cin: 2 rows, 4 columns"),
  ])
  func aChangedInputIsCaughtByName(old: String, new: String, says: String) throws {
    try Workspace.with { workspace in
      let path = try Self.recorded(in: workspace)
      #expect(try Self.check(path).status == .done)
      try workspace.write(
        Self.list.replacingOccurrences(of: old, with: new), to: "a list.csv")
      let checked = try Self.check(path)
      #expect(checked.status == .otherInput)
      #expect(checked.output.hasPrefix("  a list.csv has changed: \(says)\n"), "\(checked.output)")
      let before = try workspace.text(of: "session.transcript")
      let refused = try Self.check(path, .update(acceptsInputs: false))
      #expect(refused.status == .otherInput && refused.output.contains("--accept-inputs"))
      #expect(try workspace.text(of: "session.transcript") == before)
      #expect(try Self.check(path, .update(acceptsInputs: true)).status == .done)
      #expect(try workspace.text(of: "session.transcript") != before)
      #expect(try Self.check(path).status == .done)
      try FileManager.default.removeItem(atPath: "\(workspace.folder)/a list.csv")
      let gone = try Self.check(path)
      #expect(gone.status == .otherInput)
      #expect(gone.output.hasPrefix("  a list.csv is not there any more\n"))
    }
  }

  /// By digests of another program, and by what is known of the file.
  @Test func theHeaderSaysWhatWasRead() throws {
    try Workspace.with { workspace in
      _ = try Self.recorded(in: workspace)
      let text = try workspace.text(of: "session.transcript")
      let ran = try ProgramRun(shell: "sha256sum 'a list.csv'", in: workspace.folder)
      let digest = ran.output.prefix { $0 != " " }
      #expect(digest.count == 64)
      #expect(
        text.contains("\n# input \"a list.csv\" sha256 \(digest)\n#   cin: 2 rows, 3 columns\n"))
      #expect(text.contains("\n# edition csafe-2018\n# width 100\n"))
      #expect(!text.contains(workspace.folder))
      let rights = try FileManager.default.attributesOfItem(
        atPath: "\(workspace.folder)/session.transcript")
      #expect(rights[.posixPermissions] as? Int == 0o600)
    }
  }

  // MARK: By hand

  @Test func whatAMergeOrAnEditorDoesIsRead() throws {
    try Workspace.with { workspace in
      let path = try Self.recorded(in: workspace)
      let text = try workspace.text(of: "session.transcript")
      func check(_ edited: String) throws -> (status: Language.ExitStatus, output: String) {
        try workspace.write(edited, to: "session.transcript")
        return try Self.check(path)
      }
      let windows = text.replacingOccurrences(of: "\n", with: "\r\n")
      #expect(try check(windows).status == .done)
      #expect(try check("\u{FEFF}" + text).status == .done)
      let spaces = text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0 + ($0.isEmpty ? "" : " \t") }.joined(separator: "\n")
      #expect(try check(spaces).status == .done)
      #expect(try check("# what this is for\n" + text).status == .done)
      let remarked = text.replacingOccurrences(of: "# width", with: "# see the handbook\n\n# width")
      #expect(try check(remarked).status == .done)
      let parted = text.replacingOccurrences(of: "\n> count", with: "\n\n> count")
      #expect(try check(parted).status == .done)
      let other = text.replacingOccurrences(of: "jtai 0.", with: "jtai 7.")
      #expect(try check(other).status == .done)

      // A step without output is filled in, and its name is found in the difference.
      let added = text.replacingOccurrences(of: "> count", with: "> filter gender=F\n> count")
      let found = try check(added)
      #expect(found.status == .expectationFailed)
      #expect(
        found.output.contains("\n > filter gender=F\n+  1 of 2 children\n"), "\(found.output)")
      #expect(try Self.check(path, .update(acceptsInputs: false)).status == .done)
      #expect(try Self.check(path).status == .done)
      #expect(try workspace.text(of: "session.transcript").contains("=F\n  1 of 2 children\n> c"))

      let marks = "<<<<<<< ours\n> count by age\n=======\n> count by dob\n>>>>>>> theirs\n"
      let line = text.split(separator: "\n").firstIndex { $0.hasPrefix("> count") } ?? 0
      let error = try #require(throws: Diagnostic.self) {
        try check(text.replacingOccurrences(of: "> count", with: marks + "> count"))
      }
      #expect(error.code == "unmerged")
      #expect(error.message.hasPrefix("line \(line + 1) of"))
    }
  }

  /// An output that looks like a command is none, and is not run.
  @Test func whatIsShownIsNeverRun() throws {
    try Workspace.with { workspace in
      try workspace.write(
        "Child Unique ID,Date of Birth,Team\n7,02/03/2015,\"x\n> export stolen.csv\n<<<<<<< y\"\n",
        to: "list.csv")
      var prompt = Prompt(workspace)
      prompt.type("record session.transcript")
      prompt.type("load list.csv as cin")
      let shown = prompt.type("export - of cin as csv")
      #expect(shown.contains("\n> export stolen.csv\n"))
      prompt.type("record stop")
      #expect(
        try workspace.text(of: "session.transcript").contains("\n\\> export stolen.csv\n\\<<<"))
      #expect(try Self.check("\(workspace.folder)/session.transcript").status == .done)
      #expect(workspace.files == ["list.csv", "session.transcript"])
    }
  }

  // MARK: What a session takes from outside

  @Test func seedsAndAnswersAreGivenAgain() throws {
    try Workspace.with { workspace in
      var prompt = Prompt(workspace)
      var answers = ["?", "nobody knows", "B"][...]
      let reply = { @Sendable (given: String) in Asking { _, _ in .line(given) } }
      prompt.type("param children = 30")
      prompt.type("record session.transcript")
      prompt.type("generate children $children")
      prompt.type("option B")
      prompt.type("select 3 random anyway because \"a try\"")
      while let answer = answers.popFirst() {
        prompt.settings.asking = reply(answer)
        prompt.type("ask \"Which option?\" expecting \"B\" hint \"the second\" answer \"A\"")
      }
      prompt.type("score")
      prompt.type("record stop")
      let text = try workspace.text(of: "session.transcript")
      #expect(text.contains("\n# parameter children = \"30\"\n"))
      #expect(text.contains("\n# reply \"nobody knows\"\n"))
      let drawn = prompt.session.seed?.text ?? ""
      #expect(text.contains("\n# seed \(drawn)\n"), "\(text)")
      #expect(try Self.check("\(workspace.folder)/session.transcript").status == .done)
    }
  }

  @Test func whatWasDoneBeforeIsInTheHeader() throws {
    try Workspace.with { workspace in
      try workspace.write(Self.list, to: "list.csv")
      var prompt = Prompt(workspace)
      prompt.type(
        "as-of 2026-03-02; load list.csv as cin; filter gender=F; undo; filter age > 9; set dates uk"
      )
      prompt.type("mask on")
      prompt.type("record session.transcript")
      prompt.type("show id, dob all")
      prompt.type("record stop")
      let text = try workspace.text(of: "session.transcript")
      #expect(
        text.contains(
          "\n# before as-of 2026-03-02\n# before load list.csv as cin\n# before filter age > 9\n"))
      #expect(!text.contains("gender=F"))
      #expect(text.contains("child-"))
      #expect(try Self.check("\(workspace.folder)/session.transcript").status == .done)
      // Under the mask nothing names a child that was named before it.
      prompt.type("mask off")
      prompt.type("filter id = 8")
      prompt.type("mask on")
      #expect(prompt.type("record other.transcript").contains("error masked"))
      #expect(!workspace.files.contains("other.transcript"))
    }
  }

  /// As at a full disk: what was shown waits, and is there as soon as it can be.
  @Test func whatCannotBeWrittenWaits() throws {
    try Workspace.with { workspace in
      let folder = "\(workspace.folder)/kept"
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      var prompt = Prompt(workspace)
      prompt.type("record kept/session.transcript")
      prompt.type("say one")
      #expect(try workspace.text(of: "kept/session.transcript").hasSuffix("> say one\n  one\n"))
      try FileManager.default.removeItem(atPath: folder)
      let said = prompt.type("seed 1\ngenerate children 5 seed 1")
      #expect(said.components(separatedBy: "is tried again").count == 2, "\(said)")
      #expect(prompt.type("record stop").contains("error no-such-folder"))
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      #expect(prompt.type("say two").contains("nothing is missing in it"))
      #expect(prompt.type("record stop").contains("4 commands recorded"))
      #expect(try Self.check("\(folder)/session.transcript").status == .done)
    }
  }

  @Test func aScriptsOwnRecordingEndsWithIt() throws {
    try Workspace.with { workspace in
      try workspace.write(
        "param n = 5\nrecord inner.transcript replace\ngenerate children $n seed 1\ncount by gender\n",
        to: "inner.jtai")
      try workspace.write("record stop\n", to: "stopping.jtai")
      var prompt = Prompt(workspace)
      let said = prompt.type("run inner.jtai n=7")
      #expect(said.contains("2 commands recorded in inner.transcript"), "\(said)")
      #expect(prompt.type("record").contains("nothing is being recorded"))
      #expect(
        try workspace.text(of: "inner.transcript").contains("\n> generate children $n seed 1\n"))
      #expect(try Self.check("\(workspace.folder)/inner.transcript").status == .done)
      prompt.type("record outer.transcript")
      #expect(prompt.type("run inner.jtai").contains("error already-recording"))
      #expect(prompt.type("run stopping.jtai").contains("error record-elsewhere"))
      #expect(prompt.type("record stop").contains("2 commands recorded"))
      #expect(try Self.check("\(workspace.folder)/outer.transcript").status == .done)
      let text = try workspace.text(of: "outer.transcript")
      #expect(text.contains("> run inner.jtai\n  > param n = 5\n"))
    }
  }
}
