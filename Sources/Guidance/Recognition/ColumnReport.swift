import Table

/// What became of one column of a sheet.
public struct ColumnReport: Sendable {
  /// A text that was read by nearness, or as a person said, or that could not be read.
  public struct ReadText: Sendable {
    public let written: String
    public let value: Value
    public let matched: SheetMatch.Matched
    public let cells: Int
    /// The first rows, as the file counts.
    public let rows: [Int]
  }

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
  /// What was not read by the edition's spellings, in the order of the rows.
  public let readTexts: [ReadText]
  /// The ages that are not written as whole years; nil where there are none.
  public let cutAges: CutAges?

  /// Ages such as `15.5`, read as whole years.
  public struct CutAges: Sendable {
    /// The rows, as the file counts.
    public let rows: [Int]
    /// The first of them as it was written, and the years that it was read as.
    public let written: String
    public let years: Int
  }
  /// How its dates are written; nil where it holds none.
  public let dates: DateForms?

  /// How many rows of a text are remembered.
  private static let firstRows = 3

  init(
    _ column: Column, heading: String, letter: String, field: String?,
    matched: SheetMatch.Matched, read: ColumnReading.Read, dates: DateForms?,
    rowNumbers: RowNumbers
  ) {
    // A text is never unreadable, and there may be a million of them.
    let isText = column.field.type == .id || column.field.type == .text
    let missing = column.rows(where: \.isMissing)
    let unreadable = isText ? 0 : column.rows { $0 == .unreadable }
    var rows: [Int] = []
    if unreadable > 0 {
      for (row, code) in column.codes.enumerated() where column.values[Int(code)] == .unreadable {
        rows.append(Int(rowNumbers[row]))
      }
    }
    self.heading = heading
    self.letter = letter
    self.field = field
    self.matched = matched
    converted = isText ? 0 : column.codes.count - missing - unreadable
    self.missing = missing
    self.unreadable = unreadable
    unreadableRows = rows
    readTexts = read.isEmpty ? [] : Self.texts(column, read, rowNumbers)
    self.dates = dates
    cutAges = Self.cutAges(column, read, rowNumbers)
  }

  private static func cutAges(
    _ column: Column, _ read: ColumnReading.Read, _ rowNumbers: RowNumbers
  ) -> CutAges? {
    guard column.field.type == .age else { return nil }
    let isCut = column.values.indices.map { entry in
      guard case .whole = column.values[entry], read[entry] == nil else { return false }
      return WrittenAge(column.written[entry]).map { !$0.isWhole } ?? false
    }
    guard isCut.contains(true) else { return nil }
    var rows: [Int] = []
    var first: Int?
    column.codes.eachRow { row, code in
      guard isCut[code] else { return }
      first = first ?? code
      rows.append(Int(rowNumbers[row]))
    }
    guard let first, case .whole(let years) = column.values[first] else { return nil }
    return CutAges(rows: rows, written: column.written[first], years: years)
  }

  /// The same column under a heading that was matched in another way.
  init(_ other: ColumnReport, matched: SheetMatch.Matched) {
    heading = other.heading
    letter = other.letter
    field = other.field
    self.matched = matched
    converted = other.converted
    missing = other.missing
    unreadable = other.unreadable
    unreadableRows = other.unreadableRows
    readTexts = other.readTexts
    dates = other.dates
    cutAges = other.cutAges
  }

  /// The same without what is written in the cells, and without their rows.
  var masked: ColumnReport {
    ColumnReport(
      masking: self,
      readTexts: readTexts.map { text in
        ReadText(
          written: ColumnReport.hidden, value: text.value, matched: text.matched,
          cells: text.cells, rows: [])
      })
  }

  /// What is shown in place of a text.
  public static let hidden = "masked"

  private init(masking other: ColumnReport, readTexts: [ReadText]) {
    heading = other.heading
    letter = other.letter
    field = other.field
    matched = other.matched
    converted = other.converted
    missing = other.missing
    unreadable = other.unreadable
    unreadableRows = []
    self.readTexts = readTexts
    cutAges = nil
    dates = nil
  }

  /// Whether what was said of one text holds of the other: it is written alike, or the same date.
  public func isSame(_ text: String, _ other: String, _ edition: Edition) -> Bool {
    if Spelling.ofValue(text) == Spelling.ofValue(other) { return true }
    guard let dates,
      let day = DateForms.date(WrittenDate(text), dates.order, edition.dates)
    else { return false }
    return day == DateForms.date(WrittenDate(other), dates.order, edition.dates)
  }

  static func texts(
    _ column: Column, _ read: ColumnReading.Read, _ rowNumbers: RowNumbers
  ) -> [ReadText] {
    let counts = column.counts()
    var isRead = [Bool](repeating: false, count: column.values.count)
    for entry in read.keys { isRead[entry] = true }
    var rows: [Int: [Int]] = [:]
    column.codes.eachRow { row, code in
      guard isRead[code] else { return }
      let known = rows[code, default: []]
      if known.count < firstRows { rows[code] = known + [Int(rowNumbers[row])] }
    }
    return read.keys.sorted().filter { counts[$0] > 0 }.map { entry in
      ReadText(
        written: column.written[entry], value: column.values[entry],
        matched: read[entry] ?? .none, cells: counts[entry], rows: rows[entry] ?? [])
    }
  }
}
