/// The loop that reads most of a file: eight bytes at a time, and for a cell of up to 16 bytes
/// no more than its two words and one slot of its column's interner.
extension DelimitedReader {
  /// Reads the records from `position` to the end into `store`.
  mutating func readRows(into store: ColumnStore) throws(ReadError) {
    let delimiters = Self.repeated(delimiter)
    let lineFeeds = Self.repeated(UInt8(ascii: "\n"))
    let returns = Self.repeated(UInt8(ascii: "\r"))
    var width = store.width
    var cells = store.batch + store.batchRows

    while position < end {
      guard let number = Int32(exactly: record) else {
        throw .tooLarge("has more than \(Int32.max) records")
      }
      var column = 0
      var isBlank = true
      var lineEnds = false
      while !lineEnds {
        let cell = position
        var low = TextInterner.word(cell)
        var found = Self.places(of: delimiters, lineFeeds, returns, in: low)
        var high: UInt64 = 0
        var length = found.trailingZeroBitCount &>> 3
        if found == 0 {
          high = TextInterner.word(cell + 8)
          found = Self.places(of: delimiters, lineFeeds, returns, in: high)
          length = 8 &+ found.trailingZeroBitCount &>> 3
        }
        let first = UInt8(truncatingIfNeeded: low)
        if length == 0 {
          low = 0
        } else if found == 0 || Self.needsCare(first: first, last: cell[length &- 1]) {
          let words = try bareCell(column, store)
          (low, high) = (words.low, words.high)
          isBlank = isBlank && low == 0 && high == 0
        } else {
          position = cell + length
          isBlank = false
          if length <= 8 {
            (low, high) = (TextInterner.masked(low, length), 0)
          } else {
            high = TextInterner.masked(high, length &- 8)
          }
        }
        if column >= width, low != 0 || high != 0 { try store.widen(to: column) }
        if width != store.width {
          width = store.width
          cells = store.batch + store.batchRows
        }
        if column < width {
          cells[column &* ColumnStore.batchStride] = CellWords(low: low, high: high)
        }
        column &+= 1
        lineEnds = passSeparator()
      }
      if isBlank { continue }
      if column < width { store.blankRow(from: column) }
      try store.keepRow(number: number)
      cells = store.batch + store.batchRows
    }
  }

  /// The cell at `position` without its quotes and the white space at its ends, interned if it
  /// is long.
  @inline(never)
  private mutating func bareCell(
    _ column: Int, _ store: ColumnStore
  ) throws(ReadError) -> CellWords {
    let (cell, length) = try nextCell(column)
    let (bare, count) = trimmed(cell, length)
    return try store.words(column, bare, count)
  }

  /// Whether a cell may have quotes to undo or ends to trim.
  @inline(__always)
  private static func needsCare(first: UInt8, last: UInt8) -> Bool {
    first <= UInt8(ascii: "\"") || first == 0xC2 || last <= 0x20 || last == 0xA0
  }

  @inline(__always)
  private static func repeated(_ byte: UInt8) -> UInt64 {
    UInt64(byte) &* 0x0101_0101_0101_0101
  }

  /// The top bit of each byte of `word` that equals one of three; bits above the lowest may be
  /// false, which does not matter to whoever looks for the first.
  @inline(__always)
  private static func places(
    of first: UInt64, _ second: UInt64, _ third: UInt64, in word: UInt64
  ) -> UInt64 {
    zeroBytes(word ^ first) | zeroBytes(word ^ second) | zeroBytes(word ^ third)
  }

  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }
}
