import Table
import Testing

/// The two sample workbooks, against what openpyxl 3.1.5 reads in them.
@Suite(.enabled(if: Fixture.hasSamples, "there is no ../shared/data"))
struct SampleWorkbookTests {
  static let data = Fixture.sampleFolder

  @Test(arguments: [
    ("annex-a-sample.xlsx", 0x5595_eb5f_d8d0_0cc6 as UInt64),
    ("annex-a-template-2019.xlsx", 0xde12_c820_11ab_2ce2),
  ])
  func everyCell(file: String, checksum: UInt64) throws {
    let reading = try readFile("\(Self.data)/\(file)") {
      .headings(row: $0.rows.first?.number ?? 1)
    }
    #expect(Fixture.checksum(Fixture.dump(reading)) == checksum)
  }

  @Test func namedCells() throws {
    let reading = try readFile("\(Self.data)/annex-a-sample.xlsx") { _ in .headings(row: 1) }
    #expect(reading.sheets.map(\.text) == (1...11).map { "List \($0)" })
    #expect(reading.tables.map { $0.rowCount } == [5, 5, 6, 5, 5, 5, 7, 5, 6, 5, 5])
    let second = reading.tables[1]
    #expect(second.headings[0] == "Child Unique ID")
    #expect(second.columnLetters == ["A", "B", "C", "D", "E", "F", "G", "H"])
    #expect(second.columns[0][0] == "612306")
    #expect(second.columns[3][0] == "2009-03-05")
    #expect(second.columns[4][0] == "12.030116358658454")
    #expect(second.columns[5][0] == "2020-09-16")
    #expect(second.rowNumbers == [2, 3, 4, 5, 6])
  }

  @Test func headingsBelowATitle() throws {
    let reading = try readFile("\(Self.data)/annex-a-template-2019.xlsx") { preview in
      guard let sheet = preview.sheet, sheet.hasPrefix("List_") else { return .skip }
      return .headings(row: 2)
    }
    #expect(reading.sheets.count == 15)
    #expect(reading.tables.count == 11)
    #expect(reading.tables[2].sheet == "List_3")
    #expect(reading.tables[2].rowCount == 5)
    #expect(reading.tables[0].rowCount == 0)
    #expect(reading.tables[2].headings[4] == "Age of Child (Years)")
    #expect((0..<5).map { reading.tables[2].columns[1][$0] } == ["F", "F", "M", "M", "F"])
    #expect(reading.tables[2].columns[5][0] == "2015-03-15")
    #expect(reading.tables[2].rowNumbers == [3, 4, 5, 6, 7])
  }
}
