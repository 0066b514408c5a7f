import Foundation
import Guidance
import Table
import Testing

@testable import Casework

/// Rows that repeat an earlier one, against a comparison of every row's key in full.
@Suite struct DuplicateRowsTests {
  private static let headings = [
    "cpp": ["Child Unique ID", "Child protection plan start date", "Allocated team"],
    "cin": ["Child Unique ID", "Child In Need start date", "Allocated team"],
    "s47": ["Child Unique ID", "Strategy discussion initiating Section 47 Enquiry Start Date"],
  ]

  @Test(arguments: headings.keys.sorted(), 1...12)
  func asComparedPlainly(name: String, seed: Int) throws {
    var state = UInt64(seed)
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let headings = try #require(Self.headings[name])
    let dates = ["01/02/2025", "2025-02-01", "03/04/2024", "", "no date"]
    let ids = ["1", "2", "3", "04", "4", "", "5", "6", "7", "8"]
    let rows = (0..<60).map { _ in
      [ids[next(ids.count)], dates[next(dates.count)], ["North", "north ", "South"][next(3)]]
        .prefix(headings.count).joined(separator: ",")
    }
    let text = ([headings.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
    let edition = try Editions.load(Editions.standard)
    let area = try TestFiles.withFolder(["\(name).csv": text]) { folder -> Area in
      let wishes = ListLoader.Wishes(list: edition.lists.firstIndex { $0.name == name })
      let report = try ListLoader(edition, wishes: wishes).load(
        "\(folder)/\(name).csv", shown: name)
      return Area(edition, Dictionary(grouping: report.loaded) { $0.list })
    }
    let list = try #require(area.list(named: name))
    let found = DuplicateRows(list).rows
    let plain = Self.plain(list)
    #expect(found.map(\.row) == plain.map(\.row))
    #expect(found.map(\.first) == plain.map(\.first))
  }

  private static func plain(_ list: AreaList) -> [(row: Int, first: Int)] {
    let columns = list.definition.key.compactMap(list.column(named:))
    guard !columns.isEmpty, columns.count == list.definition.key.count else { return [] }
    func key(_ row: Int) -> [String]? {
      var key: [String] = []
      for column in columns {
        let value = column.value(row)
        if column.field.type == .id, value == .missing { return nil }
        switch value {
        case .missing: key.append("missing")
        case .text, .unreadable:
          let written = column.written(row)
          key.append("text " + (column.field.type == .id ? written : Spelling.ofValue(written)))
        case .date, .whole, .code: key.append("\(value)")
        }
      }
      return key
    }
    var found: [(row: Int, first: Int)] = []
    for row in 0..<list.rows {
      guard let own = key(row), let first = (0..<row).first(where: { key($0) == own }) else {
        continue
      }
      found.append((row, first))
    }
    return found
  }
}
