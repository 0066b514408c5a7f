#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The text of a cell or a shared string while its pieces come in.
struct CellText {
  let buffer = ByteBuffer()
  private let decoded = ByteBuffer()

  /// Appends a piece; false where the text becomes longer than `limit` bytes.
  func append(_ bytes: UnsafePointer<UInt8>, _ count: Int, limit: Int) -> Bool {
    guard buffer.count + count <= limit else { return false }
    buffer.append(bytes, count)
    return true
  }

  /// The text without the white space at its ends.
  var bare: (start: UnsafePointer<UInt8>, length: Int) {
    trimmed(UnsafePointer(buffer.start), buffer.count)
  }

  /// The same with escapes such as `_x000D_` decoded (ECMA-376 part 1, 22.9.2.19).
  var bareUnescaped: (start: UnsafePointer<UInt8>, length: Int) {
    guard holdsEscape else { return bare }
    unescape()
    return trimmed(UnsafePointer(decoded.start), decoded.count)
  }

  private var holdsEscape: Bool {
    var index = 0
    while index + 7 <= buffer.count {
      let rest = buffer.count - index
      guard let found = memchr(buffer.start + index, Int32(UInt8(ascii: "_")), rest) else {
        return false
      }
      index = UnsafeRawPointer(found) - UnsafeRawPointer(buffer.start)
      if escape(at: index) != nil { return true }
      index += 1
    }
    return false
  }

  /// The UTF-16 code unit of the escape at `index`.
  private func escape(at index: Int) -> UInt16? {
    let start = buffer.start + index
    guard index + 7 <= buffer.count, start[0] == UInt8(ascii: "_"), start[1] == UInt8(ascii: "x"),
      start[6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt16 = 0
    for place in 2..<6 {
      guard let digit = Character(Unicode.Scalar(start[place])).hexDigitValue else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }

  private func unescape() {
    decoded.removeAll()
    var index = 0
    while index < buffer.count {
      var units: [UInt16] = []
      while let unit = escape(at: index) {
        // No cell holds a NUL byte: the interner relies on it.
        units.append(unit == 0 ? 0xFFFD : unit)
        index += 7
      }
      if units.isEmpty {
        decoded.append(buffer.start[index])
        index += 1
      } else {
        for byte in String(decoding: units, as: UTF16.self).utf8 { decoded.append(byte) }
      }
    }
  }
}
