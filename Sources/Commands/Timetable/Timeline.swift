import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let timeline = Command(
    "timeline", .timetable, "every event with its date, who it is due from, and the source",
    .clauses([
      .sequence([.keyword("week"), .slot("week", .number, "N", "only that week")]),
      .choice([
        .sequence([.keyword("option"), .given(.option)]),
        .keyword("both", "side by side, also where one option was taken"),
      ]),
      .keyword("chart", "bars over the days instead of the table"),
    ]),
    details: """
      For the option that was taken; before one is, for both side by side, with what differs. Where \
      the sources contradict one another, the reading in force stands beside the date and the other \
      place behind it. In the chart a bar goes from when the last of what an event needs is due to \
      when it is due itself (●); H is a bank holiday.
      """,
    examples: [
      .init("timeline", "the whole of it"), .init("timeline week 1 option B", "a part"),
      .init("timeline both", "what the options do at different times"),
      .init("timeline chart", "the days as bars"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    let week = try arguments.number("week", in: 1...52)
    let calendar = try session.calendar()
    var options = session.edition.options.map(\.name)
    if let taken = session.choice.option, !arguments.has("both") { options = [taken] }
    if let typed = try session.typedOption(arguments) { options = [typed.name] }
    var tables: [(option: String, timetable: Timetable)] = []
    for option in options { tables.append((option, try session.timetable(option, calendar))) }
    let entries = TimelineRows(tables, week: week)
    var document = Document()
    guard let first = tables.first else {
      throw Diagnostic(
        "unknown-option", "the edition has no options", help: "options: is its part for them")
    }
    document.line(
      "\(session.edition.id), \(first.timetable.dayZero), "
        + (options.count > 1
          ? "options \(options.joined(separator: " and "))" : "option \(options[0])"))
    if arguments.has("chart") {
      for (option, timetable) in tables {
        document.blocks.append(.gap)
        document.line("option \(option)")
        document.blocks.append(.days(DayChart(timetable, week: week, calendar)))
      }
      let holidays = Timetable.holidays(tables.map(\.timetable), week: week, calendar)
      if !holidays.isEmpty { document.line("H: \(holidays.joined(separator: ", "))") }
    } else if tables.count == 2 {
      document.table(TimelineSides(tables[0], tables[1], week: week).table(session))
    } else {
      document.table(entries.table(session))
    }
    let warnings = tables.map(\.timetable).warnings
    for warning in warnings { document.line("warning: \(warning.message)") }
    let json = JSONValue.object([
      .init("edition", .text(session.edition.id)),
      .init("notified", .text(first.timetable.notified.description)),
      .init("events", .list(entries.json)),
      .init(
        "warnings",
        .list(
          warnings.map {
            .object([.init("code", .text($0.code)), .init("message", .text($0.message))])
          })),
    ])
    return Outcome(session, document, result: json)
  }
}
