extension SheetTable {
  /// The table of a store's columns: each that has a heading or a cell.
  static func assemble(
    _ store: ColumnStore, headings: [String], headerRow: Int, file: String, sheet: String?,
    hidden: Bool, dateSystem: DateSystem
  ) throws(ReadError) -> SheetTable {
    try store.internBatch()
    var keptHeadings: [String] = []
    var letters: [String] = []
    var columns: [TextColumn] = []
    for index in 0..<store.width {
      let heading = index < headings.count ? headings[index] : ""
      guard !heading.isEmpty || !store.isBlank(index) else { continue }
      keptHeadings.append(heading)
      letters.append(Table.letters(ofColumn: index))
      columns.append(store.takeColumn(index))
    }
    return SheetTable(
      file: file, sheet: sheet, hidden: hidden, headerRow: headerRow, headings: keptHeadings,
      columnLetters: letters, columns: columns, rowNumbers: store.rowNumbers,
      dateSystem: dateSystem)
  }
}

extension ReadError {
  static func noHeadings(row: Int) -> ReadError {
    ReadError(
      code: "no-headings", message: "row \(row) holds no headings",
      help: "say which row holds them, counting from 1 at the top of the sheet", row: row)
  }
}
