/// The first rows of a sheet, shown to whoever decides where its headings are.
public struct SheetPreview: Sendable {
  /// The path as it was given.
  public let file: String
  /// The sheet's name; nil for delimited text.
  public let sheet: String?
  /// The sheet's place in the workbook, 1 for the first.
  public let position: Int
  /// Whether the workbook hides the sheet.
  public let hidden: Bool
  /// At most 40 rows that are not wholly blank.
  public let rows: [PreviewRow]

  public init(file: String, sheet: String?, position: Int, hidden: Bool, rows: [PreviewRow]) {
    self.file = file
    self.sheet = sheet
    self.position = position
    self.hidden = hidden
    self.rows = rows
  }
}
