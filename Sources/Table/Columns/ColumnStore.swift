/// The columns of a sheet while one thread reads its rows. Column 0 is column A.
///
/// The rows come in batches: a batch is coded column by column, which keeps one column's
/// dictionary in the processor's nearest cache.
///
/// One thread owns it, and no access to a property overlaps another: the checks of that, at each
/// cell, would cost more than the reading.
final class ColumnStore {
  static let batchLength = 256
  /// How far the cells of one column stand from those of the next: one more than the rows of a
  /// batch, because columns a power of two apart would contend for the same lines of the cache.
  static let batchStride = batchLength + 1

  /// The number of columns.
  @exclusivity(unchecked) private(set) var width = 0
  /// The cells of the rows that are not coded yet, column by column.
  @exclusivity(unchecked) private(set) var batch: UnsafeMutablePointer<CellWords>
  /// Rows in the batch. The row behind them is the one being filled.
  @exclusivity(unchecked) private(set) var batchRows = 0
  @exclusivity(unchecked) private(set) var rowNumbers = RowNumbers()
  @exclusivity(unchecked) private var builders: [ColumnBuilder] = []
  /// For each column, how many rows of the batch are coded already.
  @exclusivity(unchecked) private var coded: [Int] = []
  private var columnCapacity: Int
  private let limits: ReadLimits

  init(width: Int, limits: ReadLimits) {
    self.limits = limits
    columnCapacity = max(width, 16)
    batch = .allocate(capacity: columnCapacity * Self.batchStride)
    for _ in 0..<width { addColumn() }
  }

  deinit { batch.deallocate() }

  /// The number of rows kept.
  var rows: Int { rowNumbers.count }

  /// Makes columns up to `index`, blank in the rows so far.
  func widen(to index: Int) throws(ReadError) {
    guard index < limits.columns else {
      throw .tooLarge("has more than \(limits.columns) columns")
    }
    while width <= index { addColumn() }
    try checkCells()
  }

  /// Makes room for so many rows in all: memory that is not reached costs nothing, while what
  /// grows is copied again and again.
  func reserve(_ rows: Int) {
    for builder in builders { builder.reserve(rows) }
  }

  // MARK: The row being filled

  /// Blanks the row from column `first` on.
  @inline(__always)
  func blankRow(from first: Int = 0) {
    var index = first
    while index < width {
      batch[index &* Self.batchStride &+ batchRows] = .blank
      index &+= 1
    }
  }

  /// Puts a text, behind which `CellWords.padding` bytes can be read, into a column of the row.
  func fill(
    _ column: Int, _ start: UnsafePointer<UInt8>, _ length: Int
  ) throws(ReadError) {
    let cell = try cell(column, start, length)
    batch[column * Self.batchStride + batchRows] = cell
  }

  /// What the batch holds for a text: where it is long, it is kept at once, behind those of its
  /// column that wait, so that the dictionary follows the order of the rows.
  func cell(
    _ column: Int, _ start: UnsafePointer<UInt8>, _ length: Int
  ) throws(ReadError) -> CellWords {
    guard length > 0 else { return .blank }
    if column >= width { try widen(to: column) }
    guard length > 16 else { return CellWords(start, length) }
    // The array keeps the builder: counting references at each long cell costs more than it.
    return Unmanaged.passUnretained(builders[column])._withUnsafeGuaranteedRef { builder in
      code(column, into: builder)
      return builder.cell(start, length)
    }
  }

  /// Keeps the row.
  @inline(__always)
  func keepRow(number: Int32) throws(ReadError) {
    rowNumbers.append(number)
    batchRows &+= 1
    if batchRows == Self.batchLength { try finishBatch() }
  }

  /// Codes the rows of the batch, which is then empty.
  func finishBatch() throws(ReadError) {
    try checkCells()
    for index in 0..<width {
      code(index, into: builders[index])
      coded[index] = 0
    }
    batchRows = 0
  }

  private func code(_ index: Int, into builder: ColumnBuilder) {
    let done = coded[index]
    guard batchRows > done else { return }
    builder.append(batch + (index * Self.batchStride + done), batchRows - done)
    coded[index] = batchRows
  }

  // MARK: The finished columns

  /// A column whose rows are all coded; nil where the store has none of that number.
  func builder(_ index: Int) -> ColumnBuilder? {
    index < builders.count ? builders[index] : nil
  }

  /// Forgets the columns: they belong to whoever took them.
  func release() { builders = [] }

  private func addColumn() {
    if width == columnCapacity {
      let cells = UnsafeMutablePointer<CellWords>.allocate(
        capacity: columnCapacity * 2 * Self.batchStride)
      cells.update(from: batch, count: width * Self.batchStride)
      batch.deallocate()
      batch = cells
      columnCapacity *= 2
    }
    (batch + width * Self.batchStride).initialize(repeating: .blank, count: Self.batchStride)
    let builder = ColumnBuilder()
    builder.append(blanks: rows - batchRows)
    builders.append(builder)
    coded.append(0)
    width += 1
  }

  private func checkCells() throws(ReadError) {
    let (cells, overflow) = width.multipliedReportingOverflow(by: rows)
    guard !overflow, cells <= limits.cells else {
      throw .tooLarge("has more than \(limits.cells) cells")
    }
  }
}

/// The letters of a column, from 0: "A", ... "Z", "AA".
public func letters(ofColumn index: Int) -> String {
  var letters: [UInt8] = []
  var rest = index + 1
  while rest > 0 {
    letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
    rest = (rest - 1) / 26
  }
  return String(decoding: letters.reversed(), as: UTF8.self)
}
