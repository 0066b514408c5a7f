/// Which child each row of a list is about, and which rows are about each child.
public struct RowIndex: Sendable {
  /// For each row, the child that it is about, or -1 where it has no ID.
  public let childOfRow: [Int32]
  /// Children that stand on more than one row.
  public let repeatedChildren: Int
  public let rowsWithoutID: Int
  /// Whether row after row is about child after child, each once, so that a column of the list
  /// is one of the children as it stands.
  let isInOrder: Bool

  /// The rows of child `c` are `rowsByChild[starts[c]..<starts[c + 1]]`; both are empty where the
  /// rows are in order.
  private let starts: [Int32]
  private let rowsByChild: [Int32]

  /// An index of rows that are about no child.
  init(childless rows: Int) {
    childOfRow = [Int32](repeating: -1, count: rows)
    repeatedChildren = 0
    rowsWithoutID = 0
    isInOrder = false
    starts = [0]
    rowsByChild = []
  }

  /// - Parameter children: how many there are so far.
  init(_ childOfRow: [Int32], children: Int) {
    self.childOfRow = childOfRow
    isInOrder = childOfRow.count == children && Self.isCounting(childOfRow)
    guard !isInOrder else {
      (starts, rowsByChild, repeatedChildren, rowsWithoutID) = ([], [], 0, 0)
      return
    }
    var starts = [Int32](repeating: 0, count: children + 1)
    for child in childOfRow where child >= 0 { starts[Int(child) + 1] += 1 }
    repeatedChildren = starts.reduce(0) { $0 + ($1 > 1 ? 1 : 0) }
    for child in 1..<max(1, starts.count) { starts[child] += starts[child - 1] }
    var next = starts
    var rows = [Int32](repeating: 0, count: Int(starts.last ?? 0))
    for (row, child) in childOfRow.enumerated() where child >= 0 {
      rows[Int(next[Int(child)])] = Int32(row)
      next[Int(child)] += 1
    }
    rowsWithoutID = childOfRow.count - rows.count
    self.starts = starts
    rowsByChild = rows
  }

  private static func isCounting(_ children: [Int32]) -> Bool {
    children.withUnsafeBufferPointer { children in
      var difference: Int32 = 0
      for row in children.indices {
        difference |= children[row] ^ Int32(truncatingIfNeeded: row)
      }
      return difference == 0
    }
  }

  /// The rows of a child, in the order of the list.
  func rows(of child: Int) -> ArraySlice<Int32> {
    if isInOrder { return childOfRow.indices.contains(child) ? [Int32(child)] : [] }
    // Children that later lists brought are beyond what this list knows.
    guard child >= 0, child + 1 < starts.count else { return [] }
    return rowsByChild[Int(starts[child])..<Int(starts[child + 1])]
  }
}
