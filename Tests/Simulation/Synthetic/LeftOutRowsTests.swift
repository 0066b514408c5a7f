import Guidance
import Simulation
import Table
import Testing

/// Rows that are about no child, put into clean lists: what is read must be the clean list again.
@Suite struct LeftOutRowsTests {
  /// Draws that are the same in every run.
  private struct Draws {
    var state: UInt64

    mutating func number(below count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return count > 0 ? Int(state >> 33) % count : 0
    }

    mutating func one<Element>(of elements: [Element]) -> Element? {
      elements.isEmpty ? nil : elements[number(below: elements.count)]
    }
  }

  /// A row to put in, and whether it may stand between the rows about children.
  private struct Strange {
    let cells: [Int: String]
    let anywhere: Bool
  }

  private static let below = [
    "Total", "TOTAL", "Grand total", "END OF REPORT", "(2 rows affected)", "2 rows affected",
    "Source: the case system, run on 01/02/2026", "* includes children not yet born", "Total: 45",
    "Page 1 of 3", "Confidential", "Notes:", "N=45", "Printed by Business Intelligence, 9.30am",
  ]
  private static let between = [
    "Team A", "Team 7", "North", "Subtotal", "Children of the northern team", "Team: West",
    "(transferred in)", "Sub-total for March",
  ]

  private func strange(_ table: SheetTable, _ definition: ListDefinition, _ draws: inout Draws)
    -> Strange
  {
    let id = table.headings.firstIndex { definition.column(forHeading: $0) == 0 } ?? 0
    let counted = table.headings.indices.filter { index in
      guard index != id, let position = definition.column(forHeading: table.headings[index]) else {
        return false
      }
      return definition.columns[position].type == .whole
        || definition.columns[position].type == .date
    }
    switch draws.number(below: table.headings.count > 2 ? 5 : 2) {
    case 0: return Strange(cells: [id: draws.one(of: Self.below) ?? ""], anywhere: false)
    case 1: return Strange(cells: [id: draws.one(of: Self.between) ?? ""], anywhere: true)
    case 2:
      var cells = [id: draws.one(of: ["Total", "Subtotal", "Team A", "ALL"]) ?? ""]
      if let column = draws.one(of: counted) {
        cells[column] = draws.one(of: ["12", "7%", "1,005", "0"]) ?? ""
      } else {
        cells[id] = "Sub-total of all teams"
      }
      return Strange(cells: cells, anywhere: true)
    case 3:
      return Strange(
        cells: Dictionary(uniqueKeysWithValues: table.headings.enumerated().map { ($0, $1) }),
        anywhere: true)
    default:
      return Strange(
        cells: Dictionary(
          uniqueKeysWithValues: table.headings.indices.map { ($0, "\($0 + 1)") }), anywhere: true)
    }
  }

  /// The table with rows put in, each before the row of its number.
  private func table(_ table: SheetTable, with rows: [(before: Int, cells: [Int: String])])
    -> (table: SheetTable, numbers: [Int])
  {
    var columns = table.headings.map { _ in [String]() }
    var numbers: [Int] = []
    for row in 0...table.rowCount {
      for strange in rows where strange.before == row {
        for index in columns.indices { columns[index].append(strange.cells[index] ?? "") }
        numbers.append(columns[0].count + table.headerRow)
      }
      guard row < table.rowCount else { continue }
      for index in columns.indices { columns[index].append(table.columns[index][row]) }
    }
    let count = columns.first?.count ?? 0
    return (
      SheetTable(
        file: table.file, sheet: table.sheet, hidden: false, headerRow: table.headerRow,
        headings: table.headings, columnLetters: table.columnLetters,
        columns: columns.map { TextColumn($0) },
        rowNumbers: RowNumbers(from: Int32(table.headerRow + 1), count: count),
        dateSystem: .from1900), numbers
    )
  }

  private func read(
    _ table: SheetTable, _ sheet: SyntheticSheet, _ edition: Edition, all: Bool = false
  )
    throws -> RecognisedList
  {
    let match = try ListRecognition(edition).match(sheet.preview()).get()
    return RecognisedList(
      table, file: "x", match: match, edition: edition, sha256: "", keepsAllRows: all)
  }

  private func cells(_ list: RecognisedList) -> [[String]] {
    list.columns.map { column in (0..<list.rows).map { column.written($0) } }
  }

  private func values(_ list: RecognisedList) -> [[Value]] {
    list.columns.map { column in (0..<list.rows).map { column.value($0) } }
  }

  @Test(arguments: [0, 2000], ["1", "2", "3"])
  func whatIsPutInIsLeftOut(dirt: Int, seed: String) throws {
    let edition = try Editions.load("csafe-2018")
    let synthetic = SyntheticArea(
      SyntheticArea.Request(
        children: 60, seed: seed, inspected: try Notification.monday().day, dirt: dirt),
      edition: edition)
    var draws = Draws(state: UInt64(seed.utf8.reduce(7) { Int($0) * 31 + Int($1) }))
    for sheet in synthetic.sheets where sheet.rows > 8 {
      let clean = sheet.table()
      let expected = try read(clean, sheet, edition)
      let definition = edition.lists[expected.list]
      guard definition.isAboutChildren else { continue }
      #expect(expected.leftOut.isEmpty, "\(sheet.list)")
      for _ in 0..<12 {
        let rows = (0...draws.number(below: 3)).map { _ in
          let strange = strange(clean, definition, &draws)
          let place = strange.anywhere ? draws.number(below: sheet.rows + 1) : sheet.rows
          return (before: place, cells: strange.cells)
        }
        let (dirty, numbers) = table(clean, with: rows)
        let list = try read(dirty, sheet, edition)
        #expect(list.leftOut.map(\.row) == numbers, "\(sheet.list) \(rows)")
        #expect(cells(list) == cells(expected), "\(sheet.list) \(rows)")
        #expect(values(list) == values(expected), "\(sheet.list) \(rows)")
        #expect(list.reports.map(\.unreadable) == expected.reports.map(\.unreadable))
        #expect(try read(dirty, sheet, edition, all: true).rows == sheet.rows + rows.count)
      }
    }
  }

  /// A child of whom nothing but the ID is known is a child wherever its row stands.
  @Test(arguments: ["1", "2"]) func childrenWithoutAnythingElseStay(seed: String) throws {
    let edition = try Editions.load("csafe-2018")
    let synthetic = SyntheticArea(
      SyntheticArea.Request(children: 60, seed: seed, inspected: try Notification.monday().day),
      edition: edition)
    for sheet in synthetic.sheets where sheet.rows > 8 {
      let clean = sheet.table()
      let definition = edition.lists[try read(clean, sheet, edition).list]
      guard definition.isAboutChildren,
        let id = clean.headings.firstIndex(where: { definition.column(forHeading: $0) == 0 })
      else { continue }
      let known = clean.columns[id][0]
      for text in ["\(known)7", "A 17", "X-9", "1234567", "AB12"] {
        for place in [0, sheet.rows / 2, sheet.rows] {
          let (more, _) = table(clean, with: [(place, [id: text])])
          let list = try read(more, sheet, edition)
          #expect(list.leftOut.isEmpty && list.rows == sheet.rows + 1, "\(sheet.list) \(text)")
        }
      }
      // Letters alone are no certain sign between the rows about children.
      let (more, _) = table(clean, with: [(sheet.rows / 2, [id: "ABC"])])
      #expect(try read(more, sheet, edition).leftOut.isEmpty)
    }
  }
}
