/// How many cells there are of some kind, and which comes first.
public struct CellTally: Sendable, Equatable {
  public private(set) var count = 0
  /// The first one's place, such as "C4"; nil where there is none.
  public private(set) var first: String?

  public init() {}

  mutating func add(column: Int, row: Int) {
    if first == nil { first = letters(ofColumn: column) + String(row) }
    count += 1
  }
}
