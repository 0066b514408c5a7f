#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads the records of delimited text as RFC 4180 has them, and as spreadsheets write them:
/// quotes only at a cell's beginning mean anything, a doubled quote in a quoted cell is a quote,
/// rows may be ragged, and lines end in CR LF, LF or CR.
struct RecordReader {
  let delimiter: UInt8
  let limits: ReadLimits
  let start: UnsafePointer<UInt8>
  /// Behind the last byte that can be read; a line feed and zeros stand there.
  let end: UnsafePointer<UInt8>
  /// The next byte, and the number of the record that begins with it.
  var position: UnsafePointer<UInt8>
  var record: Int
  /// What quotes mean, and how many columns have a heading; 0 where it is not known.
  let quoting: Quoting
  let width: Int
  /// What was odd in the records that were read.
  var doubts = TextDoubts()
  /// Cells of the record that is being read which span lines or, where quotes mean nothing, open
  /// one; each with its column.
  var oddCells: [(column: Int, start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>)] = []
  /// A quoted cell with its doubled quotes undone.
  private let scratch = ByteBuffer()

  /// - Parameters:
  ///   - offset: where in the block the first record begins.
  ///   - record: its number.
  ///   - width: how many columns have a heading, where cells are to be looked at for rows.
  init(
    _ block: TextBlock, from offset: Int, record: Int, delimiter: UInt8, limits: ReadLimits,
    quoting: Quoting = .standard, width: Int = 0
  ) {
    self.quoting = quoting
    self.width = width
    self.delimiter = delimiter
    self.limits = limits
    self.record = record
    start = block.start
    end = block.start + block.available
    position = block.start + offset
  }

  /// Whether the last record was ended by what stands behind the text, or may go on there: then
  /// it is cut off, unless the text ends there as well.
  var isCut: Bool {
    position > end || (position == end && position > start && position[-1] == 0x0D)
  }

  /// The record's cells up to its last that is not blank.
  mutating func nextRecord() throws(ReadError) -> [String] {
    var cells: [String] = []
    var filled = 0
    var column = 0
    var lineEnds = false
    while !lineEnds {
      let (cell, length) = try nextCell(column)
      let (bare, count) = undressed(cell, length, column)
      if count > 0 {
        while cells.count < column { cells.append("") }
        cells.append(
          String(decoding: UnsafeBufferPointer(start: bare, count: count), as: UTF8.self))
        filled = column + 1
      }
      column += 1
      guard column <= limits.columns || filled < column else {
        throw .tooLarge("has more than \(limits.columns) columns")
      }
      lineEnds = passSeparator()
    }
    return cells
  }

  /// The bytes of the cell at `position`, which moves to what ends it.
  mutating func nextCell(
    _ column: Int
  ) throws(ReadError) -> (UnsafePointer<UInt8>, Int) {
    if quoting == .standard, position.pointee == UInt8(ascii: "\"") {
      return try quotedCell(column)
    }
    let cell = position
    passCell()
    try check(position - cell, column)
    return (cell, position - cell)
  }

  /// A cell without the white space at its ends and, where quotes mean nothing, without those
  /// around the whole of it.
  mutating func undressed(
    _ cell: UnsafePointer<UInt8>, _ length: Int, _ column: Int
  ) -> (UnsafePointer<UInt8>, Int) {
    let (bare, count) = trimmed(cell, length)
    let quote = UInt8(ascii: "\"")
    guard quoting == .none, count > 0, bare.pointee == quote else { return (bare, count) }
    guard count > 1, bare[count - 1] == quote else {
      oddCells.append((column, bare, bare + count))
      return (bare, count)
    }
    scratch.removeAll()
    var piece = bare + 1
    let end = bare + count - 1
    while piece < end {
      let close = memchr(piece, Int32(quote), end - piece).map {
        UnsafePointer($0.assumingMemoryBound(to: UInt8.self))
      }
      guard let close else { break }
      scratch.append(piece, close - piece + 1)
      // A doubled quote is one.
      piece = close + (close + 1 < end && close[1] == quote ? 2 : 1)
    }
    scratch.append(piece, end - piece)
    return trimmed(UnsafePointer(scratch.start), scratch.count)
  }

  /// Passes what ended a cell; whether the record ends there.
  @inline(__always)
  mutating func passSeparator() -> Bool {
    let separator = position.pointee
    position += 1
    guard separator != delimiter else { return false }
    if separator == UInt8(ascii: "\r"), position < end, position.pointee == UInt8(ascii: "\n") {
      position += 1
    }
    record &+= 1
    return true
  }

  /// Moves to what ends the cell, eight bytes at a time.
  @inline(__always)
  mutating func passCell() {
    while true {
      let found = ends(in: CellWords.word(position))
      guard found == 0 else {
        position += found.trailingZeroBitCount &>> 3
        return
      }
      position += 8
    }
  }

  @inline(__always)
  private func endsCell(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// The cell that begins with the quote at `position`, without its quotes. What stands between
  /// its closing quote and the next delimiter belongs to it.
  private mutating func quotedCell(
    _ column: Int
  ) throws(ReadError) -> (UnsafePointer<UInt8>, Int) {
    let quote = UInt8(ascii: "\"")
    let opening = position
    var piece = position + 1
    scratch.removeAll()
    while true {
      guard let close = nextQuote(piece) else {
        // A record that is cut off there may still find its quote.
        position = end + 1
        throw unclosedQuote(column)
      }
      try check(scratch.count + (close - piece), column)
      position = close + 1
      if position.pointee != quote {
        noteLines(opening + 1, close, column)
        if scratch.count == 0, endsCell(position.pointee) { return (piece, close - piece) }
        scratch.append(piece, close - piece)
        break
      }
      scratch.append(piece, close - piece + 1)
      piece = close + 2
    }
    let tail = position
    passCell()
    scratch.append(tail, position - tail)
    try check(position - opening, column)
    return (UnsafePointer(scratch.start), scratch.count)
  }

  /// Notes a cell that spans lines.
  private mutating func noteLines(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ column: Int
  ) {
    guard width > 2 else { return }
    let length = end - start
    guard memchr(start, 0x0A, length) != nil || memchr(start, 0x0D, length) != nil else { return }
    oddCells.append((column, start, end))
  }

  private func nextQuote(_ from: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    guard from < end, let found = memchr(from, Int32(UInt8(ascii: "\"")), end - from) else {
      return nil
    }
    return UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
  }

  @inline(__always)
  private func check(_ length: Int, _ column: Int) throws(ReadError) {
    guard length <= limits.fieldBytes else {
      var error = ReadError.tooLarge("has a cell of more than \(limits.fieldBytes) bytes")
      (error.row, error.column) = (record, letters(ofColumn: column))
      throw error
    }
  }

  private func unclosedQuote(_ column: Int) -> ReadError {
    ReadError(
      code: "unclosed-quote",
      message:
        "a quote opens in row \(record), column \(letters(ofColumn: column)), and never closes",
      help:
        "close it, or double it if it is part of the text; or load … quotes none, by which each "
        + "line is a row", row: record,
      column: letters(ofColumn: column))
  }
}
