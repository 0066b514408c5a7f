import Table

/// A Child Unique ID as a person would read it. Exports and spreadsheets put marks around IDs that
/// are no part of them, and change some so that they can no longer be known.
public enum IDText {
  /// The ID without what does not show, and without the marks that keep a spreadsheet from taking
  /// it for a number: `="0045"`, `'0045`, `"0045"`. `1005.0` is the number 1005. Letters and
  /// digits of full width are read as the plain ones.
  static func bare(_ text: String) -> String {
    let text = withoutLayers(visible(text))
    if text.hasSuffix(".0"), isNumber(text.dropLast(2)) { return String(text.dropLast(2)) }
    return text
  }

  /// Whether some ID of the list may be other than bare.
  static func mayHoldMarks(_ entries: TextList) -> Bool {
    entries.holds(anyOf: [UInt8](".\"'".utf8)) || !entries.isASCII
  }

  /// Whether an ID has lost digits to scientific notation, such as `9.02E+07`: more than one child
  /// may be written so. `12E3` is no such number, since every program writes a point or a sign.
  public static func isCut(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, isDigit(first), bytes.count <= 40,
      let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") })
    else { return false }
    var hasPoint = false
    for byte in bytes[..<mark] where !isDigit(byte) {
      guard !hasPoint, byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") else { return false }
      hasPoint = true
    }
    var exponent = bytes[(mark + 1)...]
    let sign = exponent.first.map { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") } ?? false
    if sign { exponent = exponent.dropFirst() }
    return (hasPoint || sign) && !exponent.isEmpty && exponent.allSatisfy(isDigit)
  }

  public static func isCut(_ text: String) -> Bool {
    var text = text
    return text.withUTF8(isCut)
  }

  /// The number that an ID in scientific notation stands for, if none of its digits are lost:
  /// `1005` for `1.005E3`.
  public static func whole(_ cut: String) -> String? {
    let parts = cut.utf8.split(omittingEmptySubsequences: false) { $0 | 0x20 == UInt8(ascii: "e") }
    guard parts.count == 2, let exponent = Int(String(parts[1]) ?? ""), exponent > 0 else {
      return nil
    }
    let digits = parts[0].filter(isDigit)
    let places = parts[0].reversed().prefix { isDigit($0) }.count
    guard digits.count == exponent + 1, places == exponent else { return nil }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The day that an ID shows, if it has become a date: a spreadsheet takes `3-4` for one, and a
  /// date format shows a number as one.
  public static func day(_ text: String) -> CivilDate? {
    guard text.utf8.count >= 8, text.utf8.contains(where: { "-/. ".utf8.contains($0) }) else {
      return nil
    }
    return CivilDate.parse(text)
  }

  // MARK: Marks

  /// Without zero-width and other format characters, every kind of space as a plain one.
  private static func visible(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: shown.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
      case 0xFE00...0xFE0F, 0x034F: continue
      default:
        switch scalar.properties.generalCategory {
        case .format: continue
        case .spaceSeparator: shown.append(" ")
        default: shown.append(scalar)
        }
      }
    }
    return String(shown)
  }

  /// Marks may stand around marks: what is bare stays so if it is exported and read again.
  private static func withoutLayers(_ text: String) -> String {
    var text = trimmed(text)
    while true {
      let inner = trimmed(withoutMarks(text))
      guard inner.utf8.count < text.utf8.count else { return text }
      text = inner
    }
  }

  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars.drop { $0.properties.isWhitespace }
    guard let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
    return String(scalars[...last])
  }

  private static func withoutMarks(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.first else { return text }
    if first == "=" || first == "\"" { return quoted(scalars) ?? text }
    guard apostrophes.contains(first) else { return text }
    let rest = scalars.drop { apostrophes.contains($0) }
    guard let next = rest.first, next.properties.isAlphabetic || next.properties.numericType != nil,
      !rest.contains(where: apostrophes.contains)
    else { return text }
    return String(rest)
  }

  private static let apostrophes: Set<Unicode.Scalar> = ["'", "\u{2018}", "\u{2019}"]

  /// What stands in `="…"` or `"…"`; nil for anything else.
  private static func quoted(_ scalars: String.UnicodeScalarView) -> String? {
    let rest = scalars.first == "=" ? scalars.dropFirst() : scalars[...]
    guard rest.count > 2, rest.first == "\"", rest.last == "\"" else { return nil }
    let inside = rest.dropFirst().dropLast()
    return inside.contains("\"") ? nil : trimmed(String(inside))
  }

  // MARK: Numbers

  static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}

extension IDText {
  /// The column with every ID bare; two forms of one ID become one text.
  static func bare(_ column: TextColumn) -> TextColumn {
    let entries = column.entries
    // Few columns of IDs hold any of these bytes.
    guard mayHoldMarks(entries) else { return column }
    let isDecimal = hasPlaces(entries)
    let texts = TextIndex(expecting: entries.count)
    let codes = entries.map { entry in
      let text = bare(entry)
      return texts.code(isDecimal ? withoutPlaces(text) ?? text : text)
    }
    return TextColumn(
      codes: Codes(column.codes.looked(up: codes), below: texts.count), texts: texts)
  }

  /// Whether a number format gave every number of the column the same places behind the point, as
  /// in `1005.00`. If only some have them, they may be other IDs.
  private static func hasPlaces(_ entries: TextList) -> Bool {
    guard entries.holds(anyOf: [UInt8(ascii: ".")]) else { return false }
    var places: Int?
    for entry in entries {
      let text = bare(entry)
      if isNumber(text[...]) { return false }
      guard let whole = withoutPlaces(text) else { continue }
      let count = text.utf8.count - whole.utf8.count
      guard places == nil || places == count else { return false }
      places = count
    }
    return places != nil
  }

  /// `1005` of `1005.00`; nil for anything else.
  private static func withoutPlaces(_ text: String) -> String? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, isNumber(parts[0]), !parts[1].isEmpty,
      parts[1].utf8.allSatisfy({ $0 == UInt8(ascii: "0") })
    else { return nil }
    return String(parts[0])
  }

  /// The rows whose ID was written with marks that are no part of it.
  static func markedRows(_ column: TextColumn) -> [Int] {
    guard mayHoldMarks(column.entries) else { return [] }
    let isMarked = column.entries.map { text in
      // `1005.0` is the same number, written otherwise.
      let bare = bare(text)
      return bare != text && !bare.isEmpty && !text.hasSuffix(".0")
    }
    guard isMarked.contains(true) else { return [] }
    let marked = column.codes.looked(up: isMarked)
    return marked.indices.filter { marked[$0] }
  }
}
