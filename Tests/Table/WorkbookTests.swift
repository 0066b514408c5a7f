import Table
import Testing

struct WorkbookTests {
  private static let heading =
    "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c>"
    + "<c r=\"B1\" t=\"inlineStr\"><is><t>b</t></is></c></row>"

  /// The cells of one row, from A2, below the headings a and b.
  private func cells(
    _ cells: String, strings: [String] = [], properties: String = ""
  ) throws -> [String] {
    let book = HandmadeWorkbook(
      rows: Self.heading + "<row r=\"2\">\(cells)<c t=\"str\"><v>end</v></c></row>",
      strings: strings, properties: properties)
    let table = try #require(try Fixture.read(book.bytes).tables.first)
    return table.columns.map { $0[0] }.dropLast()
  }

  @Test func kindsOfCell() throws {
    let texts = [
      "<t> plain\u{A0}</t>",
      "<r><t>ri</t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh><r><t>ch</t></r>",
      "<t>line_x000D_\nnext_x005F_x0041_</t>", "<t>in\u{A0}side</t>",
    ]
    let read = try cells(
      """
      <c r="A2" t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c>\
      <c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>\
      <c t="str"><f>"x"&amp;A1</f><v>formula</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c>\
      <c t="e"><v>#N/A</v></c><c t="d"><v>2020-05-06</v></c><c><v>007</v></c>\
      <c><v>0.30000000000000004</v></c><c><v>1.1000000000000001</v></c><c><v>1E+3</v></c>\
      <c><v>-2.5</v></c><c t="n"><v>612306</v></c>
      """, strings: texts)
    #expect(
      read == [
        "plain", "rich", "line\r\nnext_x0041_", "in\u{A0}side", "inline", "formula", "TRUE",
        "FALSE", "#N/A", "2020-05-06", "007", "0.30000000000000004", "1.1", "1000", "-2.5",
        "612306",
      ])
  }

  /// Serial numbers and what openpyxl.utils.datetime.from_excel makes of them.
  @Test func dates() throws {
    let read = try cells(
      """
      <c s="1"><v>36426</v></c><c s="2"><v>36426.4375</v></c><c s="5"><v>36426.4376157407</v></c>\
      <c s="1"><v>59</v></c><c s="1"><v>60</v></c><c s="1"><v>61</v></c><c s="4"><v>36426</v></c>\
      <c s="3"><v>1.25</v></c><c s="5"><v>0.75</v></c><c s="1"><v>-1</v></c>\
      <c s="1"><v>2958465</v></c><c s="1"><v>2958466</v></c><c s="1"><v>1e300</v></c>\
      <c s="5"><v>36426.999999</v></c>
      """)
    #expect(
      read == [
        "1999-09-23", "1999-09-23T10:30", "1999-09-23T10:30:10", "1900-02-28", "60", "1900-03-01",
        "36426", "30:00", "18:00", "-1", "9999-12-31", "2958466", "1e+300", "1999-09-24",
      ])
  }

  @Test func datesFrom1904() throws {
    let read = try cells(
      "<c s=\"1\"><v>34964</v></c><c s=\"1\"><v>0</v></c>",
      properties: "<workbookPr date1904=\"1\"/>")
    #expect(read == ["1999-09-23", "1904-01-01"])
  }

  @Test func strictFormHiddenSheetAndAbsoluteTarget() throws {
    let book = HandmadeWorkbook(
      rows: Self.heading + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>36426</v></c></row>",
      state: "state=\"veryHidden\"", strict: true, target: "/xl/worksheets/sheet1.xml")
    let table = try #require(try Fixture.read(book.bytes).tables.first)
    #expect(table.hidden)
    #expect(Fixture.rows(table) == [["2", "1999-09-23"]])
  }

  @Test func rowsAndCellsOutOfOrder() throws {
    let book = HandmadeWorkbook(
      rows: "<row><c/></row><row r=\"3\"><c r=\"C3\"><v>3</v></c><c r=\"B3\"><v>2</v></c></row>"
        + "<row r=\"9\" s=\"1\" customFormat=\"1\"/><row r=\"10\"><c r=\"A10\" s=\"1\"/></row>"
        + "<row r=\"12\"><c r=\"D12\"><v>6</v></c><c r=\"B12\"><v>5</v></c></row>"
        + "<row r=\"11\"><c r=\"C11\"><v>7</v></c></row>")
    let table = try #require(try Fixture.read(book.bytes).tables.first)
    #expect(table.headerRow == 3)
    #expect(table.headings == ["2", "3", ""])
    #expect(table.columnLetters == ["B", "C", "D"])
    #expect(Fixture.rows(table) == [["12", "5", "", "6"], ["11", "", "7"]])
  }

  @Test func extensionsAreNoCells() throws {
    let book = HandmadeWorkbook(
      rows: Self.heading + "<row r=\"2\"><c r=\"B2\"><v>1</v></c></row><row r=\"3\"><extLst><ext>"
        + "<v>9</v></ext></extLst></row><row r=\"4\"><c r=\"A4\"><v>2</v><extLst/></c></row>")
    let table = try #require(try Fixture.read(book.bytes).tables.first)
    #expect(Fixture.rows(table) == [["2", "", "1"], ["4", "2"]])
  }

  @Test func headingsBelowThePreviewAndManyRows() throws {
    let rows = (1...500).map {
      "<row r=\"\($0)\"><c r=\"A\($0)\"><v>\($0)</v></c><c r=\"B\($0)\"><v>7</v></c></row>"
    }.joined()
    let book = HandmadeWorkbook(rows: rows).bytes
    for row in [1, 30, 40, 41, 200] {
      let table = try #require(try Fixture.read(book, headings: row).tables.first)
      #expect(table.headings == ["\(row)", "7"])
      #expect(table.rowCount == 500 - row)
      #expect(table.columns[0][0] == "\(row + 1)")
      #expect(table.columns[0][499 - row] == "500")
    }
    #expect(Fixture.failure(book, headings: 501)?.code == "no-headings")
  }

  @Test func blankSheet() throws {
    try Fixture.withFolder { folder in
      try Fixture.write(HandmadeWorkbook(rows: "").bytes, to: folder + "/blank.xlsx")
      var shown: [Int] = []
      let reading = try readFile(folder + "/blank.xlsx") {
        shown.append($0.rows.count)
        return .skip
      }
      #expect(shown == [0])
      #expect(reading.sheets.map(\.text) == ["S"])
    }
  }

  @Test func hostileWorkbooks() {
    let row = "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>"
    func code(_ change: (inout HandmadeWorkbook) -> Void) -> String? {
      var book = HandmadeWorkbook(rows: Self.heading + row)
      change(&book)
      return Fixture.failure(book.bytes)?.code
    }
    #expect(code { _ in } == nil)
    #expect(
      code {
        $0.entries[5].content =
          "<!DOCTYPE x [<!ENTITY e \"eee\">]>" + $0.entries[5].content
      } == "doctype")
    #expect(code { $0.entries.append(("XL/Workbook.xml", "<a/>")) } == "damaged-workbook")
    #expect(code { $0.encrypted = true } == "encrypted")
    #expect(code { $0.entries.remove(at: 5) } == "damaged-workbook")
    #expect(code { $0.entries = [("word/document.xml", "<a/>")] } == "not-a-workbook")
    #expect(code { $0.entries = [] } == "not-a-workbook")
    #expect(code { $0.entries.append(("xl/workbook.bin", "")) } == "binary-workbook")
    for cell in [
      "<row r=\"1048577\"/>", "<row r=\"0\"/>", "<row r=\"99999999999999999999\"/>",
      "<row r=\"x\"/>", "<row r=\"3\"><c r=\"XFE3\"><v>1</v></c></row>",
      "<row r=\"3\"><c r=\"3\"><v>1</v></c></row>",
    ] {
      #expect(
        Fixture.failure(HandmadeWorkbook(rows: cell).bytes)?.code == "out-of-range", "\(cell)")
    }
    let missing = "<row r=\"4\"><c r=\"C4\" t=\"s\"><v>5</v></c></row>"
    let failure = Fixture.failure(HandmadeWorkbook(rows: Self.heading + missing).bytes)
    #expect(failure?.code == "damaged-workbook")
    #expect(failure?.sheet == "S")
    #expect(failure?.row == 4)
    #expect(failure?.column == "C")
    let malformed = Fixture.failure(HandmadeWorkbook(rows: Self.heading + "<row>\n\n</c>").bytes)
    #expect(malformed?.message.contains("xl/worksheets/sheet1.xml, line 3") == true)
  }

  @Test func limits() {
    let long =
      "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\(String(repeating: "x", count: 500))</v></c></row>"
    func code(_ rows: String = long, _ change: (inout ReadLimits) -> Void) -> String? {
      var limits = ReadLimits()
      change(&limits)
      return Fixture.failure(HandmadeWorkbook(rows: rows).bytes, limits: limits)?.code
    }
    #expect(code { $0.entryBytes = 400 } == "too-large")
    #expect(code { $0.totalBytes = 400 } == "too-large")
    #expect(code { $0.entries = 3 } == "too-large")
    #expect(code { $0.depth = 4 } == "too-large")
    #expect(code { $0.fieldBytes = 100 } == "too-large")
    let wide =
      "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>"
    #expect(code(wide) { $0.columns = 100 } == "too-large")
    #expect(code(wide) { _ in } == nil)
    #expect(code(wide) { $0.cells = 10_000 } == "too-large")
  }

  /// Cut short anywhere, and with one byte changed, a workbook is read or refused, never a crash.
  @Test(.enabled(if: Fixture.hasSamples, "there is no ../shared/data"))
  func damage() throws {
    let sample = try Fixture.bytes(
      of: "\(SampleWorkbookTests.data)/annex-a-sample.xlsx")
    for length in stride(from: 0, to: sample.count, by: 97) {
      #expect(Fixture.failure(Array(sample[..<length])) != nil, "at \(length)")
    }
    for place in stride(from: 0, to: sample.count, by: 97) {
      var changed = sample
      changed[place] ^= 0x15
      _ = Fixture.failure(changed)
    }
    let plain = HandmadeWorkbook(rows: Self.heading, strings: ["<t>x</t>"]).bytes
    for place in plain.indices {
      var changed = plain
      changed[place] ^= 0x0F
      _ = Fixture.failure(changed)
    }
  }

  /// Hidden by hand, by a height of nothing, below the preview, and above the headings.
  @Test func hiddenRowsAndColumns() throws {
    let rows = (2...60).map { row in
      let hidden = [
        2: "hidden=\"1\"", 3: "hidden=\"0\"", 4: "ht=\"0\" customHeight=\"1\"",
        55: "hidden=\"true\"",
      ]
      return "<row r=\"\(row)\" \(hidden[row] ?? "")><c r=\"A\(row)\"><v>\(row)</v></c></row>"
    }
    let book = HandmadeWorkbook(
      rows: Self.heading + rows.joined() + "<row r=\"61\" hidden=\"1\"><c r=\"A61\"/></row>")
    var entries = book
    entries.entries[entries.entries.count - 1].content = book.entries[book.entries.count - 1]
      .content
      .replacing(
        "<sheetData>", with: "<cols><col min=\"2\" max=\"9\" hidden=\"1\"/></cols><sheetData>")
    let hidden = try #require(try Fixture.read(entries.bytes).tables.first).hiddenCells
    #expect(hidden.rowCount == 3)
    #expect(hidden.firstRows == [2, 4, 55])
    #expect(hidden.columns == ["B"])
  }
}
