/// Leaves numbers out of a table of counts, so that nobody can tell which few children it is about.
///
/// A count from 1 to below the threshold is left out, and with it as many others as it takes
/// until it cannot be worked out from what remains, together with the total of all and with the
/// totals of rows and columns that a table of their own would show: as far as these tell, it may
/// be anything from 1 to the threshold.
///
/// What a reader can work out is a question of flows. Each number is a link from its row to its
/// column; numbers that are left out may rise and fall together along the ways that change no
/// known total, and what such ways can carry is the room that a number has. Where they carry too
/// little, the cheapest way through numbers that are shown is opened: these are left out too.
public struct SmallNumbers {
  /// A count in a row and a column of the table, both from 0.
  public struct Cell: Sendable {
    public let row: Int
    public let column: Int
    public let count: Int

    public init(row: Int, column: Int, count: Int) {
      self.row = row
      self.column = column
      self.count = count
    }

    /// The same count with row and column exchanged.
    var transposed: Cell { Cell(row: column, column: row, count: count) }
  }

  /// Which numbers of a table by two fields are left out: its cells in the order given, and the
  /// totals of its rows and columns.
  public struct Pattern: Sendable, Equatable {
    public let cells: [Bool]
    public let rows: [Bool]
    public let columns: [Bool]

    var transposed: Pattern { Pattern(cells: cells, rows: columns, columns: rows) }
  }

  /// A number between two points: it rises by what flows from one to the other.
  private struct Link {
    let from: Int
    let to: Int
    let count: Int
    var isHidden: Bool
  }

  private let threshold: Int
  private var links: [Link] = []
  private var linksOfPoint: [[Int]]

  private init(points: Int, below threshold: Int) {
    self.threshold = threshold
    linksOfPoint = [[Int]](repeating: [], count: points)
  }

  /// For each count by one field, of which the total is known, whether it must be left out; nil
  /// where not even leaving all of them out would be enough.
  public static func hidden(in counts: [Int], below threshold: Int) -> [Bool]? {
    var table = SmallNumbers(points: 2, below: threshold)
    for count in counts { table.add(from: 0, to: 1, count, isHidden: table.isSmall(count)) }
    guard table.protect(counts.indices, least: 1) else { return nil }
    return table.links.map(\.isHidden)
  }

  /// For each count by two fields, and for each total of a row or column, whether it must be left
  /// out; nil if not even leaving all of them out would be enough.
  ///
  /// The totals that are left out are those that a table of rows alone, or of columns alone,
  /// leaves out, so that the tables say nothing together that each keeps to itself.
  public static func hidden(in cells: [Cell], below threshold: Int) -> Pattern? {
    let rows = totals(cells.map { ($0.row, $0.count) })
    let columns = totals(cells.map { ($0.column, $0.count) })
    let (top, end) = (rows.count + columns.count, rows.count + columns.count + 1)
    var table = SmallNumbers(points: end + 1, below: threshold)
    for cell in cells {
      table.add(
        from: cell.row, to: rows.count + cell.column, cell.count,
        isHidden: table.isSmall(cell.count))
    }
    // Totals that are left out may move as well.
    let rowsHidden = hidden(in: rows, below: threshold) ?? rows.map { _ in true }
    for (row, total) in rows.enumerated() where rowsHidden[row] {
      table.add(from: top, to: row, total, isHidden: true)
    }
    let columnsHidden = hidden(in: columns, below: threshold) ?? columns.map { _ in true }
    for (column, total) in columns.enumerated() where columnsHidden[column] {
      table.add(from: rows.count + column, to: end, total, isHidden: true)
    }
    guard table.protect(cells.indices, least: 1),
      // A total is known to be at least the number of the counts that make it.
      table.protect(cells.count..<table.links.count, least: nil)
    else { return nil }
    return Pattern(
      cells: table.links.prefix(cells.count).map(\.isHidden), rows: rowsHidden,
      columns: columnsHidden)
  }

  static func totals(_ counts: [(line: Int, count: Int)]) -> [Int] {
    var totals = [Int](repeating: 0, count: (counts.map(\.line).max() ?? -1) + 1)
    for (line, count) in counts { totals[line] += count }
    return totals
  }

  private func isSmall(_ count: Int) -> Bool { count > 0 && count < threshold }

  private mutating func add(from: Int, to: Int, _ count: Int, isHidden: Bool) {
    // Where there is nobody, nothing is left out, and nothing can move.
    if count > 0 {
      linksOfPoint[from].append(links.count)
      linksOfPoint[to].append(links.count)
    }
    links.append(Link(from: from, to: to, count: count, isHidden: isHidden))
  }

  /// Gives each small number of `range` room up to the threshold and down to `least`.
  private mutating func protect(_ range: Range<Int>, least: Int?) -> Bool {
    for index in range where isSmall(links[index].count) {
      let link = links[index]
      guard makeRoom(for: index, threshold - link.count, from: link.to, to: link.from) else {
        return false
      }
      guard let least else { continue }
      guard makeRoom(for: index, link.count - least, from: link.from, to: link.to) else {
        return false
      }
    }
    return true
  }

  // MARK: Flows

  /// A step along a link: with it, its number rises, against it, the number falls.
  private struct Step {
    let link: Int
    let rises: Bool
  }

  /// Lets a number move by `amount`, which the others then make good.
  private mutating func makeRoom(
    for index: Int, _ amount: Int, from start: Int, to end: Int
  ) -> Bool {
    var change = [Int](repeating: 0, count: links.count)
    var rest = amount
    while rest > 0 {
      guard let way = cheapestWay(from: start, to: end, around: index, change) else { return false }
      let width = way.reduce(rest) { width, step in
        step.rises ? width : min(width, room(step.link, change))
      }
      for step in way { change[step.link] += step.rises ? width : -width }
      rest -= width
    }
    for (index, moved) in change.enumerated() where moved != 0 { links[index].isHidden = true }
    return true
  }

  /// By how much a number may still fall: a group that is listed has at least one child.
  private func room(_ index: Int, _ change: [Int]) -> Int { links[index].count - 1 + change[index] }

  /// The way that leaves the least out besides; the first of equals.
  private func cheapestWay(
    from start: Int, to end: Int, around excluded: Int, _ change: [Int]
  ) -> [Step]? {
    var cost = [Int?](repeating: nil, count: linksOfPoint.count)
    var cameBy = [Step?](repeating: nil, count: linksOfPoint.count)
    var done = [Bool](repeating: false, count: linksOfPoint.count)
    cost[start] = 0
    while let point = nearest(cost, done), point != end, let here = cost[point] {
      done[point] = true
      for index in linksOfPoint[point] where index != excluded {
        let link = links[index]
        let rises = link.from == point
        guard rises || room(index, change) > 0 else { continue }
        let next = rises ? link.to : link.from
        let total = here + (link.isHidden || change[index] != 0 ? 0 : link.count)
        guard !done[next], cost[next].map({ total < $0 }) ?? true else { continue }
        cost[next] = total
        cameBy[next] = Step(link: index, rises: rises)
      }
    }
    guard cost[end] != nil else { return nil }
    var way: [Step] = []
    var point = end
    while point != start, let step = cameBy[point] {
      way.append(step)
      point = step.rises ? links[step.link].from : links[step.link].to
    }
    return way
  }

  private func nearest(_ cost: [Int?], _ done: [Bool]) -> Int? {
    var best: (cost: Int, point: Int)?
    for (point, cost) in cost.enumerated() where !done[point] {
      guard let cost, best.map({ cost < $0.cost }) ?? true else { continue }
      best = (cost, point)
    }
    return best?.point
  }
}
