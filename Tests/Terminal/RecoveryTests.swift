import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the prompt says and keeps of its journal.
@Suite final class RecoveryTests {
  private let temporary: TemporaryFolder
  private var home: String { temporary.path }

  init() throws { temporary = try TemporaryFolder("recovery") }

  private var folder: String { "\(home)/.local/state/jtai/journals" }

  /// - Parameter shell: what a shell does before it becomes the program.
  private func start(_ arguments: [String] = [], shell: String? = nil) throws -> PseudoTerminal {
    let program = try Probe.program("jtai")
    let words = shell.map { ["-c", "\($0); exec '\(program)'"] } ?? arguments
    let terminal = try PseudoTerminal(
      program: shell == nil ? program : "/bin/sh", arguments: words,
      environment: ["LANG": "C.UTF-8", "TERM": "dumb", "HOME": home, "PAGER": ""], rows: 30,
      columns: 100)
    try terminal.expect("type help, demo, or load a workbook")
    return terminal
  }

  private func type(_ line: String, _ terminal: PseudoTerminal, expect: String) throws {
    try terminal.send(line + "\r")
    try terminal.expect(expect)
  }

  private func end(_ terminal: PseudoTerminal, by signal: Int32) throws {
    kill(terminal.process, signal)
    #expect(try terminal.waitForExit() == 128 + signal)
  }

  private var journals: [String] {
    guard let entries = opendir(folder) else { return [] }
    defer { closedir(entries) }
    var names: [String] = []
    while let entry = readdir(entries) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".journal") { names.append("\(folder)/\(name)") }
    }
    return names
  }

  private func rights(_ path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  @Test(arguments: [SIGKILL, SIGHUP, SIGTERM])
  func aSessionIsOfferedAndTakenUp(signal: Int32) throws {
    let first = try start()
    try type("generate children 40 seed 7; count by gender", first, expect: "SYNTHETIC: 40")
    #expect(journals.count == 1)
    #expect(rights(try #require(journals.first)) == 0o600 && rights(folder) == 0o700)
    try type("keep all; filt age > 4; say so", first, expect: "  so")
    try end(first, by: signal)

    let second = try start()
    try second.expect("ended without quit: 3 commands, ")
    try second.expect("children\r\n  next: recover takes it up; purge deletes it")
    // A second prompt leaves it alone once the first has it.
    try type("recover", second, expect: "done again: 3 commands of the session of ")
    let third = try start()
    try type("recover", third, expect: "error nothing-to-recover")
    try type("purge", third, expect: "no session has ended without quit")
    try type("seed 5", third, expect: "seed 5, typed")
    #expect(journals.count == 2)
    try type("quit", third, expect: "quit")
    #expect(try third.waitForExit() == 0)
    try type("undo", second, expect: "undone: filter age > 4")
    try type("quit", second, expect: "quit")
    #expect(try second.waitForExit() == 0)
    #expect(journals.isEmpty)
  }

  /// Nobody reads the terminal, so that the program is held in the middle of showing a result: the
  /// command is on the disk already.
  @Test func aCommandIsOnTheDiskBeforeItIsShown() throws {
    let terminal = try start(["--json"])
    let lines = (1...40).map { "generate children 20 seed \($0)" }
    try terminal.send(lines.map { $0 + "\r" }.joined())
    var (size, still) = (-1, 0)
    for _ in 0..<400 where still < 20 {
      usleep(50_000)
      let now = journals.first.map(bytes) ?? 0
      still = now > 0 && now == size ? still + 1 : 0
      size = now
    }
    let kept = try #require(journals.first.map(text)).split(separator: "\n").count - 1
    try end(terminal, by: SIGKILL)
    let shown = terminal.text.ranges(of: "\"notices\": [").count
    #expect(shown < lines.count, "the terminal has room for all of it")
    #expect(kept == shown + 1)
  }

  private func bytes(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  private func text(_ path: String) -> String {
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  @Test func severalAreListedAndPurged() throws {
    for seed in 1...2 {
      let terminal = try start()
      try type("seed \(seed)", terminal, expect: "seed \(seed), typed")
      try end(terminal, by: SIGKILL)
    }
    let terminal = try start()
    try terminal.expect("2 sessions ended without quit, the last of ")
    try type("recover", terminal, expect: "next: recover 2; or purge")
    try type("recover 3", terminal, expect: "error number-out-of-range")
    try type("recover 2", terminal, expect: "done again: 1 command ")
    try type("seed", terminal, expect: "seed 2, typed")
    try type("recover 1", terminal, expect: "error session-begun")
    try type("purge", terminal, expect: "the journal of 1 session deleted")
    #expect(journals.count == 1)
    // End of input on a terminal is what Control-D does.
    try terminal.send("\u{4}")
    #expect(try terminal.waitForExit() == 0)
    #expect(journals.isEmpty)
  }

  /// The limit stands for a full disk: the line is not lost for it, and it is said once.
  @Test func aFullDiskIsSaidOnce() throws {
    let terminal = try start(shell: "ulimit -f 4")
    for number in 1...60 { try type("seed \(number)", terminal, expect: "seed \(number), typed") }
    #expect(terminal.text.ranges(of: "the journal cannot be written: File too large").count == 1)
    try type("journal", terminal, expect: "would be")
    try end(terminal, by: SIGKILL)
    let next = try start()
    try next.expect("ended without quit")
    try type("recover", next, expect: "done again: ")
    try type("seed", next, expect: ", typed")
  }

  @Test func nothingIsKeptWhereThatIsNotWanted() throws {
    let safe = try start(["--safe"])
    try type("seed 1", safe, expect: "seed 1, typed")
    try type("journal", safe, expect: "error prompt-only")
    try end(safe, by: SIGKILL)
    #expect(access("\(home)/.local", F_OK) != 0)
    system("mkdir -p '\(home)/.config/jtai'; echo 'journal off' > '\(home)/.config/jtai/init.jtai'")
    let off = try start()
    try type("seed 1", off, expect: "seed 1, typed")
    try type("journal", off, expect: "off: ")
    try end(off, by: SIGKILL)
    #expect(journals.isEmpty)
  }

  /// What was taken up anyway has a journal of its own, and is taken up again as it is.
  @Test func aChangedFileIsTakenUpAnyway() throws {
    let list = "\(home)/cin.csv"
    system("printf 'Child Unique ID,Gender\\n1,F\\n2,M\\n' > '\(list)'")
    let first = try start()
    try type("load \(list) as cin; keep all; say so", first, expect: "  so")
    try end(first, by: SIGKILL)
    system("printf '3,M\\n' >> '\(list)'")
    let second = try start()
    try type("recover", second, expect: "error input-changed: command 1 of 2, load \(home)/cin.csv")
    try type("recover anyway", second, expect: "done again: 2 commands")
    try second.expect(
      "command 1 of 2, load \(home)/cin.csv as cin: what it reads is not what it was")
    #expect(journals.count == 1)
    try type("use all; say so", second, expect: "  so")
    try end(second, by: SIGKILL)
    let third = try start()
    try type("recover", third, expect: "done again: 3 commands")
    try third.expect("3 of 3 children")
    try end(third, by: SIGKILL)
    system("rm '\(list)'")
    let fourth = try start()
    try type("recover", fourth, expect: "error cannot-recover: command 1 of 3, load ")
    try fourth.expect("there is no file")
    #expect(journals.count == 1)
  }

  /// What the person's own file does is no beginning of a session, but a part of it.
  @Test func theInitFileIsAPartOfTheSession() throws {
    system("mkdir -p '\(home)/.config/jtai'")
    system("printf 'set width 60\nnotify 2026-03-02\nmask on\n' > '\(home)/.config/jtai/init.jtai'")
    let first = try start()
    try first.expect("jtai › ")
    #expect(journals.isEmpty)
    try type("generate children 20 seed 3; keep all", first, expect: "kept as all")
    try end(first, by: SIGKILL)
    system("echo 'set width 61' > '\(home)/.config/jtai/init.jtai'")
    let second = try start()
    try second.expect("ended without quit: 4 commands")
    try type("recover", second, expect: "done again: 4 commands")
    try type("status", second, expect: "notified: Monday 2 March 2026")
    try type("mask", second, expect: "the mask is on")
    try type("set width", second, expect: "width: 61")
  }

  @Test func aLinkInItsPlaceIsNotFollowed() throws {
    let target = "\(home)/elsewhere"
    system("mkdir -p '\(folder)'; echo x > '\(target)'; ln -s '\(target)' '\(folder)/1.journal'")
    let terminal = try start()
    try type("purge", terminal, expect: "no session has ended without quit")
    #expect(access(target, F_OK) == 0 && access("\(folder)/1.journal", F_OK) == 0)
  }
}
