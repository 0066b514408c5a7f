/// The text between `start` and `end` without the white space of ASCII and the no-break spaces
/// (U+00A0) at both its ends.
func trimmed(
  _ start: UnsafePointer<UInt8>, _ length: Int
) -> (start: UnsafePointer<UInt8>, length: Int) {
  var first = 0
  var last = length
  while first < last {
    if isSpace(start[first]) {
      first += 1
    } else if first + 1 < last, start[first] == 0xC2, start[first + 1] == 0xA0 {
      first += 2
    } else {
      break
    }
  }
  while first < last {
    if isSpace(start[last - 1]) {
      last -= 1
    } else if last - first >= 2, start[last - 2] == 0xC2, start[last - 1] == 0xA0 {
      last -= 2
    } else {
      break
    }
  }
  return (start + first, last - first)
}

/// Space, tab, line feed, line tabulation, form feed, carriage return.
@inline(__always)
private func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
}
