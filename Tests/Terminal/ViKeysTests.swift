import Testing

@testable import Terminal

/// The keys of vi: what each does to a line, and the same on a real terminal.
@Suite struct ViKeysTests {
  /// A line typed, then keys in command mode, then what comes of it, `|` before the cursor.
  struct Case: CustomStringConvertible {
    let typed: String
    let keys: String
    let result: String

    var description: String { "\(typed) \(keys)" }
  }

  /// Worked out by hand, as vi does it.
  static let cases: [Case] = [
    ("one two", "", "one tw|o"), ("one two", "h", "one t|wo"), ("one two", "0l", "o|ne two"),
    ("one two", "3h", "one| two"), ("one two", "99h", "|one two"), ("one two", "l", "one tw|o"),
    ("one two", "0", "|one two"), ("  one", "^", "  |one"), ("one two", "0$", "one tw|o"),
    ("one two", "5|", "one |two"),
    ("age>=5 or x", "0w", "age|>=5 or x"), ("age>=5 or x", "03w", "age>=5 |or x"),
    ("age>=5 or x", "0W", "age>=5 |or x"), ("one two", "b", "one |two"),
    ("one two", "2b", "|one two"), ("age>=5 or", "B", "age>=5 |or"),
    ("one two", "0e", "on|e two"), ("one two", "02e", "one tw|o"), ("a>=5 or", "0E", "a>=|5 or"),
    ("one two", "0w9w", "one tw|o"),
    ("one two", "x", "one t|w"), ("one two", "03x", "| two"), ("one two", "X", "one t|o"),
    ("one two", "02X", "|one two"), ("one two", "bD", "one| "), ("one two", "0D", "|"),
    ("one two", "bCxy", "one xy|"), ("one two", "0ix", "x|one two"),
    ("one two", "0ax", "ox|ne two"),
    ("  one", "Ix", "  x|one"), ("one two", "0Ax", "one twox|"), ("one two", "0rx", "|xne two"),
    ("one two", "02rx", "x|xe two"), ("one two", "9rx", "one tw|o"),
    ("one two", "dd", "|"), ("one two", "ccx", "x|"), ("one two", "Sx", "x|"),
    ("one two", "0dw", "|two"), ("one two", "bdw", "one| "), ("one two", "0d2w", "|"),
    ("a b c d", "02dw", "|c d"), ("one two", "0cwx", "x| two"), ("one two", "0c2wx", "x|"),
    ("a two", "0cwx", "x| two"), ("one two", "bdb", "|two"), ("one two", "db", "one |o"),
    ("one two", "cbx", "one x|o"), ("one two", "0de", "| two"), ("one two", "0cex", "x| two"),
    ("one two", "bd0", "|two"), ("one two", "0d$", "|"), ("one two", "0dl", "|ne two"),
    ("one two", "dh", "one t|o"), ("  one", "d^", "  |e"), ("one two", "0sx", "x|ne two"),
    ("one two", "03sx", "x| two"), ("one two", "0xp", "n|oe two"), ("one two", "0dw$p", "twoone| "),
    ("one two", "0dwP", "one| two"), ("one two", "0yw$p", "one twoone| "),
    ("ab", "yyp", "aba|b"), ("one two", "0~", "O|ne two"), ("one two", "03~", "ONE| two"),
    ("one two", "xxu", "one t|w"), ("one two", "xxuu", "one tw|o"), ("one two", "dwu", "one tw|o"),
    ("one two", "0dwu", "|one two"), ("one two", "u", "|"),
    ("one two", "d\u{1B}h", "one t|wo"), ("one two", "r\u{1B}h", "one t|wo"),
    ("one two", "2\u{1B}h", "one t|wo"), ("one two", "dqh", "one t|wo"),
    ("one two", "Qh", "one t|wo"),
    ("one two", "\u{7F}", "one t|wo"), ("one two", "0 ", "o|ne two"),
    ("é漢 x", "0x", "|漢 x"), ("é漢 x", "0lrü", "é|ü x"),
    ("one two", "0\u{1B}[C", "o|ne two"), ("one two", "\u{1B}[D", "one t|wo"),
  ].map { Case(typed: $0.0, keys: $0.1, result: $0.2) }

  /// Nothing is shown of libedit: the value alone.
  private func value(_ one: Case) -> String {
    var vi = ViKeys()
    var decoder = KeyDecoder()
    decoder.escapeIsKey = true
    var line = ViKeys.Line(scalars: Array(one.typed.unicodeScalars), cursor: 0)
    line.cursor = line.scalars.count
    func give(_ events: [KeyEvent], _ vi: inout ViKeys, _ line: inout ViKeys.Line) {
      for case .keys(let keys) in events {
        for key in keys {
          switch vi.accept(key, line) {
          case .edit(let next): line = next
          case .keys(let typed) where vi.mode == .insert:
            line.scalars.insert(contentsOf: typed, at: line.cursor)
            line.cursor += typed.count
          case .keys, .nothing, .beep: break
          }
        }
      }
    }
    give([.keys(["\u{1B}"])], &vi, &line)
    for byte in one.keys.utf8 {
      give(decoder.accept(byte), &vi, &line)
      if one.keys == "\u{1B}" { give(decoder.timeOut().map { [$0] } ?? [], &vi, &line) }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: line.scalars.prefix(line.cursor))
    text.append("|")
    text.append(contentsOf: line.scalars.dropFirst(line.cursor))
    return String(text)
  }

  @Test(arguments: cases) func whatAKeyDoesToTheLine(one: Case) {
    #expect(value(one) == one.result)
  }

  /// All of them in one session: each line is typed, changed, looked at and taken.
  @Test func everyKeyOnARealTerminal() throws {
    CharacterLocale.establish()
    let terminal = try Probe.editing(["--vi", "--paint"])
    for one in Self.cases {
      try terminal.send(one.typed)
      try terminal.send("\u{1B}" + one.keys)
      let (before, after) = one.result.split(at: "|")
      let line = "probe> \(before)\(after)"
      try terminal.expectLine(
        line.trimmedAtEnd, cursor: 7 + before.unicodeScalars.reduce(0) { $0 + DisplayWidth.of($1) })
      // Escape alone is a key after a moment, in either mode.
      try terminal.send("\r")
      try terminal.expectAnswer(before + after)
    }
  }

  @Test func escapeAloneIsAKeyAfterAMoment() throws {
    let terminal = try Probe.editing(["--vi"])
    try terminal.send("abc")
    try terminal.expectLine("probe> abc", cursor: 10)
    try terminal.send("\u{1B}")
    try terminal.expectLine("probe> abc", cursor: 9)
    try terminal.send("x\u{1B}")
    try terminal.expectLine("probe> ab", cursor: 8)
    // In command mode an Escape that ends nothing rings.
    try terminal.expect("\u{7}")
    try terminal.send("ix\u{1B}[C\u{1B}[Cy\r")
    try terminal.expectAnswer("axby")
  }

  @Test func theHistoryIsReachedByJAndK() throws {
    let terminal = try Probe.editing(["--vi"])
    for line in ["first", "second"] {
      try terminal.send(line + "\r")
      try terminal.expectAnswer(line)
    }
    try terminal.send("new\u{1B}k")
    try terminal.expectLine("probe> second")
    try terminal.send("k")
    try terminal.expectLine("probe> first")
    try terminal.send("2j")
    try terminal.expectLine("probe> new")
    try terminal.send("2kx\r")
    try terminal.expectAnswer("firs")
  }

  @Test func aNewLineBeginsInInsertModeAndKeepsWhatWasYanked() throws {
    let terminal = try Probe.editing(["--vi"])
    try terminal.send("one two\u{1B}0dw\r")
    try terminal.expectAnswer("two")
    try terminal.send("x\u{1B}p\r")
    try terminal.expectAnswer("xone ")
  }

  @Test func aSearchIsEndedByEscape() throws {
    let terminal = try Probe.editing(["--vi"])
    try terminal.send("load cases\r")
    try terminal.expectAnswer("load cases")
    try terminal.send("\u{12}load")
    try terminal.expectScreen { $0.lines.suffix(2).first == "probe> load cases" }
    try terminal.send("\u{1B}")
    try terminal.expectLine("probe> load cases")
    try terminal.send("0x\r")
    try terminal.expectAnswer("oad cases")
  }

  @Test func pastesAccentsAndCompletionsWorkInInsertMode() throws {
    let terminal = try Probe.editing(["--vi"])
    try terminal.send("sel\tcafe\u{301}\u{1B}[200~ a\u{1B}[201~!\r")
    try terminal.expectAnswer("select caf\u{E9} a!")
  }

  /// Whatever is typed: a cursor inside the line, and no trap.
  @Test(arguments: [1, 2, 3]) func arbitraryKeysNeverTrap(seed: UInt64) {
    var state = seed
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let keys = Array(
      "hl0^$|wbeWBExXr~DCcdsSpPuyiaIAjk0123456789\u{1B}\u{1B}\u{1B}\r é漢".unicodeScalars)
    var vi = ViKeys()
    var line = ViKeys.Line(scalars: [], cursor: 0)
    for _ in 0..<20_000 {
      let key = keys[next(keys.count)]
      switch vi.accept(key, line) {
      case .edit(let changed): line = changed
      case .keys(let typed) where vi.mode == .insert && line.scalars.count < 60:
        line.scalars.insert(contentsOf: typed, at: line.cursor)
        line.cursor += typed.count
      case .keys, .nothing, .beep: break
      }
      #expect((0...line.scalars.count).contains(line.cursor))
      #expect(line.scalars.count <= LineEditor.longestLine + 60)
      if line.scalars.count > 5_000 { line = ViKeys.Line(scalars: [], cursor: 0) }
    }
  }
}

extension String {
  fileprivate func split(at mark: Character) -> (before: String, after: String) {
    guard let place = lastIndex(of: mark) else { return (self, "") }
    return (String(self[..<place]), String(self[index(after: place)...]))
  }

  fileprivate var trimmedAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
