/// Turns what a cell holds in the file into the bytes of its text.
final class CellValues {
  enum Kind {
    case number, shared, text, inline, boolean, date, duration, verbatim
  }

  let dateSystem: DateSystem
  /// Whether the workbook asks for its formulas to be calculated anew.
  let asksRecalculation: Bool
  private let strings: SharedStrings
  private let formats: [NumberFormat]
  /// A text made from a number, until the next one is made.
  private let made = ByteBuffer()

  init(strings: SharedStrings, formats: [NumberFormat], outline: WorkbookOutline) {
    self.strings = strings
    self.formats = formats
    dateSystem = outline.dateSystem
    asksRecalculation = outline.asksRecalculation
  }

  /// A cell's kind, from its attribute `t`: errors such as `#N/A` stand in the file as their text.
  static func kind(_ type: UnsafePointer<CChar>?) -> Kind {
    guard let type else { return .number }
    if type[0] != 0, type[1] == 0 {
      switch UInt8(bitPattern: type[0]) {
      case UInt8(ascii: "n"): return .number
      case UInt8(ascii: "s"): return .shared
      case UInt8(ascii: "b"): return .boolean
      case UInt8(ascii: "d"): return .date
      default: return .verbatim
      }
    }
    if XMLElement.equal(type, "str") { return .text }
    return XMLElement.equal(type, "inlineStr") ? .inline : .verbatim
  }

  /// The trimmed bytes of a cell; nil where it names a shared text that there is not.
  func bytes(
    _ text: CellText, _ kind: Kind, style: Int
  ) -> (start: UnsafePointer<UInt8>, length: Int)? {
    switch kind {
    case .text, .inline: return text.bareUnescaped
    case .verbatim: return text.bare
    case .date:
      let bytes = UnsafeBufferPointer(start: text.bare.start, count: text.bare.length)
      return WrittenMoment.text(iso: bytes).map { keep($0) } ?? text.bare
    case .duration:
      let bytes = UnsafeBufferPointer(start: text.bare.start, count: text.bare.length)
      return WrittenMoment.text(duration: bytes).map { keep($0) } ?? text.bare
    case .number: return number(text.bare, style: style)
    case .boolean:
      let (start, length) = text.bare
      let bytes = UnsafeBufferPointer(start: start, count: length)
      if bytes.elementsEqual("1".utf8) || bytes.elementsEqual("true".utf8) { return keep("TRUE") }
      if bytes.elementsEqual("0".utf8) || bytes.elementsEqual("false".utf8) { return keep("FALSE") }
      return (start, length)
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
    let format = style < formats.count ? formats[style] : .number
    let whole = whole(start, length)
    if format == .number, whole != nil || length == 0 || isShortest(start, length) { return bare }
    if let whole, let day = day(whole, format) { return keep(day) }
    guard length > 0 else { return bare }
    let text = String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    return keep(format.text(of: text, system: dateSystem))
  }

  /// The day of a date without a time, which most dates are.
  private func day(_ serial: Int, _ format: NumberFormat) -> CivilDate? {
    guard case .moment = format, serial > 0 else { return nil }
    return CivilDate.fromSerial(serial, system: dateSystem)
  }

  /// Whether `NumberFormat.number` would leave the text of a number as it is: a minus sign, a
  /// point and up to 15 digits, and nothing else.
  private func isShortest(_ start: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    guard length <= 16 else { return false }
    for index in 0..<length {
      let byte = start[index]
      let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      guard isDigit || byte == UInt8(ascii: ".") || (index == 0 && byte == UInt8(ascii: "-"))
      else { return false }
    }
    return true
  }

  /// The number of 1 to 15 digits and nothing else.
  private func whole(_ start: UnsafePointer<UInt8>, _ length: Int) -> Int? {
    guard length > 0, length <= 15 else { return nil }
    var value = 0
    for index in 0..<length {
      let digit = start[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      value = value &* 10 &+ Int(digit)
    }
    return value
  }

  private func keep(_ text: String) -> (start: UnsafePointer<UInt8>, length: Int) {
    made.removeAll()
    for byte in text.utf8 { made.append(byte) }
    return (UnsafePointer(made.start), made.count)
  }

  /// The day as ISO 8601.
  private func keep(_ day: CivilDate) -> (start: UnsafePointer<UInt8>, length: Int) {
    let parts = day.parts
    made.removeAll()
    appendDigits(parts.year, 4)
    made.append(UInt8(ascii: "-"))
    appendDigits(parts.month, 2)
    made.append(UInt8(ascii: "-"))
    appendDigits(parts.day, 2)
    return (UnsafePointer(made.start), made.count)
  }

  private func appendDigits(_ number: Int, _ count: Int) {
    var unit = count == 4 ? 1000 : 10
    while unit > 0 {
      made.append(UInt8(ascii: "0") + UInt8(number / unit % 10))
      unit /= 10
    }
  }
}
