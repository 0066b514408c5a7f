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
    let text = field.type == .id ? IDText.bare(text) : text
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
    case .age: return WrittenAge(text).map { .whole($0.years) } ?? .unreadable
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
    // A comma parts thousands; `1,5` is no whole number.
    let groups = parts[0].split(separator: ",", omittingEmptySubsequences: false)
    guard groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
      let number = Int(groups.joined()), wholeNumbers.contains(number)
    else { return nil }
    return number
  }
}

extension Edition {
  /// What a text says as a value of that type, as in the cell of a delimited file.
  public func value(of text: String, as type: FieldType) -> Value {
    ValueReader(self, dateSystem: .from1900).value(text, as: type)
  }
}
