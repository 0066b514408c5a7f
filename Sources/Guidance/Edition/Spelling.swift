/// How headings, values and names are compared: what of their writing does not matter.
public enum Spelling {
  /// A heading: its letters and digits in lower case, without a closing `(Y/N)`.
  public static func ofHeading(_ text: String) -> String {
    var key = letters(text)
    if key.hasSuffix("yn"), asksYesOrNo(text) { key.removeLast(2) }
    return key
  }

  /// Whether `Y/N` stands somewhere in it.
  private static func asksYesOrNo(_ text: String) -> Bool {
    var last: (UInt8, UInt8) = (0, 0)
    for byte in text.utf8 {
      let lower = byte | 0x20
      if last == (UInt8(ascii: "y"), UInt8(ascii: "/")), lower == UInt8(ascii: "n") { return true }
      last = (last.1, byte == UInt8(ascii: "/") ? byte : lower)
    }
    return false
  }

  /// A value: in lower case, white space folded, curly quotes and long dashes made straight.
  public static func ofValue(_ text: String) -> String {
    if let fast = plainValue(text) { return fast }
    var folded = ""
    var gap = false
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case "\u{2018}", "\u{2019}": append("'")
      case "\u{201C}", "\u{201D}": append("\"")
      case "\u{2010}"..."\u{2015}": append("-")
      case let space where space.properties.isWhitespace: gap = !folded.isEmpty
      default: append(scalar)
      }
    }
    return folded

    func append(_ scalar: Unicode.Scalar) {
      if gap { folded.unicodeScalars.append(" ") }
      gap = false
      folded.unicodeScalars.append(scalar)
    }
  }

  /// The name of a sheet, a file or a list: letters and digits in lower case.
  public static func ofName(_ text: String) -> String { letters(text) }

  /// `a) WBRI` without its `a) `; other texts as they are.
  static func withoutLetter(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let bracket = scalars.firstIndex(of: ")") else { return text }
    let front = scalars[..<bracket]
    guard (1...2).contains(front.count), front.allSatisfy({ $0.properties.isAlphabetic }) else {
      return text
    }
    let rest = scalars[scalars.index(after: bracket)...].drop { $0.properties.isWhitespace }
    return String(rest)
  }

  /// What stands in front of the first ` - ` or `:`.
  static func frontOfDash(_ text: String) -> String? {
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() where index > 0 {
      let dash = scalar == "-" || scalar == "\u{2013}"
      if scalar == ":" || (dash && scalars[index - 1] == " ") {
        var front = String.UnicodeScalarView()
        front.append(contentsOf: scalars[..<index])
        let text = String(front)
        return text.hasSuffix(" ") ? String(text.dropLast()) : text
      }
    }
    return nil
  }

  private static func letters(_ text: String) -> String {
    plainLetters(text) ?? foldedLetters(text)
  }

  /// The common case without Unicode work: ASCII alone.
  private static func plainLetters(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      return String(unsafeUninitializedCapacity: bytes.count) { key in
        var count = 0
        for byte in bytes {
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            key[count] = byte
          case UInt8(ascii: "A")...UInt8(ascii: "Z"): key[count] = byte | 0x20
          default: continue
          }
          count += 1
        }
        return count
      }
    }
  }

  private static func foldedLetters(_ text: String) -> String {
    var key = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": key.unicodeScalars.append(scalar)
      case "A"..."Z": key.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
      default:
        guard !scalar.isASCII, scalar.properties.isAlphabetic else { continue }
        key += String(scalar).lowercased()
      }
    }
    return key
  }

  /// The common case without Unicode work: short ASCII with single spaces inside.
  private static func plainValue(_ text: String) -> String? {
    var previous = UInt8(ascii: " ")
    for byte in text.utf8 {
      guard byte >= 0x20, byte < 0x7F else { return nil }
      if byte == UInt8(ascii: " "), previous == byte { return nil }
      previous = byte
    }
    guard text.isEmpty || previous != UInt8(ascii: " ") else { return nil }
    return text.lowercased()
  }
}
