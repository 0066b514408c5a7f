import Casework
import Testing

/// A table that keeps no number that it leaves out.
@Suite struct CountTableTests {
  private typealias Cell = SmallNumbers.Cell

  /// By hand: the column of 4 and that of 46 go as numbers by one field go, and so does the total
  /// of the row of 3.
  @Test func totalsAreLeftOutToo() throws {
    let cells = [(0, 0, 2), (0, 1, 1), (1, 0, 30), (1, 1, 3), (2, 0, 14)].map {
      Cell(row: $0.0, column: $0.1, count: $0.2)
    }
    let shown = CountTable(showing: cells)
    #expect(shown.rowTotals == [3, 33, 14])
    #expect(shown.columnTotals == [46, 4])
    let table = try #require(CountTable(cells, by: ["a", "b"], below: 5))
    #expect(table.rowTotals == [nil, 33, nil])
    #expect(table.columnTotals == [nil, nil])
    #expect(table.total == 50)
    #expect(table.cells == [nil, nil, nil, nil, nil])
    #expect((table.cellsLeftOut, table.totalsLeftOut) == (5, 4))
  }

  /// The same numbers are left out whichever field comes first and in whatever order the cells
  /// are given: otherwise two tables would show together what each leaves out.
  @Test func theOrderDoesNotMatter() {
    var state: UInt64 = 3
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var compared = 0
    for _ in 0..<400 {
      let cells = (0..<4).flatMap { row in
        (0..<4).map { Cell(row: row, column: $0, count: next(3) == 0 ? next(4) : next(20)) }
      }
      let order = cells.indices.map { (next(1_000), $0) }.sorted(by: <).map(\.1)
      let turned = order.map {
        Cell(row: cells[$0].column, column: cells[$0].row, count: cells[$0].count)
      }
      let table = CountTable(cells, by: ["age", "list"], below: 5)
      let other = CountTable(turned, by: ["list", "age"], below: 5)
      #expect((table == nil) == (other == nil))
      guard let table, let other else { continue }
      compared += 1
      #expect(order.map { table.cells[$0] } == other.cells)
      #expect(table.rowTotals == other.columnTotals)
      #expect(table.columnTotals == other.rowTotals)
    }
    #expect(compared > 200)
  }
}
