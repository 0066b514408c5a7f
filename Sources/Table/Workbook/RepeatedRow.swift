/// The cells of a row that a file holds once and means several times.
struct RepeatedRow {
  private var cells: [(column: Int, offset: Int, length: Int)] = []
  private let bytes = ByteBuffer()
  private var next = 0
  private var remaining = 0
  private var hidden = false

  var isBlank: Bool { cells.isEmpty }
  var byteCount: Int { bytes.count }

  mutating func removeAll() {
    cells.removeAll(keepingCapacity: true)
    bytes.removeAll()
    remaining = 0
  }

  mutating func append(_ column: Int, _ start: UnsafePointer<UInt8>, _ length: Int) {
    if let last = cells.last, last.length == length,
      (0..<length).allSatisfy({ bytes.start[last.offset + $0] == start[$0] })
    {
      // A cell that is repeated in its row is kept once.
      cells.append((column, last.offset, length))
      return
    }
    cells.append((column, bytes.count, length))
    bytes.append(start, length)
  }

  mutating func begin(_ first: Int, count: Int, hidden: Bool) {
    next = first
    remaining = count
    self.hidden = hidden
  }

  /// Keeps the row as often as it is still to be kept, or until `rows` wants to know where its
  /// headings are.
  mutating func keep(in rows: SheetRows) throws(ReadError) {
    while remaining > 0, !rows.wantsDecision, !rows.isSkipped {
      rows.beginRow(number: next, hidden: hidden)
      for cell in cells {
        try rows.keepCell(cell.column, UnsafePointer(bytes.start + cell.offset), cell.length)
      }
      try rows.endRow()
      next += 1
      remaining -= 1
    }
  }
}
