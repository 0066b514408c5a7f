/// Tells lines that look like rows of a table from those of a note or an address.
///
/// A row has as many fields as the table, more than half of them at least, and its first field is
/// written as the first field of the row in which the lines were found: digits where that has
/// digits, and of about the same length.
struct LineShape {
  private let first: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  private let width: Int

  /// - Parameters:
  ///   - row: the bytes of a row, from its first on.
  ///   - width: how many fields the table has.
  init(of row: UnsafeBufferPointer<UInt8>, delimiter: UInt8, width: Int) {
    let bare =
      row.first == UInt8(ascii: "\"") ? UnsafeBufferPointer(rebasing: row.dropFirst()) : row
    first = Self.firstField(bare, delimiter)
    self.delimiter = delimiter
    self.width = width
  }

  /// Whether one of the lines of a cell looks like a row: one within it, or its last together
  /// with what stands behind the cell.
  ///
  /// - Parameter behind: how many fields stand behind the cell in its row.
  func isRow(in cell: UnsafeBufferPointer<UInt8>, behind: Int) -> Bool {
    var line = cell.startIndex
    var isFirst = true
    for index in cell.indices where cell[index] == 0x0A || cell[index] == 0x0D {
      if !isFirst, looksLikeRow(cell[line..<index], behind: 0) { return true }
      isFirst = false
      line = index + 1
    }
    let last = cell[line...]
    return !isFirst && last.contains(delimiter) && looksLikeRow(last, behind: behind)
  }

  private func looksLikeRow(_ line: Slice<UnsafeBufferPointer<UInt8>>, behind: Int) -> Bool {
    let fields = line.reduce(1) { $0 + ($1 == delimiter ? 1 : 0) } + behind
    guard fields >= 3, fields * 2 > width else { return false }
    let own = Self.firstField(UnsafeBufferPointer(rebasing: line), delimiter)
    guard abs(own.count - first.count) <= 1, Self.shape(own) == Self.shape(first) else {
      return false
    }
    // A word may well begin a line of a note.
    return fields == width || first.contains { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }

  private static func firstField(
    _ line: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8
  ) -> UnsafeBufferPointer<UInt8> {
    let end = line.firstIndex { $0 == delimiter || $0 == 0x0A || $0 == 0x0D } ?? line.endIndex
    return UnsafeBufferPointer(rebasing: line[..<end].prefix(64))
  }

  /// The kinds of signs, one for a run of digits or letters.
  private static func shape(_ field: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var shape: [UInt8] = []
    for byte in field {
      let kind: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): kind = UInt8(ascii: "9")
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...:
        kind = UInt8(ascii: "a")
      default: kind = byte
      }
      if shape.last != kind || !"9a".utf8.contains(kind) { shape.append(kind) }
    }
    return shape
  }
}
