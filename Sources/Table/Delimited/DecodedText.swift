/// A file's text as UTF-8, without its byte order mark: the file's own bytes where they are
/// UTF-8 already, otherwise a copy.
struct DecodedText {
  /// Holds the bytes; behind them stand a line feed and zeros.
  let owner: FileBytes
  /// Where the text begins in the owner's bytes.
  let offset: Int

  /// The byte order mark of UTF-8.
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// What it is in, where it does not say so itself.
  let unmarkedEncoding: String?
  /// Where letters in UTF-8 and in Windows-1252 first stand in the owner's bytes, in a text that
  /// holds both.
  let mixed: (utf8: Int, windows1252: Int)?

  /// - Throws: `not-text` where the file holds NUL bytes.
  init(_ file: FileBytes) throws(ReadError) {
    var unmarked: String?
    var mixed: (utf8: Int, windows1252: Int)?
    if let wide = WideEncoding(file.raw) {
      owner = wide.decoded(file.raw)
      offset = 0
      if !wide.isMarked { unmarked = wide.name }
    } else {
      let marked = file.starts(with: Self.mark)
      offset = marked ? Self.mark.count : 0
      if EncodingCheck.isUTF8(file.raw) {
        owner = file
      } else {
        (owner, mixed) = Self.fromWindows1252(file, keeping: offset)
      }
    }
    unmarkedEncoding = unmarked
    self.mixed = mixed
    guard !EncodingCheck.holdsNUL(owner.raw) else { throw .notText }
  }

  /// Each letter by its own encoding: what is well-formed UTF-8 stays, since hardly any text in
  /// Windows-1252 is so by chance; any other byte is of Windows-1252.
  private static func fromWindows1252(
    _ file: FileBytes, keeping mark: Int
  ) -> (FileBytes, mixed: (utf8: Int, windows1252: Int)?) {
    var output = DecodedBytes(capacity: file.count * 3)
    var (utf8, windows1252): (Int?, Int?)
    let bytes = file.raw
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      let length = byte < 0x80 ? 1 : EncodingCheck.sequenceLength(bytes, position)
      if length == 0 {
        windows1252 = windows1252 ?? output.count
        let scalar =
          byte < 0xA0
          ? Unicode.Scalar(Self.windows1252[Int(byte - 0x80)]) ?? "\u{FFFD}" : Unicode.Scalar(byte)
        output.append(scalar)
      } else if length > 1, position >= mark {
        utf8 = utf8 ?? output.count
      }
      for byte in bytes[position..<position + length] { output.append(byte) }
      position += max(length, 1)
    }
    let mixed = utf8.flatMap { utf8 in windows1252.map { (utf8: utf8, windows1252: $0) } }
    return (output.finish(), mixed)
  }

  /// What Windows-1252 holds at 80 to 9F (Unicode's mapping file CP1252.TXT); the five places
  /// that it leaves empty become the replacement character.
  private static let windows1252: [UInt16] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}

extension ReadError {
  static var notText: ReadError {
    ReadError(
      code: "not-text", message: "the file is neither a workbook nor text",
      help: "save the lists as .xlsx or as CSV and load that")
  }
}
