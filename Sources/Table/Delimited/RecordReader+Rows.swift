/// The loop that reads most of a file: eight bytes at a time, and for a cell of up to 16 bytes
/// no more than its two words.
extension RecordReader {
  /// Reads the records that begin before `stop` into `store`.
  ///
  /// A record that is cut off at the end of what can be read is not kept, and `position` is its
  /// beginning; false says so. So it is where an error may come from the cut alone.
  ///
  /// - Parameter isLast: whether the text ends where what can be read ends.
  mutating func readRows(
    into store: ColumnStore, until stop: UnsafePointer<UInt8>, isLast: Bool
  ) throws(ReadError) -> Bool {
    while position < stop {
      let (beginning, number) = (position, record)
      do throws(ReadError) {
        let (isBlank, cells) = try readRow(into: store)
        if isCut, !isLast {
          (position, record) = (beginning, number)
          oddCells.removeAll()
          return false
        }
        if !oddCells.isEmpty { doubt(beginning, number: number, cells: cells) }
        if isBlank { continue }
        guard let number = Int32(exactly: number) else {
          throw .tooLarge("has more than \(Int32.max) records")
        }
        try store.keepRow(number: number)
      } catch {
        oddCells.removeAll()
        guard isCut, !isLast else { throw error }
        (position, record) = (beginning, number)
        return false
      }
    }
    return true
  }

  /// Reads a record into the row that `store` fills; whether it is blank, and its cells.
  @inline(__always)
  private mutating func readRow(
    into store: ColumnStore
  ) throws(ReadError) -> (isBlank: Bool, cells: Int) {
    var width = store.width
    var cells = store.batch + store.batchRows
    var column = 0
    var seen: UInt64 = 0
    var lineEnds = false
    while !lineEnds {
      let cell = position
      var low = CellWords.word(cell)
      var found = ends(in: low)
      var high: UInt64 = 0
      var length = found.trailingZeroBitCount &>> 3
      if found == 0 {
        high = CellWords.word(cell + 8)
        found = ends(in: high)
        length = 8 &+ found.trailingZeroBitCount &>> 3
      }
      let first = UInt8(truncatingIfNeeded: low)
      if length == 0 {
        low = 0
      } else if found == 0 || Self.needsCare(first: first, last: cell[length &- 1]) {
        let words = try bareCell(column, store)
        (low, high) = (words.low, words.high)
      } else {
        position = cell + length
        if length <= 8 {
          (low, high) = (CellWords.masked(low, length), 0)
        } else {
          high = CellWords.masked(high, length &- 8)
        }
      }
      seen |= low | high
      if column >= width, low != 0 || high != 0 {
        try store.widen(to: column)
        width = store.width
        cells = store.batch + store.batchRows
      } else if width != store.width {
        width = store.width
        cells = store.batch + store.batchRows
      }
      if column < width {
        cells[column &* ColumnStore.batchStride] = CellWords(low: low, high: high)
      }
      column &+= 1
      lineEnds = passSeparator()
    }
    if seen != 0, column < width { store.blankRow(from: column) }
    return (seen == 0, column)
  }

  /// The cell at `position` without its quotes and the white space at its ends, kept by its
  /// column if it is long.
  @inline(never)
  private mutating func bareCell(
    _ column: Int, _ store: ColumnStore
  ) throws(ReadError) -> CellWords {
    let beginning = position
    if beginning.pointee != UInt8(ascii: "\"") {
      passCell()
      let length = position - beginning
      if length > 16, length <= limits.fieldBytes,
        !Self.needsCare(first: beginning[0], last: beginning[length &- 1])
      {
        return try store.cell(column, beginning, length)
      }
      position = beginning
    }
    let (cell, length) = try nextCell(column)
    let (bare, count) = undressed(cell, length, column)
    return try store.cell(column, bare, count)
  }

  /// Whether a cell may have quotes to undo or ends to trim.
  @inline(__always)
  private static func needsCare(first: UInt8, last: UInt8) -> Bool {
    first <= UInt8(ascii: "\"") || first == 0xC2 || last <= 0x20 || last == 0xA0
  }

  /// The top bit of each byte of `word` that may end a cell; bits above the lowest may be false,
  /// which does not matter to whoever looks for the first.
  @inline(__always)
  func ends(in word: UInt64) -> UInt64 {
    Self.zeroBytes(word ^ Self.repeated(delimiter))
      | Self.zeroBytes(word ^ Self.repeated(UInt8(ascii: "\n")))
      | Self.zeroBytes(word ^ Self.repeated(UInt8(ascii: "\r")))
  }

  @inline(__always)
  private static func repeated(_ byte: UInt8) -> UInt64 {
    UInt64(byte) &* 0x0101_0101_0101_0101
  }

  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }
}
