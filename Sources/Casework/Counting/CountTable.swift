/// Counts of children by one field or two, as far as they may be shown.
///
/// A number that is left out is not kept, so that nothing that prints, draws or exports the table
/// can show it, nor order or scale anything by it.
public struct CountTable: Sendable {
  /// One number for each cell given, in that order; nil if it is left out.
  public let cells: [Int?]
  /// The totals of rows and of columns; nil if they are left out.
  public let rowTotals: [Int?]
  public let columnTotals: [Int?]
  /// All children of the table: always shown, and known to everybody.
  public let total: Int
  /// Counts from 1 to below this are left out; nil if all are shown.
  public let threshold: Int?

  /// A table that shows everything.
  public init(showing cells: [SmallNumbers.Cell]) {
    self.cells = cells.map(\.count)
    rowTotals = SmallNumbers.totals(cells.map { ($0.row, $0.count) })
    columnTotals = SmallNumbers.totals(cells.map { ($0.column, $0.count) })
    total = cells.reduce(0) { $0 + $1.count }
    threshold = nil
  }

  /// A table without its small numbers, and without those by which they could be worked out; nil
  /// if that cannot be done.
  ///
  /// - Parameters:
  ///   - fields: the names of the fields of rows and of columns, or of rows alone. Whichever of
  ///     two comes first, the same numbers are left out: otherwise both tables together would
  ///     show what each leaves out.
  ///   - threshold: the least number that is shown.
  public init?(_ cells: [SmallNumbers.Cell], by fields: [String], below threshold: Int) {
    let pattern: SmallNumbers.Pattern?
    if fields.count < 2 {
      let hidden = SmallNumbers.hidden(in: cells.map(\.count), below: threshold)
      pattern = hidden.map { SmallNumbers.Pattern(cells: $0, rows: $0, columns: [false]) }
    } else if fields[1] < fields[0] {
      pattern = Self.turned(cells, below: threshold)
    } else {
      pattern = Self.sorted(cells, below: threshold)
    }
    guard let pattern else { return nil }
    let everything = CountTable(showing: cells)
    self.cells = Self.without(everything.cells, pattern.cells)
    rowTotals = Self.without(everything.rowTotals, pattern.rows)
    columnTotals = Self.without(everything.columnTotals, pattern.columns)
    total = everything.total
    self.threshold = threshold
  }

  /// How many cells, and how many totals of rows and columns, are left out.
  public var cellsLeftOut: Int { cells.count { $0 == nil } }
  public var totalsLeftOut: Int { (rowTotals + columnTotals).count { $0 == nil } }

  private static func turned(
    _ cells: [SmallNumbers.Cell], below threshold: Int
  ) -> SmallNumbers.Pattern? {
    sorted(cells.map(\.transposed), below: threshold)?.transposed
  }

  /// The pattern of cells, found in one order whatever the order they were given in.
  private static func sorted(
    _ cells: [SmallNumbers.Cell], below threshold: Int
  ) -> SmallNumbers.Pattern? {
    let order = cells.indices.sorted {
      (cells[$0].row, cells[$0].column, $0) < (cells[$1].row, cells[$1].column, $1)
    }
    guard let pattern = SmallNumbers.hidden(in: order.map { cells[$0] }, below: threshold) else {
      return nil
    }
    var hidden = [Bool](repeating: false, count: cells.count)
    for (index, isHidden) in zip(order, pattern.cells) { hidden[index] = isHidden }
    return SmallNumbers.Pattern(cells: hidden, rows: pattern.rows, columns: pattern.columns)
  }

  private static func without(_ counts: [Int?], _ hidden: [Bool]) -> [Int?] {
    zip(counts, hidden).map { count, isHidden in isHidden ? nil : count }
  }
}
