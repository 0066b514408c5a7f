import Testing

/// Colour, hints, brackets and lines that go on, in the whole program on a real terminal.
@Suite struct ColourPromptTests {
  private static let unknown = "\u{1B}[4;31m"
  private static let plain = "\u{1B}[0m"

  private func start(
    _ arguments: [String] = [], environment: [String: String] = [:], columns: Int = 100
  ) throws -> PseudoTerminal {
    var variables = environment
    variables["LANG"] = "C.UTF-8"
    if variables["TERM"] == nil { variables["TERM"] = "xterm-256color" }
    let program = try PseudoTerminal(
      program: Probe.program("jtai"), arguments: arguments, environment: variables, rows: 30,
      columns: columns)
    try program.expect("edition csafe-2018 · type help")
    try program.expectLine("jtai ›", cursor: 7)
    return program
  }

  @Test func anUnknownFieldOrCommandShowsBeforeEnter() throws {
    let program = try start()
    try program.send("fliter")
    try program.expect("\(Self.unknown)fliter\(Self.plain)")
    try program.send("\u{15}filter agee < 5")
    try program.expect(
      "\u{1B}[1mfilter\(Self.plain) \(Self.unknown)agee\(Self.plain) \u{1B}[33m<\(Self.plain) "
        + "\u{1B}[32m5\(Self.plain)\r\u{1B}[22C")
    try program.expectLine("jtai › filter agee < 5", cursor: 22)
    try program.send("\u{1}\u{1B}f\u{1B}f\u{7F}")
    try program.expect("\u{1B}[36mage\(Self.plain)")
    try program.expectLine("jtai › filter age < 5", cursor: 17)
    try program.send("\r")
    try program.expect("0 of 0 children")
  }

  @Test func aBeginningIsNotCalledUnknown() throws {
    let program = try start()
    try program.send("filter gend")
    try program.expectLine("jtai › filter gend", cursor: 18)
    try program.expect("\u{1B}[1mfilter\(Self.plain) gend\r\u{1B}[18C")
    #expect(!program.text.contains(Self.unknown))
    try program.send(" ")
    try program.expect("\(Self.unknown)gend\(Self.plain)")
  }

  /// The bytes of a colour, in everything that the program wrote.
  private func isColoured(_ program: PseudoTerminal) -> Bool {
    program.text.split(separator: "\u{1B}[").dropFirst().contains { part in
      part.first { !$0.isNumber && $0 != ";" } == "m"
    }
  }

  @Test(
    arguments: [
      (["--color", "never"], [:]), ([], ["NO_COLOR": "1"]), (["--plain"], [:]),
      ([], ["TERM": "dumb"]), ([], ["ACCESSIBLE": "1"]),
    ] as [([String], [String: String])])
  func nothingIsPaintedWhereColourIsOff(arguments: [String], environment: [String: String]) throws {
    let program = try start(arguments, environment: environment)
    try program.send("filter agee < 5\r")
    try program.expect("error unknown-field")
    try program.send("quit\r")
    #expect(try program.waitForExit() == 0)
    #expect(!isColoured(program))
  }

  @Test func aLongerLineThanTheScreenIsTakenAsItIs() throws {
    let program = try start(columns: 60)
    let line = "filter agee < 5 or gender = F or disability = Y or flagged or on cpp"
    try program.send(line)
    try program.expectScreen {
      $0.lines.suffix(2) == [
        "jtai › filter agee < 5 or gender = F or disability = Y or fl", "agged or on cpp",
      ] && $0.cursorColumn == 15
    }
    try program.send("\u{1}\u{1B}f\u{1B}f\u{7F}\u{5}")
    try program.expectScreen {
      $0.lines.suffix(2) == [
        "jtai › filter age < 5 or gender = F or disability = Y or fla", "gged or on cpp",
      ] && $0.cursorColumn == 14
    }
    try program.send("\r")
    try program.expect("0 of 0 children")
  }

  @Test func aBackslashAtTheEndCarriesTheLineOn() throws {
    let program = try start()
    try program.send("filter age < 3 or \\\r")
    try program.expectLine("…", cursor: 2)
    // The words are read behind those of the line before.
    try program.send("agee > 15 and")
    try program.expect("\(Self.unknown)agee\(Self.plain)")
    try program.send("\u{1}\u{1B}f\u{7F}\u{5} \\\r")
    try program.expectLine("…", cursor: 2)
    try program.send("gender = F\r")
    try program.expect("0 of 0 children")
    try program.expectLine("jtai ›", cursor: 7)
    #expect(!program.text.contains("a bracket or a quote is open"))
    try program.send("\u{1B}[A")
    try program.expectScreen {
      $0.lines.suffix(3) == ["jtai › filter age < 3 or \\", "age > 15 and \\", "gender = F"]
    }
    try program.send("\u{3}")
    try program.expectLine("jtai ›", cursor: 7)
  }

  @Test func anOpenQuoteAsksForMore() throws {
    let program = try start()
    try program.send("say \"one\r")
    try program.expect("a bracket or a quote is open")
    try program.expectLine("…", cursor: 2)
    try program.send("two\"\r")
    try program.expect("two")
    try program.expectLine("jtai ›", cursor: 7)
    try program.send("filter (age < 3 or \\\r")
    try program.expectLine("…", cursor: 2)
    try program.send("\u{3}")
    try program.expectLine("jtai ›", cursor: 7)
  }
}
