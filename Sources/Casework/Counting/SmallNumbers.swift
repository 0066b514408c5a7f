/// Leaves numbers out of a table of counts, so that nobody can tell which few children it is about.
///
/// A count from 1 to below the threshold is left out, and with it as many others as it takes
/// until it cannot be worked out from what remains, not even with the totals of all rows and
/// columns: as far as that tells, it may be anything from 1 to the threshold.
///
/// What a reader can work out is a question of flows. Numbers that are left out may rise and fall
/// together along the ways through the table that change no total; what such ways can carry is
/// the room that a number has. Where they carry too little, the cheapest way through numbers that
/// are shown is opened, and these are left out too.
public struct SmallNumbers {
  /// A count of at least 1, in a row and a column of the table, both from 0. Counts of one field
  /// all stand in the same row and column: then only the total of all is known.
  public struct Cell: Sendable {
    public let row: Int
    public let column: Int
    public let count: Int

    public init(row: Int, column: Int, count: Int) {
      self.row = row
      self.column = column
      self.count = count
    }
  }

  private let cells: [Cell]
  private let rows: Int
  /// The cells of each row and, behind the rows, of each column.
  private let cellsOfLine: [[Int]]
  private var hidden: [Bool]

  private init(_ cells: [Cell], below threshold: Int) {
    self.cells = cells
    rows = (cells.map(\.row).max() ?? -1) + 1
    let columns = (cells.map(\.column).max() ?? -1) + 1
    var cellsOfLine = [[Int]](repeating: [], count: rows + columns)
    for (index, cell) in cells.enumerated() {
      cellsOfLine[cell.row].append(index)
      cellsOfLine[rows + cell.column].append(index)
    }
    self.cellsOfLine = cellsOfLine
    hidden = cells.map { $0.count < threshold }
  }

  /// For each cell, whether it must be left out; nil where not even that would be enough.
  public static func hidden(in cells: [Cell], below threshold: Int) -> [Bool]? {
    var table = SmallNumbers(cells, below: threshold)
    for (index, cell) in cells.enumerated() where cell.count < threshold {
      let (row, column) = (cell.row, table.rows + cell.column)
      guard
        table.makeRoom(for: index, threshold - cell.count, from: column, to: row),
        table.makeRoom(for: index, cell.count - 1, from: row, to: column)
      else { return nil }
    }
    return table.hidden
  }

  /// A step from a line to another through a cell that both share: along its row to its column
  /// the cell rises, the other way it falls.
  private struct Step {
    let cell: Int
    let rises: Bool
  }

  /// Lets a number move by `amount`, which the others then take the other way.
  private mutating func makeRoom(
    for cell: Int, _ amount: Int, from start: Int, to end: Int
  ) -> Bool {
    var change = [Int](repeating: 0, count: cells.count)
    var rest = amount
    while rest > 0 {
      guard let way = cheapestWay(from: start, to: end, around: cell, change) else { return false }
      let width = way.reduce(rest) { width, step in
        step.rises ? width : min(width, room(step.cell, change))
      }
      for step in way { change[step.cell] += step.rises ? width : -width }
      rest -= width
    }
    for (index, moved) in change.enumerated() where moved != 0 { hidden[index] = true }
    return true
  }

  /// By how much a number may still fall: a group that is listed has at least one child.
  private func room(_ cell: Int, _ change: [Int]) -> Int { cells[cell].count - 1 + change[cell] }

  /// The way that leaves the least out besides; the first of equals.
  private func cheapestWay(
    from start: Int, to end: Int, around excluded: Int, _ change: [Int]
  ) -> [Step]? {
    var cost = [Int?](repeating: nil, count: cellsOfLine.count)
    var cameBy = [Step?](repeating: nil, count: cellsOfLine.count)
    var done = [Bool](repeating: false, count: cellsOfLine.count)
    cost[start] = 0
    while let line = cost.indices.filter({ !done[$0] && cost[$0] != nil }).min(by: {
      (cost[$0] ?? 0, $0) < (cost[$1] ?? 0, $1)
    }), line != end, let here = cost[line] {
      done[line] = true
      let rises = line < rows
      for index in cellsOfLine[line] where index != excluded {
        guard rises || room(index, change) > 0 else { continue }
        let next = rises ? rows + cells[index].column : cells[index].row
        let isFree = hidden[index] || change[index] != 0
        let total = here + (isFree ? 0 : cells[index].count)
        guard !done[next], cost[next].map({ total < $0 }) ?? true else { continue }
        cost[next] = total
        cameBy[next] = Step(cell: index, rises: rises)
      }
    }
    guard cost[end] != nil else { return nil }
    var way: [Step] = []
    var line = end
    while line != start, let step = cameBy[line] {
      way.append(step)
      line = step.rises ? cells[step.cell].row : rows + cells[step.cell].column
    }
    return way
  }
}
