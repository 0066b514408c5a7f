import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The whole program on a real terminal, as a person meets it.
@Suite struct PromptTests {
  private func start(
    _ arguments: [String] = [], terminal: String? = "xterm-256color", columns: Int = 100
  ) throws -> PseudoTerminal {
    var environment = ["LANG": "C.UTF-8", "NO_COLOR": "1"]
    environment["TERM"] = terminal
    let program = try PseudoTerminal(
      program: Probe.program("jtai"), arguments: arguments, environment: environment, rows: 30,
      columns: columns)
    try program.expect("edition csafe-2018 · type help, demo, or load a workbook")
    try program.expectLine("jtai ›", cursor: 7)
    return program
  }

  @Test func aWholeSession() throws {
    let program = try start()
    try program.send("generate children 40 seed 7\r")
    try program.expect("SYNTHETIC: 40 children")
    try program.expect("› ")
    try program.send("option B\r")
    try program.expect("jtai B ")
    try program.send("keep all; use all; seed 9\r")
    try program.expect("seed 9, typed")
    try program.send("quit\r")
    #expect(try program.waitForExit() == 0)
  }

  @Test func aRehearsalIsShownAndTakenBack() throws {
    let program = try start()
    try program.send("demo unclean-data children=30\r")
    try program.expect("> generate children 30 seed 7 dirt 3%")
    try program.expect("question: Who puts right what is wrong in the files?")
    try program.expect("answer › ")
    try program.send("la\r")
    try program.expect("right: la")
    try program.expect("answer › ")
    try program.send("none\r")
    try program.expect("> show id, age, gender, list")
    try program.expect("› ")
    try program.send("undo\r")
    try program.expect("undone: demo unclean-data · 0 of 0 children")
    try program.send("help cond\t\r")
    try program.expect("conditions: how to say which children")
    try program.send("demo fir\t\r")
    try program.expect("> generate children 300 seed 7 option A")
    try program.send("exit\r")
    try program.expect("quit does that")
    try program.send("quit\r")
    #expect(try program.waitForExit() == 0)
  }

  @Test func tabCompletesCommandsAndValues() throws {
    let program = try start()
    try program.send("timel\t")
    try program.expectLine("jtai › timeline", cursor: 16)
    try program.send("\u{15}filter ethnicity=APK\t")
    try program.expectLine("jtai › filter ethnicity=APKN", cursor: 29)
    try program.send("\u{15}fil\t\t")
    try program.expect("filters")
  }

  @Test func anErrorShowsWhereAndTheSessionGoesOn() throws {
    let program = try start()
    try program.send("filter agee < 3\r")
    try program.expect("error unknown-field: there is no field \"agee\"")
    try program.expect("did you mean age")
    try program.expectLine("jtai ›", cursor: 7)
    try program.send("status\r")
    try program.expect("lists: none loaded")
  }

  @Test func anOpenBracketAsksForMore() throws {
    let program = try start()
    try program.send("filter (age < 3\r")
    try program.expectLine("…", cursor: 2)
    try program.send("or age > 15)\r")
    try program.expect("0 of 0 children")
  }

  @Test func ctrlCDropsTheLineAndNothingElse() throws {
    let program = try start()
    try program.send("seed 5\r")
    try program.expect("seed 5, typed")
    try program.expectLine("jtai ›", cursor: 7)
    try program.send("filter half a th\u{3}")
    try program.expect("^C")
    try program.expectLine("jtai ›", cursor: 7)
    try program.send("seed\r")
    try program.expect("seed 5, typed")
  }

  @Test func ctrlDEndsTheProgram() throws {
    let program = try start()
    try program.send("\u{4}")
    #expect(try program.waitForExit() == 0)
  }

  @Test func accentsAndWideCharactersAreKept() throws {
    let program = try start()
    try program.send("say Müller 漢字\r")
    try program.expect("  Müller 漢字\r\n")
  }

  @Test(arguments: ["dumb", "no-such-terminal", nil])
  func aTerminalThatCannotEditIsReadPlainly(terminal: String?) throws {
    let program = try start(terminal: terminal)
    try program.send("seed 12\r")
    try program.expect("seed 12, typed")
    try program.send("quit\r")
    #expect(try program.waitForExit() == 0)
  }

  @Test func plainModeHasNoTables() throws {
    let program = try start(["--plain"])
    try program.send("guidance criteria\r")
    try program.expect("criterion: ESN 23")
  }

  @Test func aLongLoadShowsHowFarItIsAndCanBeInterrupted() throws {
    let path = "/tmp/jtai-test-\(getpid())-long.csv"
    // Line ends in quotes are slow to read. An optimised build takes less than the second after which
    // it is shown all the same: so the program is held for that long.
    let cells = (1...80).map { "x\($0)" }.joined(separator: ",")
    let file = fopen(path, "w")
    defer { unlink(path) }
    fputs("Child unique ID,Gender,Age of child (years),\(cells)\n", file)
    let row = "1005,M,11" + String(repeating: ",\"1\n2\"", count: 80) + "\n"
    let rows = String(repeating: row, count: 10_000)
    for _ in 0..<15 { fputs(rows, file) }
    fclose(file)

    let program = try start()
    try program.send("generate children 40 seed 7\r")
    try program.expect("SYNTHETIC: 40 children")
    try program.expect("› ")
    try program.send("load \(path) as cin\r")
    try program.expect("load \(path) as cin\r\n")
    try program.waitUntilWorked(milliseconds: 40)
    kill(program.process, SIGSTOP)
    // Progress is shown by the clock, so the clock has to go on.
    usleep(1_500_000)
    kill(program.process, SIGCONT)
    try program.expect("% · ")
    try program.expect(" s left · ")
    kill(program.process, SIGSTOP)
    try program.send("\u{3}")
    kill(program.process, SIGCONT)
    try program.expect("error interrupted: ")
    try program.expectLine("jtai 50 ›", cursor: 10)
    #expect(!program.screen.lines.contains { $0.contains("% · ") })
    try program.send("count\r")
    try program.expect("50 children")
  }
}
