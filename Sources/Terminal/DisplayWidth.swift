import CEditline

/// How many cells of the screen text takes, by the C library's tables, which libedit uses too:
/// the two must agree. Needs `CharacterLocale.establish()` before.
enum DisplayWidth {
  /// 0, 1 or 2; 0 also for a character that cannot be shown.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x7F { return scalar.value < 0x20 ? 0 : 1 }
    return max(0, Int(jtai_character_width(scalar.value)))
  }

  static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  /// The text where it takes no more than `width` cells; otherwise its beginning and `…`.
  static func fit(_ text: String, to width: Int) -> String {
    guard of(text) > width else { return text }
    guard width > 0 else { return "" }
    var result = ""
    var used = 0
    for character in text {
      let next = of(String(character))
      if used + next > width - 1 { break }
      result.append(character)
      used += next
    }
    return result + "…"
  }

  /// The text with spaces behind it up to `width` cells.
  static func pad(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - of(text)))
  }
}
