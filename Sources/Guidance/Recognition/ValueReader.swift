import Table

/// Reads the distinct texts of a column as values of a field.
struct ValueReader {
  private let edition: Edition
  private let dateSystem: DateSystem

  init(_ edition: Edition, dateSystem: DateSystem) {
    self.edition = edition
    self.dateSystem = dateSystem
  }

  func column(_ text: TextColumn, as field: Field) -> Column {
    var written = text.entries
    var values: [Value] = []
    values.reserveCapacity(written.count)
    for (index, entry) in text.entries.enumerated() {
      let value = value(entry, as: field.type)
      if case .text = value, field.type == .id { written[index] = Self.identifier(entry) }
      values.append(value)
    }
    return Column(field: field, codes: text.codes, written: written, values: values)
  }

  private func value(_ text: String, as type: FieldType) -> Value {
    if text.isEmpty { return .missing }
    if text.utf8.count <= 16, edition.missingMarks.contains(Spelling.ofValue(text)) {
      return .missing
    }
    switch type {
    case .id, .text: return .text
    case .date: return date(text)
    case .whole: return Self.whole(text).map(Value.whole) ?? .unreadable
    case .age: return Self.age(text).map(Value.whole) ?? .unreadable
    case .code(let set):
      return edition.codeSets[set].position(of: text).map(Value.code) ?? .unreadable
    }
  }

  private func date(_ text: String) -> Value {
    if let date = CivilDate.parse(text) { return .date(date) }
    // A serial number without a date format: days of 1927 to 2119 and nothing else.
    if let serial = Self.whole(text), (10_000...80_000).contains(serial),
      let date = CivilDate.fromSerial(serial, system: dateSystem)
    {
      return .date(date)
    }
    return .unreadable
  }

  private static let wholeNumbers = -1_000_000_000...1_000_000_000

  /// A whole number, `2.0` and `1,005` included; nil where anything is behind the point.
  static func whole(_ text: String) -> Int? {
    if let number = Int(text) { return wholeNumbers.contains(number) ? number : nil }
    guard text.utf8.count <= 24 else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2,
      parts.count == 1 || parts[1].utf8.allSatisfy({ $0 == UInt8(ascii: "0") })
    else { return nil }
    guard let number = Int(parts[0].filter { $0 != "," }), wholeNumbers.contains(number) else {
      return nil
    }
    return number
  }

  /// Whole years: a fraction is cut off, as an age at the last birthday is.
  static func age(_ text: String) -> Int? {
    if let number = whole(text) { return (-1...150).contains(number) ? number : nil }
    guard let years = Double(text), years >= 0, years < 150 else { return nil }
    return Int(years)
  }

  /// An ID as text: `1005.0` and `1.005E3` are the number 1005 that a workbook stored.
  static func identifier(_ text: String) -> String {
    guard let first = text.utf8.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
    else {
      return text
    }
    if text.hasSuffix(".0"), text.dropLast(2).utf8.allSatisfy(isDigit) {
      return String(text.dropLast(2))
    }
    return expanded(text) ?? text
  }

  /// The digits of a number in exponent form, where they make a whole number exactly.
  private static func expanded(_ text: String) -> String? {
    // `12E3` may well be an ID; what a workbook writes of a large number has a point or a plus.
    guard text.contains(".") || text.contains("+"),
      let mark = text.firstIndex(where: { $0 == "E" || $0 == "e" })
    else { return nil }
    let mantissa = text[..<mark].split(separator: ".", omittingEmptySubsequences: false)
    guard mantissa.count <= 2, mantissa.allSatisfy({ $0.utf8.allSatisfy(isDigit) }),
      let exponent = Int(text[text.index(after: mark)...].drop { $0 == "+" }),
      (0...30).contains(exponent)
    else { return nil }
    let fraction = mantissa.count == 2 ? mantissa[1] : ""
    guard fraction.count <= exponent else { return nil }
    return mantissa[0] + fraction + String(repeating: "0", count: exponent - fraction.count)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
