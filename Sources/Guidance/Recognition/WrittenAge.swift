import Table

/// An age as somebody wrote it, in whole years at the last birthday; -1 stands for unborn
/// (annex-a 2019 Guidance, List 6).
struct WrittenAge {
  /// From -1 to 150.
  let years: Int
  /// Whether it is written as whole years: anything else is read as them, and that is said.
  let isWhole: Bool

  private static let range = -1...150

  /// nil where the text is no age, such as any other number below 0.
  init?(_ text: String) {
    guard text.utf8.count <= 40 else { return nil }
    // A comma parts no thousands in an age.
    if !text.contains(","), let whole = ValueReader.whole(text) {
      guard Self.range.contains(whole) else { return nil }
      (years, isWhole) = (whole, true)
      return
    }
    guard let years = Self.years(Spelling.ofValue(text)), Self.range.contains(years) else {
      return nil
    }
    (self.years, isWhole) = (years, false)
  }

  /// "15.5", "15 years", "7y 3m", "18 months", "under 1", "unborn", in lower case.
  private static func years(_ text: String) -> Int? {
    switch text {
    case "unborn", "u/b": return -1
    case "under 1", "under 1 year", "less than 1", "less than 1 year", "<1", "< 1": return 0
    default: break
    }
    var rest = text[...]
    if rest.hasSuffix(" old") { rest.removeLast(4) }
    var parts: [Part] = []
    while true {
      rest = rest.drop { $0 == " " || $0 == "," }
      if rest.hasPrefix("and ") { rest = rest.dropFirst(4) }
      if rest.isEmpty { break }
      guard parts.count < Unit.allCases.count, let part = Part(&rest) else { return nil }
      parts.append(part)
    }
    // A number alone is years, and the units come once each, the longest first.
    guard !parts.isEmpty, parts.count == 1 || parts.allSatisfy({ $0.unit != nil }) else {
      return nil
    }
    let units = parts.map { $0.unit ?? .year }
    guard units == Set(units).sorted() else { return nil }
    var (months, days) = (0, 0)
    for (part, unit) in zip(parts, units) {
      switch unit {
      case .year: months += 12 * part.number
      case .month: months += part.number
      case .week: days += 7 * part.number
      case .day: days += part.number
      }
    }
    return months / 12 + days / 365
  }

  private enum Unit: Int, CaseIterable, Comparable {
    case year, month, week, day

    init?(_ word: Substring) {
      switch word {
      case "y", "yr", "yrs", "year", "years", "yo", "y/o": self = .year
      case "m", "mo", "mos", "mth", "mths", "month", "months": self = .month
      case "w", "wk", "wks", "week", "weeks": self = .week
      case "d", "day", "days": self = .day
      default: return nil
      }
    }

    static func < (left: Unit, right: Unit) -> Bool { left.rawValue < right.rawValue }
  }

  /// A number, cut to a whole one, and its unit.
  private struct Part {
    let number: Int
    let unit: Unit?

    init?(_ rest: inout Substring) {
      let digits = rest.prefix(while: Self.isDigit)
      guard (1...4).contains(digits.utf8.count), let number = Int(digits) else { return nil }
      rest = rest.dropFirst(digits.count)
      if let point = rest.first, point == "." || point == "," {
        let fraction = rest.dropFirst().prefix(while: Self.isDigit)
        guard !fraction.isEmpty || point == "," else { return nil }
        if !fraction.isEmpty { rest = rest.dropFirst(1 + fraction.count) }
      } else if rest.hasPrefix("½") {
        rest = rest.dropFirst()
      }
      let word = rest.drop { $0 == " " }.prefix { $0.isLetter || $0 == "/" }
      self.number = number
      guard !word.isEmpty, word != "and" else {
        unit = nil
        return
      }
      guard let unit = Unit(word) else { return nil }
      self.unit = unit
      rest = rest[word.endIndex...].drop { $0 == "." }
    }

    private static func isDigit(_ character: Character) -> Bool {
      ("0"..."9").contains(character)
    }
  }
}
