import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ctrl-C, Ctrl-D, resizing, stopping and ending, on a real terminal.
@Suite struct SignalTests {
  @Test func interruptDiscardsTheLine() throws {
    let terminal = try Probe.editing()
    try terminal.send("abc\u{1B}[D\u{1B}[D")
    try terminal.expectLine("probe> abc", cursor: 8)
    try terminal.send("\u{3}")
    try terminal.expect("[interrupted]")
    try terminal.expectScreen {
      $0.lines.suffix(3) == ["probe> abc^C", "[interrupted]", "probe>"]
    }
    try terminal.send("x\r")
    try terminal.expectAnswer("x")
  }

  @Test func interruptStopsWorkThatAsks() throws {
    let terminal = try Probe.editing()
    try terminal.send("work\r")
    try terminal.expect("working")
    try terminal.send("\u{3}")
    try terminal.expect("[work] stopped")
    try terminal.expectLine("probe>", cursor: 7)
  }

  @Test func endOfInputOnlyOnAnEmptyLine() throws {
    let terminal = try Probe.editing()
    try terminal.send("ab\u{1}\u{4}")
    try terminal.expectLine("probe> b", cursor: 7)
    try terminal.send("\u{4}\u{4}")
    try terminal.expect("[end]")
    #expect(try terminal.waitForExit() == 0)
    #expect(terminal.screen.lines.last == "[end]")
  }

  @Test func resizingKeepsWhatWasTyped() throws {
    let terminal = try Probe.editing()
    try terminal.send("shown before\r")
    try terminal.expectAnswer("shown before")
    try terminal.send("abcdefghijklmnop")
    try terminal.expectLine("probe> abcdefghijklmnop")
    try terminal.resize(rows: 30, columns: 40)
    try terminal.send("q")
    try terminal.expectLine("probe> abcdefghijklmnopq", cursor: 24)
    try terminal.resize(rows: 10, columns: 100)
    try terminal.send("r")
    try terminal.expectLine("probe> abcdefghijklmnopqr", cursor: 25)
    #expect(terminal.screen.lines.contains("[line] shown before"))
    try terminal.send("\r")
    try terminal.expectAnswer("abcdefghijklmnopqr")
  }

  @Test func aNarrowerScreenWrapsTheLine() throws {
    let terminal = try Probe.editing()
    try terminal.send("abcdefghijklmnop")
    try terminal.expectLine("probe> abcdefghijklmnop")
    try terminal.resize(rows: 24, columns: 20)
    try terminal.expectScreen {
      $0.lines.suffix(2) == ["probe> abcdefghijklm", "nop"] && $0.cursorColumn == 3
    }
  }

  @Test func stoppingAndGoingOn() throws {
    let terminal = try Probe.editing()
    try terminal.send("abc")
    try terminal.expectLine("probe> abc")
    try terminal.send("\u{1A}")
    try terminal.expect("^Z\r\n\u{1B}[?2004l")
    // The program leads the terminal's session, so its group is an orphan, and the system does
    // not stop it: it goes on at once.
    kill(terminal.process, SIGCONT)
    try terminal.expect("\u{1B}[?2004h")
    try terminal.expectLine("probe> abc", cursor: 10)
    try terminal.send("\u{1B}[Dx\r")
    try terminal.expectAnswer("abxc")
  }

  @Test func endingGivesTheTerminalBack() throws {
    let terminal = try Probe.editing()
    try terminal.send("abc")
    try terminal.expectLine("probe> abc")
    kill(terminal.process, SIGTERM)
    try terminal.expect("\u{1B}[?2004l")
    #expect(try terminal.waitForExit() == 128 + SIGTERM)
  }

  @Test func hangingUpEndsTheProgram() throws {
    let terminal = try Probe.editing()
    terminal.close()
    // It sees the end of the input or the signal, whichever is first.
    #expect([0, 128 + SIGHUP].contains(try terminal.waitForExit()))
  }
}
