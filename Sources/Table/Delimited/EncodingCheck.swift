/// What the bytes of a text tell of its encoding.
enum EncodingCheck {
  /// Whether any byte is zero, and whether all are ASCII: one look at the bytes for both.
  static func look(_ bytes: UnsafeRawBufferPointer) -> (holdsNUL: Bool, isASCII: Bool) {
    var position = 0
    var zeros: UInt64 = 0
    var seen: UInt64 = 0
    while position + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      zeros |= (word &- 0x0101_0101_0101_0101) & ~word
      seen |= word
      position += 8
    }
    while position < bytes.count {
      zeros |= bytes[position] == 0 ? 0x80 : 0
      seen |= UInt64(bytes[position])
      position += 1
    }
    let high: UInt64 = 0x8080_8080_8080_8080
    return (zeros & high != 0, seen & high == 0)
  }

  /// Whether a byte is zero, which none of a text's is.
  static func holdsNUL(_ bytes: UnsafeRawBufferPointer) -> Bool { look(bytes).holdsNUL }

  /// Whether the bytes are well-formed UTF-8 (Unicode Standard, table 3-7).
  static func isUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var position = 0
    while position < bytes.count {
      position = endOfASCII(bytes, from: position)
      guard position < bytes.count else { return true }
      let length = sequenceLength(bytes, position)
      guard length > 0 else { return false }
      position += length
    }
    return true
  }

  /// Where the first byte at or behind `position` stands that is not ASCII; the end where none is.
  @inline(__always)
  private static func endOfASCII(_ bytes: UnsafeRawBufferPointer, from position: Int) -> Int {
    var position = position
    func word(_ index: Int) -> UInt64 {
      bytes.loadUnaligned(fromByteOffset: position &+ index &* 8, as: UInt64.self)
    }
    let high: UInt64 = 0x8080_8080_8080_8080
    while position &+ 32 <= bytes.count, (word(0) | word(1) | word(2) | word(3)) & high == 0 {
      position &+= 32
    }
    while position &+ 8 <= bytes.count {
      let marks = UInt64(littleEndian: word(0)) & high
      guard marks == 0 else { return position &+ marks.trailingZeroBitCount &>> 3 }
      position &+= 8
    }
    while position < bytes.count, bytes[position] < 0x80 { position &+= 1 }
    return position
  }

  /// The length of the sequence of two to four bytes at `position`; 0 where it is malformed.
  static func sequenceLength(_ bytes: UnsafeRawBufferPointer, _ position: Int) -> Int {
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
