/// Finds what separates the cells of delimited text.
struct Delimiter {
  /// How many records, and how many bytes, are looked at.
  private static let records = 50
  private static let bytes = 1 << 18

  private static let candidates = [UInt8](",;\t|".utf8)

  let byte: UInt8
  /// Where the first record begins: behind a line such as `sep=;`, which Excel understands.
  let offset: Int

  /// Among comma, semicolon, tab and bar, the one that splits the most records into the same
  /// number of cells, and among equals the one that makes the most cells.
  init(in text: UnsafeBufferPointer<UInt8>, quoting: Quoting = .standard) {
    if let declared = Self.declared(text) {
      self = declared
      return
    }
    var best = (byte: UInt8(ascii: ","), agreeing: 0, cells: 1)
    for byte in Self.candidates {
      let (agreeing, cells) = Self.agreement(text, byte, quoting)
      if (agreeing, cells) > (best.agreeing, best.cells) { best = (byte, agreeing, cells) }
    }
    byte = best.byte
    offset = 0
  }

  private init(byte: UInt8, offset: Int) {
    self.byte = byte
    self.offset = offset
  }

  private static func declared(_ text: UnsafeBufferPointer<UInt8>) -> Delimiter? {
    guard text.count >= 6, text.prefix(4).elementsEqual("sep=".utf8) else { return nil }
    // A line end that is a delimiter would end no line: records would go on behind the text.
    guard text[4] < 0x80, !"\"\r\n".utf8.contains(text[4]) else { return nil }
    switch text[5] {
    case UInt8(ascii: "\n"): return Delimiter(byte: text[4], offset: 6)
    case UInt8(ascii: "\r"):
      let pair = text.count > 6 && text[6] == UInt8(ascii: "\n")
      return Delimiter(byte: text[4], offset: pair ? 7 : 6)
    default: return nil
    }
  }

  /// How many of the first records have the most usual number of cells above one, and what that
  /// number is.
  private static func agreement(
    _ text: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8, _ quoting: Quoting
  ) -> (agreeing: Int, cells: Int) {
    var counts: [Int] = []
    var cells = 1
    var quoted = false
    var atCellStart = true
    for byte in text.prefix(bytes) {
      if quoted {
        // A doubled quote closes and opens again.
        quoted = byte != UInt8(ascii: "\"")
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        quoted = atCellStart && quoting == .standard
        continue
      case delimiter:
        cells += 1
        atCellStart = true
        continue
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        counts.append(cells)
        cells = 1
        atCellStart = true
      default:
        // A quote behind any of the four opens a cell of some reader's, whose content tells
        // nothing: lines of a text in quotes are no records.
        atCellStart = candidates.contains(byte)
      }
      if counts.count == records { break }
    }
    counts.append(cells)
    var best = (agreeing: 0, cells: 1)
    for count in counts where count > 1 {
      let agreeing = counts.count { $0 == count }
      if (agreeing, count) > best { best = (agreeing, count) }
    }
    return best
  }
}
