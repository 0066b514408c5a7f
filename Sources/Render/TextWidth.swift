/// How many cells of a terminal a text takes.
///
/// A table of ranges and no call to the C library: a result must not depend on the locale.
public enum TextWidth {
  public static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  static func of(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if first.properties.generalCategory == .nonspacingMark { return 0 }
    let emoji = character.unicodeScalars.contains { $0.value == 0xFE0F }
    return emoji || isWide(first.value) ? 2 : 1
  }

  /// Wide and full-width characters of Unicode's East Asian Width.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// `text` filled with spaces to `width`, at its end or its beginning.
  static func padded(_ text: String, to width: Int, right: Bool) -> String {
    let fill = String(repeating: " ", count: max(0, width - of(text)))
    return right ? fill + text : text + fill
  }

  /// `text` broken at spaces into lines of at most `width` cells; a longer word is cut in two.
  static func lines(_ text: String, width: Int) -> [String] {
    guard of(text) > width, width > 0 else { return [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      var word = String(word)
      if !line.isEmpty, of(line) + 1 + of(word) > width {
        lines.append(line)
        line = ""
      }
      while of(word) > width {
        var head = ""
        while let next = word.first, of(head) + of(next) <= max(2, width) {
          head.append(next)
          word.removeFirst()
        }
        lines.append(head)
      }
      line += line.isEmpty ? word : " " + word
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// `text` cut to `width` cells, the last one `…` where something was cut.
  static func cut(_ text: String, to width: Int) -> String {
    guard of(text) > width, width > 0 else { return text }
    var out = ""
    var taken = 0
    for character in text {
      let next = of(character)
      if taken + next > width - 1 { break }
      out.append(character)
      taken += next
    }
    return out + "…"
  }
}
