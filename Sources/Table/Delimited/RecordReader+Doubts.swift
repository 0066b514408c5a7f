/// What of a record may not have been meant as it was read.
extension RecordReader {
  /// Looks at the odd cells of the record that begins at `beginning` and ends at `position`.
  ///
  /// - Parameter cells: how many cells it has.
  mutating func doubt(_ beginning: UnsafePointer<UInt8>, number: Int, cells: Int) {
    for (column, start, end) in oddCells {
      switch quoting {
      case .standard:
        let row = UnsafeBufferPointer(start: beginning, count: position - beginning)
        let shape = LineShape(of: row, delimiter: delimiter, width: width)
        let cell = UnsafeBufferPointer(start: start, count: end - start)
        if shape.isRow(in: cell, behind: cells - 1 - column) {
          doubts.rowsInCells.add(row: number, column: column)
        }
      case .none:
        if closesLater(end) {
          doubts.takenApart.add(row: number, column: column)
        } else {
          doubts.openQuotes.add(row: number, column: column)
        }
      }
    }
    oddCells.removeAll(keepingCapacity: true)
  }

  /// Whether a cell of the record behind `start` ends with a quote.
  private func closesLater(_ start: UnsafePointer<UInt8>) -> Bool {
    var previous: UInt8 = 0
    var byte = start
    while byte < position {
      let ends = byte.pointee == delimiter || byte.pointee == 0x0A || byte.pointee == 0x0D
      if ends, previous == UInt8(ascii: "\"") { return true }
      if byte.pointee != UInt8(ascii: " ") { previous = byte.pointee }
      byte += 1
    }
    return previous == UInt8(ascii: "\"")
  }
}
