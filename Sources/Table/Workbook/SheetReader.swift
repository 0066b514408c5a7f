/// Reads the cells of one worksheet (ECMA-376 part 1, 18.3).
final class SheetReader: XMLHandler {
  private let values: CellValues
  private let rows: SheetRows

  private var inSheetData = false
  private var rowNumber = 0
  private var rowIsNumbered = false
  private var column = 0
  private var nextColumn = 0
  private var kind = CellValues.Kind.number
  private var style = 0
  private var parts = CellParts()
  private var hasFormula = false
  private var inColumns = false

  init(_ sheet: SheetPlace, values: CellValues, limits: ReadLimits) {
    self.values = values
    rows = SheetRows(sheet, dateSystem: values.dateSystem, limits: limits)
    super.init(limits: limits)
  }

  /// The sheet's table; nil where `choosing` skips it.
  func table(
    _ part: ZipArchive.Part, choosing: (SheetPreview) -> HeadingDecision
  ) throws(ReadError) -> SheetTable? {
    try read(part) { () throws(ReadError) -> Bool in try rows.decide(choosing) }
    return try rows.table(choosing)
  }

  // MARK: Elements

  override func begin(_ element: XMLElement) {
    switch depth {
    case 2:
      inSheetData = element.is("sheetData")
      inColumns = element.is("cols")
    case 3 where inColumns && element.is("col"): noteColumns(element)
    case 3 where inSheetData && element.is("row"): beginRow(element)
    case 4 where inSheetData && element.is("c"): beginCell(element)
    case 5... where inSheetData: beginContent(element)
    default: break
    }
  }

  private func beginContent(_ element: XMLElement) {
    if depth == 5, element.is("f") { hasFormula = true }
    parts.begin(element, depth: depth - 4)
  }

  override func end(_ name: UnsafePointer<CChar>) {
    guard inSheetData else { return }
    switch depth {
    case 2: inSheetData = false
    case 3 where XMLElement.equal(name, "row"):
      do throws(ReadError) { try rows.endRow() } catch { fail(error) }
      if rows.wantsDecision { pause() }
    case 4 where XMLElement.equal(name, "c"): endCell()
    case 3, 4: break
    default: parts.end(depth: depth - 4)
    }
  }

  override func text(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    guard inSheetData else { return }
    if !parts.append(bytes, count, limit: limits.fieldBytes) {
      fail(.tooLarge("has a cell of more than \(limits.fieldBytes) bytes"))
    }
  }

  // MARK: Rows and cells

  private func beginRow(_ element: XMLElement) {
    let given = element.value("r")
    rowIsNumbered = given != nil
    let number = given.map { CellReference.row($0) } ?? rowNumber + 1
    guard let number, number <= CellReference.lastRow else {
      fail(.outOfRange(given.map { String(cString: $0) } ?? "\(rowNumber + 1)", row: rowNumber))
      return
    }
    rowNumber = number
    nextColumn = 0
    let hidden = Self.isTrue(element.value("hidden")) || Self.isZero(element.value("ht"))
    rows.beginRow(number: number, hidden: hidden)
  }

  /// Notes the columns that the sheet hides, by itself or because they have no width.
  private func noteColumns(_ element: XMLElement) {
    guard Self.isTrue(element.value("hidden")) || Self.isZero(element.value("width")),
      let first = element.value("min").flatMap({ CellReference.number($0) }),
      let last = element.value("max").flatMap({ CellReference.number($0) }),
      first > 0, first <= last
    else { return }
    rows.hideColumns(first - 1..<min(last, CellReference.lastColumn))
  }

  private static func isTrue(_ value: UnsafePointer<CChar>?) -> Bool {
    guard let value else { return false }
    return XMLElement.equal(value, "1") || XMLElement.equal(value, "true")
  }

  private static func isZero(_ value: UnsafePointer<CChar>?) -> Bool {
    guard let value else { return false }
    return Double(String(cString: value)) == 0
  }

  private func beginCell(_ element: XMLElement) {
    hasFormula = false
    var given: UnsafePointer<CChar>?
    var type: UnsafePointer<CChar>?
    style = 0
    element.eachShortAttribute { name, value in
      switch name {
      case UInt8(ascii: "r"): given = value
      case UInt8(ascii: "t"): type = value
      case UInt8(ascii: "s"): style = CellReference.number(value) ?? 0
      default: break
      }
    }
    kind = CellValues.kind(type)
    parts.open(isInline: kind == .inline)
    guard let given else {
      column = nextColumn
      nextColumn += 1
      if column >= CellReference.lastColumn {
        fail(.outOfRange(letters(ofColumn: column), row: rowNumber))
      }
      return
    }
    guard let reference = CellReference(given) else {
      fail(.outOfRange(String(cString: given), row: rowNumber))
      return
    }
    column = reference.column
    nextColumn = column + 1
    if !rowIsNumbered {
      // A row without a number has that of its first cell's reference.
      rowIsNumbered = true
      if reference.row != rowNumber { rows.renumberRow(reference.row) }
      rowNumber = reference.row
    }
  }

  private func endCell() {
    // A text that only an inline string holds is one, whatever the cell says of its type.
    let kind = parts.isInline ? .inline : kind
    guard let (start, length) = values.bytes(parts.text, kind, style: style) else {
      var error = ReadError.damaged("a cell names a shared text that there is not")
      (error.row, error.column) = (rowNumber, letters(ofColumn: column))
      fail(error)
      return
    }
    if hasFormula { doubtFormula(isBlank: length == 0) }
    guard length > 0 else { return }
    do throws(ReadError) { try rows.keepCell(column, start, length) } catch { fail(error) }
  }

  private func doubtFormula(isBlank: Bool) {
    // The result of a text formula may be an empty text.
    if isBlank, !(kind == .text && parts.hasValue) {
      rows.doubt(column, isBlank: true)
    } else if values.asksRecalculation {
      rows.doubt(column, isBlank: false)
    }
  }
}

extension ReadError {
  static func outOfRange(_ place: String, row: Int) -> ReadError {
    ReadError(
      code: "out-of-range",
      message: "the workbook is damaged: \"\(place)\" lies outside a sheet, or names no place",
      help: "open it in a spreadsheet program, save it as .xlsx under a new name and load that",
      row: row > 0 ? row : nil)
  }
}
