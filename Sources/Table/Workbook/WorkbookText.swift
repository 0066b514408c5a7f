/// A text as a workbook stores it (ECMA-376 part 1, 22.9.2.19).
///
/// libxlsxwriter writes control characters as escapes such as `_x000D_`, and leaves alone what
/// already looks like one, which readers would then decode; nor may XML hold U+FFFE and U+FFFF.
enum WorkbookText {
  /// What no cell may exceed, in characters.
  static let longest = 32_767

  static func isTooLong(_ text: String) -> Bool {
    text.utf8.count > longest && text.unicodeScalars.count > longest
  }

  static func escaped(_ text: String) -> String {
    var text = text
    let isPlain = text.withUTF8 { bytes in
      !bytes.contains(0xEF) && !bytes.indices.contains { beginsEscape(bytes, $0) }
    }
    guard !isPlain else { return text }
    let scalars = Array(text.unicodeScalars)
    var out = ""
    for (index, scalar) in scalars.enumerated() {
      switch scalar.value {
      case 0xFFFE: out += "_xFFFE_"
      case 0xFFFF: out += "_xFFFF_"
      case 0x5F where beginsEscape(scalars, index):
        out += "_x005F_"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// Whether `_x` and four hexadecimal digits stand at `index`, and behind them `_` or what is
  /// written as an escape and so begins with it.
  private static func beginsEscape(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard bytes[index] == UInt8(ascii: "_"), index + 7 <= bytes.count else { return false }
    return beginsEscape(bytes[index..<index + 7].map { Unicode.Scalar($0) }, 0)
  }

  private static func beginsEscape(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    guard index + 7 <= scalars.count, scalars[index + 1] == "x",
      isEndOfEscape(scalars[index + 6])
    else {
      return false
    }
    return scalars[index + 2..<index + 6].allSatisfy { $0.isASCII && $0.properties.isASCIIHexDigit }
  }

  private static func isEndOfEscape(_ scalar: Unicode.Scalar) -> Bool {
    // Of U+FFFE and U+FFFF, the first of their bytes.
    scalar == "_" || scalar.value < 0x20 || scalar.value == 0xEF || scalar.value >= 0xFFFE
  }
}
