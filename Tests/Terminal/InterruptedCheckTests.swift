import Testing

/// However a check ends, it leaves nothing of what its commands wrote.
@Suite struct InterruptedCheckTests {
  private static let make = """
    mkdir temporary && {
      printf '# jtai transcript 1, jtai 0\\n# edition csafe-2018\\n\\n'
      for seed in $(seq 3000); do
        echo "> generate children 50 seed $seed to area$seed as csv"
      done
    } >long.transcript
    """
  /// Whether three areas are in the temporary folder.
  private static let isWriting = "[ $(find temporary -name 'area*' | wc -l) -gt 2 ]"
  private static let nothingStays = "[ -z \"$(ls temporary)\" ] && [ \"$(ls | wc -l)\" -eq 2 ]"

  /// Ctrl-C ends it between two commands.
  @Test func nothingStays() throws {
    let folder = try TemporaryFolder("check")
    #expect(folder.holds(Self.make))
    let terminal = try PseudoTerminal(
      program: Probe.program("jtai"), arguments: ["--check", "\(folder.path)/long.transcript"],
      environment: ["TERM": "dumb", "TMPDIR": "\(folder.path)/temporary"], rows: 30, columns: 100)
    try terminal.expect(outside: "a third area") { folder.holds(Self.isWriting) }
    try terminal.send("\u{3}")
    try terminal.expect("error interrupted: ended by Ctrl-C")
    #expect(try terminal.waitForExit() == 130)
    #expect(folder.holds(Self.nothingStays))
  }

  /// A signal ends it at once: 128 and its number are what a shell says of it.
  @Test(arguments: [("TERM", 143), ("HUP", 129)])
  func aSignalLeavesNothing(signal: String, status: Int) throws {
    let folder = try TemporaryFolder("check-\(signal)")
    #expect(folder.holds(Self.make))
    let program = try Probe.program("jtai")
    #expect(
      folder.holds(
        """
        (
        TMPDIR="$PWD/temporary" '\(program)' --check long.transcript >/dev/null 2>&1 &
        for wait in $(seq 600); do
          \(Self.isWriting) && break
          sleep 0.05
        done
        \(Self.isWriting) && kill -\(signal) $! && { wait $!; [ $? -eq \(status) ]; }
        )
        """))
    #expect(folder.holds(Self.nothingStays))
  }

  /// A signal that is ignored at the start, as under `nohup`, ends nothing.
  @Test func anIgnoredSignalEndsNothing() throws {
    let folder = try TemporaryFolder("check-nohup")
    #expect(folder.holds(Self.make))
    let program = try Probe.program("jtai")
    #expect(
      folder.holds(
        """
        (
        trap '' HUP
        TMPDIR="$PWD/temporary" '\(program)' --check long.transcript >/dev/null 2>&1 &
        for wait in $(seq 600); do
          \(Self.isWriting) && break
          sleep 0.05
        done
        kill -HUP $! && sleep 0.3 && kill -0 $! && kill -TERM $! && { wait $!; [ $? -eq 143 ]; }
        )
        """))
    #expect(folder.holds(Self.nothingStays))
  }
}
