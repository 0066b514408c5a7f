/// A place in the bytes of a date, which are ASCII in lower case.
struct DateReader {
  let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var weekday: Int?

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The date that takes up all of the text.
  mutating func date() -> WrittenDate? {
    skipSpaces()
    if passWeekday() { skip(", .") }
    if let month = monthName() { return monthFirst(month) }
    guard let first = number(most: 14) else { return nil }
    switch first.digits {
    case 1, 2: return dayFirst(first.value)
    case 4: return yearFirst(first.value)
    case 8, 12, 14: return digitsAlone(first)
    default: return nil
    }
  }

  // MARK: Forms

  /// `April 3, 2015`, `Apr  3 2015`, and `Apr 03 00:00:00 BST 2015`, behind the month.
  private mutating func monthFirst(_ month: Int) -> WrittenDate? {
    skip(" .,-/")
    guard let day = number(most: 2) else { return nil }
    passOrdinal()
    let start = position
    if isSpaced(), clock() != nil {
      skipSpaces()
      passZone()
      skipSpaces()
      guard let year = number(most: 4), year.digits == 4 else { return nil }
      return ended(.known(month: month, day: day.value), year)
    }
    position = start
    guard passed(" .,-/'"), let year = number(most: 4) else { return nil }
    return ended(.known(month: month, day: day.value), year)
  }

  private mutating func dayFirst(_ first: Int) -> WrittenDate? {
    let isOrdinal = passOrdinal()
    let start = position
    skip(" .,-/")
    if take("of") { skipSpaces() }
    if let month = monthName() {
      guard passed(" .,-/'") || current.map(Self.isDigit) == true, let year = number(most: 4)
      else { return nil }
      return ended(.known(month: month, day: first), year)
    }
    position = start
    guard !isOrdinal, let separator = separator(), let second = number(most: 2),
      self.separator() == separator, let year = number(most: 4)
    else { return nil }
    // `15-04-03` may as well begin with its year.
    guard year.digits == 4 || separator != UInt8(ascii: "-") else { return nil }
    return ended(.numbers(first, second.value), year)
  }

  private mutating func yearFirst(_ year: Int) -> WrittenDate? {
    let start = position
    skip(" .,-/")
    if let month = monthName() {
      skip(" .,-/")
      guard let day = number(most: 2) else { return nil }
      passOrdinal()
      return ended(.known(month: month, day: day.value), (year, 4))
    }
    position = start
    guard let separator = separator(), separator != UInt8(ascii: " "),
      let month = number(most: 2), self.separator() == separator, let day = number(most: 2)
    else { return nil }
    return ended(.known(month: month.value, day: day.value), (year, 4))
  }

  /// `20150403`, perhaps with hours, minutes and seconds behind it as digits alone.
  private mutating func digitsAlone(_ number: (value: Int, digits: Int)) -> WrittenDate? {
    var rest = number.value
    if number.digits == 14 {
      guard rest % 100 < 60 else { return nil }
      rest /= 100
    }
    if number.digits >= 12 {
      guard rest % 100 < 60, rest / 100 % 100 < 24 else { return nil }
      rest /= 10_000
    }
    return ended(.known(month: rest / 100 % 100, day: rest % 100), (rest / 10_000, 4))
  }

  /// The date, where nothing but a time or its weekday follows.
  private mutating func ended(
    _ parts: WrittenDate.Parts, _ year: (value: Int, digits: Int)
  ) -> WrittenDate? {
    guard year.digits == 4 || year.digits == 2, endsOrTime() else { return nil }
    return WrittenDate(
      parts, year: year.value, hasShortYear: year.digits == 2, weekday: weekday)
  }

  // MARK: Words

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ].map { Array($0.utf8) }
  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ].map { Array($0.utf8) }

  /// A month's name, whole or its first three letters.
  private mutating func monthName() -> Int? {
    let start = position
    let word = self.word()
    if word.elementsEqual("sept".utf8) { return 9 }
    if let month = Self.position(of: word, among: Self.months) { return month + 1 }
    position = start
    return nil
  }

  /// Whether a weekday stands here, which is then passed: whole, or its first two to four letters.
  private mutating func passWeekday() -> Bool {
    let start = position
    let word = self.word()
    let found =
      word.elementsEqual("tues".utf8)
      ? 1
      : word.elementsEqual("thur".utf8) || word.elementsEqual("thurs".utf8)
        ? 3 : Self.position(of: word, among: Self.weekdays)
    guard let found, weekday == nil || weekday == found else {
      position = start
      return false
    }
    weekday = found
    return true
  }

  private static func position(
    of word: Slice<UnsafeBufferPointer<UInt8>>, among names: [[UInt8]]
  ) -> Int? {
    guard word.count >= 3 else { return nil }
    return names.firstIndex { name in
      word.elementsEqual(name) || (word.count == 3 && name.starts(with: word))
    }
  }

  private mutating func word() -> Slice<UnsafeBufferPointer<UInt8>> {
    let start = position
    while let byte = current, byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "z") {
      position += 1
    }
    return bytes[start..<position]
  }

  /// Passes `st`, `nd`, `rd` or `th`, where no further letter follows.
  @discardableResult
  private mutating func passOrdinal() -> Bool {
    let start = position
    let word = self.word()
    if ["st", "nd", "rd", "th"].contains(where: { word.elementsEqual($0.utf8) }) { return true }
    position = start
    return false
  }

  // MARK: Times

  /// Whether the text ends here, or goes on with a time such as "T10:30" or " 10:30:00", or with
  /// the weekday.
  private mutating func endsOrTime() -> Bool {
    if take("t") {
      return (clock() != nil || digitClock()) && endsWithZone()
    }
    let isSpaced = isSpaced()
    guard current != nil else { return true }
    if take(",") || take("at ") || take("- ") {
      skipSpaces()
    } else if !isSpaced, current != UInt8(ascii: "(") {
      return false
    }
    if weekday == nil, current.map(Self.isDigit) != true {
      let isInBrackets = take("(")
      guard passWeekday(), !isInBrackets || take(")") else { return false }
      skip(" ,")
      _ = take("at ")
      guard current != nil else { return true }
    }
    return clock() != nil && endsWithZone()
  }

  /// Whether a zone, or nothing, stands between here and the end.
  private mutating func endsWithZone() -> Bool {
    skipSpaces()
    passZone()
    skipSpaces()
    if take("("), let end = bytes[position...].firstIndex(of: UInt8(ascii: ")")) {
      position = end + 1
    }
    skipSpaces()
    return current == nil
  }

  /// hh:mm, and perhaps seconds with a fraction, am or pm; nil where there is no such time.
  private mutating func clock() -> Int? {
    guard let hour = number(most: 2), let separator = current, ":.".utf8.contains(separator)
    else { return nil }
    position += 1
    guard let minute = number(most: 2), minute.digits == 2, minute.value < 60 else { return nil }
    var second = 0
    if current == separator {
      position += 1
      guard let found = number(most: 2), found.digits == 2, found.value < 60 else { return nil }
      second = found.value
      // SQL Server writes thousandths behind a colon, too.
      if take(".") || take(",") || take(":") {
        guard number(most: 9) != nil else { return nil }
      }
    }
    let start = position
    skipSpaces()
    let isHalf = ["am", "pm", "a.m.", "p.m.", "a.m", "p.m"].contains { take($0) }
    if !isHalf { position = start }
    guard hour.value <= (isHalf ? 12 : 24), hour.value < 24 || minute.value + second == 0 else {
      return nil
    }
    return hour.value
  }

  /// `hhmm` or `hhmmss`, perhaps with a fraction.
  private mutating func digitClock() -> Bool {
    guard let time = number(most: 6), time.digits == 4 || time.digits == 6 else { return false }
    if take(".") || take(",") { guard number(most: 9) != nil else { return false } }
    let hundreds = time.digits == 6 ? time.value : time.value * 100
    return hundreds / 10_000 < 24 && hundreds / 100 % 100 < 60 && hundreds % 100 < 60
  }

  private mutating func passZone() {
    if take("z") { return }
    let isNamed = ["utc", "gmt", "bst"].contains { take($0) }
    let start = position
    if !isNamed { skipSpaces() }
    guard take("+") || take("-"), let hours = number(most: 4) else {
      position = start
      return
    }
    if hours.digits <= 2, take(":") { _ = number(most: 2) }
  }

  // MARK: Bytes

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private mutating func skipSpaces() { skip(" ") }

  private mutating func skip(_ signs: String) {
    while let byte = current, signs.utf8.contains(byte) { position += 1 }
  }

  /// Whether at least one space was passed.
  private mutating func isSpaced() -> Bool { passed(" ") }

  private mutating func passed(_ signs: String) -> Bool {
    let start = position
    skip(signs)
    return position > start
  }

  private mutating func take(_ text: String) -> Bool {
    guard bytes[position...].starts(with: text.utf8) else { return false }
    position += text.utf8.count
    return true
  }

  /// What stands between two numbers: `/`, `-` or `.`, perhaps with spaces, or spaces alone.
  private mutating func separator() -> UInt8? {
    let isSpaced = isSpaced()
    guard let byte = current, "/-.".utf8.contains(byte) else {
      return isSpaced ? UInt8(ascii: " ") : nil
    }
    position += 1
    skipSpaces()
    return byte
  }

  /// One to `most` digits with no further one behind them.
  private mutating func number(most: Int) -> (value: Int, digits: Int)? {
    var value = 0
    let start = position
    while let byte = current, Self.isDigit(byte) {
      guard position - start < most else {
        position = start
        return nil
      }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      position += 1
    }
    return position > start ? (value, position - start) : nil
  }
}
