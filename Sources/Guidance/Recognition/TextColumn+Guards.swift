import Table

extension TextColumn {
  /// The texts of a CSV file without the apostrophes that guard them against being taken for
  /// formulas, and how many cells had one.
  func unguarded() -> (column: TextColumn, cells: Int) {
    guard entries.holds(anyOf: [FormulaGuard.mark]) else { return (self, 0) }
    let isGuarded = entries.mapBytes(FormulaGuard.isPresent)
    let guarded = isGuarded.indices.filter { isGuarded[$0] }
    guard !guarded.isEmpty else { return (self, 0) }
    let texts = TextIndex(expecting: entries.count)
    let codes = entries.map { texts.code(FormulaGuard.removed(from: $0) ?? $0) }
    let bare = TextColumn(
      codes: Codes(self.codes.looked(up: codes), below: texts.count), texts: texts)
    return (bare, guarded.reduce(0) { $0 + self.codes.count(of: $1) })
  }
}
