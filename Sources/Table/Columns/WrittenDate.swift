/// A date as it stands in a text, before it is known which of two numbers is the month.
///
/// Read are, each perhaps with a weekday before or behind it and with a time:
/// - year first: `2015-04-03`, `2015/04/03`, `2015.4.3`, `20150403`, `20150403000000`, `2015-Apr-03`
/// - numbers: `03/04/2015`, `3-4-2015`, `03.04.2015`, `03 04 2015`
/// - a month by its name: `3 April 2015`, `3-Apr-2015`, `03APR2015`, `3rd of April, 2015`,
///   `April 3, 2015`, `Apr  3 2015 12:00AM`, `Fri Apr 03 00:00:00 BST 2015`
///
/// A time, with or without seconds, am or pm, and a zone, is passed over: the day is the one that is
/// written, whatever the zone. Years have four digits, or two where the order leaves no doubt which
/// of the numbers is the year: `03/04/15`, `3-Apr-15`.
public struct WrittenDate: Sendable, Equatable {
  /// Which of two numbers is the day.
  public enum Order: String, Sendable {
    case dayFirst = "day first"
    case monthFirst = "month first"

    public var other: Order { self == .dayFirst ? .monthFirst : .dayFirst }
  }

  /// The day and the month: as they are, or as the two numbers that stand there.
  enum Parts: Sendable, Equatable {
    case known(month: Int, day: Int)
    case numbers(Int, Int)
  }

  let parts: Parts
  let year: Int
  /// Whether the year has two digits.
  public let hasShortYear: Bool
  /// The weekday that stands there too, Monday = 0.
  let weekday: Int?

  /// Nil where `text` is no date.
  public init?(_ text: String) {
    var text = text
    guard let found = text.withUTF8({ WrittenDate.read($0) }) else { return nil }
    self = found
  }

  init(_ parts: Parts, year: Int, hasShortYear: Bool, weekday: Int?) {
    self.parts = parts
    self.year = year
    self.hasShortYear = hasShortYear
    self.weekday = weekday
  }

  /// The day that is meant; nil where there is no such day, or it is no such weekday.
  ///
  /// - Parameter years: where a year of two digits lies; nil where it is not read.
  public func date(in order: Order, years: ClosedRange<Int>?) -> CivilDate? {
    guard let year = fullYear(in: years) else { return nil }
    let date =
      switch (parts, order) {
      case (.known(let month, let day), _): CivilDate(year: year, month: month, day: day)
      case (.numbers(let day, let month), .dayFirst),
        (.numbers(let month, let day), .monthFirst):
        CivilDate(year: year, month: month, day: day)
      }
    guard let date, weekday == nil || weekday == date.weekday else { return nil }
    return date
  }

  /// Whether day and month are numbers that another order would swap, and so another day.
  public var dependsOnOrder: Bool {
    guard case .numbers(let first, let second) = parts else { return false }
    return first != second
  }

  /// The year, where exactly one of `years` ends in its two digits.
  private func fullYear(in years: ClosedRange<Int>?) -> Int? {
    guard hasShortYear else { return year }
    guard let years else { return nil }
    let first = years.lowerBound - years.lowerBound % 100 + year
    let fitting = [first, first + 100].filter(years.contains)
    return fitting.count == 1 ? fitting[0] : nil
  }

  // MARK: Reading

  /// No date is longer: the name of a zone may be.
  private static let mostBytes = 80

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> WrittenDate? {
    guard !bytes.isEmpty, bytes.count <= mostBytes else { return nil }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: mostBytes) { plain in
      guard let count = simplify(bytes, into: plain) else { return nil }
      var reader = DateReader(bytes: UnsafeBufferPointer(rebasing: plain[..<count]))
      return reader.date()
    }
  }

  /// Writes the text in lower case and ASCII: its spaces and dashes of any kind as the plain ones,
  /// without the direction marks that browsers put between the parts of a date. Nil for a text
  /// with other signs.
  private static func simplify(
    _ bytes: UnsafeBufferPointer<UInt8>, into plain: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    var count = 0
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      var written: UInt8? = byte
      var length = 1
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): written = byte | 0x20
      case 0x09, 0x0A, 0x0D: written = UInt8(ascii: " ")
      case 0x20..<0x7F: break
      default:
        guard let sign = Self.sign(bytes, at: position) else { return nil }
        (written, length) = sign
      }
      if let written {
        plain[count] = written
        count += 1
      }
      position += length
    }
    return count
  }

  /// What a sign beyond ASCII is written as, and how many bytes it takes.
  private static func sign(
    _ bytes: UnsafeBufferPointer<UInt8>, at position: Int
  ) -> (written: UInt8?, length: Int)? {
    let rest = UnsafeBufferPointer(rebasing: bytes[position...])
    if rest.starts(with: [0xC2, 0xA0]) { return (UInt8(ascii: " "), 2) }
    guard rest.count >= 3, rest[0] == 0xE2 else { return nil }
    switch (rest[1], rest[2]) {
    case (0x80, 0x80...0x8A), (0x80, 0xAF): return (UInt8(ascii: " "), 3)
    case (0x80, 0x8B), (0x80, 0x8E), (0x80, 0x8F): return (nil, 3)
    case (0x80, 0x90...0x95), (0x88, 0x92): return (UInt8(ascii: "-"), 3)
    default: return nil
    }
  }
}
