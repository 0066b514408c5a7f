import Table

/// A sheet read as a list: its rows as typed columns, and every guess that was made.
public struct RecognisedList: Sendable {
  public let list: Int
  public let file: String
  public let sheet: String?
  public let sha256: String
  public let headerRow: Int
  public let hidden: Bool
  public let fit: SheetFit
  public let rival: SheetFit?
  /// The formulas whose results cannot be relied on.
  public let formulas: FormulaDoubts
  /// What of a delimited text may not have been meant as it was read.
  public let text: TextDoubts
  /// The columns of the list's definition first, in its order, then those kept unread.
  public let columns: [Column]
  /// One a column of the sheet, in its order.
  public let reports: [ColumnReport]
  /// How many cells and headings of a CSV file had an apostrophe before = + - @, which was taken
  /// off: exports guard texts so against being taken for formulas.
  public let guardedCells: Int
  /// For each row, its row in the file.
  public let rowNumbers: RowNumbers
  /// The columns in the order of the sheet: those of `columns`.
  public let sheetColumns: [Column]
  private let dateSystem: DateSystem
  private let corrections: Corrections

  public var rows: Int { rowNumbers.count }

  /// Reads the rows of `table` by what its headings were found to be.
  ///
  /// `file` is the path as the person typed it.
  public init(
    _ table: SheetTable, file: String, match: SheetMatch, edition: Edition, sha256: String,
    corrections: Corrections = Corrections()
  ) {
    let definition = edition.lists[match.list]
    let reading = ColumnReading(edition, definition, table.dateSystem, corrections)
    var guardedCells = 0
    let byHeading = Dictionary(
      match.headings.filter { $0.matched != .none }.map { ($0.text, $0) },
      uniquingKeysWith: { first, _ in first })
    var known: [Int: Column] = [:]
    var sheetColumns: [Column] = []
    var others: [Column] = []
    var reports: [ColumnReport] = []
    for (index, heading) in table.headings.enumerated() {
      let letter = table.columnLetters[index]
      let found = byHeading[heading]
      let position = found?.column.flatMap { known[$0] == nil ? $0 : nil }
      let field =
        position.map { definition.columns[$0] }
        ?? ColumnReading.unknownField(heading, letter: letter, isDelimited: table.sheet == nil)
      var text = table.columns[index]
      // Only CSV guards its texts, and only in CSV may an apostrophe be taken for a guard.
      if table.sheet == nil {
        let bare = text.unguarded()
        text = bare.column
        guardedCells += bare.cells + (FormulaGuard.removed(from: heading) == nil ? 0 : 1)
      }
      let (column, read) = reading.column(text, as: field)
      if let position { known[position] = column } else { others.append(column) }
      sheetColumns.append(column)
      let takenBack = found?.matched == .mapped && found?.column == nil
      let matched = position == nil && !takenBack ? .none : found?.matched ?? .none
      reports.append(
        ColumnReport(
          column, heading: heading, letter: letter, field: position == nil ? nil : field.name,
          matched: matched, read: read,
          dates: DateForms(column, edition.dates, reading.order(of: field), table.rowNumbers),
          rowNumbers: table.rowNumbers))
    }
    list = match.list
    self.file = file
    sheet = table.sheet
    self.sha256 = sha256
    headerRow = table.headerRow
    hidden = table.hidden
    fit = match.fit
    rival = match.rival
    formulas = table.formulas
    text = table.text
    rowNumbers = table.rowNumbers
    columns = known.sorted { $0.key < $1.key }.map(\.value) + others
    self.reports = reports
    self.sheetColumns = sheetColumns
    dateSystem = table.dateSystem
    self.corrections = corrections
    self.guardedCells = guardedCells
  }

  /// The same rows, without the columns of some fields.
  public func without(_ fields: [String]) -> RecognisedList {
    RecognisedList(
      self, columns: columns.filter { !fields.contains($0.field.name) }, reports: reports,
      sheetColumns: sheetColumns, fit: fit, corrections: corrections)
  }

  private init(
    _ other: RecognisedList, columns: [Column], reports: [ColumnReport], sheetColumns: [Column],
    fit: SheetFit, corrections: Corrections
  ) {
    list = other.list
    file = other.file
    sheet = other.sheet
    sha256 = other.sha256
    headerRow = other.headerRow
    hidden = other.hidden
    rival = other.rival
    formulas = other.formulas
    text = other.text
    rowNumbers = other.rowNumbers
    dateSystem = other.dateSystem
    guardedCells = other.guardedCells
    self.fit = fit
    self.columns = columns
    self.reports = reports
    self.sheetColumns = sheetColumns
    self.corrections = corrections
  }

  /// The same rows read again, by what a person has said since: every text is still there as it
  /// was written, so no file is asked for. Columns of which nothing was said stay as they are.
  public func reread(_ corrections: Corrections, _ edition: Edition) -> RecognisedList {
    guard corrections != self.corrections else { return self }
    let definition = edition.lists[list]
    let reading = ColumnReading(edition, definition, dateSystem, corrections)
    let headings = reports.map(\.heading)
    let found = HeadingMatcher(edition, corrections).match(
      headings, keys: headings.map(Spelling.ofHeading), list: definition, guessing: true)
    var known: [Int: Column] = [:]
    var others: [Column] = []
    var columns: [Column] = []
    var reports: [ColumnReport] = []
    for (index, heading) in found.enumerated() {
      let before = sheetColumns[index]
      let report = self.reports[index]
      let field =
        heading.column.map { definition.columns[$0] }
        ?? ColumnReading.unknownField(
          heading.text, letter: report.letter, isDelimited: sheet == nil)
      let isSame =
        (report.field == nil) == (heading.column == nil) && field.name == before.field.name
        && corrections.values(of: field.name, in: definition)
          == self.corrections.values(of: field.name, in: definition)
        && corrections.order(of: field.name, in: definition)
          == self.corrections.order(of: field.name, in: definition)
      var column = before
      if isSame {
        reports.append(ColumnReport(report, matched: heading.matched))
      } else {
        let (again, read) = reading.column(before.asText, as: field)
        column = again
        reports.append(
          ColumnReport(
            again, heading: report.heading, letter: report.letter,
            field: heading.column == nil ? nil : field.name, matched: heading.matched, read: read,
            dates: DateForms(again, edition.dates, reading.order(of: field), rowNumbers),
            rowNumbers: rowNumbers))
      }
      columns.append(column)
      if let position = heading.column { known[position] = column } else { others.append(column) }
    }
    let fit = SheetFit(
      list: list, definition, found, named: self.fit.named,
      shared: Set(edition.fields.map(\.name)))
    return RecognisedList(
      self, columns: known.sorted { $0.key < $1.key }.map(\.value) + others, reports: reports,
      sheetColumns: columns, fit: fit, corrections: corrections)
  }

  /// The distinct texts of a column that could not be read, in the order of the rows, with how
  /// many cells hold each and the first of them.
  public func unreadableTexts(_ report: ColumnReport) -> [ColumnReport.ReadText] {
    guard let index = reports.firstIndex(where: { $0.letter == report.letter }) else { return [] }
    let column = sheetColumns[index]
    var read: ColumnReading.Read = [:]
    for (entry, value) in column.values.enumerated() where value == .unreadable {
      read[entry] = SheetMatch.Matched.none
    }
    return ColumnReport.texts(column, read, rowNumbers)
  }
}
