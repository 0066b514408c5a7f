/// The apostrophe in front of a text that a spreadsheet would take for a formula.
///
/// `removed` takes off exactly what `isNeeded` had put there, whatever the text: one that looks
/// guarded already is given one apostrophe more. Docs/Decisions tell why.
public enum FormulaGuard {
  public static let mark = UInt8(ascii: "'")

  /// Whether a text of a CSV file needs the guard: it begins with a sign of a formula, a tab or a
  /// line end, unless it is a number.
  static func isNeeded(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    if first == mark { return isPresent(in: bytes) }
    guard "\t\r\n".utf8.contains(first) || beginsWithSign(bytes[...]) else { return false }
    return !isNumber(bytes)
  }

  /// The text without its guard; nil where it has none.
  public static func removed(from text: String) -> String? {
    var text = text
    if text.utf8.first == UInt8(ascii: "="), text.withUTF8(isText) {
      let inside = text.dropFirst(2).dropLast()
      var bare = ""
      var isSecond = false
      for scalar in inside.unicodeScalars {
        isSecond = scalar == "\"" && !isSecond
        if !isSecond { bare.unicodeScalars.append(scalar) }
      }
      return bare
    }
    guard text.utf8.first == mark else { return nil }
    guard text.withUTF8(isPresent) else { return nil }
    // By bytes: what follows an apostrophe may join it to one character.
    return String(text.unicodeScalars.dropFirst())
  }

  /// Whether a text has a guard: apostrophes, and nothing else, stand in front of what would be
  /// taken for a formula.
  public static func isPresent(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.first == mark, let start = bytes.firstIndex(where: { $0 != mark }) else {
      return false
    }
    // White space in front of a sign is guarded, but no cell that was read begins with it: behind an
    // apostrophe it is as the file has it.
    let bare = trimmed(bytes, from: start)
    return bare == start && beginsWithSign(bytes[start...])
  }

  /// Where the first byte stands that reading a cell does not trim.
  private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return start }
    return Table.trimmed(base + start, bytes.count - start).start - base
  }

  /// Whether the first thing to be seen of a text is the sign of a formula. Spreadsheets in several
  /// languages take signs of full width for the plain ones, and pass over spaces and what has no
  /// width, as do the programs that clean texts before a spreadsheet reads them.
  private static func beginsWithSign(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let first = bytes.first else { return false }
    // Nearly every text begins with a letter or a digit.
    if first > 0x40, first < 0x7F { return false }
    if first >= 0x30, first <= 0x39 { return false }
    let front = String(decoding: bytes.prefix(longestFront), as: UTF8.self)
    guard let scalar = front.unicodeScalars.first(where: { !isPassedOver($0) }) else {
      return bytes.count > longestFront
    }
    return isSign(scalar)
  }

  /// A text that begins with more bytes than this of what cannot be seen is guarded in any case.
  private static let longestFront = 256

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@": true
    // Of full width and small; the minus sign.
    case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    case "\u{FE66}", "\u{FE62}", "\u{FE63}", "\u{FE6B}", "\u{2212}": true
    default: false
    }
  }

  private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint {
      return true
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .nonspacingMark, .enclosingMark, .spacingMark: return true
    default: return false
    }
  }

  /// Whether a text is `="…"`, a formula whose result is a text and nothing more: exports write
  /// so what a spreadsheet would take for a number. Quotes inside stand in pairs.
  public static func isText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let quote = UInt8(ascii: "\"")
    guard bytes.count >= 3, bytes[0] == UInt8(ascii: "="), bytes[1] == quote, bytes.last == quote
    else { return false }
    let inside = bytes[2..<(bytes.count - 1)]
    var quotes = 0
    for byte in inside {
      if byte == quote {
        quotes += 1
      } else if quotes % 2 == 1 {
        return false
      } else {
        quotes = 0
      }
    }
    return quotes % 2 == 0
  }

  /// A sign, digits, and perhaps a point with digits behind it.
  private static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") else {
      return false
    }
    let parts = bytes.dropFirst().split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      }
  }
}
