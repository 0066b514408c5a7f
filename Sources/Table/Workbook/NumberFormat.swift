/// What a cell's number format makes of its number.
enum NumberFormat: Sendable, Equatable {
  case number
  /// A date, a time of day or both; `clock` says whether it shows a time of day.
  case moment(clock: Bool)
  /// Hours that may exceed a day, such as `[h]:mm`.
  case elapsed
  /// A whole number with zeros before it.
  case padded(DigitTemplate)

  /// A built-in format (ECMA-376 part 1, 18.8.30, and the date formats of East Asian locales).
  init(builtIn identifier: Int) {
    switch identifier {
    case 14...17, 27...31, 36, 50...54, 57, 58: self = .moment(clock: false)
    case 18...22, 32...35, 45, 47, 55, 56: self = .moment(clock: true)
    case 46: self = .elapsed
    default: self = .number
    }
  }

  /// A custom format: a date where its first section has a letter of one outside quotes,
  /// brackets and escapes.
  init(code: String) {
    if let template = DigitTemplate(code: code) {
      self = .padded(template)
      return
    }
    var isMoment = false
    var clock = false
    var bytes = Array(code.utf8)[...]
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "\""):
        bytes = bytes.drop { $0 != UInt8(ascii: "\"") }.dropFirst()
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"):
        bytes = bytes.dropFirst()
      case UInt8(ascii: "["):
        let bracket = bytes.prefix { $0 != UInt8(ascii: "]") }
        bytes = bytes.dropFirst(bracket.count + 1)
        if Self.isElapsed(bracket) {
          self = .elapsed
          return
        }
      case UInt8(ascii: ";"):
        self = isMoment ? .moment(clock: clock) : .number
        return
      default:
        switch byte | 0x20 {
        case UInt8(ascii: "d"), UInt8(ascii: "m"), UInt8(ascii: "y"): isMoment = true
        case UInt8(ascii: "h"), UInt8(ascii: "s"): (isMoment, clock) = (true, true)
        default: break
        }
      }
    }
    self = isMoment ? .moment(clock: clock) : .number
  }

  /// Whether a bracket holds only the same letter h, m or s.
  private static func isElapsed(_ bracket: ArraySlice<UInt8>) -> Bool {
    guard let first = bracket.first, [UInt8]("hms".utf8).contains(first | 0x20) else {
      return false
    }
    return bracket.allSatisfy { $0 | 0x20 == first | 0x20 }
  }

  /// The text of a cell's number, given as its text in the file: ISO 8601 for a date, otherwise
  /// the shortest that reads back as the same number.
  func text(of number: String, system: DateSystem) -> String {
    guard let value = Double(number), value.isFinite else { return number }
    switch self {
    case .number: return Self.shortest(number, value)
    case .moment(let clock):
      return Self.moment(value, clock: clock, system: system) ?? Self.shortest(number, value)
    case .elapsed: return Self.elapsed(value) ?? Self.shortest(number, value)
    case .padded(let template):
      guard value >= 0, let whole = Int(exactly: value), whole <= 1 << 53 else {
        return Self.shortest(number, value)
      }
      return template.text(of: whole)
    }
  }

  /// A file holds 17 digits where fewer would do (1.1000000000000001), or an exponent.
  private static func shortest(_ text: String, _ value: Double) -> String {
    let digits = text.utf8.count { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    let plain = text.utf8.allSatisfy { $0 < UInt8(ascii: "A") && $0 != UInt8(ascii: "+") }
    if plain, digits <= 15 || !text.utf8.contains(UInt8(ascii: ".")) { return text }
    if let whole = Int(exactly: value), whole.magnitude <= 1 << 53 { return String(whole) }
    return value.description
  }

  private static func moment(_ value: Double, clock: Bool, system: DateSystem) -> String? {
    guard value >= 0, value < 2_958_466 else { return nil }
    var day = Int(value)
    var seconds = Int(((value - Double(day)) * 86_400).rounded())
    if seconds == 86_400 { (day, seconds) = (day + 1, 0) }
    if day == 0, system == .from1900 || clock {
      return clock || seconds > 0 ? WrittenMoment.time(seconds) : nil
    }
    guard let date = CivilDate.fromSerial(day, system: system) else { return nil }
    return WrittenMoment.text(day: date, seconds: seconds)
  }

  private static func elapsed(_ value: Double) -> String? {
    guard value >= 0, value < 2_958_466 else { return nil }
    return WrittenMoment.time(Int((value * 86_400).rounded()))
  }
}
