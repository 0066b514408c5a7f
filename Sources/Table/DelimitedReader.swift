#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads delimited text as RFC 4180 has it, and as spreadsheets write it: quotes only at a
/// cell's beginning mean anything, a doubled quote in a quoted cell is a quote, rows may be
/// ragged, and lines end in CR LF, LF or CR.
///
/// The text stands in one buffer with a line feed and zeros behind it, so every cell ends at a
/// delimiter or a line end and words of eight bytes can be read anywhere in it.
struct DelimitedReader {
  private static let previewRows = 40

  private let text: DecodedText
  let end: UnsafePointer<UInt8>
  let delimiter: UInt8
  let limits: ReadLimits
  /// The next byte, and the number of the record that begins with it.
  var position: UnsafePointer<UInt8>
  var record: Int
  /// A quoted cell with its doubled quotes undone.
  private let scratch = ByteBuffer()

  init(_ text: DecodedText, limits: ReadLimits) {
    self.text = text
    self.limits = limits
    let start = UnsafePointer(text.owner.start + text.offset)
    end = UnsafePointer(text.owner.start + text.owner.count)
    let found = Delimiter(in: UnsafeBufferPointer(start: start, count: end - start))
    delimiter = found.byte
    position = start + found.offset
    record = found.offset > 0 ? 2 : 1
  }

  mutating func read(
    file: String, choosing: (SheetPreview) -> HeadingDecision
  ) throws(ReadError) -> SheetTable? {
    var preview: [PreviewRow] = []
    var places: [(position: UnsafePointer<UInt8>, record: Int)] = []
    while preview.count < Self.previewRows, position < end {
      let number = record
      let cells = try nextRecord()
      guard !cells.isEmpty else { continue }
      preview.append(PreviewRow(number: number, cells: cells))
      places.append((position, record))
    }
    let decision = choosing(
      SheetPreview(file: file, sheet: nil, position: 1, hidden: false, rows: preview))
    guard case .headings(let row) = decision else { return nil }

    var headings: [String] = []
    if let index = preview.firstIndex(where: { $0.number == row }) {
      headings = preview[index].cells
      (position, record) = places[index]
    } else {
      while position < end, record <= row {
        let number = record
        let cells = try nextRecord()
        if number == row { headings = cells }
      }
    }
    guard !headings.isEmpty else { throw ReadError.noHeadings(row: row) }
    let store = ColumnStore(
      width: headings.count, expectedRows: expectedRows(headings.count), limits: limits)
    try readRows(into: store)
    return try SheetTable.assemble(
      store, headings: headings, headerRow: row, file: file, sheet: nil, hidden: false,
      dateSystem: .from1900)
  }

  /// A little more than the rows that follow if they are as long as the first ones.
  private func expectedRows(_ columns: Int) -> Int {
    let rest = max(end - position, 0)
    let sample = UnsafeBufferPointer(start: position, count: min(rest, 1 << 16))
    let lines = sample.count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    let length = max(sample.count / max(lines, 1), columns)
    return rest / max(length, 1) * 17 / 16 + 64
  }

  // MARK: Records one at a time

  /// The record's cells up to its last that is not blank.
  private mutating func nextRecord() throws(ReadError) -> [String] {
    var cells: [String] = []
    var filled = 0
    var column = 0
    var lineEnds = false
    while !lineEnds {
      let (cell, length) = try nextCell(column)
      let (bare, count) = trimmed(cell, length)
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
    guard position.pointee != UInt8(ascii: "\"") else { return try quotedCell(column) }
    let cell = position
    while !endsCell(position.pointee) { position += 1 }
    try check(position - cell, column)
    return (cell, position - cell)
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

  @inline(__always)
  func endsCell(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// The cell that begins with the quote at `position`, without its quotes. What stands between
  /// its closing quote and the next delimiter belongs to it.
  mutating func quotedCell(
    _ column: Int
  ) throws(ReadError) -> (UnsafePointer<UInt8>, Int) {
    let quote = UInt8(ascii: "\"")
    let opening = position
    var piece = position + 1
    scratch.removeAll()
    while true {
      guard let close = nextQuote(piece) else { throw unclosedQuote(opening, column) }
      try check(scratch.count + (close - piece), column)
      position = close + 1
      if position.pointee != quote {
        if scratch.count == 0, endsCell(position.pointee) { return (piece, close - piece) }
        scratch.append(piece, close - piece)
        break
      }
      scratch.append(piece, close - piece + 1)
      piece = close + 2
    }
    let tail = position
    while !endsCell(position.pointee) { position += 1 }
    scratch.append(tail, position - tail)
    try check(scratch.count, column)
    return (UnsafePointer(scratch.start), scratch.count)
  }

  private func nextQuote(_ from: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    guard from < end, let found = memchr(from, Int32(UInt8(ascii: "\"")), end - from) else {
      return nil
    }
    return UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
  }

  @inline(__always)
  func check(_ length: Int, _ column: Int) throws(ReadError) {
    guard length <= limits.fieldBytes else {
      var error = ReadError.tooLarge("has a cell of more than \(limits.fieldBytes) bytes")
      (error.row, error.column) = (record, letters(ofColumn: column))
      throw error
    }
  }

  private func unclosedQuote(_ opening: UnsafePointer<UInt8>, _ column: Int) -> ReadError {
    ReadError(
      code: "unclosed-quote",
      message:
        "a quote opens in row \(record), column \(letters(ofColumn: column)), and never closes",
      help: "close it, or double it if it is part of the text", row: record,
      column: letters(ofColumn: column))
  }
}
