import Table
import Testing

struct DelimitedTests {
  @Test func agreesWithPython() throws {
    for (text, rows) in DelimitedCases.all {
      let table = try #require(try Fixture.read(Array(text.utf8), headings: 1).tables.first)
      #expect(Fixture.rows(table, fromA: true) == rows, "in \(text.debugDescription)")
    }
  }

  /// More rows than a batch and than the preview, through the same cases.
  @Test func agreesWithPythonInALongFile() throws {
    for (text, rows) in DelimitedCases.all.prefix(40) {
      let filler = String(repeating: "x,yy,zzz\n", count: 700)
      let table = try #require(
        try Fixture.read(Array(("h1,h2,h3\n" + filler + text.dropFirst(9)).utf8)).tables.first)
      let moved = rows.map { row in ["\((Int(row[0]) ?? 0) + 700)"] + row.dropFirst() }
      #expect(
        Array(Fixture.rows(table, fromA: true).dropFirst(700)) == moved,
        "in \(text.debugDescription)")
    }
  }

  @Test(arguments: [",", ";", "\t", "|"])
  func delimiters(delimiter: String) throws {
    let lines = [["id", "start", "note"], ["1", "1.5", "a"], ["2", "2.5", "\"b\(delimiter)c\""]]
    let text = lines.map { $0.joined(separator: delimiter) }.joined(separator: "\n")
    let table = try #require(try Fixture.read(Array(text.utf8)).tables.first)
    #expect(table.headings == ["id", "start", "note"])
    #expect(Fixture.rows(table) == [["2", "1", "1.5", "a"], ["3", "2", "2.5", "b\(delimiter)c"]])
  }

  /// Lines of quoted texts are no records: their own delimiters decide nothing.
  @Test(arguments: [(",", ";"), (";", ","), (",", "\t"), ("|", ";"), ("\t", ",")])
  func delimitersInQuotedLines(delimiter: String, other: String) throws {
    let note = (1...9).map { "see \($0)\(other) then" }.joined(separator: "\n")
    let text = "id\(delimiter)note\n" + (1...2).map { "\($0)\(delimiter)\"\(note)\"\n" }.joined()
    let table = try #require(try Fixture.read(Array(text.utf8)).tables.first)
    #expect(table.headings == ["id", "note"])
    #expect((0..<2).map { table.columns[1][$0] } == [note, note])
  }

  @Test func semicolonsWithDecimalCommas() throws {
    let table = try #require(
      try Fixture.read(Array("id;age\n1;2,5\n2;3,5\n".utf8)).tables.first)
    #expect(Fixture.rows(table) == [["2", "1", "2,5"], ["3", "2", "3,5"]])
  }

  @Test(arguments: ["\r\n", "\n", "\r"])
  func lineEnds(lineEnd: String) throws {
    let text = ["a,b", "", "1,2", " ,\u{A0}", "3,\"4\""].joined(separator: lineEnd)
    let table = try #require(try Fixture.read(Array(text.utf8)).tables.first)
    #expect(Fixture.rows(table) == [["3", "1", "2"], ["5", "3", "4"]])
  }

  @Test func encodings() throws {
    let text = "name,n\nZoë,1\n\u{1F600}–€,2\n"
    let units = Array(text.utf16)
    let little: [UInt8] =
      [0xFF, 0xFE] + units.flatMap { unit in [UInt8(unit & 255), UInt8(unit >> 8)] }
    let big: [UInt8] =
      [0xFE, 0xFF] + units.flatMap { unit in [UInt8(unit >> 8), UInt8(unit & 255)] }
    for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), little, big] {
      let table = try #require(try Fixture.read(bytes).tables.first)
      #expect(table.headings == ["name", "n"])
      #expect(Fixture.rows(table) == [["2", "Zoë", "1"], ["3", "\u{1F600}–€", "2"]])
    }
    let windows = Array("name,n\nZo".utf8) + [0xEB, 0x2C, 0x80, 0x96, 0x81] + Array("\n".utf8)
    let table = try #require(try Fixture.read(windows).tables.first)
    #expect(Fixture.rows(table) == [["2", "Zoë", "€–\u{FFFD}"]])
  }

  /// Overlong forms, surrogates, a code point too high, a sequence cut short: not UTF-8, so each
  /// byte is a character of Windows-1252.
  @Test(
    arguments: [
      [0xC0, 0x80], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
    ] as [[UInt8]])
  func malformedUTF8(sequence: [UInt8]) throws {
    let table = try #require(
      try Fixture.read(Array("a,b\nx".utf8) + sequence + Array("y,1\n".utf8)).tables.first)
    #expect(table.columns[0][0].unicodeScalars.count == sequence.count + 2)
  }

  @Test func columnsWithoutHeadings() throws {
    let table = try #require(
      try Fixture.read(Array(",a,,b,\n,1,,2\n,3,x,4,,y\n".utf8)).tables.first)
    #expect(table.headings == ["a", "", "b", ""])
    #expect(table.columnLetters == ["B", "C", "D", "F"])
    #expect(Fixture.rows(table) == [["2", "1", "", "2"], ["3", "3", "x", "4", "y"]])
    #expect(table.columns.allSatisfy { $0.count == 2 && $0.entries[0] == "" })
  }

  @Test func previewAndHeadings() throws {
    let text = "A title\n\nid,name\n" + (1...100).map { "\($0),n\($0)" }.joined(separator: "\n")
    try Fixture.withFolder { folder in
      try Fixture.write(Array(text.utf8), to: folder + "/lists.csv")
      var shown: SheetPreview?
      let reading = try readFile(folder + "/lists.csv") {
        shown = $0
        return .headings(row: 3)
      }
      #expect(shown?.rows.count == 40)
      #expect(shown?.rows[1] == PreviewRow(number: 3, cells: ["id", "name"]))
      #expect(shown?.sheet == nil)
      #expect(reading.tables[0].rowCount == 100)
      #expect(reading.tables[0].rowNumbers[99] == 103)
      // Below the preview.
      let low = try readFile(folder + "/lists.csv") { _ in .headings(row: 90) }
      #expect(low.tables[0].headings == ["87", "n87"])
      #expect(low.tables[0].rowCount == 13)
      #expect(try readFile(folder + "/lists.csv") { _ in .skip }.tables.isEmpty)
      // printf 'abc' | sha256sum
      try Fixture.write(Array("abc".utf8), to: folder + "/abc")
      #expect(
        try readFile(folder + "/abc") { _ in .skip }.sha256
          == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
  }

  @Test func manyDistinctTexts() throws {
    let count = 100_000
    let texts = (0..<count).map { "C\($0 &* 7919 % 100_003)" }
    let long = (0..<count).map { "a text longer than two words \($0 % 50_000)" }
    let lines = zip(texts, long).map { "\($0),\($1),\($0)\n" }
    let table = try #require(
      try Fixture.read(Array(("short,long,again\n" + lines.joined()).utf8)).tables.first)
    #expect(table.rowCount == count)
    #expect(table.columns[0].entries.count == count + 1)
    #expect(table.columns[1].entries.count == 50_001)
    #expect(table.columns[0].entries.dropFirst().elementsEqual(texts))
    #expect((0..<count).allSatisfy { table.columns[1][$0] == long[$0] })
    #expect(table.columns[0].codes.elementsEqual(table.columns[2].codes))
  }

  /// Found by fuzzing: a line end that says it is the delimiter.
  @Test(arguments: ["sep=\n\na\nb\n", "sep=\r\ra\rb", "sep=\r\n\na\r\n", "sep=\"\na\n"])
  func aLineEndIsNoDelimiter(text: String) throws {
    let table = try #require(try Fixture.read(Array(text.utf8)).tables.first)
    #expect(table.headings.count == 1)
    #expect(table.headings[0].hasPrefix("sep="))
  }

  @Test func refusals() {
    #expect(Fixture.failure(Array("a,b\n1,\u{0}\n".utf8))?.code == "not-text")
    #expect(Fixture.failure([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1])?.code == "old-workbook")
    let quote = Fixture.failure(Array("a,b\n1,2\n3,\"4\n5,6\n".utf8))
    #expect(quote?.code == "unclosed-quote")
    #expect(quote?.row == 3)
    #expect(quote?.column == "B")
    #expect(Fixture.failure(Array("a,b\n1,2\n".utf8), headings: 9)?.code == "no-headings")
    #expect(Fixture.failure([])?.code == "no-headings")
  }

  @Test func limits() {
    var limits = ReadLimits()
    limits.distinctStrings = 20
    let many = Array(("a\n" + (0..<500).map { "\($0)\n" }.joined()).utf8)
    #expect(Fixture.failure(many, limits: limits)?.code == "too-large")
    limits = ReadLimits()
    limits.columns = 4
    #expect(Fixture.failure(Array("a\n1,2,3,4,5\n".utf8), limits: limits)?.code == "too-large")
    limits = ReadLimits()
    limits.fieldBytes = 20
    let wide = Array(("a\n" + String(repeating: "x", count: 21) + "\n").utf8)
    #expect(Fixture.failure(wide, limits: limits)?.code == "too-large")
    limits = ReadLimits()
    limits.fileBytes = 3
    #expect(Fixture.failure(wide, limits: limits)?.code == "too-large")
  }

  @Test func paths() throws {
    try Fixture.withFolder { folder in
      func failure(_ path: String) -> ReadError? {
        do {
          _ = try readFile(path) { _ in .skip }
          return nil
        } catch {
          return error
        }
      }
      #expect(failure(folder)?.code == "is-folder")
      let missing = failure(folder + "/none.csv")
      #expect(missing?.code == "no-such-file")
      #expect(missing?.message.contains("\"\(folder)/none.csv\"") == true)
      #expect(missing?.file == folder + "/none.csv")
    }
  }
}
