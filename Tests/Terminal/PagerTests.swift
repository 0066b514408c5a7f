import Testing

@testable import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Long output goes to a pager, and comes out whole where there is none.
@Suite struct PagerTests {
  private func start(pager: String?, _ arguments: [String] = []) throws -> PseudoTerminal {
    var environment = ["LANG": "C.UTF-8", "NO_COLOR": "1", "TERM": "xterm-256color"]
    environment["PATH"] = "/usr/bin:/bin"
    environment["PAGER"] = pager
    let program = try PseudoTerminal(
      program: Probe.program("jtai"), arguments: arguments, environment: environment, rows: 30,
      columns: 80)
    try program.expectLine("jtai ›", cursor: 7)
    try program.send("generate children 60 seed 1\r")
    try program.expect("SYNTHETIC: 60 children")
    return program
  }

  /// Waits for a prompt with nothing behind it: what is typed before may be swallowed.
  private func awaitPrompt(_ program: PseudoTerminal) throws {
    try program.expectScreen("a prompt") { screen in
      guard screen.lines.indices.contains(screen.cursorRow) else { return false }
      let line = screen.lines[screen.cursorRow]
      return line.hasPrefix("jtai ") && line.split(separator: " ").last == "›"
    }
  }

  private func ends(_ program: PseudoTerminal) throws {
    try awaitPrompt(program)
    try program.send("say still here\r")
    try program.expect("  still here")
    try awaitPrompt(program)
    try program.send("quit\r")
    #expect(try program.waitForExit() == 0)
  }

  @Test func aLongTableGoesToThePager() throws {
    // It shows that it was asked, how it is set, and no more than the first line.
    let program = try start(
      pager: "head -1 | sed 's/^/paged /'; echo \"secure=$LESSSECURE history=$LESSHISTFILE\"")
    try program.send("show first 40\r")
    try program.expect("paged   id")
    try program.expect("secure=1 history=-")
    try program.send("show first 3\r")
    try program.expect("3 of ")
    try ends(program)
    let text = (program.screen.history + program.screen.lines).joined(separator: "\n")
    #expect(!text.contains("40 of "))
  }

  @Test(arguments: ["", "cat", "no-such-program-as-this", "exit 3"])
  func withoutAPagerItIsShownWhole(pager: String) throws {
    let program = try start(pager: pager)
    try program.send("show first 40\r")
    try program.expect("40 of ")
    try ends(program)
  }

  @Test func safeModeStartsNoProgram() throws {
    let program = try start(pager: "echo started", ["--safe"])
    try program.send("show first 40\r")
    try program.expect("40 of ")
    let text = (program.screen.history + program.screen.lines).joined(separator: "\n")
    #expect(!text.contains("started"))
    try ends(program)
  }

  @Test func itIsSetOff() throws {
    let program = try start(pager: "echo started")
    try program.send("set pager off; show first 40\r")
    try program.expect("40 of ")
    try ends(program)
  }

  /// Control-C in the pager ends the pager, and neither the line nor the program.
  @Test func interruptingThePagerEndsItAlone() throws {
    // One process, which has shown what it got when it waits for more: a shell that is about to
    // start another may lose the signal.
    let program = try start(pager: "cat - /dev/tty")
    try program.send("show first 40\r")
    try program.expect("40 of ")
    try program.send("\u{3}")
    try ends(program)
  }

  @Test func aPagerThatIsLeftEarlyIsNoError() {
    // As the program does at its start.
    signal(SIGPIPE, SIG_IGN)
    let text = String(repeating: "a line of some length\n", count: 100_000)
    #expect(
      Pager(choice: "head -c 1 >/dev/null", environment: ["PATH=/usr/bin:/bin"])?.show(text) == true
    )
    #expect(Pager(choice: "  ", environment: []) == nil)
  }
}
