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
  /// How many cells of a CSV file were written as a formula `="…"`, and read as the text in it.
  public let formulaCells: Int
  /// The rows, as the file counts, whose ID had marks around it that are no part of it.
  public let markedIDs: [Int]
  /// The rows and columns that the workbook hides.
  public let hiddenCells: HiddenCells
  /// The rows that are about no child.
  public let leftOut: [LeftOutRow]
  /// Whether a person wants every row, whatever its shape.
  public let keepsAllRows: Bool
  /// For each row, its row in the file.
  public let rowNumbers: RowNumbers
  /// When it was received as an answer: 0 for a list that was loaded, 1 for the first form, 2 for
  /// one that corrects it. What a later one says replaces what earlier ones say.
  public private(set) var turn = 0
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
    corrections: Corrections = Corrections(), keepsAllRows: Bool = false
  ) {
    let definition = edition.lists[match.list]
    let reading = ColumnReading(edition, definition, table.dateSystem, corrections)
    var (guardedCells, formulaCells) = (0, 0)
    var markedRows: [Int] = []
    let byHeading = Dictionary(
      match.headings.filter { $0.matched != .none }.map { ($0.text, $0) },
      uniquingKeysWith: { first, _ in first })
    var read = SheetReading(rowNumbers: table.rowNumbers, dates: edition.dates)
    var known: Set<Int> = []
    for (index, heading) in table.headings.enumerated() {
      let letter = table.columnLetters[index]
      let found = byHeading[heading]
      let position = found?.column.flatMap { known.insert($0).inserted ? $0 : nil }
      let field =
        position.map { definition.columns[$0] }
        ?? ColumnReading.unknownField(heading, letter: letter, isDelimited: table.sheet == nil)
      var text = table.columns[index]
      // Only CSV guards its texts, and only in CSV may an apostrophe be taken for a guard.
      if table.sheet == nil {
        let bare = text.unguarded()
        text = bare.column
        guardedCells += bare.cells + (FormulaGuard.removed(from: heading) == nil ? 0 : 1)
        formulaCells += bare.formulas
      }
      if position != nil, field.type == .id { markedRows = IDText.markedRows(text) }
      let (column, entries) = reading.column(text, as: field)
      let takenBack = found?.matched == .mapped && found?.column == nil
      let matched = position == nil && !takenBack ? .none : found?.matched ?? .none
      read.columns.append(
        .init(
          column: column, read: entries, heading: heading, letter: letter, position: position,
          matched: matched, order: reading.order(of: field)))
    }
    markedIDs = markedRows.map { Int(table.rowNumbers[$0]) }
    if !keepsAllRows, definition.isAboutChildren { read.leaveOutRows() }
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
    hiddenCells = table.hiddenCells
    leftOut = read.leftOut
    self.keepsAllRows = keepsAllRows
    rowNumbers = read.rowNumbers
    columns = read.ordered
    reports = read.reports
    sheetColumns = read.columns.map(\.column)
    dateSystem = table.dateSystem
    self.corrections = corrections
    self.guardedCells = guardedCells
    self.formulaCells = formulaCells
  }

  /// The same rows, received after every other form of the list.
  public func received(after others: [RecognisedList]) -> RecognisedList {
    var received = self
    received.turn = (others.map(\.turn).max() ?? 0) + 1
    return received
  }

  /// The same rows, without the columns of some fields.
  public func without(_ fields: [String]) -> RecognisedList {
    RecognisedList(
      self, columns: columns.filter { !fields.contains($0.field.name) }, reports: reports,
      sheetColumns: sheetColumns, fit: fit, corrections: corrections)
  }

  /// The same for a masked session to show: no text of a cell, and no row.
  public var masked: RecognisedList {
    RecognisedList(
      self, columns: columns, reports: reports.map(\.masked), sheetColumns: sheetColumns, fit: fit,
      corrections: corrections)
  }

  private init(
    _ other: RecognisedList, columns: [Column], reports: [ColumnReport], sheetColumns: [Column],
    fit: SheetFit, corrections: Corrections, rowNumbers: RowNumbers? = nil,
    leftOut: [LeftOutRow]? = nil
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
    self.rowNumbers = rowNumbers ?? other.rowNumbers
    turn = other.turn
    self.leftOut = leftOut ?? other.leftOut
    keepsAllRows = other.keepsAllRows
    hiddenCells = other.hiddenCells
    dateSystem = other.dateSystem
    guardedCells = other.guardedCells
    formulaCells = other.formulaCells
    markedIDs = other.markedIDs
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
    let columnReading = ColumnReading(edition, definition, dateSystem, corrections)
    let headings = reports.map(\.heading)
    let matcher = HeadingMatcher(edition, corrections)
    let found = matcher.match(
      headings, keys: headings.map(Spelling.ofHeading), list: definition,
      guessing: true)
    let same = Set(
      found.indices.filter { index in
        let (heading, before) = (found[index], sheetColumns[index])
        let field = field(of: heading, index, definition)
        return (self.reports[index].field == nil) == (heading.column == nil)
          && field.name == before.field.name
          && corrections.values(of: field.name, in: definition)
            == self.corrections.values(of: field.name, in: definition)
          && corrections.order(of: field.name, in: definition)
            == self.corrections.order(of: field.name, in: definition)
      })
    func reading(keeping same: Set<Int>) -> SheetReading {
      var read = SheetReading(rowNumbers: rowNumbers, leftOut: leftOut, dates: edition.dates)
      for (index, heading) in found.enumerated() {
        let before = sheetColumns[index]
        let (column, entries) =
          same.contains(index)
          ? (before, [:])
          : columnReading.column(before.asText, as: field(of: heading, index, definition))
        read.columns.append(
          .init(
            column: column, read: entries, heading: self.reports[index].heading,
            letter: self.reports[index].letter, position: heading.column, matched: heading.matched,
            order: columnReading.order(of: column.field)))
      }
      return read
    }
    var read = reading(keeping: same)
    var reports = read.reports
    for index in same {
      reports[index] = ColumnReport(self.reports[index], matched: found[index].matched)
    }
    // Another column may hold the IDs now.
    if !keepsAllRows, definition.isAboutChildren, same.count < found.count {
      var fewer = reading(keeping: [])
      fewer.leaveOutRows()
      if fewer.leftOut.count > leftOut.count { (read, reports) = (fewer, fewer.reports) }
    }
    let fit = SheetFit(
      list: list, definition, found, named: self.fit.named,
      shared: Set(edition.fields.map(\.name)))
    return RecognisedList(
      self, columns: read.ordered, reports: reports, sheetColumns: read.columns.map(\.column),
      fit: fit, corrections: corrections, rowNumbers: read.rowNumbers, leftOut: read.leftOut)
  }

  private func field(
    of heading: SheetMatch.Heading, _ index: Int, _ definition: ListDefinition
  ) -> Field {
    heading.column.map { definition.columns[$0] }
      ?? ColumnReading.unknownField(
        heading.text, letter: reports[index].letter, isDelimited: sheet == nil)
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
