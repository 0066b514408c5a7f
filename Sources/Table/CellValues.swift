/// Turns what a cell holds in the file into the bytes of its text.
final class CellValues {
  enum Kind {
    case number, shared, text, boolean, verbatim
  }

  let dateSystem: DateSystem
  private let strings: SharedStrings
  private let formats: [NumberFormat]
  /// A text made from a number, until the next one is made.
  private let made = ByteBuffer()

  init(strings: SharedStrings, formats: [NumberFormat], dateSystem: DateSystem) {
    self.strings = strings
    self.formats = formats
    self.dateSystem = dateSystem
  }

  /// A cell's kind, from its attribute `t`: errors such as `#N/A` and ISO dates stand in the file
  /// as their text.
  static func kind(_ type: UnsafePointer<CChar>?) -> Kind {
    guard let type, !XMLElement.equal(type, "n") else { return .number }
    if XMLElement.equal(type, "s") { return .shared }
    if XMLElement.equal(type, "b") { return .boolean }
    if XMLElement.equal(type, "str") || XMLElement.equal(type, "inlineStr") { return .text }
    return .verbatim
  }

  /// The trimmed bytes of a cell; nil where it names a shared text that there is not.
  func bytes(
    _ text: CellText, _ kind: Kind, style: Int
  ) -> (start: UnsafePointer<UInt8>, length: Int)? {
    switch kind {
    case .text: return text.bareUnescaped
    case .verbatim: return text.bare
    case .number: return number(text.bare, style: style)
    case .boolean:
      let (start, length) = text.bare
      guard length > 0 else { return (start, 0) }
      return keep(length == 1 && start[0] == UInt8(ascii: "1") ? "TRUE" : "FALSE")
    case .shared:
      let (start, length) = text.bare
      guard length > 0 else { return (start, 0) }
      guard let index = whole(start, length) else { return nil }
      return strings.bytes(index)
    }
  }

  private func number(
    _ bare: (start: UnsafePointer<UInt8>, length: Int), style: Int
  ) -> (start: UnsafePointer<UInt8>, length: Int) {
    let (start, length) = bare
    let format = formats.indices.contains(style) ? formats[style] : .number
    guard length > 0, format != .number || whole(start, length) == nil else { return bare }
    let text = String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    return keep(format.text(of: text, system: dateSystem))
  }

  /// The number of up to 15 digits and nothing else.
  private func whole(_ start: UnsafePointer<UInt8>, _ length: Int) -> Int? {
    guard length <= 15 else { return nil }
    var value = 0
    for index in 0..<length {
      guard start[index] >= UInt8(ascii: "0"), start[index] <= UInt8(ascii: "9") else {
        return nil
      }
      value = value * 10 + Int(start[index] - UInt8(ascii: "0"))
    }
    return value
  }

  private func keep(_ text: String) -> (start: UnsafePointer<UInt8>, length: Int) {
    made.removeAll()
    for byte in text.utf8 { made.append(byte) }
    return (UnsafePointer(made.start), made.count)
  }
}
