import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ctrl-C at the prompt ends what would go on for long, and changes nothing.
@Suite struct InterruptedWorkTests {
  private func program(_ folder: TemporaryFolder, _ script: String) throws -> PseudoTerminal {
    #expect(folder.holds(script))
    let terminal = try PseudoTerminal(
      program: Probe.program("jtai"), arguments: [],
      environment: ["TERM": "dumb", "HOME": folder.path], rows: 30, columns: 100)
    try terminal.expect("type help")
    return terminal
  }

  @Test func aPatternOnManyTexts() throws {
    let folder = try TemporaryFolder("pattern")
    let terminal = try program(
      folder,
      """
      { echo 'Child Unique ID,Allocated team'
        for row in $(seq 12000); do echo "$row,abcdefghijklmnopqrstuvwxyzabcd$row"; done } >cin.csv
      """)
    try terminal.send("load \(folder.path)/cin.csv as cin\n")
    try terminal.expect("12,000 children on 1 list")
    try terminal.send("filter team matches /[a-z]*[a-z]*[0-9][a-z]/\n")
    try terminal.waitUntilWorked(milliseconds: 200)
    try terminal.send("\u{3}")
    try terminal.expect("error interrupted: ended by Ctrl-C: nothing was changed")
    try terminal.send("filters\n")
    try terminal.expect("no filter")
    try terminal.send("quit\n")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test func aScriptOfManyLines() throws {
    let folder = try TemporaryFolder("script")
    let terminal = try program(folder, "for row in $(seq 30000); do echo 'fields'; done >long.jtai")
    try terminal.send("generate children 20 seed 1\n")
    try terminal.expect("next: notify")
    try terminal.send("run \(folder.path)/long.jtai\n")
    try terminal.waitUntilWorked(milliseconds: 200)
    try terminal.send("\u{3}")
    try terminal.expect("error interrupted: ended by Ctrl-C")
    try terminal.send("status\n")
    try terminal.expect("children")
  }
}
