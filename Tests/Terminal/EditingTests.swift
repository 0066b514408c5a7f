import Testing

/// Keys on a real terminal.
@Suite struct EditingTests {
  @Test func typingAndEditing() throws {
    let terminal = try Probe.editing()
    try terminal.send("select chldren")
    try terminal.expectLine("probe> select chldren", cursor: 21)
    try terminal.send(String(repeating: "\u{1B}[D", count: 5) + "i")
    try terminal.expectLine("probe> select children", cursor: 17)
    try terminal.send("\u{1}>")
    try terminal.expectLine("probe> >select children", cursor: 8)
    try terminal.send("\u{1B}[F\u{17}")
    try terminal.expectLine("probe> >select", cursor: 15)
    try terminal.send("\u{7F}\u{7F}")
    try terminal.expectLine("probe> >selec", cursor: 13)
    try terminal.send("\u{1}\u{1B}[3~\u{1B}[C\u{1B}[C\u{B}")
    try terminal.expectLine("probe> se", cursor: 9)
    try terminal.send("\r")
    try terminal.expectAnswer("se")
  }

  @Test(arguments: ["C", "POSIX", "C.UTF-8", "no_SUCH.locale"])
  func charactersOutsideASCII(locale: String) throws {
    let terminal = try Probe.editing(environment: ["LANG": locale])
    try terminal.send("é漢字ü")
    try terminal.expectLine("probe> é漢字ü", cursor: 13)
    try terminal.send("\u{1B}[D\u{7F}")
    try terminal.expectLine("probe> é漢ü", cursor: 10)
    try terminal.send("\u{7F}\u{7F}\u{1B}[D!")
    try terminal.expectLine("probe> !ü", cursor: 8)
    try terminal.send("\r")
    try terminal.expectAnswer("!ü")
  }

  @Test func anAccentTypedBehindItsLetterJoinsIt() throws {
    let terminal = try Probe.editing()
    try terminal.send("cafe\u{301}s")
    try terminal.expectLine("probe> cafés", cursor: 12)
    try terminal.send("\u{1}x\r")
    try terminal.expectAnswer("xcaf\u{E9}s")
  }

  @Test func historyAndLinesThatAreLeftOutOfIt() throws {
    let terminal = try Probe.editing()
    for line in ["one", "two", "two", " secret"] {
      try terminal.send(line + "\r")
      try terminal.expectAnswer("\(line)")
    }
    try terminal.send("new")
    try terminal.send("\u{1B}[A")
    try terminal.expectLine("probe> two")
    try terminal.send("\u{1B}OA")
    try terminal.expectLine("probe> one")
    try terminal.send("\u{10}")
    try terminal.expectLine("probe> one")
    try terminal.send("\u{1B}[B\u{1B}[B")
    try terminal.expectLine("probe> new", cursor: 10)
    try terminal.send("\u{15}\u{10}\u{E}")
    try terminal.expectLine("probe>", cursor: 7)
  }

  @Test func searchingTheHistory() throws {
    let terminal = try Probe.editing()
    for line in ["load cases", "show cards"] {
      try terminal.send(line + "\r")
      try terminal.expectAnswer("\(line)")
    }
    try terminal.send("\u{12}load\r")
    try terminal.expectAnswer("load cases")
  }

  @Test func keysThatTheEditorDoesNotKnowDoNothing() throws {
    let terminal = try Probe.editing()
    // F5, F1 in three ways, shift and an arrow, Insert, a mouse report.
    let keys = ["[15~", "OP", "[11~", "[[A", "[1;2D", "[2~", "[<0;1;1M"]
    try terminal.send("a" + keys.map { "\u{1B}" + $0 }.joined() + "b\r")
    try terminal.expectAnswer("ab")
  }

  @Test func metaKeysMoveByWords() throws {
    let terminal = try Probe.editing()
    try terminal.send("one two\u{1B}b\u{1B}bX\u{1B}fY\r")
    try terminal.expectAnswer("XoneY two")
  }

  @Test func libeditsOwnCommandLineIsOutOfReach() throws {
    let terminal = try Probe.editing()
    try terminal.send("\u{1B}xbind -l\r")
    try terminal.expect("[line] ")
    try terminal.expectLine("probe>")
    #expect(!terminal.text.contains("vi-histedit"))
  }

  @Test func aColouredPromptDoesNotColourTheLine() throws {
    let terminal = try Probe.start(["--colour"])
    try terminal.expect("\u{1B}[1;36mprobe>\u{1B}[0m ")
    try terminal.send("abc\u{1}X")
    try terminal.expectLine("probe> Xabc", cursor: 8)
    try terminal.send("\r")
    try terminal.expect("[line] Xabc\r\n")
  }

  @Test func aLineOverSeveralRows() throws {
    let terminal = try Probe.editing(columns: 20)
    try terminal.send("abcdefghijklmnopqrstuvwxyz")
    try terminal.expectScreen {
      $0.lines.suffix(2) == ["probe> abcdefghijklm", "nopqrstuvwxyz"] && $0.cursorColumn == 13
    }
    try terminal.send("\u{1}12\r")
    try terminal.expectAnswer("12abcdefghijklmnopqrstuvwxyz")
  }

  @Test(arguments: [24, 4, 1]) func aVeryLongLine(rows: Int) throws {
    let terminal = try Probe.editing(rows: rows)
    let typed = String(repeating: "0123456789", count: 400)
    try terminal.send(typed)
    try terminal.send(
      "\u{1}<\u{5}>" + String(repeating: "\u{1B}[D", count: 50) + "\u{1B}[A\u{1B}[B")
    try terminal.send("\r")
    try terminal.expectAnswer("4002 characters")
    try terminal.send("\u{1B}[A\r")
    try terminal.expectAnswer("4002 characters")
    try terminal.send("after\r")
    try terminal.expectAnswer("after")
  }
}
