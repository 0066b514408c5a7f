import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A long session that is killed again and again, at any moment: each next start takes it up as it
/// was shown to be. `Scripts/kill-test --kills N` runs more of them than the tests do.
@Suite(.serialized) struct KillTests {
  private static let kills =
    getenv("JTAI_KILLS").flatMap { Int(String(cString: $0)) } ?? 20
  /// After so many kills a session has grown long, and a new one begins.
  private static let kindOfLong = 10

  @Test func nothingThatWasShownIsLost() throws {
    var random = Dice(state: UInt64(getpid()))
    var (whileWorking, inFlight, commands) = (0, 0, 0)
    for round in 0..<((Self.kills + Self.kindOfLong - 1) / Self.kindOfLong) {
      let life = try KilledSession(named: "\(getpid())-\(round)")
      for _ in 0..<min(Self.kills, Self.kindOfLong) {
        let came = try life.liveAndDie(&random)
        whileWorking += came.isMidway ? 1 : 0
        inFlight += came.more
        commands += came.shown
      }
    }
    print(
      "\(Self.kills) kills, \(whileWorking) of them with commands waiting; \(commands) commands were "
        + "shown and are there, \(inFlight) were on the disk and not shown yet")
  }
}

/// Numbers for commands and moments.
struct Dice {
  var state: UInt64

  mutating func roll(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % max(1, count)
  }
}

/// A session over several starts of the program.
private final class KilledSession {
  /// How a start of it ended.
  struct Death {
    /// Commands whose result was shown.
    let shown: Int
    /// Commands that had not been answered, when it was killed.
    let isMidway: Bool
    /// Commands that are in the journal beyond those: 0 or 1.
    var more = 0
  }

  private let temporary: TemporaryFolder
  private var home: String { temporary.path }
  private let program: String
  /// All that were shown, and may be built upon.
  private var typed: [String] = []
  /// Those that were sent behind them, and not answered.
  private var waiting: [String] = []

  init(named name: String) throws {
    temporary = try TemporaryFolder("kill-\(name)")
    program = try Probe.program("jtai")
  }

  /// Takes the session up, looks at it, goes on with it, and is killed.
  func liveAndDie(_ random: inout Dice) throws -> Death {
    // To take it up can be killed too.
    if !typed.isEmpty, random.roll(3) == 0 {
      let early = try start()
      try early.send("recover\r")
      wait(microseconds: random.roll(120_000))
      kill(early.process, SIGKILL)
      _ = try early.waitForExit()
    }
    let terminal = try start()
    let more = try typed.isEmpty && waiting.isEmpty ? 0 : look(terminal)
    let before = Self.answers(in: terminal).count
    let lines = (0..<(1 + random.roll(8))).map { place in
      typed.isEmpty && place == 0 ? "generate children 30 seed 3" : Self.command(&random)
    }
    try terminal.send(lines.map { $0 + "\r" }.joined())
    // Some moments lie anywhere, and most close behind an answer, where the next is written down.
    let isAnywhere = random.roll(3) == 0
    let answered = isAnywhere ? 0 : random.roll(lines.count + 1)
    while Self.answers(in: terminal).count < before + answered { try terminal.expect("\n") }
    wait(microseconds: random.roll(isAnywhere ? 300_000 : random.roll(2) * 8_000))
    kill(terminal.process, SIGKILL)
    #expect(try terminal.waitForExit() == 128 + SIGKILL)
    let shown = Self.answers(in: terminal).count - before
    typed += lines.prefix(shown)
    waiting = Array(lines.dropFirst(shown))
    return Death(shown: shown, isMidway: !waiting.isEmpty, more: more)
  }

  /// Recovers, and compares with what the commands that were shown come to, or those and one more.
  private func look(_ terminal: PseudoTerminal) throws -> Int {
    let looks = [
      "status", "show id, age, team all", "filters", "sets", "weigh", "received", "documents",
      "map", "mask", "set",
    ]
    try terminal.send("recover\r" + looks.map { $0 + "\r" }.joined())
    var answers: [String] = []
    while answers.count < looks.count + 1 {
      try terminal.expect("\n")
      answers = Self.answers(in: terminal)
    }
    let isEmpty = answers[0].contains("\"nothing-to-recover\"")
    #expect(isEmpty || answers[0].contains("\"status\": \"ok\""), "\(answers[0])")
    let now = Array(answers.dropFirst())
    let candidates = [typed] + (waiting.first.map { [typed + [$0]] } ?? [])
    for (more, commands) in candidates.enumerated() {
      guard try Self.answers(of: commands, looks, program, home) == now else { continue }
      typed = commands
      waiting = []
      return more
    }
    Issue.record("\(typed) and then \(waiting.prefix(1)) come to something else than \(now)")
    return 0
  }

  private func start() throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      program: program, arguments: ["--json"],
      environment: ["LANG": "C.UTF-8", "TERM": "dumb", "HOME": home, "PAGER": ""], rows: 30,
      columns: 100)
    try terminal.expect("jtai › ")
    return terminal
  }

  private static func command(_ random: inout Dice) -> String {
    let number = random.roll(9)
    let commands = [
      "filter age > \(number)", "filter gender = F", "undo", "undo", "redo", "reset", "sort age",
      "keep set\(number)", "use set\(number)", "option B",
      "select 5 cover seed \(number) anyway because \"x\"",
      "as-of 2026-02-0\(number + 1)", "seed \(number)", "weigh \(number + 1) ESN 30", "nonsense",
      "mask on", "mask off", "set hints on", "count by gender", "notify 2026-03-02",
      "received cin at 2026-03-03T16:20", "map header \"Team\" to nothing",
      "generate children \(20 + number) seed \(number)", "documents 1.4 received",
    ]
    return commands[random.roll(commands.count)]
  }

  /// What a session of the same commands shows that was never killed.
  private static func answers(
    of commands: [String], _ looks: [String], _ program: String, _ home: String
  ) throws -> [String] {
    let script = "\(home)/expected.jtai"
    let file = try #require(fopen(script, "w"))
    fputs((commands + looks).joined(separator: "\n") + "\n", file)
    fclose(file)
    let pipe = try #require(
      popen("'\(program)' --json --keep-going '\(script)' 2>/dev/null", "r"))
    var text: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&part, 1, part.count, pipe)
      guard count > 0 else { break }
      text += part[..<count]
    }
    pclose(pipe)
    let all = String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
    return Array(all.suffix(looks.count))
  }

  /// The whole lines of JSON that a terminal has shown.
  private static func answers(in terminal: PseudoTerminal) -> [String] {
    terminal.text.split(separator: "\r\n", omittingEmptySubsequences: false).dropLast()
      .compactMap { line in
        let text = String(line)
        guard let start = text.firstRange(of: "{\"input\": ")?.lowerBound else { return nil }
        return String(text[start...])
      }
  }

  private func wait(microseconds: Int) { usleep(UInt32(microseconds)) }
}
