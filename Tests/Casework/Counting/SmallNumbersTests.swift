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
    #expect(SmallNumbers.hidden(in: counts, below: 5) == hidden)
  }

  @Test(arguments: [[3], [1, 3], [1, 1, 1, 1], [4]])
  func tooFewAltogether(counts: [Int]) {
    #expect(SmallNumbers.hidden(in: counts, below: 5) == nil)
  }

  /// By hand: a rectangle of four protects its corner; a corner alone in its row and column
  /// cannot be, unless their totals are too small to be shown themselves.
  @Test func twoFields() {
    let table = cells([[3, 20, 40], [30, 10, 50], [60, 70, 80]])
    #expect(
      SmallNumbers.hidden(in: table, below: 5)?.cells
        == [true, true, false, true, true, false, false, false, false])
    #expect(
      SmallNumbers.hidden(in: cells([[9, 0], [0, 30]]), below: 5)?.cells == [false, false])
    #expect(SmallNumbers.hidden(in: cells([[3, 0], [0, 30]]), below: 5)?.cells == [true, true])
    // The row of the 1 has a total of 21, which is known, and nobody else is in its column but
    // one: so both totals of columns go, and the 20 beside it.
    #expect(
      SmallNumbers.hidden(in: cells([[20, 1], [30, 1], [40, 0]]), below: 5)?.cells
        == [true, true, true, true, false])
  }

  private enum Table {
    case row([Int])
    case grid([Cell])

    var counts: [Int] {
      switch self {
      case .row(let counts): counts
      case .grid(let cells): cells.map(\.count)
      }
    }

    func hidden(below threshold: Int) -> [Bool]? {
      switch self {
      case .row(let counts): SmallNumbers.hidden(in: counts, below: threshold)
      case .grid(let cells): SmallNumbers.hidden(in: cells, below: threshold)?.cells
      }
    }

    /// The sums of counts that a reader knows: the total, and the totals of rows and columns that
    /// tables of their own show; and the small totals that these leave out.
    func sums(below threshold: Int) -> (known: [[Int]], small: [[Int]]) {
      guard case .grid(let cells) = self else { return ([Array(counts.indices)], []) }
      var (known, small) = ([Array(cells.indices)], [[Int]]())
      for line in [\Cell.row, \Cell.column] {
        let lines = Set(cells.map { $0[keyPath: line] }).sorted().map { number in
          cells.indices.filter { cells[$0][keyPath: line] == number }
        }
        let totals = lines.map { $0.reduce(0) { $0 + cells[$1].count } }
        small += zip(lines, totals).filter { $1 < threshold }.map { $0.0 }
        guard let hidden = SmallNumbers.hidden(in: totals, below: threshold) else { continue }
        known += zip(lines, hidden).filter { !$1 }.map { $0.0 }
      }
      return (known, small)
    }

    /// Whether each small count may be anything from 1 to the threshold, and each small total
    /// may reach it, for all that the numbers shown and the known sums tell: found by trying
    /// every table that agrees with them.
    func isSafe(_ hidden: [Bool], below threshold: Int) -> Bool {
      let (known, small) = sums(below: threshold)
      let single = counts.indices.filter { counts[$0] < threshold }
      var least = single.map { _ in Int.max }
      var most = [Int](repeating: 0, count: single.count + small.count)
      everyTable(hidden, known) { values in
        for (place, index) in single.enumerated() {
          least[place] = min(least[place], values[index])
        }
        for (place, sum) in (single.map { [$0] } + small).enumerated() {
          most[place] = max(most[place], sum.reduce(0) { $0 + values[$1] })
        }
      }
      return least.allSatisfy { $0 == 1 } && most.allSatisfy { $0 >= threshold }
    }

    private func everyTable(_ hidden: [Bool], _ known: [[Int]], _ visit: ([Int]) -> Void) {
      var values = counts
      let unknown = values.indices.filter { hidden[$0] }
      var rest = known.map { $0.filter { hidden[$0] }.reduce(0) { $0 + values[$1] } }
      let sumsOf = values.indices.map { index in known.indices.filter { known[$0].contains(index) }
      }
      func fill(_ position: Int) {
        guard position < unknown.count else {
          if rest.allSatisfy({ $0 == 0 }) { visit(values) }
          return
        }
        let index = unknown[position]
        let highest = sumsOf[index].map { rest[$0] }.min() ?? 0
        guard highest >= 1 else { return }
        for value in 1...highest {
          values[index] = value
          for sum in sumsOf[index] { rest[sum] -= value }
          fill(position + 1)
          for sum in sumsOf[index] { rest[sum] += value }
        }
      }
      fill(0)
    }
  }

  /// What is left out is enough; and where the table is refused, leaving everything out is not.
  @Test(arguments: 1...8)
  func agreesWithTryingEveryTable(seed: UInt64) {
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var (safe, refused) = (0, 0)
    for _ in 0..<120 {
      let (height, width, threshold) = (2 + next(2), 2 + next(2), 2 + next(3))
      let counts = (0..<height).map { _ in
        (0..<width).map { _ in next(4) == 0 ? 0 : 1 + next(next(2) == 0 ? 3 : 6) }
      }
      let isRow = next(3) == 0
      let table = isRow ? Table.row(counts[0].filter { $0 > 0 }) : .grid(cells(counts))
      if let hidden = table.hidden(below: threshold) {
        safe += 1
        #expect(table.isSafe(hidden, below: threshold), "\(counts) below \(threshold)")
        for (count, hidden) in zip(table.counts, hidden) where count < threshold {
          #expect(hidden)
        }
        if table.counts.allSatisfy({ $0 >= threshold }) { #expect(!hidden.contains(true)) }
      } else if table.counts.count < 7 {
        refused += 1
        let everything = table.counts.map { _ in true }
        #expect(!table.isSafe(everything, below: threshold), "\(counts) below \(threshold)")
      }
    }
    #expect(safe > 20 && refused > 5)
  }
}
