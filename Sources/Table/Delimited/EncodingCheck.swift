/// What the bytes of a text tell of its encoding.
enum EncodingCheck {
  /// Eight bytes at a time: or-ing them keeps the loop free of branches.
  private static func isASCII(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var position = 0
    var seen: UInt64 = 0
    while position + 8 <= bytes.count {
      seen |= bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      position += 8
    }
    while position < bytes.count {
      seen |= UInt64(bytes[position])
      position += 1
    }
    return seen & 0x8080_8080_8080_8080 == 0
  }

  /// Whether a byte is zero, which none of a text's is.
  static func holdsNUL(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var position = 0
    var found: UInt64 = 0
    while position + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      found |= (word &- 0x0101_0101_0101_0101) & ~word
      position += 8
    }
    while position < bytes.count {
      found |= bytes[position] == 0 ? 0x80 : 0
      position += 1
    }
    return found & 0x8080_8080_8080_8080 != 0
  }

  /// Whether the bytes are well-formed UTF-8 (Unicode Standard, table 3-7).
  static func isUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
    if isASCII(bytes) { return true }
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 0x80 {
        position += 1
        while position + 8 <= bytes.count,
          bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080
            == 0
        {
          position += 8
        }
        continue
      }
      let length = sequenceLength(bytes, position)
      guard length > 0 else { return false }
      position += length
    }
    return true
  }

  /// The length of the sequence of two to four bytes at `position`; 0 where it is malformed.
  private static func sequenceLength(_ bytes: UnsafeRawBufferPointer, _ position: Int) -> Int {
    let first = bytes[position]
    let length: Int
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return 0
    }
    guard position + length <= bytes.count else { return 0 }
    let second = bytes[position + 1]
    let lowest: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
    let highest: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
    guard second >= lowest, second <= highest else { return 0 }
    for index in 2..<max(length, 2) where bytes[position + index] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
