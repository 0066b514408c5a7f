/// Numbers that a cell shows with zeros before them, and perhaps with marks between their digits:
/// 0004417, CH-004417.
enum LeadingZeros {
  /// Whether a cell shows its number so. Letters and marks need three digits at least: what shows
  /// "05 years" is no number of that kind.
  static func areShown(in shown: CellText, of number: CellText) -> Bool {
    let (start, length) = shown.bare
    let (value, valueLength) = number.bare
    guard valueLength > 0, length > valueLength, length <= 64 else { return false }
    var digits: [UInt8] = []
    for byte in UnsafeBufferPointer(start: start, count: length) {
      if isDigit(byte) {
        digits.append(byte)
      } else if !isMark(byte) {
        return false
      }
    }
    guard digits.first == UInt8(ascii: "0"), digits.count == length || digits.count > 2,
      digits.count > valueLength
    else { return false }
    let zeros = digits.count - valueLength
    return digits[..<zeros].allSatisfy { $0 == UInt8(ascii: "0") }
      && digits[zeros...].elementsEqual(UnsafeBufferPointer(start: value, count: valueLength))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    let letter = byte | 0x20
    return (letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z"))
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: " ")
  }
}
