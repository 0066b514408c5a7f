/// Reads the tables of an OpenDocument spreadsheet's content (OpenDocument 1.3 part 3, 9), which
/// all stand in one part, one behind the other.
final class OpenDocumentTables: XMLHandler {
  private let file: String
  private let cell: OpenDocumentCell
  private(set) var tables: [SheetTable] = []
  private(set) var sheets: [String] = []
  /// Whether the content is that of a spreadsheet.
  private(set) var isSpreadsheet = false

  /// The styles of tables that are not displayed.
  private var hiddenStyles: Set<String> = []
  private var styleName: String?
  private var dateSystem = DateSystem.from1900

  /// The table being read.
  private var rows: SheetRows?
  private var hasEnded = false
  /// How deep the element stands whose content is passed over; 0 outside one.
  private var passedDepth = 0
  private var rowNumber = 1
  private var rowRepeats = 1
  private var rowIsHidden = false
  private var column = 0
  /// The column that the next column element is about.
  private var describedColumn = 0
  private var repeated = RepeatedRow()
  /// Cells that are written in the sheet, and those that are there by being repeated.
  private var writtenCells = 0
  private var repeatedCells = 0

  init(file: String, limits: ReadLimits) {
    self.file = file
    cell = OpenDocumentCell(limits: limits)
    super.init(limits: limits)
  }

  func read(
    _ part: ZipArchive.Part, choosing: (SheetPreview) -> HeadingDecision
  ) throws(ReadError) {
    do throws(ReadError) {
      try read(part) { () throws(ReadError) -> Bool in
        try proceed(choosing)
        return true
      }
    } catch {
      throw error.at(file: file, sheet: rows == nil ? nil : sheets.last)
    }
  }

  /// What a pause was for: a full preview, or the end of a table.
  private func proceed(_ choosing: (SheetPreview) -> HeadingDecision) throws(ReadError) {
    guard let rows else { return }
    if hasEnded {
      if let table = try rows.table(choosing) { tables.append(table) }
      self.rows = nil
      hasEnded = false
    } else {
      _ = try rows.decide(choosing)
      try repeated.keep(in: rows)
    }
  }

  // MARK: Elements

  override func begin(_ element: XMLElement) {
    guard passedDepth == 0 else { return }
    if cell.isOpen {
      cell.begin(element, depth: depth)
    } else if rows == nil {
      beginOutside(element)
    } else if element.is("table-row") {
      beginRow(element)
    } else if element.is("table-column") {
      noteColumns(element)
    } else if element.is("table-cell") || element.is("covered-table-cell") {
      cell.open(element, depth: depth)
    } else if element.is("shapes") {
      // Drawings over the sheet may hold tables of their own.
      passedDepth = depth
    }
  }

  override func end(_ name: UnsafePointer<CChar>) {
    guard passedDepth == 0 else {
      if depth == passedDepth { passedDepth = 0 }
      return
    }
    do throws(ReadError) {
      if cell.isOpen {
        if try cell.end(name, depth: depth) { try keepCell() }
      } else if XMLElement.equal(name, "table-row") {
        try endRow()
      } else if depth == 4, rows != nil {
        hasEnded = true
        pause()
      }
    } catch {
      fail(error)
    }
  }

  override func text(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    guard cell.isOpen, passedDepth == 0 else { return }
    do throws(ReadError) { try cell.append(bytes, count) } catch { fail(error) }
  }

  private func beginOutside(_ element: XMLElement) {
    switch depth {
    case 3:
      isSpreadsheet = isSpreadsheet || element.is("spreadsheet")
      let isTables = element.is("style") && element.local("family") == "table"
      styleName = isTables ? element.local("name") : nil
    case 4 where element.is("table-properties"):
      if let styleName, element.local("display") == "false", hiddenStyles.count < limits.styles {
        hiddenStyles.insert(styleName)
      }
    case 4 where element.is("table"): beginTable(element)
    case 4 where element.is("tracked-changes"): passedDepth = depth
    case 5 where element.is("null-date"):
      if element.local("date-value") == "1904-01-01" { dateSystem = .from1904 }
    default: break
    }
  }

  // MARK: Tables, rows and cells

  private func beginTable(_ element: XMLElement) {
    let name = element.local("name") ?? ""
    // What another file's cells were, kept so that formulas can name them, is no sheet.
    guard !(name.hasPrefix("'") && name.contains("'#$")) else {
      passedDepth = depth
      return
    }
    guard sheets.count < limits.entries else {
      fail(.tooLarge("has more than \(limits.entries) sheets"))
      return
    }
    sheets.append(name)
    let hidden = element.local("style-name").map { hiddenStyles.contains($0) } ?? false
    let place = SheetPlace(file: file, name: name, position: sheets.count, hidden: hidden)
    rows = SheetRows(place, dateSystem: dateSystem, limits: limits)
    rowNumber = 1
    describedColumn = 0
    (writtenCells, repeatedCells) = (0, 0)
  }

  /// Notes the columns that the sheet hides: "collapse" by hand, "filter" by a filter.
  private func noteColumns(_ element: XMLElement) {
    let first = describedColumn
    describedColumn = min(
      first + element.count("number-columns-repeated"), CellReference.lastColumn)
    if Self.isHidden(element), first < describedColumn {
      rows?.hideColumns(first..<describedColumn)
    }
  }

  private static func isHidden(_ element: XMLElement) -> Bool {
    let visibility = element.local("visibility")
    return visibility == "collapse" || visibility == "filter"
  }

  private func beginRow(_ element: XMLElement) {
    rowRepeats = element.count("number-rows-repeated")
    column = 0
    rowIsHidden = Self.isHidden(element)
    repeated.removeAll()
    // Blank rows to the end of the sheet may be repeated beyond its end.
    if rowNumber <= CellReference.lastRow { rows?.beginRow(number: rowNumber, hidden: rowIsHidden) }
  }

  private func endRow() throws(ReadError) {
    guard let rows, rowNumber <= CellReference.lastRow else { return }
    let first = rowNumber
    rowNumber = min(rowNumber + rowRepeats, CellReference.lastRow + 1)
    if rowRepeats > 1, !repeated.isBlank {
      guard first + rowRepeats <= CellReference.lastRow + 1 else {
        throw .outOfRange("\(first + rowRepeats - 1)", row: first)
      }
      repeated.begin(first, count: rowRepeats, hidden: rowIsHidden)
      try repeated.keep(in: rows)
    } else {
      try rows.endRow()
    }
    if rows.wantsDecision { pause() }
  }

  private func keepCell() throws(ReadError) {
    guard let rows else { return }
    let first = column
    let count = cell.repeats
    column = min(column + count, CellReference.lastColumn + 1)
    guard !rows.isSkipped else { return }
    let (start, length) = cell.bytes
    if cell.hasFormula, length == 0, !cell.isValued, first < CellReference.lastColumn {
      rows.doubt(first, isBlank: true)
    }
    guard length > 0 else { return }
    guard first + count <= CellReference.lastColumn, rowNumber <= CellReference.lastRow else {
      throw .outOfRange(letters(ofColumn: first + count - 1) + "\(rowNumber)", row: rowNumber)
    }
    writtenCells += 1
    repeatedCells += count * rowRepeats - 1
    guard repeatedCells <= limits.looseRepeats + limits.repeats * writtenCells else {
      throw .tooLarge("repeats its cells more often than a list does")
    }
    for index in first..<first + count {
      if rowRepeats > 1 {
        guard repeated.byteCount + length <= limits.textBytes else {
          throw .tooLarge("holds a sheet with more than \(limits.textBytes) bytes of text")
        }
        repeated.append(index, start, length)
      } else {
        try rows.keepCell(index, start, length)
      }
    }
  }
}
