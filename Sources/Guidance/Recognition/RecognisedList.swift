import Table

/// A sheet read as a list: its rows as typed columns, and every guess that was made.
public struct RecognisedList: Sendable {
  /// What became of one column of the sheet.
  public struct ColumnReport: Sendable {
    public let heading: String
    public let letter: String
    /// The field's name, or nil where the column is kept but not understood.
    public let field: String?
    public let matched: SheetMatch.Matched
    public let converted: Int
    public let missing: Int
    public let unreadable: Int
    /// The rows, as the file counts, of the unreadable cells.
    public let unreadableRows: [Int]
  }

  public let list: Int
  public let file: String
  public let sheet: String?
  public let sha256: String
  public let headerRow: Int
  public let hidden: Bool
  /// The columns of the list's definition first, in its order, then those kept unread.
  public let columns: [Column]
  public let reports: [ColumnReport]
  /// For each row, its row in the file.
  public let rowNumbers: RowNumbers

  public var rows: Int { rowNumbers.count }

  /// Reads the rows of `table` by what its headings were found to be.
  ///
  /// `file` is the path as the person typed it.
  public init(
    _ table: SheetTable, file: String, match: SheetMatch, edition: Edition, sha256: String
  ) {
    let definition = edition.lists[match.list]
    let reader = ValueReader(edition, dateSystem: table.dateSystem)
    let byHeading = Dictionary(
      match.headings.filter { $0.column != nil }.map { ($0.text, $0) },
      uniquingKeysWith: { first, _ in first })
    var known: [Int: Column] = [:]
    var others: [Column] = []
    var reports: [ColumnReport] = []
    for (index, heading) in table.headings.enumerated() {
      let text = table.columns[index]
      let found = byHeading[heading]
      if let found, let position = found.column, known[position] == nil {
        let column = reader.column(text, as: definition.columns[position])
        known[position] = column
        reports.append(Self.report(column, heading, table, index, found.matched))
      } else {
        let name = heading.isEmpty ? "column \(table.columnLetters[index])" : heading
        let field = Field(
          name: name, title: name, type: .text, headings: [heading], identifies: true,
          citations: [])
        let column = reader.column(text, as: field)
        others.append(column)
        reports.append(Self.report(column, heading, table, index, .none))
      }
    }
    list = match.list
    self.file = file
    sheet = table.sheet
    self.sha256 = sha256
    headerRow = table.headerRow
    hidden = table.hidden
    rowNumbers = table.rowNumbers
    columns = known.sorted { $0.key < $1.key }.map(\.value) + others
    self.reports = reports
  }

  /// The same rows, without the columns of some fields.
  public func without(_ fields: [String]) -> RecognisedList {
    RecognisedList(self, columns: columns.filter { !fields.contains($0.field.name) })
  }

  private init(_ other: RecognisedList, columns: [Column]) {
    list = other.list
    file = other.file
    sheet = other.sheet
    sha256 = other.sha256
    headerRow = other.headerRow
    hidden = other.hidden
    rowNumbers = other.rowNumbers
    reports = other.reports
    self.columns = columns
  }

  private static func report(
    _ column: Column, _ heading: String, _ table: SheetTable, _ index: Int,
    _ matched: SheetMatch.Matched
  ) -> ColumnReport {
    let missing = column.rows { $0 == .missing }
    let unreadable = column.rows { $0 == .unreadable }
    let isText = column.field.type == .id || column.field.type == .text
    let converted = isText ? 0 : column.codes.count - missing - unreadable
    var rows: [Int] = []
    if unreadable > 0 {
      for (row, code) in column.codes.enumerated() where column.values[Int(code)] == .unreadable {
        rows.append(Int(table.rowNumbers[row]))
      }
    }
    return ColumnReport(
      heading: heading, letter: table.columnLetters[index],
      field: matched == .none ? nil : column.field.name, matched: matched, converted: converted,
      missing: missing, unreadable: unreadable, unreadableRows: rows)
  }
}
