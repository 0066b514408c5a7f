/// A date, a time of day or both as a cell's text: ISO 8601, the seconds left out where there are
/// none, the time left out at midnight. `2026-03-12`, `2026-03-12T10:30`, `10:30:05`.
enum WrittenMoment {
  /// The text of a day and the seconds since its midnight, which may reach the next day.
  static func text(day: CivilDate, seconds: Int) -> String? {
    guard let day = day.adding(days: seconds / 86_400) else { return nil }
    let rest = seconds % 86_400
    return rest == 0 ? day.description : day.description + "T" + time(rest)
  }

  /// hh:mm, with seconds where there are any; more than 24 hours are a length of time.
  static func time(_ seconds: Int) -> String {
    let minutes = padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2)
    return seconds % 60 == 0 ? minutes : minutes + ":" + padded(seconds % 60, 2)
  }

  /// The text of what a file holds as ISO 8601: a date, a date with a time, or a time. Nil for
  /// anything else, such as a time with an offset from UTC.
  static func text(iso bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var digits = Digits(bytes: bytes)
    if bytes.count > 2, bytes[2] == UInt8(ascii: ":") {
      return digits.clock().flatMap { digits.isAtEnd ? time($0) : nil }
    }
    guard let year = digits.number(4), digits.take("-"), let month = digits.number(2),
      digits.take("-"), let day = digits.number(2),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    if digits.isAtEnd { return date.description }
    guard digits.take("T"), let seconds = digits.clock() else { return nil }
    _ = digits.take("Z")
    return digits.isAtEnd ? text(day: date, seconds: seconds) : nil
  }

  /// The text of a length of time such as `PT10H30M00S`; nil for what is none, and for a
  /// negative one.
  static func text(duration bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var digits = Digits(bytes: bytes)
    guard digits.take("P") else { return nil }
    var seconds = 0
    if let days = digits.length(unit: "D") { seconds += days * 86_400 }
    guard digits.take("T") else { return digits.isAtEnd ? time(seconds) : nil }
    if let hours = digits.length(unit: "H") { seconds += hours * 3600 }
    if let minutes = digits.length(unit: "M") { seconds += minutes * 60 }
    if let rest = digits.seconds(unit: "S") { seconds += rest }
    return digits.isAtEnd ? time(seconds) : nil
  }
}

/// A place in the bytes of a moment.
private struct Digits {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  var isAtEnd: Bool { position == bytes.count }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Exactly `count` digits.
  mutating func number(_ count: Int) -> Int? {
    guard position + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[position..<position + count] {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    position += count
    return value
  }

  /// `hh:mm`, perhaps with seconds and their fraction, in seconds, rounded.
  mutating func clock() -> Int? {
    guard let hours = number(2), hours <= 24, take(":"), let minutes = number(2), minutes < 60
    else { return nil }
    var seconds = hours * 3600 + minutes * 60
    guard take(":") else { return seconds }
    guard let rest = number(2), rest < 60 else { return nil }
    seconds += rest
    return seconds + roundedFraction()
  }

  /// One to nine digits with the unit behind them; nil, with nothing passed, for anything else.
  mutating func length(unit: Unicode.Scalar) -> Int? {
    let start = position
    let value = digits()
    if let value, take(unit) { return value }
    position = start
    return nil
  }

  /// The same, where a fraction may stand before the unit.
  mutating func seconds(unit: Unicode.Scalar) -> Int? {
    let start = position
    if let value = digits() {
      let rounded = value + roundedFraction()
      if take(unit) { return rounded }
    }
    position = start
    return nil
  }

  private mutating func digits() -> Int? {
    let start = position
    var value = 0
    while position < bytes.count, position - start < 9, let digit = number(1) {
      value = value * 10 + digit
    }
    return position > start ? value : nil
  }

  /// 1 where a fraction of at least a half stands here, which is passed.
  private mutating func roundedFraction() -> Int {
    guard take(".") || take(",") else { return 0 }
    let first = number(1) ?? 0
    while number(1) != nil {}
    return first >= 5 ? 1 : 0
  }
}
