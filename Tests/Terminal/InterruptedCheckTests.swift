import Testing

/// Ctrl-C ends a check between two commands, and leaves nothing of what they wrote.
@Suite struct InterruptedCheckTests {
  @Test func nothingStays() throws {
    let folder = try TemporaryFolder("check")
    let make = """
      mkdir temporary && {
        printf '# jtai transcript 1, jtai 0\\n# edition csafe-2018\\n\\n'
        for seed in $(seq 3000); do
          echo "> generate children 50 seed $seed to area$seed as csv"
        done
      } >long.transcript
      """
    #expect(folder.holds(make))
    let terminal = try PseudoTerminal(
      program: Probe.program("jtai"), arguments: ["--check", "\(folder.path)/long.transcript"],
      environment: ["TERM": "dumb", "TMPDIR": "\(folder.path)/temporary"], rows: 30, columns: 100)
    try terminal.expect(outside: "a third area") {
      folder.holds("[ $(find temporary -name 'area*' | wc -l) -gt 2 ]")
    }
    try terminal.send("\u{3}")
    try terminal.expect("error interrupted: ended by Ctrl-C")
    #expect(try terminal.waitForExit() == 130)
    #expect(folder.holds("[ -z \"$(ls temporary)\" ] && [ \"$(ls | wc -l)\" -eq 2 ]"))
  }
}
