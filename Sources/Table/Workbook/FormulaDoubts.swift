/// The formulas of a sheet whose results cannot be relied on. Formulas are never calculated
/// here: what a cell shows is what the program stored that last saved the workbook.
public struct FormulaDoubts: Sendable, Equatable {
  /// Formulas without a stored result; their cells are read as blank.
  public var blank = CellTally()
  /// Formulas in a workbook that asks for all of them to be calculated anew when it is opened:
  /// the program that wrote it may have stored no more than a placeholder.
  public var stale = CellTally()

  public init() {}
}
