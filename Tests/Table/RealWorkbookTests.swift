import Testing

@testable import Table

/// The workbooks of Tests/Workbooks, made by openpyxl, XlsxWriter and LibreOffice, against what
/// openpyxl and a few lines of Python read in them (make.py there).
struct RealWorkbookTests {
  private static let folder = "\(Fixture.packageRoot)/Tests/Workbooks"

  private func read(
    _ name: String, _ choosing: (SheetPreview) -> HeadingDecision
  ) throws -> FileReading {
    try readFile("\(Self.folder)/\(name)", choosing: choosing)
  }

  @Test(arguments: [
    ("kinds.xlsx", "kinds"), ("iso-dates.xlsx", "iso-dates"), ("kinds-1904.xlsx", "kinds-1904"),
    ("exported.xlsx", "exported"), ("authority.xlsx", "authority"),
    ("libreoffice-1904.xlsx", "libreoffice-1904"), ("kinds.ods", "kinds-ods"),
    ("authority.ods", "authority-ods"), ("cell-parts.xlsx", "cell-parts"),
  ])
  func everyCell(file: String, expected: String) throws {
    let reading = try read(file) { preview in
      preview.rows.first.map { .headings(row: $0.number) } ?? .skip
    }
    let bytes = try Fixture.bytes(of: "\(Self.folder)/\(expected).txt")
    #expect(Fixture.dump(reading) + "\n" == String(decoding: bytes, as: UTF8.self))
  }

  /// The merged titles, the blank row and columns, the 3,000 formatted rows: shown as they are to
  /// whoever decides, and nothing of them kept below the headings.
  @Test(arguments: ["authority.xlsx", "authority.ods"])
  func titlesAndGaps(file: String) throws {
    var shown: [Int] = []
    let reading = try read(file) { preview in
      guard preview.sheet == "List 6" else { return .skip }
      shown = preview.rows.map { $0.number }
      return .headings(row: 4)
    }
    #expect(shown == [1, 2, 4, 6, 7, 9])
    let table = try #require(reading.tables.first)
    #expect(table.columnLetters == ["B", "C", "D", "F", "G", "H", "I"])
    #expect(table.rowNumbers == [6, 7, 9])
    #expect(reading.sheets.map(\.text) == ["List 6", "List 7", "List 8", "Chart"])
  }

  /// Hidden and very hidden in the workbook, hidden after LibreOffice saved it.
  @Test(arguments: ["authority.xlsx", "authority.ods"])
  func hiddenSheets(file: String) throws {
    var hidden: [String: Bool] = [:]
    _ = try read(file) { preview in
      hidden[preview.sheet ?? ""] = preview.hidden
      return .skip
    }
    // A chart's sheet has no cells in the one; in the other it is a blank table.
    hidden["Chart"] = nil
    #expect(hidden == ["List 6": false, "List 7": true, "List 8": true])
  }

  @Test func formulasWithoutResults() throws {
    let reading = try read("authority.xlsx") { $0.sheet == "List 6" ? .headings(row: 4) : .skip }
    let table = try #require(reading.tables.first)
    #expect(table.formulas.blank.count == 3)
    #expect(table.formulas.blank.first == "G6")
    #expect(table.formulas.stale.count == 0)
    // LibreOffice calculated them when it saved the workbook.
    let saved = try read("authority.ods") { $0.sheet == "List 6" ? .headings(row: 4) : .skip }
    #expect(saved.tables.first?.formulas == FormulaDoubts())
  }

  /// XlsxWriter stores what it is told, or 0, and asks for a calculation.
  @Test func formulasThatTheWriterDidNotCalculate() throws {
    let reading = try read("exported.xlsx") { $0.rows.isEmpty ? .skip : .headings(row: 1) }
    let table = try #require(reading.tables.first)
    #expect(table.formulas.stale.count == 8)
    #expect(table.formulas.stale.first == "B2")
    // It marks an empty text as nothing at all.
    #expect(table.formulas.blank.count == 2)
    #expect(table.formulas.blank.first == "D2")
  }

  @Test(arguments: [("kinds-1904.xlsx", DateSystem.from1904), ("kinds.xlsx", .from1900)])
  func dateSystem(file: String, expected: DateSystem) throws {
    #expect(try read(file) { _ in .headings(row: 1) }.tables.first?.dateSystem == expected)
  }

  /// Cut short anywhere, and with a byte changed anywhere, a workbook is read or refused.
  @Test(arguments: ["kinds.xlsx", "kinds.ods", "exported.xlsx"])
  func damage(file: String) throws {
    let whole = try Fixture.bytes(of: "\(Self.folder)/\(file)")
    for length in 4..<whole.count where length % 23 == 0 || length < 64 {
      #expect(Fixture.failure(Array(whole[..<length])) != nil, "at \(length)")
    }
    for place in whole.indices where place % 29 == 0 {
      for pattern in [0x01, 0x80, 0xFF] as [UInt8] {
        var changed = whole
        changed[place] ^= pattern
        _ = Fixture.failure(changed)
      }
    }
  }
}
