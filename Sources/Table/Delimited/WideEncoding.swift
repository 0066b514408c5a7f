/// UTF-16 or UTF-32, told by the byte order mark, or by the zeros that letters of ASCII have in it.
struct WideEncoding {
  /// Bytes of a unit: 2 or 4.
  private let unit: Int
  private let isBigEndian: Bool
  let isMarked: Bool

  private static let marks: [(bytes: [UInt8], unit: Int, isBigEndian: Bool)] = [
    ([0xFF, 0xFE, 0, 0], 4, false), ([0, 0, 0xFE, 0xFF], 4, true),
    ([0xFF, 0xFE], 2, false), ([0xFE, 0xFF], 2, true),
  ]

  /// "UTF-16 without a byte order mark".
  var name: String { "UTF-\(unit * 8) without a byte order mark" }

  /// Nil for bytes in any other encoding.
  init?(_ bytes: UnsafeRawBufferPointer) {
    if let mark = Self.marks.first(where: { bytes.starts(with: $0.bytes) }) {
      (unit, isBigEndian, isMarked) = (mark.unit, mark.isBigEndian, true)
      return
    }
    // How many units of four bytes at the beginning have a zero as their first to fourth byte.
    var zeros = [0, 0, 0, 0]
    let units = min(bytes.count, 4096) / 4
    guard units >= 2 else { return nil }
    for index in 0..<units * 4 where bytes[index] == 0 { zeros[index % 4] += 1 }
    isMarked = false
    // At least half of the letters of a table are ASCII: digits, delimiters, headings.
    let isMany = zeros.map { $0 >= units / 2 }
    // An emoji or a letter such as U+0100 may have a zero in the other byte.
    let isFew = zeros.map { $0 <= units / 8 }
    if isFew[0], isMany[1], isMany[2], zeros[3] == units {
      (unit, isBigEndian) = (4, false)
    } else if zeros[0] == units, isMany[1], isMany[2], isFew[3] {
      (unit, isBigEndian) = (4, true)
    } else if isFew[0], isMany[1], isFew[2], isMany[3] {
      (unit, isBigEndian) = (2, false)
    } else if isMany[0], isFew[1], isMany[2], isFew[3] {
      (unit, isBigEndian) = (2, true)
    } else {
      return nil
    }
  }

  /// The text as UTF-8; what is no letter becomes the replacement character.
  func decoded(_ bytes: UnsafeRawBufferPointer) -> FileBytes {
    let rest = isMarked ? bytes.dropFirst(unit)[...] : bytes[...]
    let units = stride(from: rest.startIndex, to: rest.endIndex - unit + 1, by: unit).lazy.map {
      index -> UInt32 in
      var value: UInt32 = 0
      for place in 0..<unit {
        value = value << 8 | UInt32(rest[index + (isBigEndian ? place : unit - 1 - place)])
      }
      return value
    }
    var output = DecodedBytes(capacity: bytes.count / 2 * 3 + 3)
    if unit == 4 {
      for value in units { output.append(Unicode.Scalar(value) ?? "\u{FFFD}") }
    } else {
      _ = transcode(
        units.map { UInt16(truncatingIfNeeded: $0) }.makeIterator(), from: UTF16.self,
        to: UTF8.self, stoppingOnError: false
      ) { output.append($0) }
    }
    if rest.count % unit != 0 { output.append("\u{FFFD}" as Unicode.Scalar) }
    return output.finish()
  }
}
