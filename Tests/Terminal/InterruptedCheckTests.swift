import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ctrl-C ends a check between two commands, and leaves nothing of what they wrote.
@Suite final class InterruptedCheckTests {
  private let folder: String

  init() throws {
    var template = Array("/tmp/jtai-check-XXXXXX".utf8CString)
    folder = String(cString: try #require(mkdtemp(&template)))
  }

  deinit { system("rm -rf '\(folder)'") }

  /// Whether a shell finds the test of it true.
  private func holds(_ test: String) -> Bool { system("cd '\(folder)' && \(test)") == 0 }

  @Test func nothingStays() throws {
    let make = """
      mkdir temporary && {
        printf '# jtai transcript 1, jtai 0\\n# edition csafe-2018\\n\\n'
        for seed in $(seq 3000); do
          echo "> generate children 50 seed $seed to area$seed as csv"
        done
      } >long.transcript
      """
    #expect(holds(make))
    let path = try Probe.program().split(separator: "/").dropLast().joined(separator: "/")
    let terminal = try PseudoTerminal(
      program: "/\(path)/jtai", arguments: ["--check", "\(folder)/long.transcript"],
      environment: ["TERM": "dumb", "TMPDIR": "\(folder)/temporary"], rows: 30, columns: 100)
    // As soon as the third area is there.
    var waits = 0
    while !holds("[ $(find temporary -name 'area*' | wc -l) -gt 2 ]"), waits < 2_000 {
      usleep(10_000)
      waits += 1
    }
    try terminal.send("\u{3}")
    try terminal.expect("error interrupted: ended by Ctrl-C")
    #expect(try terminal.waitForExit() == 130)
    #expect(holds("[ -z \"$(ls temporary)\" ] && [ \"$(ls | wc -l)\" -eq 2 ]"))
  }
}
