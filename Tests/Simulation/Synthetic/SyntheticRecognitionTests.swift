import Casework
import Foundation
import Guidance
import Simulation
import Table
import Testing

@Suite struct SyntheticRecognitionTests {
  private static let order = [
    "cin", "cpp", "cic", "yot", "nps", "additional", "meetings", "contacts", "referrals",
    "assessments", "s47", "csa_referrals",
  ]

  @Test(arguments: ["1", "2", "Oldham"], [1, 40, 700])
  func everyCellOfACleanAreaIsUnderstood(seed: String, children: Int) throws {
    for notification in try Notification.all() {
      let area = try LoadedArea(children, seed: seed, at: notification.day)
      #expect(area.synthetic.sheets.map(\.list) == Self.order)
      for list in area.lists {
        for report in list.reports {
          #expect(report.matched == .exact, "\(report.heading)")
          #expect(report.unreadable == 0, "\(report.heading) \(report.unreadableRows)")
        }
      }
    }
  }

  /// csafe-2018 para 20 asks for 15 fields of list 6, and the workbook for its case status.
  @Test func listsHaveTheColumnsOfTheGuidance() throws {
    let area = try LoadedArea(10, at: try Notification.monday().day)
    let counts = area.synthetic.sheets.map { $0.headings.count }
    #expect(counts == [16, 18, 25, 2, 2, 8, 5, 8, 12, 13, 16, 12])
    #expect(area.synthetic.sheets[0].title == "List 6: Children in need")
    #expect(area.synthetic.sheets[0].headings[7] == "Child In Need start date")
  }

  @Test func factsAreLeftOutWhereTheyAreNotKnown() throws {
    let area = try LoadedArea(300, at: try Notification.monday().day, withFacts: false)
    #expect(area.synthetic.sheets.map(\.list) == Self.order.filter { $0 != "additional" })
  }

  @Test(arguments: [0, 300, 5000])
  func filesGiveTheSameRowsAsTheTables(dirt: Int) throws {
    let day = try Notification.monday().day
    let loaded = try LoadedArea(250, seed: "files", at: day, dirt: dirt)
    try Self.withFolder { folder in
      for sheet in loaded.synthetic.sheets {
        let path = "\(folder)/\(SyntheticArea.fileName(list: sheet.list))"
        try writeFile(delimitedText(sheet.written), to: path)
      }
      try Self.expectSame(loaded, folder)
    }
    try Self.withFolder { folder in
      try writeWorkbook(loaded.synthetic.sheets.map(\.written), to: "\(folder)/area.xlsx")
      try Self.expectSame(loaded, folder)
    }
  }

  @Test func filesSayThatTheyAreSynthetic() throws {
    let loaded = try LoadedArea(5, seed: "7", at: try Notification.monday().day)
    for sheet in loaded.synthetic.sheets {
      let text = String(decoding: delimitedText(sheet.written), as: UTF8.self)
      #expect(text.hasPrefix("\"SYNTHETIC area, seed 7 - "))
      #expect(sheet.table().file == "SYNTHETIC area, seed 7")
    }
  }

  @Test func tablesCountRowsBelowTheirHeadings() throws {
    let area = try LoadedArea(30, at: try Notification.monday().day)
    let table = area.synthetic.sheets[0].table(headerRow: 2)
    #expect(table.rowNumbers == RowNumbers(3...32))
    #expect(table.columnLetters.last == "P")
    #expect(area.synthetic.sheets[2].table().columnLetters.last == "Y")
  }

  /// Every list of `folder` is recognised, and says what the loaded area says.
  private static func expectSame(_ loaded: LoadedArea, _ folder: String) throws {
    let report = try ListLoader(loaded.edition).load(folder, shown: folder)
    #expect(report.refused.map(\.reason) == [])
    #expect(report.loaded.count == loaded.lists.count)
    for list in loaded.lists {
      let other = try #require(report.loaded.first { $0.list == list.list })
      #expect(other.rows == list.rows)
      #expect(other.columns.map(\.field.name) == list.columns.map(\.field.name))
      for (left, right) in zip(list.columns, other.columns) {
        let isID = left.field.type == .id || left.field.type == .text
        let different = (0..<min(list.rows, other.rows)).filter { row in
          left.value(row) != right.value(row)
            || (isID && left.written(row) != right.written(row))
        }
        #expect(different == [], "\(left.field.name)")
      }
    }
  }

  private static func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("jtai-synthetic-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }
}
