import Testing

@testable import Table

/// OpenDocument spreadsheets made by hand; what each must read as follows from OpenDocument 1.3.
struct OpenDocumentTests {
  private typealias Book = HandmadeOpenDocument

  /// The rows below the headings a and b, each with its number.
  private func rows(_ rows: String) throws -> [[String]] {
    let book = Book(rows: Book.heading + rows)
    let table = try #require(try Fixture.read(book.bytes).tables.first)
    return Fixture.rows(table, fromA: true)
  }

  /// The text of one cell.
  private func text(_ cell: String) throws -> String? {
    try rows(Book.row(cell)).first?.last
  }

  private func code(_ change: (inout Book) -> Void) -> String? {
    var book = Book(rows: Book.heading + Book.row(Book.text("1")))
    change(&book)
    return Fixture.failure(book.bytes)?.code
  }

  @Test(arguments: [
    ("office:value-type=\"float\" office:value=\"1005\"", "1005"),
    ("office:value-type=\"float\" office:value=\"1.1000000000000001\"", "1.1"),
    ("office:value-type=\"percentage\" office:value=\"0.25\"", "0.25"),
    ("office:value-type=\"currency\" office:currency=\"GBP\" office:value=\"12.5\"", "12.5"),
    ("office:value-type=\"boolean\" office:boolean-value=\"true\"", "TRUE"),
    ("office:value-type=\"boolean\" office:boolean-value=\"false\"", "FALSE"),
    ("office:value-type=\"date\" office:date-value=\"2015-02-14\"", "2015-02-14"),
    ("office:value-type=\"date\" office:date-value=\"2015-02-14T00:00:00\"", "2015-02-14"),
    ("office:value-type=\"date\" office:date-value=\"2015-02-14T10:30:00\"", "2015-02-14T10:30"),
    (
      "office:value-type=\"date\" office:date-value=\"2015-12-31T23:59:59.9\"", "2016-01-01"
    ),
    ("office:value-type=\"date\" office:date-value=\"soon\"", "soon"),
    ("office:value-type=\"time\" office:time-value=\"PT07H05M00S\"", "07:05"),
    ("office:value-type=\"time\" office:time-value=\"PT30H15M01S\"", "30:15:01"),
    ("office:value-type=\"time\" office:time-value=\"-PT1H\"", "-PT1H"),
    ("office:value-type=\"string\" office:string-value=\"said\"", "said"),
    ("office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"", "shown"),
    ("calcext:value-type=\"error\" office:value-type=\"float\" office:value=\"0\"", "shown"),
    ("office:value-type=\"float\"", "shown"),
    ("", "shown"),
  ])
  func kindsOfCell(attributes: String, expected: String) throws {
    let cell = "<table:table-cell \(attributes)><text:p>shown</text:p></table:table-cell>"
    #expect(try text(cell) == expected)
  }

  /// A cell has the value that its type names, whatever else it has and in whatever order.
  @Test func valueOfTheTypeInEveryOrder() throws {
    let attributes = [
      "office:value=\"1005\"", "office:date-value=\"2015-02-14\"",
      "office:boolean-value=\"true\"", "office:string-value=\"said\"",
    ]
    let expected = [
      "float": "1005", "date": "2015-02-14", "boolean": "TRUE", "string": "said", "void": "shown",
    ]
    for (type, text) in expected.sorted(by: { $0.key < $1.key }) {
      for order in Self.orders(attributes + ["office:value-type=\"\(type)\""]) {
        let cell =
          "<table:table-cell \(order.joined(separator: " "))><text:p>shown</text:p>"
          + "</table:table-cell>"
        #expect(try self.text(cell) == text, "\(order)")
      }
    }
  }

  private static func orders(_ items: [String]) -> [[String]] {
    guard items.count > 1 else { return [items] }
    return items.indices.flatMap { index -> [[String]] in
      var rest = items
      let first = rest.remove(at: index)
      return orders(rest).map { [first] + $0 }
    }
  }

  /// What a number format shows of an ID is its form; what else it shows is not.
  @Test(arguments: [
    ("4417", "0004417", "0004417"), ("4417", "CH-004417", "CH-004417"), ("4417", "4,417", "4417"),
    ("4417", "4417.00", "4417"), ("5", "05 years", "5"), ("4417", "0004418", "4417"),
    ("0", "0000", "0000"), ("0.5", "00.5", "0.5"), ("4417", "", "4417"),
  ])
  func leadingZeros(value: String, shown: String, expected: String) throws {
    let cell =
      "<table:table-cell office:value-type=\"float\" office:value=\"\(value)\">"
      + "<text:p>\(shown)</text:p></table:table-cell>"
    #expect(try text(cell) == expected)
  }

  @Test func hiddenRowsAndColumns() throws {
    let cell = Book.text("x")
    let book = Book(
      rows: "<table:table-column/><table:table-column table:visibility=\"collapse\"/>"
        + Book.heading + Book.row(cell + cell)
        + Book.row(cell, "table:visibility=\"filter\" table:number-rows-repeated=\"2\"")
        + Book.row(cell, "table:visibility=\"collapse\"")
        + Book.row("", "table:visibility=\"collapse\" table:number-rows-repeated=\"50\""))
    let hidden = try #require(try Fixture.read(book.bytes).tables.first).hiddenCells
    #expect(hidden.rowCount == 3)
    #expect(hidden.firstRows == [3, 4, 5])
    #expect(hidden.columns == ["B"])
  }

  @Test(arguments: [
    ("<text:p>one</text:p><text:p>two</text:p>", "one\ntwo"),
    ("<text:p>one </text:p><text:p/><text:p> two</text:p>", "one\n\ntwo"),
    (
      "<text:p>a<text:s/>b<text:s text:c=\"3\"/>c<text:tab/>d<text:line-break/>e</text:p>",
      "a b   c\td\ne"
    ),
    ("<text:p>a \n\t b</text:p>", "a b"),
    ("<text:p>a <text:s/>b</text:p>", "a  b"),
    ("<text:p>a<text:span>b <text:a>c</text:a></text:span> d</text:p>", "ab c d"),
    (
      "<office:annotation><text:p>a note</text:p></office:annotation><text:p>cell</text:p>", "cell"
    ),
    ("<text:p>ce<office:annotation><text:p>x</text:p></office:annotation>ll</text:p>", "cell"),
    (
      "<text:p><text:ruby><text:ruby-base>word</text:ruby-base><text:ruby-text>reading"
        + "</text:ruby-text></text:ruby></text:p>", "word"
    ),
    ("<draw:frame><text:p>picture</text:p></draw:frame><text:p>cell</text:p>", "cell"),
    ("<text:p>_x0041_</text:p>", "_x0041_"),
    ("<text:p>\u{A0} x \u{A0}</text:p>", "x"),
  ])
  func paragraphs(content: String, expected: String) throws {
    #expect(try text("<table:table-cell>\(content)</table:table-cell>") == expected)
  }

  @Test func repeatedCellsAndRows() throws {
    let read = try rows(
      Book.row("<table:table-cell table:number-columns-repeated=\"3\"/>" + Book.text("d"))
        + Book.row("<table:table-cell/>", "table:number-rows-repeated=\"5\"")
        + Book.row(
          Book.text("same", "table:number-columns-repeated=\"2\"") + Book.text("c"),
          "table:number-rows-repeated=\"3\"")
        + "<table:table-row-group><table:table-header-rows>" + Book.row(Book.text("deep"))
        + "</table:table-header-rows></table:table-row-group>"
        + Book.row(
          "<table:table-cell table:number-columns-repeated=\"16384\"/>",
          "table:number-rows-repeated=\"1048576\"") + Book.row("<table:table-cell/>"))
    #expect(
      read == [
        ["2", "", "", "", "d"], ["8", "same", "same", "c"], ["9", "same", "same", "c"],
        ["10", "same", "same", "c"], ["11", "deep"],
      ])
  }

  /// A row that is repeated beyond the preview, with the headings in the midst of it.
  @Test func headingsInARepeatedRow() throws {
    let book = Book(rows: Book.row(Book.text("x"), "table:number-rows-repeated=\"100\""))
    for row in [1, 39, 40, 41, 99] {
      let table = try #require(try Fixture.read(book.bytes, headings: row).tables.first)
      #expect(table.headings == ["x"])
      #expect(table.rowNumbers == RowNumbers(Int32(row) + 1...100))
    }
    let last = try #require(try Fixture.read(book.bytes, headings: 100).tables.first)
    #expect(last.rowCount == 0)
    #expect(Fixture.failure(book.bytes, headings: 101)?.code == "no-headings")
  }

  @Test func coveredCellsKeepTheirPlaces() throws {
    let merged =
      "<table:table-cell table:number-columns-spanned=\"2\"><text:p>title</text:p>"
      + "</table:table-cell><table:covered-table-cell/>" + Book.text("c")
    #expect(try rows(Book.row(merged)) == [["2", "title", "", "c"]])
  }

  @Test func severalTablesHiddenOnesAndThoseThatAreNoSheets() throws {
    var book = Book(
      tables: "<table:tracked-changes><table:table-row>" + Book.text("gone")
        + "</table:table-row></table:tracked-changes><table:calculation-settings>"
        + "<table:null-date table:date-value=\"1904-01-01\"/></table:calculation-settings>"
        + "<table:table table:name=\"One\"><table:shapes><draw:frame><table:table>"
        + Book.row(Book.text("drawn")) + "</table:table></draw:frame></table:shapes>"
        + Book.heading + Book.row(Book.text("1")) + "</table:table>"
        + "<table:table table:name=\"'file:///other.ods'#$Sheet1\">" + Book.heading
        + "</table:table><table:table table:name=\"Two\"/>"
        + "<table:table table:name=\"Three\" table:style-name=\"put-away\">" + Book.heading
        + Book.row(Book.text("3")) + "</table:table>")
    book.styles =
      "<style:style style:name=\"put-away\" style:family=\"table\">"
      + "<style:table-properties table:display=\"false\"/></style:style>"
    var shown: [String: Int] = [:]
    let reading = try book.bytes.withUnsafeBytes { bytes in
      try readBytes(bytes, as: "book") { preview in
        shown[preview.sheet ?? ""] = preview.position
        return preview.sheet == "Two" ? .skip : .headings(row: 1)
      }
    }
    #expect(shown == ["One": 1, "Two": 2, "Three": 3])
    #expect(reading.sheets.map(\.text) == ["One", "Two", "Three"])
    #expect(reading.tables.map { $0.sheet } == ["One", "Three"])
    #expect(reading.tables.map { $0.hidden } == [false, true])
    #expect(reading.tables.map { Fixture.rows($0) } == [[["2", "1"]], [["2", "3"]]])
    #expect(reading.tables[0].dateSystem == .from1904)
  }

  @Test func formulasWithoutResults() throws {
    let formula = "table:formula=\"of:=1\""
    let book = Book(
      rows: Book.heading
        + Book.row(
          "<table:table-cell \(formula)/><table:table-cell \(formula) office:value-type=\"string\">"
            + "<text:p/></table:table-cell>" + Book.text("x")))
    let table = try #require(try Fixture.read(book.bytes).tables.first)
    #expect(table.formulas.blank.count == 1)
    #expect(table.formulas.blank.first == "A2")
  }

  @Test func refusals() {
    #expect(code { _ in } == nil)
    #expect(code { $0.type = "application/vnd.oasis.opendocument.text" } == "not-a-workbook")
    #expect(code { $0.type = HandmadeOpenDocument.spreadsheet + "-template" } == nil)
    #expect(code { $0.tables = "</office:spreadsheet>" } == "damaged-workbook")
    #expect(
      code {
        $0.manifest =
          "<m:file-entry m:full-path=\"content.xml\"><m:encryption-data/></m:file-entry>"
      } == "encrypted")
    let sealed = HandmadeZip([
      .init("mimetype", HandmadeOpenDocument.spreadsheet), .init("encrypted-package", "x"),
    ])
    #expect(Fixture.failure(sealed.bytes)?.code == "encrypted")
    let drawing = HandmadeZip([
      .init("content.xml", "<office:document-content xmlns:office=\"o\"/>")
    ])
    #expect(Fixture.failure(drawing.bytes)?.code == "not-a-workbook")
    let doctype = HandmadeZip([
      .init("content.xml", "<!DOCTYPE d [<!ENTITY e SYSTEM \"/etc/passwd\">]><d>&e;</d>")
    ])
    #expect(Fixture.failure(doctype.bytes)?.code == "doctype")
  }

  /// Filled cells and rows that are repeated beyond a sheet, or beyond what is allowed.
  @Test func repeatsAreBounded() {
    func failure(_ rows: String, _ change: (inout ReadLimits) -> Void = { _ in }) -> ReadError? {
      var limits = ReadLimits()
      change(&limits)
      return Fixture.failure(Book(rows: Book.heading + rows).bytes, limits: limits)
    }
    let wide = Book.row(Book.text("x", "table:number-columns-repeated=\"16385\""))
    #expect(failure(wide)?.code == "out-of-range")
    let long = Book.row(Book.text("x"), "table:number-rows-repeated=\"1048576\"")
    #expect(failure(long)?.code == "out-of-range")
    let both = Book.row(
      Book.text("x", "table:number-columns-repeated=\"1000\""),
      "table:number-rows-repeated=\"1048575\"")
    #expect(failure(both) { $0.cells = 1 << 18 }?.code == "too-large")
    #expect(failure(both) { $0.textBytes = 1 << 18 }?.code == "too-large")
    let spaces = Book.row(
      "<table:table-cell><text:p>a<text:s text:c=\"999999999\"/>b</text:p>"
        + "</table:table-cell>")
    #expect(failure(spaces)?.code == "too-large")
    #expect(failure(spaces)?.sheet == "T")
  }

  /// Some bytes that mean millions of cells are refused before those are made; what a list may well
  /// repeat is read.
  @Test(arguments: [
    ("1000000", "1", nil), ("1000", "4000", nil), ("1000000", "16", "too-large"),
    ("100", "16000", nil), ("1000000", "16000", "too-large"), ("700", "16000", "too-large"),
  ])
  func repeatsAreBounded(rows: String, columns: String, code: String?) {
    let cell = Book.text("1", "table:number-columns-repeated=\"\(columns)\"")
    let found = self.code { book in
      book = Book(
        rows: Book.heading + Book.row(cell, "table:number-rows-repeated=\"\(rows)\""))
    }
    #expect(found == code)
  }
}
