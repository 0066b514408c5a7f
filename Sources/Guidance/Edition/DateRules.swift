import Language
import Table

/// What a date in the lists can be, by an edition: no clock and no constant says so.
public struct DateRules: Sendable {
  /// The days that are plausible, both ends included: every day, where the edition says nothing.
  public let plausible: ClosedRange<CivilDate>?
  /// Where a year of two digits lies; nil where it is not read.
  public let shortYears: ClosedRange<Int>?
  /// What systems write where there is no date, such as `31/12/9999`: dates and other texts.
  public let none: [String]
  /// A date of so many days or more after every other one is taken for a slip, where there are
  /// `times` as many others at least; nil where none is.
  public let alone: (days: Int, times: Int)?
  public let citations: [String]

  private let noneDays: Set<CivilDate>
  private let noneTexts: Set<String>

  /// Every date is plausible.
  public static let unbounded = DateRules(
    plausible: nil, shortYears: nil, none: [], alone: nil, citations: [])

  init(
    plausible: ClosedRange<CivilDate>?, shortYears: ClosedRange<Int>?, none: [String],
    alone: (days: Int, times: Int)?, citations: [String]
  ) {
    self.plausible = plausible
    self.shortYears = shortYears
    self.none = none
    self.alone = alone
    self.citations = citations
    noneDays = Set(none.compactMap(CivilDate.parse))
    noneTexts = Set(none.map(Spelling.ofValue))
  }

  /// Whether a date can stand in a list.
  public func allows(_ date: CivilDate) -> Bool {
    plausible?.contains(date) != false && !noneDays.contains(date)
  }

  /// Whether a text is what a system writes where there is no date, in whatever form.
  public func standsForNone(_ text: String, _ date: CivilDate?) -> Bool {
    noneTexts.contains(Spelling.ofValue(text)) || date.map(noneDays.contains) == true
  }
}

extension DateRules {
  static func read(_ root: DataReader) throws(Diagnostic) -> DateRules {
    guard root.node("dates") != nil, let reader = try root.reader("dates") else {
      return .unbounded
    }
    try reader.allow(["from", "to", "short-years-from", "none", "alone", "cite", "note"])
    let from = try date("from", reader)
    let to = try date("to", reader)
    guard from <= to else { throw reader.mistake("\"from\" is after \"to\"") }
    var shortYears: ClosedRange<Int>?
    if let first = try reader.optionalNumber("short-years-from") {
      guard (1...9900).contains(first) else {
        throw reader.mistake(
          "\"short-years-from\" must be a year", at: reader.node("short-years-from"))
      }
      shortYears = first...first + 99
    }
    var alone: (days: Int, times: Int)?
    if reader.node("alone") != nil, let entry = try reader.reader("alone") {
      try entry.allow(["days", "times"])
      let (days, times) = (try entry.number("days"), try entry.number("times"))
      guard (1...100_000).contains(days), (1...100_000).contains(times) else {
        throw entry.mistake("\"days\" and \"times\" must be at least 1")
      }
      alone = (days, times)
    }
    return DateRules(
      plausible: from...to, shortYears: shortYears, none: try reader.texts("none"), alone: alone,
      citations: try reader.texts("cite"))
  }

  private static func date(
    _ key: String, _ reader: DataReader
  ) throws(Diagnostic) -> CivilDate {
    guard let date = CivilDate.parse(try reader.text(key)) else {
      throw reader.mistake("\"\(key)\" must be a date such as 1980-01-01", at: reader.node(key))
    }
    return date
  }
}
