/// The rows and columns below the headings that a workbook hides, by hand or by a filter. They are
/// read all the same.
public struct HiddenCells: Sendable, Equatable {
  /// How many rows that are not blank are hidden.
  public private(set) var rowCount = 0
  /// The first of them, by their numbers in the file.
  public private(set) var firstRows: [Int] = []
  /// The hidden columns that have a heading or a cell, by their letters.
  public internal(set) var columns: [String] = []

  /// How many rows are named.
  private static let namedRows = 10

  public init() {}

  public var isEmpty: Bool { rowCount == 0 && columns.isEmpty }

  mutating func add(row: Int) {
    if firstRows.count < Self.namedRows { firstRows.append(row) }
    rowCount += 1
  }
}
