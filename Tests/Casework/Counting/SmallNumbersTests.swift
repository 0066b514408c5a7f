import Casework
import Testing

/// What is left out of a table of counts cannot be worked out from the rest.
@Suite struct SmallNumbersTests {
  private typealias Cell = SmallNumbers.Cell

  private func cells(_ counts: [[Int]]) -> [Cell] {
    counts.enumerated().flatMap { row, line in
      line.enumerated().compactMap { column, count in
        count > 0 ? Cell(row: row, column: column, count: count) : nil
      }
    }
  }

  /// By hand: the second-smallest goes with the only small one; two small ones protect one
  /// another only where their sum leaves room; nothing is left out where nothing is small.
  @Test(arguments: [
    ([20, 30], [false, false]), ([3, 30, 20], [true, false, true]), ([3, 30], [true, true]),
    ([3, 3, 50], [true, true, false]), ([1, 1, 50], [true, true, true]),
    ([1, 4, 4, 50], [true, true, true, false]), ([5, 5, 4], [true, false, true]),
  ])
  func oneField(counts: [Int], hidden: [Bool]) {
    let cells = counts.map { Cell(row: 0, column: 0, count: $0) }
    #expect(SmallNumbers.hidden(in: cells, below: 5) == hidden)
  }

  @Test(arguments: [[3], [1, 3], [1, 1, 1, 1], [4]])
  func tooFewAltogether(counts: [Int]) {
    let cells = counts.map { Cell(row: 0, column: 0, count: $0) }
    #expect(SmallNumbers.hidden(in: cells, below: 5) == nil)
  }

  /// By hand: a rectangle of four protects its corner; a corner alone in its row cannot be.
  @Test func twoFields() {
    let table = cells([[3, 20, 40], [30, 10, 50], [60, 70, 80]])
    #expect(
      SmallNumbers.hidden(in: table, below: 5)
        == [true, true, false, true, true, false, false, false, false])
    #expect(SmallNumbers.hidden(in: cells([[3, 0], [20, 30]]), below: 5) == nil)
  }

  /// The least and the most that each hidden cell can be, by trying every table with the same
  /// totals and the same numbers shown.
  private func ranges(_ cells: [Cell], _ hidden: [Bool], oneField: Bool) -> [ClosedRange<Int>] {
    let unknown = cells.indices.filter { hidden[$0] }
    var rest = [Int](repeating: 0, count: 20)
    for index in unknown {
      rest[cells[index].row] += cells[index].count
      if !oneField { rest[10 + cells[index].column] += cells[index].count }
    }
    var least = cells.map { _ in Int.max }
    var most = cells.map { _ in 0 }
    var values = cells.map(\.count)
    func fill(_ position: Int) {
      guard position < unknown.count else {
        guard rest.allSatisfy({ $0 == 0 }) else { return }
        for index in unknown {
          least[index] = min(least[index], values[index])
          most[index] = max(most[index], values[index])
        }
        return
      }
      let cell = cells[unknown[position]]
      let lines = oneField ? [cell.row] : [cell.row, 10 + cell.column]
      let highest = lines.map { rest[$0] }.min() ?? 0
      guard highest >= 1 else { return }
      for value in 1...highest {
        values[unknown[position]] = value
        for line in lines { rest[line] -= value }
        fill(position + 1)
        for line in lines { rest[line] += value }
      }
    }
    fill(0)
    return cells.indices.map { hidden[$0] ? least[$0]...max(least[$0], most[$0]) : 0...0 }
  }

  @Test(arguments: 1...6)
  func nothingSmallCanBeWorkedOut(seed: UInt64) {
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var (safe, refused) = (0, 0)
    for _ in 0..<120 {
      let (height, width, threshold) = (2 + next(2), 2 + next(2), 2 + next(3))
      let oneField = next(3) == 0
      let counts = (0..<(oneField ? 1 : height)).map { _ in
        (0..<(oneField ? height + 1 : width)).map { _ in next(4) == 0 ? 0 : 1 + next(7) }
      }
      var cells = self.cells(counts)
      if oneField { cells = cells.map { Cell(row: 0, column: 0, count: $0.count) } }
      guard let hidden = SmallNumbers.hidden(in: cells, below: threshold) else {
        refused += 1
        // Not even with everything left out would each small number have its room.
        let ranges = ranges(cells, cells.map { _ in true }, oneField: oneField)
        #expect(
          cells.indices.contains { index in
            cells[index].count < threshold
              && (ranges[index].lowerBound > 1 || ranges[index].upperBound < threshold)
          }, "\(counts) below \(threshold)")
        continue
      }
      safe += 1
      let ranges = ranges(cells, hidden, oneField: oneField)
      for (index, cell) in cells.enumerated() where cell.count < threshold {
        #expect(hidden[index])
        #expect(ranges[index].lowerBound == 1, "\(counts) below \(threshold)")
        #expect(ranges[index].upperBound >= threshold, "\(counts) below \(threshold)")
      }
      if !cells.contains(where: { $0.count < threshold }) { #expect(!hidden.contains(true)) }
    }
    #expect(safe > 20 && refused > 5)
  }
}
