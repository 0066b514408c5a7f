import Table
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct WritingTests {
  private static let sheet = WrittenSheet(
    name: "List 1", title: "List 1: Contacts", notice: "SYNTHETIC",
    headings: ["Child Unique ID", "Name", "Date of Birth", "Age"], rows: 3
  ) { row, column in
    switch column {
    case 0: .text("00\(row)")
    case 1: row == 1 ? .blank : .text("=1+1 \"Zoë\", <&>")
    case 2: .date(year: row == 2 ? 1899 : 1999, month: 9, day: 23)
    default: .whole(row - 1)
    }
  }

  @Test func workbookReadsBack() throws {
    try Fixture.withFolder { folder in
      try writeWorkbook([Self.sheet], to: folder + "/out.xlsx")
      let reading = try readFile(folder + "/out.xlsx") { _ in .headings(row: 2) }
      #expect(reading.sheets.map(\.text) == ["List 1"])
      let table = try #require(reading.tables.first)
      #expect(table.headings == Self.sheet.headings)
      #expect(
        Fixture.rows(table) == [
          ["3", "000", "=1+1 \"Zoë\", <&>", "1999-09-23", "-1"],
          ["4", "001", "", "1999-09-23", "0"],
          ["5", "002", "=1+1 \"Zoë\", <&>", "23/09/1899", "1"],
        ])
      let first = try readFile(folder + "/out.xlsx") { _ in .headings(row: 1) }
      #expect(first.tables[0].headings.first == "SYNTHETIC - List 1: Contacts")
      let names = try #require(opendir(folder))
      defer { closedir(names) }
      var count = 0
      while readdir(names) != nil { count += 1 }
      #expect(count == 3, "a temporary file is left beside . and .. and out.xlsx")
    }
  }

  /// No clock is in the file: each of its parts says that it was made when the clock of a zip file
  /// begins, and of two files every byte is the same.
  @Test func sameBytesEveryTime() throws {
    try Fixture.withFolder { folder in
      try writeWorkbook([Self.sheet], to: folder + "/one.xlsx")
      try writeWorkbook([Self.sheet], to: folder + "/two.xlsx")
      let one = try Fixture.bytes(of: folder + "/one.xlsx")
      #expect(try one == Fixture.bytes(of: folder + "/two.xlsx"))
      #expect(one.count > 3000)
      // Entries of the central directory: time and date stand at bytes 12 to 15.
      let entries = one.indices.dropLast(16).filter {
        one[$0..<$0 + 4].elementsEqual([0x50, 0x4b, 1, 2])
      }
      #expect(entries.count > 5)
      for entry in entries {
        #expect(Array(one[(entry + 12)...(entry + 15)]) == [0, 0, 0x21, 0])
      }
    }
  }

  @Test func refusedWorkbooks() throws {
    try Fixture.withFolder { folder in
      var sheet = Self.sheet
      sheet.name = "a/b"
      func code(_ sheets: [WrittenSheet], _ path: String) -> String? {
        do {
          try writeWorkbook(sheets, to: path)
          return nil
        } catch {
          return error.code
        }
      }
      #expect(code([sheet], folder + "/x.xlsx") == "not-a-sheet-name")
      #expect(code([Self.sheet, Self.sheet], folder + "/x.xlsx") == "not-a-sheet-name")
      sheet = Self.sheet
      sheet.rows = 1_048_576
      #expect(code([sheet], folder + "/x.xlsx") == "too-large")
      sheet.rows = 1
      sheet.cell = { _, _ in .text(String(repeating: "x", count: 32_768)) }
      #expect(code([sheet], folder + "/x.xlsx") == "cell-too-long")
      #expect(code([Self.sheet], folder) == "is-folder")
      #expect(code([Self.sheet], folder + "/none/x.xlsx") == "no-such-folder")
      #expect(access(folder + "/x.xlsx", F_OK) != 0)
    }
  }

  @Test func delimited() {
    let cells = ["=SUM(A1)", "+44", "-2.5", "-", "@x", "\tx", "a,\"b\"\nc", "-1+2", "+1.2.3"]
    var sheet = WrittenSheet(name: "x", headings: ["t", "d"], rows: cells.count + 1) {
      row, column in
      guard row < cells.count else { return .blank }
      return column == 0 ? .text(cells[row]) : .date(year: 2026, month: 3, day: 2)
    }
    let lines = """
      t,d
      '=SUM(A1),02/03/2026
      +44,02/03/2026
      -2.5,02/03/2026
      '-,02/03/2026
      '@x,02/03/2026
      "'\tx",02/03/2026
      "a,""b""
      c",02/03/2026
      '-1+2,02/03/2026
      '+1.2.3,02/03/2026
      ,

      """
    #expect(String(decoding: delimitedText(sheet), as: UTF8.self) == lines)
    sheet.title = "Title"
    #expect(String(decoding: delimitedText(sheet), as: UTF8.self) == "Title\n" + lines)
  }

  /// The cell as it stands in a CSV file, and how many texts were guarded.
  private func cell(
    _ text: String, _ formulas: DelimitedWriter.Formulas = .guarded
  ) -> (text: String, formulas: Int) {
    var writer = DelimitedWriter(dates: .iso, formulas: formulas)
    let sheet = WrittenSheet(name: "x", headings: ["h"], rows: 1) { _, _ in .text(text) }
    let bytes = writer.text(sheet).dropFirst(2).dropLast()
    return (String(decoding: bytes, as: UTF8.self), writer.formulaCells)
  }

  /// Which texts get the guard, by the rule of the guide and by hand.
  @Test(arguments: [
    ("=1", "'=1", 1), ("+44 20", "'+44 20", 1), ("-1", "-1", 0), ("+1.5", "+1.5", 0),
    ("-1e5", "'-1e5", 1), ("-", "'-", 1), ("@x", "'@x", 1), ("\rx", "\"'\rx\"", 1),
    ("'=1", "''=1", 1), ("''-1", "'''-1", 1), ("'x", "'x", 0), ("'", "'", 0), ("''", "''", 0),
    ("\u{FF1D}1", "'\u{FF1D}1", 1), ("\u{FF0B}1", "'\u{FF0B}1", 1), ("\u{FF0D}1", "'\u{FF0D}1", 1),
    ("\u{FF20}x", "'\u{FF20}x", 1), ("\u{2212}1", "'\u{2212}1", 1),
    ("\u{FEFF}=x", "'\u{FEFF}=x", 1),
    ("\u{200B}=x", "'\u{200B}=x", 1), ("\u{301}=x", "'\u{301}=x", 1), ("  @x", "'  @x", 1),
    ("\u{3000}\u{2060}+x", "'\u{3000}\u{2060}+x", 1), ("'\u{FEFF}=x", "''\u{FEFF}=x", 1),
    ("\u{1}=x", "'\u{1}=x", 1), ("\u{FE66}x", "'\u{FE66}x", 1), ("é=1", "é=1", 0),
    ("\u{200B}x", "\u{200B}x", 0),
    ("a=1", "a=1", 0), ("'\tx", "\"'\tx\"", 0), ("a;b", "\"a;b\"", 0), ("a|b", "\"a|b\"", 0),
  ])
  func guards(text: String, written: String, count: Int) {
    #expect(cell(text) == (written, count))
    let raw = cell(text, .raw)
    #expect(raw.text.replacing("\"", with: "") == text)
    #expect(raw.formulas == count)
  }

  /// What the reader takes off is what the writer put there, for every text of these signs.
  @Test(arguments: [
    ["'", "=", "+", "-", "@", "1", "x"],
    ["'", "=", "\u{301}", "\u{FEFF}", "\u{200B}", " ", "\u{FF1D}", "\u{2212}"],
  ])
  func theGuardIsUndoneExactly(signs: [String]) {
    var texts = [""]
    for _ in 0..<(signs.count == 7 ? 5 : 4) {
      texts += texts.flatMap { text in signs.map { $0 + text } }
    }
    // No cell that was read begins with a space.
    for text in Set(texts) where !text.isEmpty && text.utf8.first != 0x20 {
      let written = cell(text).text
      #expect((FormulaGuard.removed(from: written) ?? written) == text)
      if let first = written.unicodeScalars.first {
        #expect(!"=@\u{FF1D}".unicodeScalars.contains(first))
      }
    }
  }

  @Test func datesAsISO() {
    var writer = DelimitedWriter(dates: .iso, formulas: .guarded)
    let sheet = WrittenSheet(name: "x", headings: ["d", "n"], rows: 2) { row, column in
      column == 0 ? .date(year: row == 0 ? 987 : 2026, month: 3, day: 2) : .whole(-1)
    }
    let text = String(decoding: writer.text(sheet), as: UTF8.self)
    #expect(text == "d,n\n0987-03-02,-1\n2026-03-02,-1\n")
    #expect(writer.formulaCells == 0)
  }

  /// Texts that look like a workbook's escapes, and signs that XML cannot hold, come back.
  @Test func workbookTextsReadBack() throws {
    let texts = [
      "_x000D_", "_x005F_x000D_", "_x0041_x0042_", "__x0041_", "_x00_", "_x004", "_X0041_",
      "a\rb", "a\r\nb", "\u{1}\u{1F}", "\u{FFFE}x\u{FFFF}", "\u{7F}\u{9B}", "\u{FEFF}x", "]]>&lt;",
      "=1+1", "'=1", "0012", "1e5", "TRUE",
    ]
    try Fixture.withFolder { folder in
      let sheet = WrittenSheet(name: "x", headings: ["_x0041_"], rows: texts.count) { row, _ in
        .text(texts[row])
      }
      try writeWorkbook([sheet], to: folder + "/x.xlsx")
      let table = try #require(
        try readFile(folder + "/x.xlsx") { _ in .headings(row: 1) }.tables.first)
      #expect(table.headings == ["_x0041_"])
      for (row, text) in texts.enumerated() { #expect(table.columns[0][row] == text) }
    }
  }

  /// Random cells of delimiters, quotes and line ends come back as they were.
  @Test func delimitedReadsBack() throws {
    let pieces = ["a", "\"", ",", "\n", "\r\n", "é", "long enough for the arena", " b", ";", "\t"]
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<50 {
      let cells = (0..<60).map { _ in
        "<" + (0..<next(6)).map { _ in pieces[next(pieces.count)] }.joined() + ">"
      }
      let sheet = WrittenSheet(name: "x", headings: ["h", "i", "j"], rows: 20) { row, column in
        .text(cells[row * 3 + column])
      }
      let table = try #require(try Fixture.read(delimitedText(sheet)).tables.first)
      #expect(table.rowCount == 20)
      for index in cells.indices { #expect(table.columns[index % 3][index / 3] == cells[index]) }
    }
  }

  @Test func filesAreReplacedWhole() throws {
    try Fixture.withFolder { folder in
      let path = folder + "/x.csv"
      try writeFile(Array("one".utf8), to: path)
      #expect(throws: WriteError.self) { try writeFile([], to: "/dev/null") }
      chmod(path, 0o640)
      symlink(path, folder + "/link")
      try writeFile(Array("two".utf8), to: folder + "/link")
      #expect(try Fixture.bytes(of: path) == Array("two".utf8))
      var status = stat()
      #expect(stat(path, &status) == 0)
      #expect(status.st_mode & 0o777 == 0o640)
      #expect(lstat(folder + "/link", &status) == 0)
      #expect(status.st_mode & S_IFMT == S_IFLNK)
    }
  }
}
