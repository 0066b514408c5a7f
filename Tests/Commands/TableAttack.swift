/// What somebody can work out of the numbers of a table that are left out, from all that is shown.
///
/// Written apart from the program's guard, as a question of circulations: each unknown cell is an
/// edge from its row to its column that carries at least 1; each total that is known is an edge
/// that carries just that. A value is possible if some circulation carries it.
struct TableAttack {
  /// Known cells, 0 among them; the others are known to be at least 1.
  var cells: [[Int?]]
  var rowTotals: [Int?]
  var columnTotals: [Int?]
  var total: Int

  private struct Edge {
    let from: Int
    let to: Int
    let least: Int
    let most: Int
  }

  private static let anything = 1_000_000

  /// Whether this cell may be `value`.
  func mayBe(_ value: Int, row: Int, column: Int) -> Bool {
    isPossible { $0 == row && $1 == column ? value...value : nil }
  }

  /// Whether the total of a row, or of a column, may be at least `value`.
  func rowMayReach(_ value: Int, _ row: Int) -> Bool {
    isPossible(rowLeast: [row: value]) { _, _ in nil }
  }

  func columnMayReach(_ value: Int, _ column: Int) -> Bool {
    isPossible(columnLeast: [column: value]) { _, _ in nil }
  }

  private func isPossible(
    rowLeast: [Int: Int] = [:], columnLeast: [Int: Int] = [:],
    _ bounds: (Int, Int) -> ClosedRange<Int>?
  ) -> Bool {
    let (top, end) = (
      rowTotals.count + columnTotals.count, rowTotals.count + columnTotals.count + 1
    )
    var edges = [Edge(from: end, to: top, least: total, most: total)]
    for (row, total) in rowTotals.enumerated() {
      edges.append(
        Edge(from: top, to: row, least: total ?? rowLeast[row] ?? 0, most: total ?? Self.anything))
    }
    for (column, total) in columnTotals.enumerated() {
      edges.append(
        Edge(
          from: rowTotals.count + column, to: end, least: total ?? columnLeast[column] ?? 0,
          most: total ?? Self.anything))
    }
    for (row, line) in cells.enumerated() {
      for (column, count) in line.enumerated() {
        let range = bounds(row, column) ?? count.map { $0...$0 } ?? 1...Self.anything
        edges.append(
          Edge(
            from: row, to: rowTotals.count + column, least: range.lowerBound,
            most: range.upperBound))
      }
    }
    return Self.circulates(edges, points: end + 1)
  }

  /// By the greatest flow that makes good what the least of each edge carries (Hoffman).
  private static func circulates(_ edges: [Edge], points: Int) -> Bool {
    let (source, sink) = (points, points + 1)
    var room = [[Int]](repeating: [Int](repeating: 0, count: points + 2), count: points + 2)
    var excess = [Int](repeating: 0, count: points)
    for edge in edges {
      guard edge.least <= edge.most else { return false }
      room[edge.from][edge.to] += edge.most - edge.least
      excess[edge.to] += edge.least
      excess[edge.from] -= edge.least
    }
    var wanted = 0
    for (point, amount) in excess.enumerated() {
      if amount > 0 {
        room[source][point] = amount
        wanted += amount
      } else {
        room[point][sink] = -amount
      }
    }
    while wanted > 0 {
      var cameFrom = [Int](repeating: -1, count: points + 2)
      cameFrom[source] = source
      var waiting = [source]
      while let point = waiting.first, cameFrom[sink] < 0 {
        waiting.removeFirst()
        for next in room.indices where cameFrom[next] < 0 && room[point][next] > 0 {
          cameFrom[next] = point
          waiting.append(next)
        }
      }
      guard cameFrom[sink] >= 0 else { return false }
      var (width, point) = (wanted, sink)
      while point != source {
        width = min(width, room[cameFrom[point]][point])
        point = cameFrom[point]
      }
      point = sink
      while point != source {
        room[cameFrom[point]][point] -= width
        room[point][cameFrom[point]] += width
        point = cameFrom[point]
      }
      wanted -= width
    }
    return true
  }
}
