import Testing

/// Terminals and modes without editing.
@Suite struct PlainModeTests {
  @Test(arguments: ["dumb", "no-such-terminal", "", nil] as [String?])
  func terminalsThatCannotEdit(terminal name: String?) throws {
    let terminal = try Probe.start(terminal: name)
    try terminal.expect("plain\r\nprobe> ")
    try terminal.send("Häuser\u{1B}[D\n")
    try terminal.expect("[line] Häuser\u{1B}[D\r\n")
    try terminal.send("\u{4}")
    try terminal.expect("[end]")
    #expect(try terminal.waitForExit() == 0)
    #expect(!terminal.text.contains("terminal type"))
    #expect(!terminal.text.contains("\u{1B}[?2004h"))
  }

  @Test func plainModeIsAskedForInTwoWays() throws {
    let byOption = try Probe.start(["--plain"])
    try byOption.expect("plain\r\nprobe> ")
    let byVariable = try Probe.start(environment: ["ACCESSIBLE": "1"])
    try byVariable.expect("plain\r\nprobe> ")
  }

  @Test func interruptAtAPlainPrompt() throws {
    let terminal = try Probe.start(["--plain"])
    try terminal.expect("probe> ")
    try terminal.send("half")
    try terminal.expect("half")
    try terminal.send("\u{3}")
    try terminal.expect("[interrupted]")
    try terminal.expectScreen {
      $0.lines.suffix(3) == ["probe> half^C", "[interrupted]", "probe>"]
    }
    try terminal.send("whole\n")
    try terminal.expect("[line] whole\r\n")
  }
}
