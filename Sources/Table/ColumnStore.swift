/// The columns of a sheet while its rows are read. Column 0 is column A.
///
/// The rows come in batches: a batch is interned column by column, which keeps one column's
/// table in the processor's caches and lets the look-ups of many rows overlap.
final class ColumnStore {
  private struct Column {
    var interner: TextInterner
    var codes: [UInt32]
    /// How many rows of the batch are among the codes already.
    var interned = 0
  }

  private static let batchLength = 256
  /// How far the cells of one column stand from those of the next: one more than the rows of a
  /// batch, because columns a power of two apart would contend for the same lines of the cache.
  static let batchStride = batchLength + 1

  /// The number of columns.
  private(set) var width = 0
  /// The cells of the rows that are not interned yet, column by column.
  private(set) var batch: UnsafeMutablePointer<CellWords>
  /// Rows in the batch. The row behind them is the one being filled.
  private(set) var batchRows = 0
  private(set) var rowNumbers: [Int32] = []
  private var columns: [Column] = []
  private var columnCapacity: Int
  private let batchCodes: UnsafeMutablePointer<UInt32>
  /// How many rows the file is likely to hold.
  private let expectedRows: Int
  private let limits: ReadLimits

  init(width: Int, expectedRows: Int, limits: ReadLimits) {
    self.limits = limits
    self.expectedRows = min(expectedRows, limits.cells / max(width, 1))
    columnCapacity = max(width, 16)
    batch = .allocate(capacity: columnCapacity * Self.batchStride)
    batchCodes = .allocate(capacity: Self.batchLength)
    rowNumbers.reserveCapacity(self.expectedRows)
    columns.reserveCapacity(columnCapacity)
    for _ in 0..<width { addColumn() }
  }

  deinit {
    for column in columns { column.interner.deallocate() }
    batch.deallocate()
    batchCodes.deallocate()
  }

  /// Makes columns up to `index`, blank in the rows so far.
  func widen(to index: Int) throws(ReadError) {
    guard index < limits.columns else {
      throw .tooLarge("has more than \(limits.columns) columns")
    }
    while width <= index { addColumn() }
    try checkCells()
  }

  // MARK: The row being filled

  /// Blanks the row from column `first` on.
  @inline(__always)
  func blankRow(from first: Int = 0) {
    var index = first
    while index < width {
      batch[index &* Self.batchStride &+ batchRows] = CellWords(low: 0, high: 0)
      index &+= 1
    }
  }

  /// Puts a text, behind which `TextInterner.padding` bytes can be read, into a column of the row.
  func fill(
    _ column: Int, _ start: UnsafePointer<UInt8>, _ length: Int
  ) throws(ReadError) {
    let words = try words(column, start, length)
    batch[column * Self.batchStride + batchRows] = words
  }

  /// What the batch holds for a text: where it is long, it is interned at once, behind those of
  /// its column that wait, so that codes still follow the order of the rows.
  func words(
    _ column: Int, _ start: UnsafePointer<UInt8>, _ length: Int
  ) throws(ReadError) -> CellWords {
    guard length > 0 else { return CellWords(low: 0, high: 0) }
    if length <= 16 {
      let words = TextInterner.words(start, length)
      if column >= width { try widen(to: column) }
      return CellWords(low: words.low, high: words.high)
    }
    if column >= width { try widen(to: column) }
    try internBatch(column: column)
    return CellWords(low: 0, high: UInt64(columns[column].interner.intern(start, length)))
  }

  /// Keeps the row.
  @inline(__always)
  func keepRow(number: Int32) throws(ReadError) {
    rowNumbers.append(number)
    batchRows &+= 1
    if batchRows == Self.batchLength { try internBatch() }
  }

  /// Interns the rows of the batch, which is then empty.
  func internBatch() throws(ReadError) {
    try checkCells()
    for index in 0..<width {
      try internBatch(column: index)
      columns[index].interned = 0
    }
    batchRows = 0
  }

  private func internBatch(column index: Int) throws(ReadError) {
    let done = columns[index].interned
    let count = batchRows - done
    guard count > 0 else { return }
    columns[index].interner.intern(
      batch + (index * Self.batchStride + done), count, into: batchCodes)
    columns[index].codes.append(
      contentsOf: UnsafeBufferPointer(start: batchCodes, count: count))
    columns[index].interned = batchRows
    guard !columns[index].interner.exceeded else {
      var error = ReadError.tooLarge("has more than \(limits.distinctStrings) different texts")
      error.column = letters(ofColumn: index)
      throw error
    }
  }

  // MARK: The finished columns

  func isBlank(_ index: Int) -> Bool {
    columns[index].interner.entries.count == 1
  }

  /// A finished column, which the store no longer holds. The batch must be empty.
  func takeColumn(_ index: Int) -> TextColumn {
    let codes = columns[index].codes
    columns[index].codes = []
    return TextColumn(codes: codes, entries: columns[index].interner.entries)
  }

  private func addColumn() {
    if width == columnCapacity {
      let cells = UnsafeMutablePointer<CellWords>.allocate(
        capacity: columnCapacity * 2 * Self.batchStride)
      cells.update(from: batch, count: width * Self.batchStride)
      batch.deallocate()
      batch = cells
      columnCapacity *= 2
    }
    (batch + width * Self.batchStride).initialize(
      repeating: CellWords(low: 0, high: 0), count: Self.batchStride)
    var codes = [UInt32](unsafeUninitializedCapacity: expectedRows) { buffer, _ in
      guard let start = buffer.baseAddress else { return }
      preferLargePages(start, bytes: buffer.count * MemoryLayout<UInt32>.stride)
    }
    codes.append(contentsOf: repeatElement(0, count: rowNumbers.count - batchRows))
    columns.append(
      Column(interner: TextInterner(limit: limits.distinctStrings), codes: codes))
    width += 1
  }

  private func checkCells() throws(ReadError) {
    let (cells, overflow) = width.multipliedReportingOverflow(by: rowNumbers.count)
    guard !overflow, cells <= limits.cells else {
      throw .tooLarge("has more than \(limits.cells) cells")
    }
  }
}

/// The letters of a column, from 0: "A", ... "Z", "AA".
func letters(ofColumn index: Int) -> String {
  var letters: [UInt8] = []
  var rest = index + 1
  while rest > 0 {
    letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
    rest = (rest - 1) / 26
  }
  return String(decoding: letters.reversed(), as: UTF8.self)
}
