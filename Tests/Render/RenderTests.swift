import Render
import Testing

@Test(arguments: [9, 200])
func aTableFitsAndSaysWhatItLeftOut(width: Int) {
  let columns = (1...width).map { TextTable.Column("column \($0)") }
  let row = (1...width).map { "a value of some length \($0)" }
  let table = TextTable(columns, [row], fit: .leaveOut(more: "show cards shows all"))
  let text = TextRenderer(width: 60).text(Document([.table(table)]))
  for line in text.split(separator: "\n") { #expect(line.count <= 60) }
  #expect(text.contains("2 of \(width) columns; show cards shows all"))
  #expect(text.contains("column 1 ") && text.contains("column \(width)"))
}

@Test func aTableOfWordsIsBrokenIntoLines() {
  let table = TextTable(
    [.init("a"), .init("b")], [["one", "two three four five six"], ["x", "y"]])
  let text = TextRenderer(width: 24).text(Document([.table(table)]))
  #expect(text == "  a    b\n  one  two three four\n       five six\n  x    y\n")
}

/// Whatever a table holds, no line is wider than asked for, as long as a syllable a column fits.
@Test(arguments: [40, 60, 80, 100, 200])
func tablesOfWordsKeepWithinTheWidth(width: Int) {
  let columns = (1...7).map { TextTable.Column("heading \($0)", right: $0 == 3) }
  let rows = [
    (1...7).map { "some words of column \($0) 漢字 and more" }, Array(repeating: "é", count: 7),
  ]
  let text = TextRenderer(width: width).text(Document([.table(TextTable(columns, rows))]))
  for line in text.split(separator: "\n") {
    let cells = line.reduce(0) {
      $0 + ($1.unicodeScalars.first.map { $0.value > 0x2E80 } == true ? 2 : 1)
    }
    #expect(cells <= width)
  }
}

@Test func numbersStandToTheRight() {
  let table = TextTable(
    [.init("list"), .init("rows", right: true)], [["cin", "1,204"], ["yot", "5"]])
  let text = TextRenderer().text(Document([.table(table)]))
  #expect(text == "  list   rows\n  cin   1,204\n  yot       5\n")
}

@Test func plainModeHasNoTables() {
  let table = TextTable([.init("list"), .init("rows", right: true)], [["cin", "5"]])
  #expect(TextRenderer(plain: true).text(Document([.table(table)])) == "  list: cin\n  rows: 5\n\n")
}

/// A cell of Markdown is a text and nothing else.
@Test(arguments: [
  ("a|b", "a\\|b"), ("a\nb", "a<br>b"), ("<img src=x>", "&lt;img src=x&gt;"),
  ("&amp;", "&amp;amp;"),
  ("`rm`", "\\`rm\\`"), ("![x](y)", "!\\[x\\](y)"), ("**b** _i_", "\\*\\*b\\*\\* \\_i\\_"),
  ("\\|", "\\\\\\|"), ("a\rb", "a\\\\rb"), ("\u{1B}[0m", "\\\\e\\[0m"),
  ("\u{202E}x", "\\\\u{202e}x"), ("# x", "\\# x"), ("~~x~~", "\\~\\~x\\~\\~"), ("é 漢", "é 漢"),
])
func markdownCellsAreTexts(raw: String, escaped: String) {
  #expect(MarkdownText.escaped(raw) == escaped)
  #expect(MarkdownText.table(["h"], [[raw]]) == "| h |\n| --- |\n| \(escaped) |\n")
}

/// Escape sequences, raw C1 controls and direction marks cannot reach a terminal.
@Test(arguments: [
  ("a\u{1B}[31mred", "a\\e[31mred"), ("x\u{9B}31m", "x\\x9b31m"), ("a\rb", "a\\rb"),
  ("a\u{202E}b", "a\\u{202e}b"), ("a\tb", "a b"), ("a\u{0}b", "a\\x00b"), ("naïve 漢", "naïve 漢"),
  ("a\u{A0}b", "a b"),
])
func hostileTextIsShownAndNotObeyed(raw: String, shown: String) {
  #expect(CleanText.clean(raw) == shown)
  let line = TextRenderer().text(Document([.line(raw)]))
  #expect(!line.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x9B })
}

@Test func longLinesAreWrappedAtSpaces() {
  let text = TextRenderer(width: 30).text(Document([.line("one two three four five six seven")]))
  #expect(text == "  one two three four five six\n  seven\n")
}

@Test func jsonKeepsTheOrderOfKeysAndEscapes() {
  let value = JSONValue.object([
    .init("b", .list([.whole(1), .null, .truth(true), .number(0.5)])),
    .init("a", .text("\"q\"\\\n\u{1B}\u{202E}é")),
  ])
  #expect(
    value.line
      == "{\"b\": [1, null, true, 0.5], \"a\": \"\\\"q\\\"\\\\\\n\\u001b\\u202eé\"}")
}

@Test func theCaretStandsUnderTheWord() {
  let diagnostic = DiagnosticText(
    code: "unknown-field", message: "there is no field \"agee\"",
    source: ("filter agee < 5", 7, 11),
    help: "did you mean age?", place: nil)
  #expect(
    diagnostic.text == """
      error unknown-field: there is no field "agee"
        filter agee < 5
               ^^^^
        did you mean age?

      """)
}

@Test func theCaretCountsCellsAndNotBytes() {
  let text = "filter 漢é x"
  let start = "filter 漢é ".utf8.count
  let diagnostic = DiagnosticText(
    code: "c", message: "m", source: (text, start, start + 1), help: "", place: "a.jtai:1:10")
  #expect(diagnostic.text == "a.jtai:1:10: error c: m\n  filter 漢é x\n             ^\n")
}
@Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567")])
func thousandsAreParted(number: Int, text: String) {
  #expect(number.grouped == text)
}
