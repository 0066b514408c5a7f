/// The one layer that all output passes through: cells, headings and names are untrusted.
public enum CleanText {
  /// `text` with control characters and those that turn the reading direction made visible.
  ///
  /// Line feeds are kept where `lines` allows them; a tab becomes a space. Nothing that comes
  /// from a file can move the cursor, change a colour or hide what stands beside it.
  public static func clean(_ text: String, lines: Bool = false) -> String {
    if isPlain(text) { return text }
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where lines: out.unicodeScalars.append(scalar)
      case 0x09: out.unicodeScalars.append(" ")
      case 0x0A: out += "\\n"
      case 0x0D: out += "\\r"
      case 0x1B: out += "\\e"
      case 0..<0x20, 0x7F..<0xA0:
        out += "\\x\(hex(scalar.value, 2))"
      case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
        out += "\\u{\(hex(scalar.value, 4))}"
      case 0xA0: out.unicodeScalars.append(" ")
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// `text`, cleaned if it holds anything but what `clean` would keep in lines: for what is put
  /// together elsewhere, such as a path in a sentence.
  public static func safe(_ text: String) -> String {
    let isSafe = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0xA0: true
      case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069,
        0xFEFF:
        false
      default: true
      }
    }
    return isSafe ? text : clean(text, lines: true)
  }

  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }

  static func hex(_ value: UInt32, _ width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
