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

  public static func load() throws(Diagnostic) -> BankHolidays {
    let file = "bank-holidays.yaml"
    guard let bytes = DataFiles.bytes(file) else {
      throw Diagnostic("no-calendar", "the program was built without \(file)")
    }
    let root = try DataReader(
      YamlReader.read(bytes, file: file), files: [file], what: "bank holidays")
    let from = try root.number("from")
    let to = try root.number("to")
    guard from <= to else { throw root.mistake("\"from\" is beyond \"to\"") }
    var holidays: [Holiday] = []
    for day in try root.items("days") {
      guard let date = CivilDate.parse(try day.text("date")) else {
        throw day.mistake("\"date\" must be a date", at: day.node("date"))
      }
      holidays.append(Holiday(date: date, title: try day.text("title")))
    }
    return BankHolidays(
      holidays: holidays.sorted { $0.date < $1.date }, years: from...to,
      source: "\(try root.text("source")), \(try root.text("date"))")
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
