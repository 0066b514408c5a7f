extension CivilDate {
  /// The day written in `text`, day first where it is not ISO 8601: "2026-03-12" or
  /// "2026/03/12" (a time behind it is ignored), "12/03/2026", "12-3-2026", "12.03.2026", "12 March 2026", "12 Mar 2026".
  /// Nil for anything else; a year of two digits is ambiguous and is not read.
  public static func parse(_ text: String) -> CivilDate? {
    var text = text
    return text.withUTF8 { parse(utf8: $0) }
  }

  static func parse(utf8 bytes: UnsafeBufferPointer<UInt8>) -> CivilDate? {
    var reader = DateReader(bytes: bytes)
    reader.skipSpaces()
    guard let first = reader.number() else { return nil }
    if first.digits == 4 {
      return reader.isoDate(year: first.value)
    }
    guard first.digits <= 2 else { return nil }
    return reader.dayFirstDate(day: first.value)
  }
}

/// A place in the bytes of a date.
private struct DateReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func skipSpaces() {
    while current == UInt8(ascii: " ") { position += 1 }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    position += 1
    return true
  }

  /// One to four digits with no fifth behind them.
  mutating func number() -> (value: Int, digits: Int)? {
    var value = 0
    var digits = 0
    while let byte = current, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      digits += 1
      guard digits <= 4 else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      position += 1
    }
    return digits > 0 ? (value, digits) : nil
  }

  /// `-mm-dd` or `/mm/dd`, and perhaps a time, behind a year.
  mutating func isoDate(year: Int) -> CivilDate? {
    let separator = current == UInt8(ascii: "/") ? UInt8(ascii: "/") : UInt8(ascii: "-")
    guard take(separator), let month = number(), month.digits == 2,
      take(separator), let day = number(), day.digits == 2, endsOrTime()
    else { return nil }
    return CivilDate(year: year, month: month.value, day: day.value)
  }

  mutating func dayFirstDate(day: Int) -> CivilDate? {
    if let separator = current, [UInt8](("/-.").utf8).contains(separator) {
      position += 1
      guard let month = number(), month.digits <= 2, take(separator), let year = number(),
        year.digits == 4, endsOrTime()
      else { return nil }
      return CivilDate(year: year.value, month: month.value, day: day)
    }
    guard take(UInt8(ascii: " ")) else { return nil }
    skipSpaces()
    guard let month = monthName(), take(UInt8(ascii: " ")) else { return nil }
    skipSpaces()
    guard let year = number(), year.digits == 4, endsOrTime() else { return nil }
    return CivilDate(year: year.value, month: month, day: day)
  }

  /// A month's name, whole or its first three letters.
  mutating func monthName() -> Int? {
    var name: [UInt8] = []
    while let byte = current, byte | 0x20 >= UInt8(ascii: "a"), byte | 0x20 <= UInt8(ascii: "z"),
      name.count < 10
    {
      name.append(byte | 0x20)
      position += 1
    }
    for (index, month) in Self.months.enumerated() {
      let letters = Array(month.utf8)
      if name == letters || name == Array(letters.prefix(3)) { return index + 1 }
    }
    return name == Array("sept".utf8) ? 9 : nil
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// Whether the text ends here, spaces apart, or goes on with a time such as "T10:30" or
  /// " 10:30:00".
  mutating func endsOrTime() -> Bool {
    if current == UInt8(ascii: "T") || current == UInt8(ascii: "t") {
      position += 1
      return isTime()
    }
    let start = position
    skipSpaces()
    guard current != nil else { return true }
    return position > start && isTime()
  }

  /// hh:mm, and perhaps seconds with a fraction, a zone or am and pm behind it.
  private mutating func isTime() -> Bool {
    guard let hour = number(), hour.digits <= 2, hour.value <= 24, take(UInt8(ascii: ":")),
      let minute = number(), minute.digits == 2, minute.value < 60
    else { return false }
    let allowed = Array(":.+-Zz apmAPM0123456789".utf8)
    while let byte = current {
      guard allowed.contains(byte) else { return false }
      position += 1
    }
    return true
  }
}
