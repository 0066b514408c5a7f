import Table

extension TextColumn {
  /// The texts of a CSV file without the apostrophes that guard them against being taken for
  /// formulas, and without the formulas `="…"` around them, and how many cells had either.
  func unguarded() -> (column: TextColumn, cells: Int, formulas: Int) {
    guard entries.holds(anyOf: [FormulaGuard.mark, UInt8(ascii: "=")]) else { return (self, 0, 0) }
    let isGuarded = entries.mapBytes { FormulaGuard.isPresent(in: $0) || FormulaGuard.isText($0) }
    let guarded = isGuarded.indices.filter { isGuarded[$0] }
    guard !guarded.isEmpty else { return (self, 0, 0) }
    let texts = TextIndex(expecting: entries.count)
    let codes = entries.map { texts.code(FormulaGuard.removed(from: $0) ?? $0) }
    let bare = TextColumn(
      codes: Codes(self.codes.looked(up: codes), below: texts.count), texts: texts)
    let formulas = guarded.filter { entries.withBytes($0, FormulaGuard.isText) }
    let all = guarded.reduce(0) { $0 + self.codes.count(of: $1) }
    let unwrapped = formulas.reduce(0) { $0 + self.codes.count(of: $1) }
    return (bare, all - unwrapped, unwrapped)
  }
}
