/// What becomes of the rows of a sheet, whatever its format: the first into a preview, and once
/// the headings are known the rows below them straight into columns.
final class SheetRows {
  private static let previewRows = 40
  /// How many doubtful formulas are remembered with their places until the headings are known.
  private static let rememberedDoubts = 4096

  private struct Row {
    let number: Int
    var hidden = false
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
    case preview, seeking, rows, skipped
  }

  private let sheet: SheetPlace
  private let dateSystem: DateSystem
  private let limits: ReadLimits

  private var stage = Stage.preview
  private var preview: [Row] = []
  private var row = Row(number: 0)
  /// The row of the headings, once it is decided.
  private var headerRow = 0
  private var headings: [String] = []
  private var store: ColumnStore
  private var rowNumber = 0
  private var rowIsHidden = false
  private var isBlank = true
  private var hiddenCells = HiddenCells()
  private var hiddenColumns: [Range<Int>] = []
  /// Bytes of the cells so far.
  private var textBytes = 0
  private var doubts = FormulaDoubts()
  private var earlyDoubts: [(column: Int, row: Int, isBlank: Bool)] = []

  init(_ sheet: SheetPlace, dateSystem: DateSystem, limits: ReadLimits) {
    self.sheet = sheet
    self.dateSystem = dateSystem
    self.limits = limits
    store = ColumnStore(width: 0, limits: limits)
  }

  var isSkipped: Bool { stage == .skipped }

  /// Whether the preview is full, so that somebody has to decide before the next row.
  var wantsDecision: Bool { stage == .preview && preview.count == Self.previewRows }

  // MARK: The headings

  /// Shows the preview, and makes the columns of what follows; false where the sheet is skipped.
  func decide(_ choosing: (SheetPreview) -> HeadingDecision) throws(ReadError) -> Bool {
    let rows = preview.map { PreviewRow(number: $0.number, cells: $0.texts) }
    let decision = choosing(
      SheetPreview(
        file: sheet.file, sheet: sheet.name, position: sheet.position, hidden: sheet.hidden,
        rows: rows))
    guard case .headings(let headerRow) = decision else {
      stage = .skipped
      preview = []
      return false
    }
    self.headerRow = headerRow
    for doubt in earlyDoubts where doubt.row >= headerRow {
      add(doubt.column, row: doubt.row, isBlank: doubt.isBlank)
    }
    earlyDoubts = []
    if let index = rows.firstIndex(where: { $0.number == headerRow }) {
      beginRows(rows[index].cells)
      for row in preview where row.number > headerRow { try keep(row) }
    } else {
      stage = .seeking
    }
    preview = []
    return true
  }

  /// The sheet's table, behind its last row; nil where `choosing` skips it.
  func table(_ choosing: (SheetPreview) -> HeadingDecision) throws(ReadError) -> SheetTable? {
    if stage == .preview { _ = try decide(choosing) }
    switch stage {
    case .preview, .skipped: return nil
    case .seeking: throw .noHeadings(row: headerRow)
    case .rows:
      var table = try SheetTable.assemble(
        store, headings: headings, headerRow: headerRow, file: sheet.file, sheet: sheet.name,
        hidden: sheet.hidden, dateSystem: dateSystem, limits: limits)
      table.formulas = doubts
      table.hiddenCells = hiddenCells
      table.hiddenCells.columns = table.columnLetters.filter { hides($0) }
      return table
    }
  }

  private func beginRows(_ headings: [String]) {
    self.headings = headings
    stage = .rows
    store = ColumnStore(width: headings.count, limits: limits)
  }

  private func keep(_ row: Row) throws(ReadError) {
    beginRow(number: row.number, hidden: row.hidden)
    for (column, bytes) in row.cells {
      let padded = bytes + repeatElement(0, count: CellWords.padding)
      try padded.withUnsafeBufferPointer { buffer throws(ReadError) in
        guard let start = buffer.baseAddress else { return }
        try store.fill(column, start, bytes.count)
        isBlank = false
      }
    }
    try endRow()
  }

  // MARK: Rows and cells

  func beginRow(number: Int, hidden: Bool = false) {
    rowNumber = number
    rowIsHidden = hidden
    isBlank = true
    switch stage {
    case .preview, .seeking: row = Row(number: number, hidden: hidden)
    case .rows: store.blankRow()
    case .skipped: break
    }
  }

  /// Gives the row, which has no cell yet, another number.
  func renumberRow(_ number: Int) {
    rowNumber = number
    if stage == .preview || stage == .seeking { row = Row(number: number, hidden: rowIsHidden) }
  }

  /// Notes that the sheet does not show these columns, counted from 0.
  func hideColumns(_ columns: Range<Int>) {
    guard hiddenColumns.count < CellReference.lastColumn else { return }
    hiddenColumns.append(columns)
  }

  private func hides(_ letters: String) -> Bool {
    let index = letters.utf8.reduce(0) { $0 * 26 + Int($1) - Int(UInt8(ascii: "A")) + 1 } - 1
    return hiddenColumns.contains { $0.contains(index) }
  }

  /// Puts a text that is not blank into the row; `CellWords.padding` bytes can be read behind
  /// it.
  @inline(__always)
  func keepCell(
    _ column: Int, _ start: UnsafePointer<UInt8>, _ length: Int
  ) throws(ReadError) {
    textBytes &+= length
    guard textBytes <= limits.textBytes else {
      throw .tooLarge("holds a sheet with more than \(limits.textBytes) bytes of text")
    }
    if stage == .rows {
      try store.fill(column, start, length)
      isBlank = false
    } else {
      try keepEarly(column, start, length)
    }
  }

  private func keepEarly(
    _ column: Int, _ start: UnsafePointer<UInt8>, _ length: Int
  ) throws(ReadError) {
    guard stage != .skipped else { return }
    guard row.cells.count < CellReference.lastColumn else {
      throw .damaged("row \(rowNumber) has more cells than a sheet has columns")
    }
    row.cells.append((column, Array(UnsafeBufferPointer(start: start, count: length))))
  }

  func endRow() throws(ReadError) {
    switch stage {
    case .preview:
      if !row.cells.isEmpty { preview.append(row) }
    case .seeking:
      if rowNumber == headerRow, !row.cells.isEmpty { beginRows(row.texts) }
    case .rows:
      guard !isBlank, rowNumber > headerRow else { return }
      guard store.rowNumbers.count < CellReference.lastRow else {
        throw .damaged("it has more rows than a sheet can have")
      }
      if rowIsHidden { hiddenCells.add(row: rowNumber) }
      try store.keepRow(number: Int32(rowNumber))
    case .skipped: break
    }
  }

  /// Notes a formula whose result is not to be relied on; `isBlank` where it has none.
  func doubt(_ column: Int, isBlank: Bool) {
    if stage == .preview, earlyDoubts.count < Self.rememberedDoubts {
      earlyDoubts.append((column, rowNumber, isBlank))
    } else if rowNumber >= headerRow {
      add(column, row: rowNumber, isBlank: isBlank)
    }
  }

  private func add(_ column: Int, row: Int, isBlank: Bool) {
    if isBlank {
      doubts.blank.add(column: column, row: row)
    } else {
      doubts.stale.add(column: column, row: row)
    }
  }
}
