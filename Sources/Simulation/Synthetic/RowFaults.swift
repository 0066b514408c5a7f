/// The faults of one child's rows: every cell, row and list has a draw of its own.
struct RowFaults {
  private var draws: NamedDraws.Family
  /// The share of faulty cells, in hundredths of a percent.
  private let share: Int

  /// A list has fewer columns than this.
  private static let stride = 64
  private static let disagreementIndex = 63

  init(_ draws: NamedDraws.Family, share: Int) {
    self.draws = draws
    self.share = share
  }

  /// The fault of a cell of the child's row `ordinal`, nil for most.
  mutating func fault(_ list: SyntheticList, ordinal: Int, column: Int) -> CellFault? {
    var draw = SharedDraw(draws.number(list.faults, ordinal * Self.stride + column + 1))
    return draw.below(10_000) < share ? CellFault(draw) : nil
  }

  /// Whether the row comes twice: one row in 200 for each percent of faulty cells, and at most
  /// one in 50, so that a million children still fit a sheet.
  mutating func repeats(_ list: SyntheticList, ordinal: Int) -> Bool {
    let draw = draws.number(list.faults, ordinal * Self.stride)
    return Int(NamedDraws.scale(draw, 20_000)) < min(share, 400)
  }

  /// What the list says otherwise of the child than the list of children in need, if anything:
  /// in half as many lists as there are faulty cells.
  mutating func disagreement(_ list: SyntheticList) -> SharedDraw? {
    guard list != .cin else { return nil }
    var draw = SharedDraw(draws.number(list.faults, Self.disagreementIndex))
    return draw.below(20_000) < share ? draw : nil
  }
}
