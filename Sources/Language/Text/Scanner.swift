/// A reading position in one statement, in UTF-8 bytes.
///
/// The scanner knows what a word, a quoted text and a number look like, and nothing of
/// commands. Copying it is how a parser goes back.
struct Scanner {
  let bytes: [UInt8]
  private(set) var position: Int
  /// Where the last space stands.
  let lastSpace: Int?
  /// What was taken so far, in order; nil where nobody asks. Going back forgets it too.
  var marks: [Mark]?

  init(_ text: String) {
    bytes = Array(text.utf8)
    lastSpace = bytes.lastIndex(where: isSpace)
    position = 0
  }

  var isAtEnd: Bool { position >= bytes.count }

  mutating func move(to position: Int) { self.position = min(max(0, position), bytes.count) }

  func peek(_ ahead: Int = 0) -> UInt8? {
    let index = position + ahead
    return index < bytes.count ? bytes[index] : nil
  }

  mutating func skipSpaces() {
    while position < bytes.count, isSpace(bytes[position]) { position += 1 }
  }

  func text(_ span: Span) -> String {
    String(decoding: bytes[span.start..<span.end], as: UTF8.self)
  }

  mutating func skip(_ mark: String) -> Span? {
    let mark = Array(mark.utf8)
    guard position + mark.count <= bytes.count,
      bytes[position..<position + mark.count].elementsEqual(mark)
    else { return nil }
    defer { position += mark.count }
    return Span(position, position + mark.count)
  }

  /// The end of the run of bytes from here that satisfy `belongs`.
  func end(while belongs: (UInt8) -> Bool) -> Int {
    var end = position
    while end < bytes.count, belongs(bytes[end]) { end += 1 }
    return end
  }

  /// A name: letters, digits, `_`, `.` and `-`, and anything beyond ASCII.
  func nameSpan() -> Span? {
    var end = end(while: isNameByte)
    // `age 5..15`: two dots are an operator, not a part of the name.
    for index in position..<end where index + 1 < end && bytes[index] == UInt8(ascii: ".") {
      if bytes[index + 1] == UInt8(ascii: ".") {
        end = index
        break
      }
    }
    return end > position ? Span(position, end) : nil
  }

  /// An unquoted value inside a condition: up to a space, a comma, a bracket or `..`.
  func valueSpan() -> Span? {
    var end = position
    while end < bytes.count {
      let byte = bytes[end]
      if isSpace(byte) || ",()[]\"".utf8.contains(byte) { break }
      if byte == UInt8(ascii: "."), end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: ".") {
        break
      }
      end += 1
    }
    return end > position ? Span(position, end) : nil
  }

  /// An unquoted word outside a condition: up to a space or a comma that ends it.
  func wordSpan() -> Span? {
    var end = end { !isSpace($0) }
    while end > position, bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
    return end > position ? Span(position, end) : nil
  }

  /// A word of a list: up to a space or a comma.
  func listedSpan() -> Span? {
    let end = end { !isSpace($0) && $0 != UInt8(ascii: ",") }
    return end > position ? Span(position, end) : nil
  }

  /// A quoted text from here, its marks included in the span; nil where none begins.
  ///
  /// Between the marks `\"`, `\'`, `\\`, `\$`, `\n`, `\r`, `\t` and `\u{HEX}` stand for what they
  /// name.
  mutating func quoted() -> Literal? {
    guard let mark = peek(), mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") else {
      return nil
    }
    let start = position
    var content: [UInt8] = []
    var index = position + 1
    while index < bytes.count {
      let byte = bytes[index]
      if byte == mark {
        position = index + 1
        return Literal(
          text: String(decoding: content, as: UTF8.self), quoted: true, span: Span(start, position))
      }
      if byte == UInt8(ascii: "\\"), index + 1 < bytes.count {
        let escape = Self.escape(bytes, at: index + 1)
        content.append(contentsOf: escape.means)
        index += escape.length
      } else {
        content.append(byte)
      }
      index += 1
    }
    return nil
  }

  /// What the bytes behind a `\` stand for, and how many of them do.
  private static func escape(_ bytes: [UInt8], at index: Int) -> (means: [UInt8], length: Int) {
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "n"): return ([UInt8(ascii: "\n")], 1)
    case UInt8(ascii: "r"): return ([UInt8(ascii: "\r")], 1)
    case UInt8(ascii: "t"): return ([UInt8(ascii: "\t")], 1)
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"), UInt8(ascii: "$"):
      return ([byte], 1)
    case UInt8(ascii: "u"):
      // One to six digits in braces, and a scalar that there is; else it is no escape.
      let rest = bytes[(index + 1)...].prefix(8)
      if rest.first == UInt8(ascii: "{"), let end = rest.firstIndex(of: UInt8(ascii: "}")),
        rest[(rest.startIndex + 1)..<end].allSatisfy(isHexadecimal),
        let number = UInt32(
          String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(number)
      {
        return (Array(String(scalar).utf8), end - index + 1)
      }
      return ([UInt8(ascii: "\\"), byte], 1)
    default: return ([UInt8(ascii: "\\"), byte], 1)
    }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}

func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
    UInt8(ascii: "-"), 0x80...0xFF:
    true
  default: false
  }
}
