/// The rows of one sheet, or of one file of delimited text, below its headings.
public struct SheetTable: Sendable {
  /// The path as it was given.
  public let file: String
  /// The sheet's name; nil for delimited text.
  public let sheet: String?
  public let hidden: Bool
  /// The row of the headings in the file, from 1.
  public let headerRow: Int
  /// One heading a column; "" where a column has cells but no heading.
  public let headings: [String]
  /// One name a column, such as "A" or "AB".
  public let columnLetters: [String]
  /// One column a heading. A column with neither heading nor cells is left out.
  public var columns: [TextColumn]
  /// The row in the file of each row kept; wholly blank rows are not kept.
  public let rowNumbers: RowNumbers
  public let dateSystem: DateSystem
  /// The formulas below the headings whose results cannot be relied on.
  public var formulas = FormulaDoubts()
  /// What the workbook does not show of it.
  public var hiddenCells = HiddenCells()
  /// What of a delimited text may not have been meant as it was read.
  public var text = TextDoubts()

  public init(
    file: String, sheet: String?, hidden: Bool, headerRow: Int, headings: [String],
    columnLetters: [String], columns: [TextColumn], rowNumbers: RowNumbers, dateSystem: DateSystem
  ) {
    self.file = file
    self.sheet = sheet
    self.hidden = hidden
    self.headerRow = headerRow
    self.headings = headings
    self.columnLetters = columnLetters
    self.columns = columns
    self.rowNumbers = rowNumbers
    self.dateSystem = dateSystem
  }

  /// The number of rows kept.
  public var rowCount: Int { rowNumbers.count }
}
