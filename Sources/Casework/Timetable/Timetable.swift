import Guidance
import Language
import Table

/// The events of an edition with their dates, counted from a notification.
public struct Timetable: Sendable {
  public struct Entry: Sendable {
    public let event: Event
    public let time: Event.Time?
    /// By the guidance's weekday: week and day from the Monday of the notification.
    public let nominal: CivilDate
    /// By the working days that the sources count, or so many after the notification as its day;
    /// nil beyond the known bank holidays.
    public let working: CivilDate?
    /// The bank holiday that the nominal date falls on, if any.
    public let holiday: BankHolidays.Holiday?
    /// Where it is on a bank holiday, the working day after it.
    public let nextWorking: CivilDate?
    /// The bank holidays that lie among the working days to it.
    public let uncounted: [BankHolidays.Holiday]
    /// The readings that bear on it, in words.
    public let readings: [String]
    /// The lists that are due at it.
    public let lists: [String]
  }

  public struct Warning: Sendable, Equatable {
    public let code: String
    public let message: String
  }

  public let notified: CivilDate
  public let entries: [Entry]
  public let warnings: [Warning]
  /// The bank holidays from the notification to the last event.
  public let holidays: [BankHolidays.Holiday]

  /// - Throws: `date-beyond-calendar` where no bank holidays are known for the year.
  public init(
    _ guidance: GuidanceInForce, option: String, notified: CivilDate, calendar: BankHolidays
  ) throws(Diagnostic) {
    guard calendar.years.contains(notified.year) else {
      throw Diagnostic(
        "date-beyond-calendar",
        "bank holidays are known from \(calendar.years.lowerBound) to \(calendar.years.upperBound)",
        help:
          "choose a date within those years, or: calendar add FILE, with GOV.UK's list of later ones"
      )
    }
    let monday = notified.adding(days: -notified.weekday) ?? notified
    var entries: [Entry] = []
    for event in guidance.events(option) {
      let offset = 7 * (event.day / 5) + event.day % 5
      guard let nominal = monday.adding(days: offset) else { continue }
      let (start, working) = Self.working(event, notified, entries, calendar)
      entries.append(
        Entry(
          event: event, time: guidance.time(event), nominal: nominal, working: working,
          holiday: calendar.holiday(on: nominal),
          nextWorking: calendar.holiday(on: nominal) == nil
            ? nil : calendar.workingDay(1, after: nominal),
          uncounted: calendar.holidays.filter { holiday in
            working.map { holiday.date > start && holiday.date <= $0 } ?? false
          }, readings: guidance.notes(event, under: option),
          lists: guidance.edition.lists.filter { guidance.isDue($0, at: event.id, option) }
            .map(\.name)))
    }
    self.notified = notified
    self.entries = entries
    let last = entries.map(\.nominal).max() ?? notified
    holidays = calendar.holidays.filter { $0.date >= monday && $0.date <= last }
    warnings =
      Self.notMonday(notified, monday, entries, option, guidance)
      + Self.warnings(notified, entries, calendar)
  }

  /// The day that working days are counted from, and the one that they come to. They go on from
  /// where an earlier event falls by those that are counted to it.
  private static func working(
    _ event: Event, _ notified: CivilDate, _ earlier: [Entry], _ calendar: BankHolidays
  ) -> (start: CivilDate, end: CivilDate?) {
    guard let counted = event.workingDays, let after = counted.after,
      let start = earlier.first(where: { $0.event.id == after })
    else { return (notified, calendar.workingDay(event.day, after: notified)) }
    let date = start.event.workingDays == nil ? start.nominal : start.working
    guard let date else { return (start.nominal, nil) }
    let first = max(date, start.nominal)
    return (first, calendar.workingDay(counted.count, after: first))
  }

  /// That the notification is not on a Monday, and which deadlines lie before it for that reason.
  private static func notMonday(
    _ notified: CivilDate, _ monday: CivilDate, _ entries: [Entry], _ option: String,
    _ guidance: GuidanceInForce
  ) -> [Warning] {
    guard notified != monday else { return [] }
    let source = guidance.cite(entries.first { $0.event.day == 0 }?.event.citations ?? [])
    var message =
      "the notification is not on a Monday\(source.isEmpty ? "" : " (\(source))"); weekdays count "
      + "from the Monday of its week"
    let before = entries.filter { $0.nominal < notified && $0.event.day > 0 }.map(\.event.id)
    let sameDay = entries.filter { $0.nominal == notified && $0.event.day > 0 }.map(\.event.id)
    let options = guidance.edition.options.count > 1 ? " of option \(option)" : ""
    if !before.isEmpty {
      message +=
        ", so that \(before.count == 1 ? "a deadline" : "\(before.count) deadlines")\(options) "
        + "\(before.count == 1 ? "lies" : "lie") before it: \(before.joined(separator: ", "))"
    }
    if !sameDay.isEmpty {
      message += "; due on the same day: \(sameDay.joined(separator: ", "))"
    }
    if let next = monday.adding(days: 7) {
      message +=
        before.isEmpty
        ? "; notify \(monday) is that Monday, notify \(next) the next"
        : "; notify \(next) counts from the next Monday"
    }
    return [Warning(code: "not-a-monday", message: message)]
  }

  private static func warnings(
    _ notified: CivilDate, _ entries: [Entry], _ calendar: BankHolidays
  ) -> [Warning] {
    var warnings: [Warning] = []
    if let holiday = calendar.holiday(on: notified) {
      warnings.append(
        Warning(
          code: "bank-holiday",
          message: "the notification falls on a bank holiday (\(holiday.title))"))
    }
    for entry in entries where entry.holiday != nil && entry.nominal != notified {
      warnings.append(
        Warning(
          code: "event-on-bank-holiday",
          message: "\(entry.event.id) falls on a bank holiday (\(entry.holiday?.title ?? ""))"
            + (entry.nextWorking.map { "; the next working day is \($0)" } ?? "")))
    }
    if let beyond = entries.first(where: { !calendar.years.contains($0.nominal.year) }) {
      warnings.append(
        Warning(
          code: "beyond-calendar",
          message: "bank holidays are known to the end of \(calendar.years.upperBound): whether "
            + "\(beyond.event.id) and what follows it fall on one is not known until calendar add "
            + "FILE reads further years"))
    }
    for entry in entries {
      guard let counted = entry.event.workingDays, let working = entry.working,
        working > entry.nominal
      else { continue }
      warnings.append(
        Warning(
          code: "fewer-working-days",
          message: "fewer than \(counted.count) working days lie between "
            + "\(counted.after ?? "the notification") and "
            + "\(entry.event.id); counted in working days it would be on \(working)"))
    }
    return warnings
  }
}
