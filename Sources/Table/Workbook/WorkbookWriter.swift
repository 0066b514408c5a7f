import CXlsxWriter

/// Writes a workbook (.xlsx): real dates shown as dd/mm/yyyy, headings that stay in view, a
/// filter over them, and columns as wide as their cells need. The same sheets make the same
/// bytes at any time.
///
/// - Throws: `missing-library` where libxlsxwriter is not installed; `not-a-sheet-name`;
///   `too-large` for more than 1,048,576 rows or 16,384 columns; and what `writeFile` throws.
public func writeWorkbook(
  _ sheets: [WrittenSheet], to path: String, for readers: FileReaders = .usual
) throws(WriteError) {
  guard jtai_book_available() == 1 else {
    throw WriteError(
      code: "missing-library",
      message: "the library libxlsxwriter is needed to write workbooks and is not installed",
      help: "install it (on Debian and Ubuntu: apt install libxlsxwriter4), or write CSV",
      file: path)
  }
  let file = try TemporaryFile(for: path)
  do throws(WriteError) {
    let parts = try PrivateFolder(beside: file)
    defer { parts.remove() }
    try WorkbookWriter(file: path, parts: parts.path).write(sheets, to: file.path)
    try file.complete(for: readers)
  } catch {
    file.abandon()
    throw error
  }
}

/// Hands sheets to libxlsxwriter.
private struct WorkbookWriter {
  /// 1 January 2026: a workbook says when it was made, which must not differ between runs.
  private static let created: Int64 = 1_767_225_600
  private static let widths = 8.0...60.0
  /// How many rows are looked at to find a column's width.
  private static let measuredRows = 200

  let file: String
  /// The folder in which the library puts the parts together.
  let parts: String

  func write(_ sheets: [WrittenSheet], to path: String) throws(WriteError) {
    guard let book = jtai_book_open(path, parts, Self.created) else {
      throw failed("memory is short")
    }
    do throws(WriteError) {
      for sheet in sheets { try write(sheet, in: book) }
    } catch {
      _ = jtai_book_close(book)
      throw error
    }
    try check(jtai_book_close(book))
  }

  private func write(_ sheet: WrittenSheet, in book: OpaquePointer) throws(WriteError) {
    let top = sheet.titleLine == nil ? 0 : 1
    guard sheet.rows >= 0, sheet.rows < CellReference.lastRow - top,
      sheet.headings.count <= CellReference.lastColumn
    else {
      throw WriteError(
        code: "too-large", message: "the sheet \"\(sheet.name)\" has more rows than a sheet holds",
        help: "write CSV, or fewer rows", file: file)
    }
    guard let target = jtai_book_add(book, sheet.name) else {
      throw WriteError(
        code: "not-a-sheet-name", message: "\"\(sheet.name)\" cannot be the name of a sheet",
        help: "sheets have different names of 1 to 31 characters without [ ] : * ? / \\",
        file: file)
    }
    let lastColumn = UInt16(max(sheet.headings.count - 1, 0))
    if let line = sheet.titleLine {
      try check(jtai_sheet_title(target, 0, lastColumn, try stored(line, sheet, row: 0)))
    }
    for (column, heading) in sheet.headings.enumerated() {
      try check(
        jtai_sheet_text(
          target, UInt32(top), UInt16(column), try stored(heading, sheet, row: top), JTAI_HEADING))
    }
    var lengths = sheet.headings.map { Double($0.count) }
    for row in 0..<sheet.rows {
      for column in sheet.headings.indices {
        let cell = sheet.cell(row, column)
        if case .text(let text) = cell {
          let stored = try stored(text, sheet, row: top + 1 + row)
          try write(.text(stored), in: target, row: UInt32(top + 1 + row), column: UInt16(column))
        } else {
          try write(cell, in: target, row: UInt32(top + 1 + row), column: UInt16(column))
        }
        if row < Self.measuredRows { lengths[column] = max(lengths[column], cell.width) }
      }
    }
    for (column, length) in lengths.enumerated() {
      let width = min(max(length + 2, Self.widths.lowerBound), Self.widths.upperBound)
      try check(jtai_sheet_width(target, UInt16(column), width))
    }
    for (column, texts) in sheet.choices.sorted(by: { $0.key < $1.key }) where sheet.rows > 0 {
      try check(
        jtai_sheet_choices(
          target, UInt32(top + 1), UInt32(top + sheet.rows), UInt16(column),
          texts.joined(separator: "\n")))
    }
    guard !sheet.headings.isEmpty else { return }
    try check(
      jtai_sheet_frame(target, UInt32(top), UInt32(top + sheet.rows), lastColumn))
  }

  /// A text as the workbook stores it.
  private func stored(
    _ text: String, _ sheet: WrittenSheet, row: Int
  ) throws(WriteError) -> String {
    guard !WorkbookText.isTooLong(text) else {
      throw WriteError(
        code: "cell-too-long",
        message: "a cell in row \(row + 1) of the sheet \"\(sheet.name)\" has more than "
          + "32,767 characters, which no workbook can hold",
        help: "write CSV or JSON", file: file)
    }
    return WorkbookText.escaped(text)
  }

  private func write(
    _ cell: WrittenCell, in sheet: OpaquePointer, row: UInt32, column: UInt16
  ) throws(WriteError) {
    switch cell {
    case .blank: return
    case .text(let text):
      guard !text.isEmpty else { return }
      try check(jtai_sheet_text(sheet, row, column, text, JTAI_PLAIN))
    case .whole(let number):
      // A workbook's numbers have 53 bits.
      guard number.magnitude <= 1 << 53 else {
        try check(jtai_sheet_text(sheet, row, column, String(number), JTAI_PLAIN))
        return
      }
      try check(jtai_sheet_number(sheet, row, column, Double(number)))
    case .date(let year, let month, let day):
      guard year >= 1900, CivilDate(year: year, month: month, day: day) != nil else {
        try check(jtai_sheet_text(sheet, row, column, dateText(year, month, day), JTAI_PLAIN))
        return
      }
      try check(
        jtai_sheet_date(sheet, row, column, Int32(year), Int32(month), Int32(day)))
    }
  }

  private func check(_ outcome: Int32) throws(WriteError) {
    guard outcome != 0 else { return }
    throw failed(String(cString: jtai_book_message(outcome)))
  }

  private func failed(_ reason: String) -> WriteError {
    WriteError(
      code: "cannot-write", message: "the workbook \"\(file)\" cannot be written: \(reason)",
      help: "check that there is room on the drive, or write CSV", file: file)
  }
}

extension WrittenCell {
  /// Characters that the cell shows.
  fileprivate var width: Double {
    switch self {
    case .blank: 0
    case .text(let text): Double(text.count)
    case .whole(let number): Double(String(number).utf8.count)
    case .date: 10
    }
  }
}
