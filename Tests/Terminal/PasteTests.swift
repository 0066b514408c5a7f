import Testing

/// Bracketed pastes on a real terminal.
@Suite struct PasteTests {
  private static func paste(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }

  @Test func theTerminalIsAskedForItOnlyWhileALineIsRead() throws {
    let terminal = try Probe.editing()
    #expect(terminal.text.contains("\u{1B}[?2004hprobe> "))
    try terminal.send("x\r")
    try terminal.expect("\u{1B}[?2004l[line] x\r\n\u{1B}[?2004h")
  }

  @Test func aPastedTabDoesNotCompleteAndAPastedLineDoesNotRun() throws {
    let terminal = try Probe.editing()
    try terminal.send("<" + Self.paste("sel\tect\rshow\rcards\n\n") + ">")
    try terminal.expectScreen {
      $0.lines.suffix(3) == ["probe> <sel     ect", "show", "cards>"]
    }
    #expect(!terminal.text.contains("[line]"))
    try terminal.send("\r")
    try terminal.expectAnswer("<sel\\tect\\nshow\\ncards>")
    try terminal.send("next\r")
    try terminal.expectAnswer("next")
    #expect(terminal.text.components(of: "[line]") == 2)
  }

  @Test func pastedControlCharactersAreLeftOut() throws {
    let terminal = try Probe.editing()
    try terminal.send(Self.paste("a\u{4}b\u{1B}[Dc\u{7F}\u{202E}d\u{9B}e"))
    try terminal.send("\r")
    try terminal.expectAnswer("ab[Dcde")
  }

  @Test func pastedAccentsAreComposedAndSurviveRedrawing() throws {
    let terminal = try Probe.editing()
    try terminal.send(Self.paste("re\u{301}sume\u{301}") + "\u{1}>")
    try terminal.expectLine("probe> >résumé", cursor: 8)
    try terminal.send("\r")
    try terminal.expectAnswer(">r\u{E9}sum\u{E9}")
  }

  @Test func aPasteInTheMiddleOfAKeySequenceIsNotLost() throws {
    let terminal = try Probe.editing()
    try terminal.send("a\u{1B}" + Self.paste("bc") + "\r")
    try terminal.expect("bc\r\n")
    try terminal.expect(Probe.prompt)
    try terminal.send("\u{16}" + Self.paste("bc") + "\r")
    try terminal.expectAnswer("bc")
  }

  @Test func aLongPasteIsWhole() throws {
    let terminal = try Probe.editing()
    let lines = (1...400).map { "line \($0)" }.joined(separator: "\n")
    try terminal.send(Self.paste(lines))
    try terminal.send("\r")
    try terminal.expectAnswer("\(lines.count) characters")
  }

  @Test func aPasteBeyondTheLongestLineIsRefusedWithAReason() throws {
    let terminal = try Probe.editing()
    try terminal.send("kept" + Self.paste(String(repeating: "x", count: 70_000)))
    try terminal.expect("Nothing was pasted")
    try terminal.expectLine("probe> kept", cursor: 11)
    try terminal.send("\r")
    try terminal.expectAnswer("kept")
  }
}

extension String {
  /// How often the text occurs in it.
  func components(of text: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: text) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
