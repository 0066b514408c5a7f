import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Pauses wait and questions are read in front of a person, in scripts and at the prompt.
@Suite struct TrainingPromptTests {
  private func start(_ arguments: [String], terminal: String = "xterm-256color") throws
    -> PseudoTerminal
  {
    return try PseudoTerminal(
      program: Probe.program("jtai"), arguments: arguments,
      environment: ["LANG": "C.UTF-8", "NO_COLOR": "1", "TERM": terminal, "HOME": "/nonexistent"],
      rows: 30, columns: 100)
  }

  @Test func aPauseWaitsForEnter() throws {
    let program = try start(["-c", "say before; pause \"Talk about it\"; say after"])
    try program.expect("Talk about it\r\n")
    try program.expect("Enter goes on, Ctrl-C ends the script ")
    // Nothing more comes, whatever is typed, until Enter.
    try program.send("x")
    poll(nil, 0, 300)
    try program.expect("x")
    #expect(!program.text.contains("after"))
    try program.send("\r")
    try program.expect("after")
    #expect(try program.waitForExit() == 0)
  }

  @Test func aQuestionIsReadExplainedAndMarked() throws {
    let program = try start(["-c", "ask \"How many?\" expecting 6 hint \"para 24\"; score"])
    try program.expect("question: How many?")
    try program.expect("? gives a hint; Ctrl-D leaves it out")
    try program.expect("answer › ")
    try program.send("six\r")
    try program.expect("\"six\" is not a whole number")
    try program.expect("hint: para 24")
    try program.expect("answer › ")
    try program.send("6\r")
    try program.expect("right: 6")
    try program.expect("1 of 1 asked were right")
    #expect(try program.waitForExit() == 0)
    #expect(!program.text.contains("as the script states"))
  }

  @Test(arguments: ["\u{3}", "\u{4}"])
  func aQuestionIsLeftOutAndTheScriptGoesOn(key: String) throws {
    let program = try start([
      "-c", "ask \"How many?\" expecting 6; ask \"Again?\" expecting 6; score",
    ])
    try program.expect("answer › ")
    try program.send(key)
    try program.expect("not answered: it is 6")
    try program.expect("answer › ")
    try program.send("7\r")
    try program.expect("wrong: it is 6, not 7")
    try program.expect("0 of 2 asked were right, 1 not answered")
    #expect(try program.waitForExit() == 0)
  }

  @Test func ctrlCAtAPauseEndsTheScript() throws {
    let program = try start(["-c", "pause; say after"])
    try program.expect("ends the script ")
    try program.send("\u{3}")
    try program.expect("error interrupted: ended at a pause")
    #expect(try program.waitForExit() == 130)
    #expect(!program.text.contains("after\r\n"))
  }

  @Test(arguments: ["xterm-256color", "dumb"])
  func atThePromptTheSessionGoesOn(terminal: String) throws {
    let program = try start(["--no-init"], terminal: terminal)
    try program.expect("› ")
    try program.send("ask \"A or B?\" expecting \"B\"\r")
    try program.expect("answer › ")
    try program.send("a\r")
    try program.expect("wrong: it is B, not a")
    try program.expect("› ")
    try program.send("pause\r")
    try program.expect("ends the script ")
    try program.send("\u{3}")
    try program.expect("error interrupted")
    try program.expect("› ")
    try program.send("score\r")
    try program.expect("0 of 1 asked were right")
    try program.send("quit\r")
    #expect(try program.waitForExit() == 0)
  }

  @Test func aRehearsalAsksWhoRunsIt() throws {
    let program = try start(["--no-init"])
    try program.expect("› ")
    try program.send("set pager off\r")
    try program.expect("› ")
    try program.send("demo withdrawn-child\r")
    try program.expect("Which criterion does this child alone show?")
    try program.expect("answer › ")
    try program.send("30\r")
    try program.expect("right: 30")
    try program.expect("Which of these could show ESN 30")
    try program.expect("answer › ")
    try program.send("disability = Y\r")
    try program.expect("wrong: nobody is; 2 too many")
    try program.expect("1 of 2 asked were right")
    #expect(!program.text.contains("as the script states"))
  }

  /// With --json each command is one line, and nobody is asked.
  @Test func underJSONNothingWaits() throws {
    let program = try start(["--json", "-c", "pause; ask \"A or B?\" expecting \"B\""])
    #expect(try program.waitForExit() == 0)
    #expect(program.text.contains("\"waited\": false"))
    #expect(program.text.contains("\"by\": \"stated\""))
    #expect(program.text.split(separator: "\r\n").count == 2)
  }
}
