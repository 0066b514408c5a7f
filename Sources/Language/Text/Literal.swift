/// A word or a quoted text as it was typed.
public struct Literal: Sendable, Equatable {
  public var text: String
  public var quoted: Bool
  public var span: Span

  public init(text: String, quoted: Bool, span: Span) {
    self.text = text
    self.quoted = quoted
    self.span = span
  }

  /// The literal as it may be typed again.
  public var source: String { quoted ? Literal.quote(text) : text }

  // MARK: Reading

  /// The content of `text` where it is one quoted text from end to end; nil otherwise.
  public static func whole(_ text: String) -> String? {
    var scanner = Scanner(text)
    guard let literal = scanner.quoted() else { return nil }
    scanner.skipSpaces()
    return scanner.isAtEnd ? literal.text : nil
  }

  /// The words of a line, parted by spaces; nil where a quotation mark is open, or where a quoted
  /// text has something other than a space beside it.
  public static func words(_ line: String) -> [Literal]? {
    var scanner = Scanner(line)
    var words: [Literal] = []
    while true {
      let end = scanner.end { $0 == UInt8(ascii: " ") }
      scanner.move(to: end)
      if scanner.isAtEnd { return words }
      if scanner.peek() == UInt8(ascii: "\"") {
        guard let word = scanner.quoted(), scanner.isAtEnd || scanner.peek() == UInt8(ascii: " ")
        else { return nil }
        words.append(word)
      } else {
        let span = Span(scanner.position, scanner.end { $0 != UInt8(ascii: " ") })
        let word = Literal(text: scanner.text(span), quoted: false, span: span)
        guard !word.text.utf8.contains(UInt8(ascii: "\"")) else { return nil }
        words.append(word)
        scanner.move(to: span.end)
      }
    }
  }

  // MARK: Writing

  /// A text in quotation marks, on one line, that is read as the same text: whatever its scalars
  /// are, what stands behind it is read as it would be without it.
  ///
  /// It goes by scalars, as the scanner goes by bytes: a mark that combines with the quotation mark
  /// before it makes one character of the two, and so do CR and LF.
  ///
  /// - Parameter mark: the quotation mark, `"` or `'`.
  public static func quote(_ text: String, by mark: Unicode.Scalar = "\"") -> String {
    var quoted = String(mark)
    let scalars = text.unicodeScalars
    for index in scalars.indices {
      switch scalars[index] {
      case mark, "\\":
        quoted.unicodeScalars.append("\\")
        quoted.unicodeScalars.append(scalars[index])
      case "$" where isParameter(scalars[scalars.index(after: index)...].first): quoted += "\\$"
      case let scalar: quoted += visible(scalar)
      }
    }
    quoted.unicodeScalars.append(mark)
    return quoted
  }

  /// A text as it is typed: quoted, unless it is plainly a path or a word without a meaning.
  public static func typed(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "/._-".utf8.contains(byte)
      }
    }
    let isNoKeyword = text.utf8.contains { byte in
      "/.0123456789".utf8.contains(byte)
    }
    return isPlain && isNoKeyword && text.utf8.first != UInt8(ascii: "-") ? text : quote(text)
  }

  /// A scalar as it stands in a quoted text: as an escape where it cannot be seen, ends a line
  /// somewhere, or turns the reading direction.
  static func visible(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case _ where isHidden(scalar): "\\u{\(String(scalar.value, radix: 16))}"
    default: String(scalar)
    }
  }

  /// Whether it cannot be seen, ends a line somewhere, or turns the reading direction.
  public static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
      true
    default: false
    }
  }

  private static func isParameter(_ scalar: Unicode.Scalar?) -> Bool {
    switch scalar {
    case ("a"..."z")?, ("A"..."Z")?, "_"?: true
    default: false
    }
  }
}
