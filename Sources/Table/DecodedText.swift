/// A file's text as UTF-8, without its byte order mark: the file's own bytes where they are
/// UTF-8 already, otherwise a copy.
struct DecodedText {
  /// Holds the bytes; behind them stand a line feed and zeros.
  let owner: FileBytes
  /// Where the text begins in the owner's bytes.
  let offset: Int

  /// - Throws: `not-text` where the file holds NUL bytes.
  init(_ file: FileBytes) throws(ReadError) {
    if file.starts(with: [0xFF, 0xFE]) {
      owner = Self.fromUTF16(file, bigEndian: false)
      offset = 0
    } else if file.starts(with: [0xFE, 0xFF]) {
      owner = Self.fromUTF16(file, bigEndian: true)
      offset = 0
    } else {
      let marked = file.starts(with: [0xEF, 0xBB, 0xBF])
      let isUTF8 = Self.isASCII(file.raw) || Self.isUTF8(file.raw)
      owner = isUTF8 ? file : Self.fromWindows1252(file)
      offset = isUTF8 && marked ? 3 : 0
    }
    guard !Self.holdsNUL(owner.raw) else {
      throw ReadError(
        code: "not-text", message: "the file is neither a workbook nor text",
        help: "save the lists as .xlsx or as CSV and load that")
    }
  }

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

  private static func holdsNUL(_ bytes: UnsafeRawBufferPointer) -> Bool {
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
  private static func isUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
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

  private static func fromUTF16(_ file: FileBytes, bigEndian: Bool) -> FileBytes {
    let bytes = file.raw
    let units = stride(from: 2, to: bytes.count - 1, by: 2).lazy.map { index -> UInt16 in
      let (high, low) = bigEndian ? (index, index + 1) : (index + 1, index)
      return UInt16(bytes[high]) << 8 | UInt16(bytes[low])
    }
    var output = Output(capacity: bytes.count / 2 * 3 + 3)
    _ = transcode(units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false) {
      output.append($0)
    }
    if bytes.count % 2 == 1 { output.append("\u{FFFD}" as Unicode.Scalar) }
    return output.finish()
  }

  private static func fromWindows1252(_ file: FileBytes) -> FileBytes {
    var output = Output(capacity: file.count * 3)
    for byte in file.raw {
      switch byte {
      case 0..<0x80: output.append(byte)
      case 0x80..<0xA0:
        output.append(Unicode.Scalar(windows1252[Int(byte - 0x80)]) ?? "\u{FFFD}")
      default: output.append(Unicode.Scalar(byte))
      }
    }
    return output.finish()
  }

  /// What Windows-1252 holds at 80 to 9F (Unicode's mapping file CP1252.TXT); the five places
  /// that it leaves empty become the replacement character.
  private static let windows1252: [UInt16] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]

  /// Bytes being written into a buffer that is large enough for all of them.
  private struct Output {
    private let start: UnsafeMutablePointer<UInt8>
    private let capacity: Int
    private var count = 0

    init(capacity: Int) {
      self.capacity = capacity
      start = .allocate(capacity: capacity + FileBytes.padding)
    }

    mutating func append(_ byte: UInt8) {
      guard count < capacity else { return }
      start[count] = byte
      count += 1
    }

    mutating func append(_ scalar: Unicode.Scalar) {
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(byte) }
    }

    func finish() -> FileBytes { FileBytes(taking: start, count: count) }
  }
}
