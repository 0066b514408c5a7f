import Testing

/// What was typed before the mask was on does not come back under it.
@Suite final class MaskedPromptTests {
  private let temporary: TemporaryFolder

  init() throws { temporary = try TemporaryFolder("masked") }

  @Test func keysBringNoIdentifierBack() throws {
    let program = try PseudoTerminal(
      program: Probe.program("jtai"), arguments: [],
      environment: [
        "LANG": "C.UTF-8", "NO_COLOR": "1", "TERM": "xterm-256color", "HOME": temporary.path,
        "PAGER": "",
      ],
      rows: 40, columns: 100)
    try program.expect("edition csafe-2018 · type help")
    try program.expectLine("jtai ›", cursor: 7)
    #expect(temporary.holds("printf 'Child ID\\nAB-4711\\nCD-4712\\n' >cin.csv"))
    try program.send("load \(temporary.path)/cin.csv as cin\r")
    try program.expect("2 children on 1 list")
    try program.send("child AB-4711\r")
    try program.expect("child: AB-4711")
    // Cut, so that Ctrl-Y would bring it back.
    try program.send("pick CD-4712 because \"x\"\u{15}")
    try program.send("mask on\r")
    try program.expect("the mask is on")
    try program.expectLine("jtai 2 ›", cursor: 9)
    try program.send("\u{0C}")
    try program.expectLine("jtai 2 ›", cursor: 9)
    try program.send("\u{19}")
    try program.send("\u{15}\u{0C}")
    try program.expectLine("jtai 2 ›", cursor: 9)
    // Up shows what names nobody.
    try program.send("\u{1B}[A")
    try program.expectLine("jtai 2 › mask on", cursor: 16)
    try program.send("\u{1B}[A")
    try program.expectLine("jtai 2 › load \(temporary.path)/cin.csv as cin")
    try program.send("\u{1B}[A")
    try program.send("\u{15}count by age\r")
    try program.expect("age")
    // A line that is typed under the mask, with an ID that is known from elsewhere.
    try program.send("child CD-4712\r")
    try program.expect("child: child-02")
    try program.expectLine("jtai 2 ›", cursor: 9)
    try program.send("\u{0C}")
    try program.send("\u{1B}[A")
    try program.expectLine("jtai 2 › count by age", cursor: 21)
    try program.send("\u{15}child child-02\r")
    try program.expect("child: child-02")
    try program.expectLine("jtai 2 ›", cursor: 9)
    try program.send("\u{0C}")
    try program.send("\u{12}471")
    try program.send("\u{07}\u{15}")
    try program.send("history\r")
    try program.expect("count by age")
    let shown = program.screen.lines.joined(separator: "\n")
    #expect(!shown.contains("4711") && !shown.contains("4712"), "\(shown)")
    try program.send("quit\r")
    #expect(try program.waitForExit() == 0)
  }
}
