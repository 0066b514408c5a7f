import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let notify = Command(
    "notify", .timetable, "set the day of notification, day 0 of the timetable",
    .slot("date", .date, "DATE", "such as 2026-03-02, usually a Monday"),
    details: "Ages and periods are counted at this day, unless as-of sets another.",
    examples: [.init("notify 2026-03-02", "then timeline")]
  ) { arguments, session, _ throws(Diagnostic) in
    let literal = try arguments.required("date")
    let date = try CivilDate.typed(literal)
    let next = session.following { $0.notified = date }
    let calendar = try next.calendar()
    let options = next.choice.option.map { [$0] } ?? next.edition.options.map(\.name)
    var timetables: [Timetable] = []
    do throws(Diagnostic) {
      for option in options { timetables.append(try next.timetable(option, calendar)) }
    } catch {
      throw error.at(literal.span)
    }
    var document = Document()
    if let timetable = timetables.first {
      document.line(timetable.dayZero + holidays(timetable))
    }
    var warnings = timetables.warnings.map { Notice($0.code, $0.message) }
    if let latest = session.area.latestDate, latest > date {
      warnings.append(
        Notice(
          "before-the-lists",
          "the lists know of \(latest.longWords), which is after it: ages and periods are counted "
            + "at the notification"))
    }
    for warning in warnings { document.line("warning: \(warning.message)") }
    document.next("timeline")
    return Outcome(
      next, document, result: .object([.init("notified", .text(date.description))]),
      notices: warnings)
  }

  private static func holidays(_ timetable: Timetable) -> String {
    guard !timetable.holidays.isEmpty else { return " · no bank holiday until the last event" }
    let days = timetable.holidays.map { "\($0.date.shortWords) (\($0.title))" }
    return " · bank holidays until the last event: \(days.joined(separator: ", "))"
  }
}

extension [Timetable] {
  /// What any of them warns of, each once.
  var warnings: [Timetable.Warning] {
    var warnings: [Timetable.Warning] = []
    for warning in flatMap(\.warnings) where !warnings.contains(warning) {
      warnings.append(warning)
    }
    return warnings
  }
}

extension Timetable {
  /// "day 0 is Monday 2 March 2026", and the notification where it is another day.
  var dayZero: String {
    let monday = notified.adding(days: -notified.weekday) ?? notified
    let zero = "day 0 is \(monday.longWords)"
    return monday == notified ? zero : "notified on \(notified.longWords), \(zero)"
  }
}

extension Session {
  /// - Throws: `not-notified` where no date was given yet.
  @discardableResult
  func requireNotified() throws(Diagnostic) -> CivilDate {
    if let notified { return notified }
    throw Diagnostic(
      "not-notified", "the timetable counts from the notification, and its day is not known",
      help: "notify 2026-03-02")
  }

  /// - Throws: `not-notified` where no date was given yet.
  func timetable(_ option: String, _ calendar: BankHolidays) throws(Diagnostic) -> Timetable {
    let notified = try requireNotified()
    return try Timetable(guidance, option: option, notified: notified, calendar: calendar)
  }

  /// "Thu 5 Mar 09:30" for an event of the option in force, or "Thu 5 Mar" where the guidance gives
  /// no time; nil before notify.
  func dated(_ event: Event) -> String? {
    guard let option = choice.option, let calendar = try? calendar(),
      let timetable = try? timetable(option, calendar),
      let entry = timetable.entries.first(where: { $0.event.id == event.id })
    else { return nil }
    let time = entry.time.words
    return entry.nominal.shortWords + (time.isEmpty ? "" : " \(time)")
  }
}

extension Event.Time? {
  /// "09:30", "end of day", or nothing.
  var words: String {
    switch self {
    case .minute(let minute): clock(minute)
    case .endOfDay: "end of day"
    case nil: ""
    }
  }

  /// "09:30", or nil where no time of day is given.
  var clockTime: String? {
    guard case .minute(let minute) = self else { return nil }
    return clock(minute)
  }

  private func clock(_ minute: Int) -> String {
    padded(minute / 60, 2) + ":" + padded(minute % 60, 2)
  }
}

extension CivilDate {
  /// The date that a person typed.
  ///
  /// - Throws: `bad-date` at the word.
  static func typed(_ literal: Literal) throws(Diagnostic) -> CivilDate {
    if let date = CivilDate.parse(literal.text) { return date }
    throw Diagnostic(
      "bad-date", "\"\(literal.text)\" is not a date", at: literal.span,
      help: "type it as 2026-03-02 or 02/03/2026")
  }
}
