extension SheetTable {
  /// The table of the rows that one thread read.
  static func assemble(
    _ store: ColumnStore, headings: [String], headerRow: Int, file: String, sheet: String?,
    hidden: Bool, dateSystem: DateSystem, limits: ReadLimits
  ) throws(ReadError) -> SheetTable {
    try store.finishBatch()
    return try assemble(
      [RowSpan(store: store, rows: 0..<store.rows)], headings: headings, headerRow: headerRow,
      file: file, sheet: sheet, hidden: hidden, dateSystem: dateSystem, limits: limits)
  }

  /// The table of rows in the order of the file: each column that has a heading or a cell.
  static func assemble(
    _ spans: [RowSpan], headings: [String], headerRow: Int, file: String, sheet: String?,
    hidden: Bool, dateSystem: DateSystem, limits: ReadLimits
  ) throws(ReadError) -> SheetTable {
    var numbers = RowNumbers()
    for span in spans {
      numbers.append(span.store.rowNumbers, rows: span.rows, offset: span.offset)
    }
    let width = spans.reduce(headings.count) { max($0, $1.store.width) }
    let columns = try MergedColumns(spans, width: width, limits: limits).columns()
    let kept = (0..<width).filter { index in
      (index < headings.count && !headings[index].isEmpty) || columns[index].texts.count > 1
    }
    return SheetTable(
      file: file, sheet: sheet, hidden: hidden, headerRow: headerRow,
      headings: kept.map { $0 < headings.count ? headings[$0] : "" },
      columnLetters: kept.map { Table.letters(ofColumn: $0) },
      columns: kept.map { columns[$0] }, rowNumbers: numbers, dateSystem: dateSystem)
  }
}

/// The columns of a sheet, merged on all processors, the dearest first.
private final class MergedColumns: @unchecked Sendable {
  /// From this number of cells on, threads are worth their start.
  private static let manyCells = 1 << 20

  private let monitor = Monitor()
  private let isLarge: Bool
  /// What is still to be merged, each with its place among the columns, the dearest last.
  private var waiting: [(place: Int, merge: ColumnMerge)]
  private var results: [Result<TextColumn, ReadError>?]

  init(_ spans: [RowSpan], width: Int, limits: ReadLimits) {
    isLarge = spans.reduce(0) { $0 + $1.rows.count } * width > Self.manyCells
    results = (0..<width).map { _ in nil }
    waiting = (0..<width).map { ($0, ColumnMerge($0, spans, limits: limits)) }
    waiting.sort { ($0.merge.mostTexts, $1.place) < ($1.merge.mostTexts, $0.place) }
    // Each column is let go as soon as it is merged: two forms of all are too much.
    for span in spans { span.store.release() }
  }

  func columns() throws(ReadError) -> [TextColumn] {
    let threads = isLarge ? min(threadCount, results.count) : 1
    if threads > 1 { try mergeWide(threads) }
    concurrently(threads) { _ in self.work() }
    var columns: [TextColumn] = []
    for result in results {
      if let result { columns.append(try result.get()) }
    }
    return columns
  }

  /// Merges the columns that take longest, one after the other, each on all threads.
  private func mergeWide(_ threads: Int) throws(ReadError) {
    while let (place, merge) = waiting.last, merge.isWide {
      guard let column = try merge.column(threads: threads) else { return }
      results[place] = .success(column)
      waiting.removeLast()
    }
  }

  private func work() {
    while let (place, merge) = take() {
      let result = Result { () throws(ReadError) in try merge.column() }
      monitor.lock()
      results[place] = result
      monitor.unlock()
    }
  }

  private func take() -> (place: Int, merge: ColumnMerge)? {
    monitor.lock()
    defer { monitor.unlock() }
    return waiting.popLast()
  }
}

extension ReadError {
  static func noHeadings(row: Int) -> ReadError {
    ReadError(
      code: "no-headings", message: "row \(row) holds no headings",
      help: "say which row holds them, counting from 1 at the top of the sheet", row: row)
  }
}
