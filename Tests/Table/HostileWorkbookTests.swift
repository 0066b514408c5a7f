import Testing

@testable import Table

/// Workbooks made to do harm: each ends in an error, within bounded memory and time.
struct HostileWorkbookTests {
  private static let heading =
    "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c><c r=\"B1\" t=\"str\"><v>b</v></c></row>"
  private static let row = "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>"

  private func failure(
    rows: String = Self.row, strings: [String] = [],
    limits change: (inout ReadLimits) -> Void = { _ in }
  ) -> ReadError? {
    var limits = ReadLimits()
    change(&limits)
    return bookFailure(rows: rows, strings: strings, within: limits) { _ in }
  }

  /// The error for a workbook of one sheet, changed.
  private func bookFailure(
    rows: String = Self.row, strings: [String] = [],
    within limits: ReadLimits = .standard, _ alter: (inout HandmadeWorkbook) -> Void
  ) -> ReadError? {
    var book = HandmadeWorkbook(rows: Self.heading + rows, strings: strings)
    alter(&book)
    return Fixture.failure(book.bytes, limits: limits)
  }

  /// The error for its archive, changed. Its last entry is the sheet.
  private func archiveFailure(_ alter: (inout HandmadeZip) -> Void) -> ReadError? {
    var zip = HandmadeWorkbook(rows: Self.heading + Self.row).zip
    alter(&zip)
    return Fixture.failure(zip.bytes)
  }

  // MARK: The archive

  /// 128 MiB of white space in 130 kilobytes, whatever the headers say of its size.
  @Test(arguments: [0, 100, 512 << 20])
  func bomb(declared: Int) {
    let found = archiveFailure {
      let beginning = "<worksheet><sheetData>" + Self.heading
      $0.entries[5].packed = HandmadeZip.bomb(beginning, unit: "    ", bytes: 128 << 20)
      $0.entries[5].method = 8
      $0.entries[5].size = declared
    }
    #expect(found?.code == "too-large")
    #expect(found?.message.contains("400 times its size") == true)
    #expect(found?.sheet == "S")
  }

  /// What the headers say of sizes and checksums, against what there is.
  @Test func lies() {
    #expect(archiveFailure { _ in } == nil)
    #expect(archiveFailure { $0.entries[5].checksum ^= 1 }?.code == "damaged-workbook")
    for size in [0, 1, 1 << 31, 0xFFFF_FFFF] {
      #expect(
        archiveFailure { $0.entries[5].size = size }?.code == "damaged-workbook", "\(size)")
    }
    for count in [0, 3, 9, 65_535] {
      #expect(archiveFailure { $0.declaredEntries = count } != nil, "\(count)")
    }
    for method in [1, 9, 14, 99] {
      #expect(archiveFailure { $0.entries[5].method = method }?.code == "damaged-workbook")
    }
  }

  @Test func partsThatLieOverEachOther() {
    let found = archiveFailure {
      var copy = $0.entries[5]
      copy.name = "xl/worksheets/sheet2.xml"
      copy.offset = $0.entries[..<5].reduce(0) { $0 + 30 + $1.name.utf8.count + $1.packed.count }
      $0.entries.append(copy)
    }
    #expect(found?.code == "damaged-workbook")
    #expect(found?.message.contains("lie over each other") == true)
  }

  @Test func twoPartsOfOneName() {
    for name in [
      "xl/worksheets/sheet1.xml", "XL/worksheets/SHEET1.xml", "xl\\worksheets\\sheet1.xml",
    ] {
      let found = archiveFailure { $0.entries.append(.init(name, "<a/>")) }
      #expect(found?.message.contains("two parts of the name") == true, "\(name)")
    }
  }

  /// An archive within an archive is not opened: it is a part that is no XML.
  @Test func anArchiveInItself() {
    let inner = HandmadeWorkbook(rows: Self.heading).bytes
    let found = archiveFailure { $0.entries[5] = .init("xl/worksheets/sheet1.xml", inner) }
    #expect(found?.code == "damaged-workbook")
  }

  @Test func manySheetsOfOnePart() {
    let found = bookFailure {
      $0.entries[1].content = $0.entries[1].content.replacing(
        "</x:sheets>", with: "<x:sheet name=\"T\" r:id=\"one\"/></x:sheets>")
    }
    #expect(found?.code == "damaged-workbook")
    #expect(found?.message.contains("in the same part") == true)
    #expect(found?.sheet == "T")
  }

  // MARK: XML

  @Test(arguments: 0..<6)
  func documentTypes(part: Int) {
    for inside in ["<!ENTITY e \"eee\">", "<!ENTITY e SYSTEM \"file:///etc/passwd\">", ""] {
      let found = bookFailure {
        $0.entries[part].content = "<!DOCTYPE x [\(inside)]>" + $0.entries[part].content
      }
      #expect(found?.code == "doctype")
    }
  }

  @Test func deepNesting() {
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(failure(rows: deep)?.code == "too-large")
    #expect(failure(strings: [deep])?.code == "too-large")
  }

  /// A tag that does not end, a comment that does not, a million names.
  @Test func longTagsAndManyNames() {
    let long = String(repeating: "x", count: 10_000_000)
    #expect(failure(rows: "<row r=\"2\" x=\"\(long)\"/>")?.code == "too-large")
    #expect(failure(rows: "<!--\(long)-->")?.code == "too-large")
    #expect(failure(rows: "<\(long)/>")?.code == "too-large")
    let names = (0..<200_000).map { "<n\($0) a\($0)=\"\"/>" }.joined()
    #expect(failure(rows: names)?.code == "too-large")
    #expect(failure(rows: names) { $0.parserBytes = 1 << 30 } == nil)
  }

  @Test func longNumberFormats() {
    func code(_ length: Int) -> String? {
      bookFailure {
        let format = String(repeating: "[", count: length) + String(repeating: "\\", count: length)
        $0.entries[3].content = $0.entries[3].content.replacing("[h]:mm", with: format)
      }?.code
    }
    #expect(code(100_000) == nil)
    #expect(code(5_000_000) == "too-large")
  }

  @Test func manyStylesSheetsAndTargets() {
    var few = ReadLimits()
    (few.styles, few.entries) = (100, 100)
    let style = String(repeating: "<xf numFmtId=\"14\"/>", count: 200)
    let styles = bookFailure(within: few) {
      $0.entries[3].content = $0.entries[3].content.replacing(
        "<cellXfs>", with: "<cellXfs>" + style)
    }
    #expect(styles?.message.contains("100 cell styles") == true)
    let sheets = bookFailure(within: few) {
      let sheet = String(repeating: "<x:sheet name=\"T\" r:id=\"none\"/>", count: 100)
      $0.entries[1].content = $0.entries[1].content.replacing(
        "<x:sheets>", with: "<x:sheets>" + sheet)
    }
    #expect(sheets?.message.contains("100 sheets") == true)
    let targets = bookFailure(within: few) {
      let target = String(repeating: "<Relationship Id=\"x\" Type=\"y\" Target=\"z\"/>", count: 100)
      $0.entries[2].content = $0.entries[2].content.replacing(
        "<Relationships>", with: "<Relationships>" + target)
    }
    #expect(targets?.message.contains("100 relationships") == true)
  }

  // MARK: Cells

  /// The last cell of a sheet alone costs its columns, not its rows.
  @Test func theLastCell() throws {
    let book = HandmadeWorkbook(
      rows: Self.heading + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>")
    let table = try #require(try Fixture.read(book.bytes).tables.first)
    #expect(table.columnLetters == ["A", "B", "XFD"])
    #expect(table.rowNumbers == [1_048_576])
  }

  /// Blank cells count: one cell far out makes every row as wide.
  @Test func aSparseSheet() {
    let rows = (2..<1000).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>1</v></c></row>" }.joined()
    let far = "<row r=\"1000\"><c r=\"XFD1000\"><v>1</v></c></row>"
    #expect(failure(rows: rows + far) { $0.cells = 1 << 20 }?.code == "too-large")
    #expect(failure(rows: far + rows) { $0.cells = 1 << 20 }?.code == "too-large")
    #expect(failure(rows: rows) { $0.cells = 1 << 20 } == nil)
  }

  @Test func aWideSheet() {
    let wide = "<row>" + String(repeating: "<c><v>1</v></c>", count: 16_384) + "</row>"
    let rows = String(repeating: wide, count: 20)
    #expect(failure(rows: rows) { $0.cells = 1 << 18 }?.code == "too-large")
    let wider = "<row>" + String(repeating: "<c><v>1</v></c>", count: 16_385) + "</row>"
    #expect(failure(rows: wider)?.code == "out-of-range")
  }

  @Test func oneCellManyTimes() {
    let cells = String(repeating: "<c r=\"A2\"><v>1</v></c>", count: 20_000)
    #expect(failure(rows: "<row r=\"2\">\(cells)</row>")?.code == "damaged-workbook")
  }

  /// A long text that cells share unpacks in every cell that names it.
  @Test func sharedTextsThatMultiply() {
    let text = "<t>" + String(repeating: "x", count: 500_000) + "</t>"
    let cells = (0..<26).map { place in
      let letter = Character(Unicode.Scalar(UInt8(65 + place)))
      return "<c r=\"\(letter)2\" t=\"s\"><v>0</v></c>"
    }.joined()
    let row = "<row r=\"2\">\(cells)</row>"
    #expect(failure(rows: row, strings: [text]) { $0.textBytes = 4 << 20 }?.code == "too-large")
    #expect(failure(rows: row, strings: [text]) == nil)
    #expect(
      failure(strings: [text, text]) { $0.textBytes = 600_000 }?.message.contains("shared") == true)
  }

  /// The count that a table of shared texts declares means nothing; an index without a text does.
  @Test func sharedTextsThatLie() {
    func code(_ index: String, _ count: String) -> String? {
      bookFailure(
        rows: "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>\(index)</v></c></row>", strings: ["<t>x</t>"]
      ) {
        $0.entries[4].content = $0.entries[4].content.replacing(
          "<sst ", with: "<sst uniqueCount=\"\(count)\" ")
      }?.code
    }
    for count in ["0", "1", "4294967295", "-1", "99999999999999999999"] {
      #expect(code("0", count) == nil)
      for index in ["1", "-1", "4294967295", "99999999999999999999", "x"] {
        #expect(code(index, count) == "damaged-workbook")
      }
    }
    #expect(
      failure(strings: ["<t>x</t>", "<t>y</t>"]) { $0.distinctStrings = 1 }?.code == "too-large")
  }

  /// Formulas are passed over, however they are nested: only a stored result is read.
  @Test func formulas() throws {
    let bomb = String(repeating: "IF(1,", count: 400_000) + String(repeating: ")", count: 400_000)
    let book = HandmadeWorkbook(
      rows: Self.heading + "<row r=\"2\"><c r=\"A2\"><f>\(bomb)</f><v>7</v></c></row>")
    let table = try #require(try Fixture.read(book.bytes).tables.first)
    #expect(Fixture.rows(table) == [["2", "7"]])
  }

  /// An error of size says how to overrule it, and where it is overruled does not.
  @Test func theHelpNamesTheOverride() {
    let deep = String(repeating: "<a>", count: 2000)
    #expect(failure(rows: deep)?.help.contains("load … unlimited") == true)
    let lifted = Fixture.failure(
      HandmadeWorkbook(rows: Self.heading + deep).bytes, limits: .lifted)
    #expect(lifted?.code == "too-large")
    #expect(lifted?.help.contains("unlimited") == false)
    #expect(failure(rows: String(repeating: "<a>", count: 80))?.code == "too-large")
    let nested = String(repeating: "<a>", count: 80) + String(repeating: "</a>", count: 80)
    let book = HandmadeWorkbook(rows: Self.heading + nested)
    #expect(Fixture.failure(book.bytes)?.code == "too-large")
    #expect(Fixture.failure(book.bytes, limits: .lifted) == nil)
  }
}
