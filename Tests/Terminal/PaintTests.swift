import Testing

/// The line in colour while it is typed, on a real terminal.
@Suite struct PaintTests {
  private static let unknown = "\u{1B}[4;31m"
  private static let number = "\u{1B}[32m"
  private static let plain = "\u{1B}[0m"
  private static let ghost = "\u{1B}[2m[N] [random | spread]\u{1B}[0m"

  @Test func anUnknownWordIsUnderlinedBeforeEnter() throws {
    let terminal = try Probe.editing(["--paint"])
    try terminal.send("show bad 12")
    // From the line's first column, the whole line, and back to the cursor.
    try terminal.expect(
      "\r\u{1B}[7Cshow \(Self.unknown)bad\(Self.plain) \(Self.number)12\(Self.plain)\r\u{1B}[18C")
    try terminal.expectLine("probe> show bad 12", cursor: 18)
    try terminal.send("\u{1B}[D\u{1B}[D\u{1B}[D\u{1B}[D")
    try terminal.expect("\(Self.unknown)bad\(Self.plain)")
    try terminal.expectLine("probe> show bad 12", cursor: 14)
    try terminal.send("X")
    try terminal.expectLine("probe> show baXd 12", cursor: 15)
    try terminal.send("\r")
    try terminal.expectAnswer("show baXd 12")
  }

  @Test func whatIsNoLongerUnknownLosesItsColour() throws {
    let terminal = try Probe.editing(["--paint"])
    try terminal.send("bad")
    try terminal.expect("\(Self.unknown)bad\(Self.plain)")
    try terminal.send("\u{1}x")
    try terminal.expect("\r\u{1B}[7Cxbad\r\u{1B}[8C")
    try terminal.expectLine("probe> xbad", cursor: 8)
  }

  @Test func editingInAColouredLineKeepsEveryCell() throws {
    let terminal = try Probe.editing(["--paint"])
    try terminal.send("12 bad 34")
    try terminal.expect("\(Self.number)34\(Self.plain)")
    for (keys, line, cursor) in [
      ("\u{1}", "12 bad 34", 7), ("\u{4}", "2 bad 34", 7), ("\u{1B}[C\u{1B}[C9", "2 9bad 34", 10),
      ("\u{5}\u{17}", "2 9bad", 14), ("\u{7F}\u{7F}", "2 9ba", 12), ("\u{1}\u{B}", "", 7),
      ("bad\u{1B}[200~ 5 \u{1B}[201~x", "bad 5 x", 14),
    ] {
      try terminal.send(keys)
      try terminal.expectLine(line.isEmpty ? "probe>" : "probe> \(line)", cursor: cursor)
    }
    try terminal.send("\r")
    try terminal.expectAnswer("bad 5 x")
  }

  @Test func wideAndCombiningCharactersKeepTheirCells() throws {
    let terminal = try Probe.editing(["--paint"])
    try terminal.send("漢字 bad é")
    try terminal.expect(
      "\r\u{1B}[7C\(Self.number)漢字\(Self.plain) \(Self.unknown)bad\(Self.plain) é\r\u{1B}[17C")
    try terminal.expectLine("probe> 漢字 bad é", cursor: 17)
    try terminal.send("\u{1}\u{1B}[C漢")
    try terminal.expectLine("probe> 漢漢字 bad é", cursor: 11)
    try terminal.send("\u{5}x\u{323}y")
    try terminal.expectScreen { $0.line.hasPrefix("probe> 漢漢字 bad é") && $0.cursorColumn >= 20 }
    try terminal.send("\u{7F}\u{7F}\u{7F}\r")
    try terminal.expect("[line] 漢漢字 bad ")
  }

  @Test func bracketsThatBelongTogetherStandOut() throws {
    let terminal = try Probe.editing(["--paint"])
    try terminal.send("(a")
    try terminal.expectLine("probe> (a", cursor: 9)
    try terminal.send(")")
    try terminal.expect("\u{1B}[1;7m(\(Self.plain)a\u{1B}[1;7m)\(Self.plain)")
    try terminal.send("\u{1B}[D")
    try terminal.expect("\r\u{1B}[7C(a)\r\u{1B}[9C")
  }

  @Test func theGhostIsGoneBeforeTheLineIsTaken() throws {
    let terminal = try Probe.editing(["--hints"])
    try terminal.send("select ")
    try terminal.expect(Self.ghost + "\r\u{1B}[14C")
    try terminal.expectLine("probe> select [N] [random | spread]", cursor: 14)
    try terminal.send("2")
    // Erased from the line's end, and the cursor back, before libedit shows the key.
    try terminal.expect("\r\u{1B}[14C\u{1B}[K\r\u{1B}[14C2")
    try terminal.expectLine("probe> select 2", cursor: 15)
    try terminal.send(" ")
    try terminal.expect(Self.ghost)
    try terminal.send("\r")
    try terminal.expectAnswer("select 2 ")
    #expect(terminal.screen.lines.suffix(3) == ["probe> select 2", "[line] select 2", "probe>"])
  }

  @Test func theGhostIsGoneAfterCtrlCAndBehindTheListOfCompletions() throws {
    let terminal = try Probe.editing(["--hints"])
    try terminal.send("many ")
    try terminal.expect(Self.ghost)
    try terminal.send("\t")
    try terminal.expect("showcase")
    try terminal.expect(Self.ghost)
    try terminal.expectLine("probe> many [N] [random | spread]", cursor: 12)
    #expect(terminal.screen.lines.first { $0.hasPrefix("probe> many") } == "probe> many")
    try terminal.send("\u{3}")
    try terminal.expect("[interrupted]")
    try terminal.expectScreen {
      $0.lines.suffix(3) == ["probe> many ^C", "[interrupted]", "probe>"]
    }
  }

  @Test func theGhostStaysWithinTheRowAndIsLeftOutWhereThereIsNoRoom() throws {
    let terminal = try Probe.editing(["--hints"], columns: 30)
    try terminal.send("select ")
    try terminal.expectLine("probe> select [N] [random | …", cursor: 14)
    try terminal.send("abcdefghijk ")
    try terminal.expectLine("probe> select abcdefghijk", cursor: 26)
    try terminal.send("xy")
    try terminal.expectLine("probe> select abcdefghijk xy", cursor: 28)
  }

  @Test func aLineBeyondItsRowIsNotPainted() throws {
    let terminal = try Probe.editing(["--paint"], columns: 60)
    let long = "bad " + String(repeating: "abcdefgh ", count: 5)
    try terminal.send(long)
    try terminal.expect("\(Self.unknown)bad\(Self.plain)")
    try terminal.expectLine("probe> " + long.dropLast(), cursor: 56)
    let before = terminal.output.count
    try terminal.send("012345678901")
    try terminal.expectScreen {
      $0.lines.suffix(2) == ["probe> \(long)0123", "45678901"] && $0.cursorColumn == 8
    }
    let after = String(decoding: terminal.output[before...], as: UTF8.self)
    let drawn = after.components(of: "probe> ")
    #expect(drawn == 1, "the colours of the row before were not taken away")
    // Nothing in colour is sent from there on.
    let seen = terminal.output.count
    try terminal.send("x")
    try terminal.expectScreen { $0.line == "45678901x" }
    #expect(!terminal.output[seen...].contains(0x6D))
    try terminal.send(String(repeating: "\u{7F}", count: 14))
    try terminal.expect("\(Self.unknown)bad\(Self.plain)")
    try terminal.expectLine("probe> " + long.dropLast(), cursor: 55)
  }

  @Test func aResizedWindowIsPaintedAnew() throws {
    let terminal = try Probe.editing(["--hints"])
    try terminal.send("bad ")
    try terminal.expect(Self.ghost)
    try terminal.resize(rows: 24, columns: 40)
    try terminal.expect("\(Self.unknown)bad")
    try terminal.expect(Self.ghost)
    try terminal.expectLine("probe> bad [N] [random | spread]", cursor: 11)
    try terminal.send("x")
    try terminal.expectLine("probe> bad x", cursor: 12)
  }

  @Test func nothingIsPaintedInASearch() throws {
    let terminal = try Probe.editing(["--paint"])
    try terminal.send("load bad\r")
    try terminal.expectAnswer("load bad")
    try terminal.send("\u{12}bad")
    try terminal.expectScreen { $0.lines.suffix(2).first == "probe> load bad" }
    try terminal.send("\r")
    try terminal.expectAnswer("load bad")
  }
}
