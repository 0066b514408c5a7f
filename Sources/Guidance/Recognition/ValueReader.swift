import Table

/// Reads the distinct texts of a column as values of a field.
struct ValueReader {
  private let edition: Edition
  private let dateSystem: DateSystem
  /// For each byte, whether a mark for a missing value may begin with it.
  private let beginsMark: [Bool]

  init(_ edition: Edition, dateSystem: DateSystem) {
    self.edition = edition
    self.dateSystem = dateSystem
    // Marks are compared without case, and some signs beyond ASCII stand for one of it.
    var begins = (0...255).map { $0 >= 0x80 }
    for first in edition.missingMarks.compactMap(\.utf8.first) {
      begins[Int(first)] = true
      if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) {
        begins[Int(first ^ 0x20)] = true
      }
    }
    beginsMark = begins
  }

  /// - Parameter order: which of two numbers in a date is the day.
  func column(
    _ text: TextColumn, as field: Field, _ order: WrittenDate.Order = .dayFirst
  ) -> Column {
    let text = field.type == .id ? Self.identified(text) : text
    let isText = field.type == .id || field.type == .text
    let values = text.entries.mapBytes { bytes in
      let mayBeMark = bytes.first.map { bytes.count <= 16 && beginsMark[Int($0)] } ?? true
      // Most texts of most columns of text are looked at no further.
      if isText, !mayBeMark { return Value.text }
      return value(
        String(decoding: bytes, as: UTF8.self), mayBeMark: mayBeMark, as: field.type, order)
    }
    return Column(field: field, codes: text.codes, texts: text.texts, values: values)
  }

  func value(
    _ text: String, mayBeMark: Bool = true, as type: FieldType,
    _ order: WrittenDate.Order = .dayFirst
  ) -> Value {
    if text.isEmpty { return .missing }
    if mayBeMark, edition.missingMarks.contains(Spelling.ofValue(text)) { return .missing }
    switch type {
    case .id, .text: return .text
    case .date: return date(text, order)
    case .whole: return Self.whole(text).map(Value.whole) ?? .unreadable
    case .age: return Self.age(text).map(Value.whole) ?? .unreadable
    case .code(let set):
      return edition.codeSets[set].position(of: text).map(Value.code) ?? .unreadable
    }
  }

  /// A date that no list can hold, or that stands for none, is kept as it was written: ages, the
  /// as-of date and who is a closed case must not hang on it.
  private func date(_ text: String, _ order: WrittenDate.Order) -> Value {
    let date = WrittenDate(text)?.date(in: order, years: edition.dates.shortYears) ?? serial(text)
    guard let date, edition.dates.allows(date) else { return .unreadable }
    return .date(date)
  }

  /// A serial number without a date format: days of 1927 to 2119 and nothing else.
  private func serial(_ text: String) -> CivilDate? {
    guard let serial = Self.whole(text), (10_000...80_000).contains(serial) else { return nil }
    return CivilDate.fromSerial(serial, system: dateSystem)
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

  /// The same column with every ID as text; two forms of one ID become one text.
  private static func identified(_ column: TextColumn) -> TextColumn {
    let entries = column.entries
    // Only such a number has one of these, and few columns have a number at all.
    guard entries.holds(anyOf: [UInt8](".+".utf8)) else { return column }
    let texts = TextIndex(expecting: entries.count)
    let codes = entries.map { texts.code(identifier($0)) }
    return TextColumn(
      codes: Codes(column.codes.looked(up: codes), below: texts.count), texts: texts)
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

extension Edition {
  /// What a text says as a value of that type, as in the cell of a delimited file.
  public func value(of text: String, as type: FieldType) -> Value {
    ValueReader(self, dateSystem: .from1900).value(text, as: type)
  }
}
