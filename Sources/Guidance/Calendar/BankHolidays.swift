import Language
import Table

/// The bank holidays of England and Wales, from a dated copy of the official list.
///
/// Beyond its last year nothing is known, and nothing is guessed.
public struct BankHolidays: Sendable {
  public struct Holiday: Sendable, Equatable {
    public let date: CivilDate
    public let title: String
  }

  public let holidays: [Holiday]
  /// The years that the list covers.
  public let years: ClosedRange<Int>
  public let source: String

  /// Those that the program carries, read when they are first asked for.
  public static func load() throws(Diagnostic) -> BankHolidays { try carried.get() }

  private static let carried = Result { () throws(Diagnostic) in try readCarried() }

  private static func readCarried() throws(Diagnostic) -> BankHolidays {
    let file = "bank-holidays.yaml"
    guard let bytes = DataFiles.bytes(file) else {
      throw Diagnostic("no-calendar", "the program was built without \(file)")
    }
    return try read(bytes, file: file)
  }

  /// Reads a list of one's own: in the form of the program's, or as GOV.UK publishes it
  /// (`{"england-and-wales": {"events": [{"title": …, "date": …}]}}`), which is whole years.
  ///
  /// - Throws: `bad-yaml` or `bad-calendar` with file and line.
  public static func read(_ bytes: [UInt8], file: String) throws(Diagnostic) -> BankHolidays {
    let holidays = bytes.withUnsafeBufferPointer { bytes in
      Result { () throws(Diagnostic) in try read(bytes, file: file) }
    }
    do {
      return try holidays.get()
    } catch {
      guard error.code == "bad-edition" else { throw error }
      throw Diagnostic("bad-calendar", error.message, help: "mend that line and add it again")
    }
  }

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, file: String
  ) throws(Diagnostic) -> BankHolidays {
    let root = try DataReader(
      YamlReader.read(bytes, file: file), files: [file], what: "bank holidays")
    if let official = try root.reader("england-and-wales") {
      let holidays = try days(official.items("events"))
      guard let first = holidays.first, let last = holidays.last else {
        throw official.mistake("\"events\" is empty")
      }
      let years = first.date.year...last.date.year
      if let year = missing(years, holidays) {
        throw official.mistake("\"events\" holds none of \(year)", at: official.node("events"))
      }
      return BankHolidays(holidays: holidays, years: years, source: file)
    }
    try root.allow(["format", "area", "source", "date", "licence", "from", "to", "days"])
    let area = try root.optionalText("area")
    guard area == nil || area == "England and Wales" else {
      throw root.mistake("\"area\" must be England and Wales", at: root.node("area"))
    }
    let from = try root.number("from")
    let to = try root.number("to")
    guard from <= to else { throw root.mistake("\"from\" is beyond \"to\"") }
    let items = try root.items("days")
    let holidays = try days(items)
    for (holiday, item) in zip(holidays, items) where !(from...to).contains(holiday.date.year) {
      throw item.mistake("\(holiday.date) is not within \(from) to \(to)", at: item.node("date"))
    }
    if let year = missing(from...to, holidays) {
      throw root.mistake("\"days\" holds none of \(year)", at: root.node("days"))
    }
    return BankHolidays(
      holidays: holidays, years: from...to,
      source: "\(try root.text("source")), \(try root.text("date"))")
  }

  /// The first year without a bank holiday: there is none such, so its list is not there.
  private static func missing(_ years: ClosedRange<Int>, _ holidays: [Holiday]) -> Int? {
    let known = Set(holidays.map(\.date.year))
    return years.first { !known.contains($0) }
  }

  /// In the order of their dates, none twice.
  private static func days(_ items: [DataReader]) throws(Diagnostic) -> [Holiday] {
    var holidays: [Holiday] = []
    for day in items {
      guard let date = CivilDate.parse(try day.text("date")) else {
        throw day.mistake("\"date\" must be a date", at: day.node("date"))
      }
      if let last = holidays.last, last.date >= date {
        throw day.mistake("\(date) does not come after \(last.date)", at: day.node("date"))
      }
      holidays.append(Holiday(date: date, title: try day.text("title")))
    }
    return holidays
  }

  /// The same with other years, or with what another list says of the same ones; nil where years
  /// between the two are missing.
  public func taking(_ other: BankHolidays) -> BankHolidays? {
    guard other.years.lowerBound <= years.upperBound + 1,
      other.years.upperBound >= years.lowerBound - 1
    else { return nil }
    let kept = holidays.filter { !other.years.contains($0.date.year) }
    return BankHolidays(
      holidays: (kept + other.holidays).sorted { $0.date < $1.date },
      years: min(
        years.lowerBound, other.years.lowerBound)...max(
          years.upperBound, other.years.upperBound),
      source: "\(source); \(other.source)")
  }

  public func holiday(on date: CivilDate) -> Holiday? {
    holidays.first { $0.date == date }
  }

  public func isWorkingDay(_ date: CivilDate) -> Bool {
    date.weekday < 5 && holiday(on: date) == nil
  }

  /// The day `count` working days after `date`, which itself is day 0; nil beyond the list.
  public func workingDay(_ count: Int, after date: CivilDate) -> CivilDate? {
    var day = date
    var left = count
    while left > 0 {
      guard let next = day.adding(days: 1), years.contains(next.year) else { return nil }
      day = next
      if isWorkingDay(day) { left -= 1 }
    }
    return day
  }
}
