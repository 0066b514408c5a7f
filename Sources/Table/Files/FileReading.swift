/// What was read from one file.
public struct FileReading: Sendable {
  /// The tables read, in the order of the sheets.
  public let tables: [SheetTable]
  /// The SHA-256 of the file's bytes, as 64 hexadecimal digits.
  public let sha256: String
  /// Every sheet, read or skipped; none for delimited text.
  public let sheets: [SheetName]

  public init(tables: [SheetTable], sha256: String, sheets: [SheetName]) {
    self.tables = tables
    self.sha256 = sha256
    self.sheets = sheets
  }
}
