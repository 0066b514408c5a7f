import Foundation
import Testing

/// The built program, as a shell runs it: output, errors with their places, exit statuses.
@Suite struct ProgramTests {
  private func run(
    _ arguments: [String], input: String = "", script: String? = nil
  ) throws -> ProgramRun {
    try Workspace.with { workspace in
      if let script { try workspace.write(script, to: "test.jtai") }
      return try ProgramRun(arguments, in: workspace.folder, input: input)
    }
  }

  /// A script, the start of what goes to the error stream, the exit status.
  private static let scripts: [(script: String, errors: String, status: Int32)] = [
    ("say hello\n", "", Int32(0)),
    ("say one\nfilter agee < 3\nsay two\n", "test.jtai:2:8: error unknown-field", 1),
    ("say é 漢; filter agee < 3\n", "test.jtai:1:17: error unknown-field", 1),
    (
      "# a comment\n\n  filter (age < 3\n  and agee = 4)\n", "test.jtai:4:7: error unknown-field", 1
    ),
    (
      "param bad = agee\nfilter age > 3 and \\\n   $bad = 4\n",
      "test.jtai:3:4: error unknown-field", 1
    ),
    ("say \"open\nsay two\n", "test.jtai:1:5: error open-quote", 1),
    ("expect children = 3\n", "test.jtai:1:19: error expectation-failed", 3),
    ("fil age < 3\n", "test.jtai:1:1: error unknown-command", 1),
    ("run test.jtai\n", "test.jtai:1:5: error script-runs-itself", 1),
    ("run nowhere.jtai\n", "test.jtai:1:5: error no-such-file", 1),
    ("\u{FEFF}say a byte order mark\r\nsay and CRLF\r\n", "", 0),
    ("quit\nfilter agee < 3\n", "", 0),
  ]

  @Test(arguments: scripts)
  func aScriptStopsAtItsFirstError(script: String, errors: String, status: Int32) throws {
    let ran = try run(["test.jtai"], script: script)
    #expect(ran.errors.hasPrefix(errors), "\(ran.errors)")
    #expect(errors.isEmpty == ran.errors.isEmpty, "\(ran.errors)")
    #expect(ran.status == status)
    #expect(!ran.output.contains("two"))
  }

  @Test func keepGoingGoesOnAndKeepsTheFirstStatus() throws {
    let script = "expect children = 3\nfilter agee < 3\nsay two\n"
    let ran = try run(["--keep-going", "test.jtai"], script: script)
    #expect(ran.output.contains("two"))
    #expect(ran.status == 3)
  }

  private static let uses: [(arguments: [String], status: Int32)] = [
    (["--nonsense"], Int32(2)), (["--width", "3"], 2), (["--edition", "csafe-1999"], 2),
    (["--as-of", "soon"], 2), (["test.jtai", "nonsense"], 2), (["test.jtai", "m=7"], 2),
    (["--check", "test.jtai"], 2), (["--version"], 0), (["--help"], 0), (["-c", ""], 0),
    (["nowhere.jtai"], 1), (["test.jtai", "n=7"], 0),
  ]

  @Test(arguments: uses)
  func wrongUseHasAStatusOfItsOwn(arguments: [String], status: Int32) throws {
    #expect(try run(arguments, script: "param n = 5\nsay $n\n").status == status)
  }

  @Test func anUnknownEditionNamesThoseThatAreKnown() throws {
    let ran = try run(["--edition", "csafe-2026", "-c", "status"])
    #expect(ran.errors.contains("editions: csafe-2018, csafe-2025; or name a file"))
    #expect(
      try run(["--edition", "csafe-2025", "-c", "status"]).output.hasPrefix(
        "  edition: csafe-2025\n"))
    let file = try run(["--print-edition", "csafe-2025"])
    #expect(file.status == 0 && file.output.contains("\nbase: csafe-2018\n"))
    #expect(try run(["--print-edition", "../csafe-2025"]).status == 2)
  }

  @Test func standardInputIsAScriptToo() throws {
    let ran = try run([], input: "seed 5\nseed\n")
    #expect(ran.output == "  seed 5, typed\n  seed 5, typed\n")
    #expect(try run([], input: "seed 5\nfilter agee\n").errors.hasPrefix("input:2:8: error"))
  }

  /// An edition of one's own is read from its file, and a mistake in it is named with its line.
  @Test func anEditionOfOnesOwn() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "Sources/Guidance/Editions/csafe-2018.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let own = text.replacing("edition: csafe-2018", with: "edition: my-area", maxReplacements: 1)
    let ran = try run(["--edition", "test.jtai", "-c", "status"], script: own)
    #expect(ran.output.hasPrefix("  edition: my-area\n"))
    let wrong = own.replacing("age-bands:", with: "age-bnads:", maxReplacements: 1)
    let line = own.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.hasPrefix("age-bands:") }
    let refused = try run(["--edition", "test.jtai", "-c", "status"], script: wrong)
    #expect(refused.status == 2)
    #expect(refused.errors.contains("test.jtai:\(try #require(line) + 1): "))
    #expect(refused.errors.contains("did you mean age-bands?"))
    let unbound = own.replacing("{field: sibling_group, ", with: "{field: sibling_grupp, ")
    let late = try run(["--edition", "test.jtai", "-c", "status"], script: unbound)
    #expect(late.status == 2)
    #expect(late.errors.contains("there is no field \"sibling_grupp\""))
  }

  @Test func safeModeWritesNothing() throws {
    let ran = try run(["--safe", "-c", "generate children 5 seed 1 to area"])
    #expect(ran.status == 1)
    #expect(ran.errors.contains("safe-mode"))
  }

  private static let list = """
    Child Unique ID,Gender,Date of Birth,Allocated team
    007,F,2014-03-01,\u{1B}[31mred
    =1+1,M,01/12/2010,"a
    b\u{9B}"

    """
  private static let exported = """
    Child unique ID,Gender,Date of birth,Allocated team
    007,F,2014-03-01,\u{1B}[31mred
    '=1+1,M,2010-12-01,"a
    b\u{9B}"

    """

  /// Nothing but the data goes into a pipe, byte by byte, whatever else is shown.
  @Test(arguments: [
    "export - of cin as csv", "say hello; export - of cin as csv; count by gender",
    "EXPORT - as csv of cin",
  ])
  func aPipeGetsTheDataAlone(export: String) throws {
    let ran = try run(["-c", "load test.jtai as cin; \(export)"], script: Self.list)
    #expect(ran.output == Self.exported)
    #expect(ran.errors.contains("2 children on 1 list"))
    #expect(ran.errors.contains("2 rows, 4 columns, written to the output"))
    #expect(!ran.errors.unicodeScalars.contains("\u{1B}"))
    #expect(ran.status == 0)
  }

  @Test func aScriptThatExportsToTheOutputIsNotEchoedThere() throws {
    let script = "generate children 5 seed 1\nexport - id as csv\n"
    let ran = try run(["test.jtai"], script: script)
    #expect(ran.output.split(separator: "\n").first == "id")
    #expect(!ran.output.contains(">"))
    #expect(ran.errors.contains("> export - id as csv"))
    #expect(try run(["--safe", "test.jtai"], script: script).output == ran.output)
    let lines = try run(["--json", "test.jtai"], script: script).output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
  }

  /// A failure leaves the pipe empty.
  @Test func anErrorBeforeTheExportWritesNoData() throws {
    let ran = try run(["-c", "generate children 5 seed 1; filter agee < 3; export - as csv"])
    #expect(ran.output.isEmpty)
    #expect(ran.status == 1)
  }

  /// Runs jtai within a line of the shell, in which `"$0"` is the program.
  private func shell(_ line: String) throws -> ProgramRun {
    try Workspace.with { try ProgramRun(shell: line, in: $0.folder) }
  }

  @Test func aReaderThatGoesAwayIsNoError() throws {
    let export = "generate children 6000 seed 1; export - all as csv; export - all as json"
    let ran = try shell("{ \"$0\" -c '\(export)'; echo status $? >&2; } | head -n 1")
    #expect(ran.output.hasPrefix("id,age,"))
    #expect(ran.errors.hasSuffix("status 0\n"))
    #expect(!ran.errors.contains("error"))
  }

  @Test func aFullDriveIsAnError() throws {
    let ran = try shell("\"$0\" -c 'generate children 5 seed 1; export - as csv' >/dev/full")
    #expect(ran.errors.contains("error cannot-write: the output cannot be written: No space left"))
    #expect(ran.status == 1)
  }

  @Test func aFileThatIsThereIsNotWrittenOver() throws {
    let script =
      "generate children 5 seed 1 to area as csv; generate children 5 seed 1 to area as csv"
    let ran = try run(["-c", script])
    #expect(ran.errors.contains("error file-exists"))
    #expect(try run(["-c", script + " replace"]).status == 0)
  }

  @Test func theSameBytesInAnyWidthOfATerminalThatIsNone() throws {
    let script = "generate children 40 seed 2; count by gender; expect output contains \"Male\""
    let first = try run(["-c", script + "; expect output contains \"Female\""])
    #expect(first.status == 0)
    #expect(
      try run(["--width", "40", "-c", script + "; expect output contains \"Female\""]).status == 0)
  }
}
