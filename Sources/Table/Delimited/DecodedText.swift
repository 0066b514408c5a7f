/// A file's text as UTF-8, without its byte order mark: the file's own bytes where they are
/// UTF-8 already, otherwise a copy.
struct DecodedText {
  /// Holds the bytes; behind them stand a line feed and zeros.
  let owner: FileBytes
  /// Where the text begins in the owner's bytes.
  let offset: Int

  /// The byte order mark of UTF-8.
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// - Throws: `not-text` where the file holds NUL bytes.
  init(_ file: FileBytes) throws(ReadError) {
    if file.starts(with: [0xFF, 0xFE]) {
      owner = Self.fromUTF16(file, bigEndian: false)
      offset = 0
    } else if file.starts(with: [0xFE, 0xFF]) {
      owner = Self.fromUTF16(file, bigEndian: true)
      offset = 0
    } else {
      let marked = file.starts(with: Self.mark)
      let isUTF8 = EncodingCheck.isUTF8(file.raw)
      owner = isUTF8 ? file : Self.fromWindows1252(file)
      offset = isUTF8 && marked ? Self.mark.count : 0
    }
    guard !EncodingCheck.holdsNUL(owner.raw) else { throw .notText }
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

extension ReadError {
  static var notText: ReadError {
    ReadError(
      code: "not-text", message: "the file is neither a workbook nor text",
      help: "save the lists as .xlsx or as CSV and load that")
  }
}
