/// Reads the cells of one worksheet (ECMA-376 part 1, 18.3): the first rows into a preview, and
/// once the headings are known the rows below them straight into columns.
final class SheetReader: XMLHandler {
  private static let previewRows = 40

  private struct Row {
    let number: Int
    var cells: [(column: Int, bytes: [UInt8])] = []

    /// Up to the last cell that is not blank, from column A.
    var texts: [String] {
      var texts: [String] = []
      for (column, bytes) in cells {
        while texts.count <= column { texts.append("") }
        texts[column] = String(decoding: bytes, as: UTF8.self)
      }
      return texts
    }
  }

  private enum Stage {
    case preview
    /// The headings stand further down, in this row.
    case seeking(row: Int)
    case rows(below: Int, ColumnStore)
    case skipped
  }

  private let values: CellValues
  private let file: String
  private let sheet: WorkbookOutline.Sheet
  private let position: Int

  private var stage = Stage.preview
  private var preview: [Row] = []
  private var headings: [String] = []
  private var inSheetData = false
  private var row = Row(number: 0)
  private var rowNumber = 0
  private var rowIsNumbered = false
  private var isBlank = true
  private var column = 0
  private var nextColumn = 0
  private var kind = CellValues.Kind.number
  private var style = 0
  private let text = CellText()
  private var collecting = false
  private var phonetic = false

  init(
    values: CellValues, file: String, sheet: WorkbookOutline.Sheet, position: Int,
    limits: ReadLimits
  ) {
    self.values = values
    self.file = file
    self.sheet = sheet
    self.position = position
    super.init(limits: limits)
  }

  /// The sheet's table; nil where `choosing` skips it.
  func table(
    _ part: ZipArchive.Part, choosing: (SheetPreview) -> HeadingDecision
  ) throws(ReadError) -> SheetTable? {
    try read(part) { () throws(ReadError) -> Bool in try decide(choosing) }
    if case .preview = stage { _ = try decide(choosing) }
    switch stage {
    case .preview, .skipped: return nil
    case .seeking(let row): throw .noHeadings(row: row)
    case .rows(let headerRow, let store):
      return try SheetTable.assemble(
        store, headings: headings, headerRow: headerRow, file: file, sheet: sheet.name,
        hidden: sheet.hidden, dateSystem: values.dateSystem, limits: limits)
    }
  }

  /// Shows the preview, and makes the columns of what follows; false where the sheet is skipped.
  private func decide(_ choosing: (SheetPreview) -> HeadingDecision) throws(ReadError) -> Bool {
    let rows = preview.map { PreviewRow(number: $0.number, cells: $0.texts) }
    let decision = choosing(
      SheetPreview(
        file: file, sheet: sheet.name, position: position, hidden: sheet.hidden, rows: rows))
    guard case .headings(let headerRow) = decision else {
      stage = .skipped
      return false
    }
    guard let index = rows.firstIndex(where: { $0.number == headerRow }) else {
      stage = .seeking(row: headerRow)
      preview = []
      return true
    }
    try beginRows(below: headerRow, headings: rows[index].cells)
    for row in preview where row.number > headerRow { try keep(row) }
    preview = []
    return true
  }

  private func beginRows(below headerRow: Int, headings: [String]) throws(ReadError) {
    self.headings = headings
    stage = .rows(
      below: headerRow, ColumnStore(width: headings.count, limits: limits))
  }

  private func keep(_ row: Row) throws(ReadError) {
    beginRow(number: row.number)
    for (column, bytes) in row.cells {
      let padded = bytes + repeatElement(0, count: CellWords.padding)
      try padded.withUnsafeBufferPointer { buffer throws(ReadError) in
        guard let start = buffer.baseAddress else { return }
        try keepCell(column, start, bytes.count)
      }
    }
    try endRow()
  }

  // MARK: Elements

  override func begin(_ element: XMLElement) {
    switch depth {
    case 2: inSheetData = element.is("sheetData")
    case 3 where inSheetData && element.is("row"): beginRow(element)
    case 4 where inSheetData && element.is("c"): beginCell(element)
    case 5... where inSheetData:
      if element.is("rPh") {
        phonetic = true
      } else if depth == 5 && element.is("v") {
        collecting = true
        // A cell with both an inline text and a value has its value shown.
        text.buffer.removeAll()
      } else if depth > 5, !phonetic, element.is("t") {
        collecting = true
      }
    default: break
    }
  }

  override func end(_ name: UnsafePointer<CChar>) {
    guard inSheetData else { return }
    switch depth {
    case 2: inSheetData = false
    case 3 where XMLElement.equal(name, "row"):
      do throws(ReadError) { try endRow() } catch { fail(error) }
    case 4 where XMLElement.equal(name, "c"): endCell()
    case 3, 4: break
    default:
      collecting = false
      if XMLElement.equal(name, "rPh") { phonetic = false }
    }
  }

  override func text(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    guard collecting else { return }
    if !text.append(bytes, count, limit: limits.fieldBytes) {
      fail(.tooLarge("has a cell of more than \(limits.fieldBytes) bytes"))
    }
  }

  // MARK: Rows and cells

  private func beginRow(_ element: XMLElement) {
    let given = element.value("r")
    rowIsNumbered = given != nil
    let number = given.map { CellReference.row($0) } ?? rowNumber + 1
    guard let number, number <= CellReference.lastRow else {
      fail(outOfRange(given.map { String(cString: $0) } ?? "\(rowNumber + 1)"))
      return
    }
    beginRow(number: number)
  }

  private func beginRow(number: Int) {
    rowNumber = number
    nextColumn = 0
    isBlank = true
    switch stage {
    case .preview, .seeking: row = Row(number: number)
    case .rows(_, let store): store.blankRow()
    case .skipped: break
    }
  }

  private func beginCell(_ element: XMLElement) {
    text.buffer.removeAll()
    kind = CellValues.kind(element.value("t"))
    style = element.value("s").flatMap { Int(String(cString: $0)) } ?? 0
    guard let given = element.value("r") else {
      column = nextColumn
      nextColumn += 1
      if column >= CellReference.lastColumn { fail(outOfRange(letters(ofColumn: column))) }
      return
    }
    guard let reference = CellReference(given) else {
      fail(outOfRange(String(cString: given)))
      return
    }
    column = reference.column
    nextColumn = column + 1
    if !rowIsNumbered {
      rowNumber = reference.row
      rowIsNumbered = true
      if case .preview = stage { row = Row(number: rowNumber) }
      if case .seeking = stage { row = Row(number: rowNumber) }
    }
  }

  private func endCell() {
    guard let (start, length) = values.bytes(text, kind, style: style) else {
      var error = ReadError.damaged("a cell names a shared text that there is not")
      (error.row, error.column) = (rowNumber, letters(ofColumn: column))
      fail(error)
      return
    }
    guard length > 0 else { return }
    do throws(ReadError) { try keepCell(column, start, length) } catch { fail(error) }
  }

  private func keepCell(
    _ column: Int, _ start: UnsafePointer<UInt8>, _ length: Int
  ) throws(ReadError) {
    switch stage {
    case .preview, .seeking:
      row.cells.append((column, Array(UnsafeBufferPointer(start: start, count: length))))
    case .rows(_, let store):
      try store.fill(column, start, length)
      isBlank = false
    case .skipped: break
    }
  }

  private func endRow() throws(ReadError) {
    switch stage {
    case .preview:
      guard !row.cells.isEmpty else { return }
      preview.append(row)
      if preview.count == Self.previewRows { pause() }
    case .seeking(let headerRow):
      if rowNumber == headerRow, !row.cells.isEmpty {
        try beginRows(below: headerRow, headings: row.texts)
      }
    case .rows(let headerRow, let store):
      guard !isBlank, rowNumber > headerRow else { return }
      try store.keepRow(number: Int32(rowNumber))
    case .skipped: break
    }
  }

  private func outOfRange(_ place: String) -> ReadError {
    ReadError(
      code: "out-of-range",
      message: "the workbook is damaged: \"\(place)\" lies outside a sheet, or names no place",
      help: "open it in a spreadsheet program, save it as .xlsx under a new name and load that",
      row: rowNumber > 0 ? rowNumber : nil)
  }
}
