import Testing

/// Tab on a real terminal.
@Suite struct CompletionKeyTests {
  @Test func oneCandidateIsInsertedWithASpace() throws {
    let terminal = try Probe.editing()
    try terminal.send("sel\t")
    try terminal.expectLine("probe> select", cursor: 14)
    try terminal.send("x\r")
    try terminal.expectAnswer("select x")
  }

  @Test func aWordInTheMiddleIsCompletedWithoutASecondSpace() throws {
    let terminal = try Probe.editing()
    try terminal.send("sel all\u{1}\u{1B}[C\u{1B}[C\u{1B}[C\t")
    try terminal.expectLine("probe> select all", cursor: 14)
  }

  @Test func accentsInTheWord() throws {
    let terminal = try Probe.editing()
    try terminal.send("漢 éc\t")
    try terminal.expectLine("probe> 漢 école", cursor: 16)
  }

  @Test func severalInsertWhatTheyShareAndThenAreListed() throws {
    let terminal = try Probe.editing()
    try terminal.send("sh\t")
    try terminal.expectLine("probe> show", cursor: 11)
    try terminal.send("\t")
    try terminal.expectScreen {
      $0.lines.suffix(3) == [
        "probe> show", "show      print what was chosen   showcase  another word", "probe> show",
      ] && $0.cursorColumn == 11
    }
    try terminal.send("c\t\r")
    try terminal.expectAnswer("showcase ")
  }

  @Test func aListWhereNothingCanBeInserted() throws {
    let terminal = try Probe.editing(columns: 40)
    try terminal.send("s\t")
    try terminal.expectScreen {
      $0.lines.suffix(6) == [
        "probe> s", "select    choose children",
        "show      print what was chosen", "showcase  another word", "set", "probe> s",
      ]
    }
  }

  @Test func aListBelowALineOfSeveralRows() throws {
    let terminal = try Probe.editing(columns: 30)
    let line = "0123456789 0123456789 0123456789"
    try terminal.send(line + "\u{1}s\t")
    try terminal.expectScreen {
      $0.lines.suffix(8) == [
        "probe> s0123456789 0123456789 ".trimmingEnd, "0123456789", "select    choose children",
        "show      print what was cho…", "showcase  another word", "set",
        "probe> s0123456789 0123456789 ".trimmingEnd, "0123456789",
      ] && $0.cursorColumn == 8
    }
  }

  @Test func manyCandidatesAreCut() throws {
    let terminal = try Probe.editing(rows: 60, columns: 40)
    try terminal.send("many\t")
    try terminal.expect("… and 15 more")
    try terminal.expectLine("probe> many", cursor: 11)
    #expect(terminal.screen.lines.contains("many40  way 40   many80  way 80"))
  }

  @Test func nothingToCompleteLeavesTheLine() throws {
    let terminal = try Probe.editing()
    try terminal.send("zzz\t!")
    try terminal.expectLine("probe> zzz!", cursor: 11)
  }
}

extension String {
  /// Without the spaces at its end, as the screen model shows a row.
  var trimmingEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
