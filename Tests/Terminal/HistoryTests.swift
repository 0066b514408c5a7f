import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the program keeps of what was typed, and the file that it begins with.
@Suite final class HistoryTests {
  private let temporary: TemporaryFolder
  private var home: String { temporary.path }

  init() throws { temporary = try TemporaryFolder("history") }

  private var file: String { "\(home)/.local/state/jtai/history" }

  private func start(_ arguments: [String] = []) throws -> PseudoTerminal {
    let program = try PseudoTerminal(
      program: Probe.program("jtai"), arguments: arguments,
      environment: [
        "LANG": "C.UTF-8", "NO_COLOR": "1", "TERM": "xterm-256color", "HOME": home, "PAGER": "",
      ],
      rows: 30, columns: 100)
    try program.expect("edition csafe-2018 · type help")
    return program
  }

  private func quit(_ program: PseudoTerminal) throws {
    try program.send("quit\r")
    #expect(try program.waitForExit() == 0)
  }

  private func kept() throws -> [String] { try lines(file) }

  private func lines(_ path: String) throws -> [String] {
    let descriptor = open(path, O_RDONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: "\n")
      .map(String.init)
  }

  private func rights(_ path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  @Test func linesAreKeptButNoneThatNamesAChild() throws {
    let program = try start()
    try program.expectLine("jtai ›", cursor: 7)
    try program.send("generate children 40 seed 7\r")
    try program.expect("SYNTHETIC: 40 children")
    try program.send("show id first 1\r")
    try program.expect("1 of ")
    // The ID that the program itself shows.
    let shown: String = program.screen.lines.joined(separator: "\n")
    let words: [String] = shown.split { $0 == " " || $0 == "\n" }.map { String($0) }
    let id = try #require(words.last { $0.count == 8 && $0.allSatisfy(\.isNumber) })
    try program.send("child \(id)\r")
    try program.expect("child: \(id)")
    try program.send("filter id = \"\(id)\"\r")
    try program.expect("1 of ")
    try program.send(" count by gender\r")
    try program.expect("gender")
    try program.send("count by team\r")
    try quit(program)
    #expect(
      try kept() == ["generate children 40 seed 7", "show id first 1", "count by team"])
    #expect(rights(file) == 0o600)
    #expect(rights("\(home)/.local/state/jtai") == 0o700)

    let again = try start()
    try again.expectLine("jtai ›", cursor: 7)
    try again.send("\u{1B}[A")
    try again.expectLine("jtai › count by team", cursor: 20)
    try again.send("\u{15}history clear\r")
    try again.expect("are forgotten")
    try again.expectLine("jtai ›", cursor: 7)
    try again.send("\u{1B}[A")
    try again.expectLine("jtai ›", cursor: 7)
    try again.send("\u{15}quit\r")
    #expect(try again.waitForExit() == 0)
    #expect(try kept().isEmpty)
  }

  @Test func linesAreSavedByTheirNumbers() throws {
    let program = try start()
    try program.expectLine("jtai ›", cursor: 7)
    for line in ["seed 1", "gen children 20 seed 2; filt age > 3", "count by age", "journal"] {
      try program.send("\(line)\r")
    }
    try program.send("history\r")
    try program.expect("4  journal")
    try program.send("history save 2..9 \(home)/no.jtai\r")
    try program.expect("error no-such-line: there are lines 1 to 5")
    try program.send("history save 2..4 \(home)/lines.jtai\r")
    try program.expect("3 commands saved in \(home)/lines.jtai")
    try quit(program)
    #expect(rights("\(home)/lines.jtai") == 0o600)
    let saved = try lines("\(home)/lines.jtai").filter { !$0.hasPrefix("#") }
    #expect(saved.first?.hasPrefix("require edition csafe-2018 sha256 ") == true)
    #expect(
      saved.dropFirst() == ["generate children 20 seed 2", "filter age > 3", "count by age"])
  }

  @Test func aLinkInItsPlaceIsNotFollowed() throws {
    system("mkdir -p '\(home)/.local/state/jtai'")
    let target = "\(home)/elsewhere"
    system("echo 'something else' > '\(target)'")
    #expect(symlink(target, file) == 0)
    let program = try start()
    try program.expectLine("jtai ›", cursor: 7)
    try program.send("fields\r")
    try program.expect("age_band")
    try quit(program)
    #expect(try kept() == ["fields"])
    var status = stat()
    #expect(lstat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG)
    #expect(stat(target, &status) == 0 && status.st_size == 15)
  }

  @Test func safeModeWritesNone() throws {
    let program = try start(["--safe"])
    try program.expectLine("jtai ›", cursor: 7)
    try program.send("fields\r")
    try program.expect("age_band")
    try quit(program)
    #expect(access("\(home)/.local", F_OK) != 0)
  }

  @Test func theInitFileIsRunFirst() throws {
    system("mkdir -p '\(home)/.config/jtai'")
    system("printf 'set width 44\\nmask on\\nsett hints on\\n' > '\(home)/.config/jtai/init.jtai'")
    let program = try start()
    try program.expect("init.jtai:3:1: error unknown-command")
    try program.expectLine("jtai ›", cursor: 7)
    try program.send("set width; mask\r")
    try program.expect("width: 44")
    try program.expect("the mask is on")
    try quit(program)
    let without = try start(["--no-init"])
    try without.expectLine("jtai ›", cursor: 7)
    try without.send("set width\r")
    try without.expect("width: auto")
    try quit(without)
  }
}
