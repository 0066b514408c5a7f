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
      .sequence([.keyword("option"), .given(.option)]),
      .keyword("chart", "bars over the days instead of the table"),
    ]),
    details: """
      For the option that was taken, or for all of them. Where the sources contradict one another, the \
      reading in force stands beside the date and the other place behind it. In the chart a bar goes \
      from when the last of what an event needs is due to when it is due itself (●); H is a bank \
      holiday.
      """,
    examples: [
      .init("timeline", "the whole of it"), .init("timeline week 1 option B", "a part"),
      .init("timeline chart", "the days as bars"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    let week = try arguments.number("week", in: 1...52)
    let calendar = try session.calendar()
    var options = session.choice.option.map { [$0] } ?? session.edition.options.map(\.name)
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
    } else {
      document.table(entries.table(session))
    }
    var warnings: [Timetable.Warning] = []
    for warning in tables.flatMap(\.timetable.warnings) where !warnings.contains(warning) {
      warnings.append(warning)
    }
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

/// The entries of one or two options, an event that both have standing once.
private struct TimelineRows {
  private struct Row {
    let options: [String]
    let entry: Timetable.Entry
  }

  private let rows: [Row]

  init(_ tables: [(option: String, timetable: Timetable)], week: Int?) {
    var rows: [Row] = []
    for (option, timetable) in tables {
      for entry in timetable.entries where week == nil || entry.event.day / 5 + 1 == week {
        let same = rows.firstIndex {
          $0.entry.event.id == entry.event.id && $0.entry.event.needs == entry.event.needs
            && $0.entry.time == entry.time
        }
        if let same {
          rows[same] = Row(options: rows[same].options + [option], entry: rows[same].entry)
        } else {
          rows.append(Row(options: [option], entry: entry))
        }
      }
    }
    self.rows = rows.enumerated().sorted {
      (Self.minute($0.element), $0.offset) < (Self.minute($1.element), $1.offset)
    }.map(\.element)
  }

  /// Minutes from day 0, what has no time of day coming last.
  private static func minute(_ row: Row) -> Int {
    let time: Int
    switch row.entry.time {
    case .minute(let minute): time = minute
    case .endOfDay: time = 24 * 60
    case nil: time = 24 * 60 + 1
    }
    return row.entry.event.day * 2 * 24 * 60 + time
  }

  /// For each event a line for what is due, one for who and why, and one for each reading.
  func table(_ session: Session) -> TextTable {
    let guidance = session.guidance
    let cells = rows.map { row in
      var what = [row.entry.event.title]
      what.append("\(row.entry.event.who) · \(guidance.cite(row.entry.event.citations))")
      what += row.entry.readings.map { "reading \($0)" }
      what += marks(row)
      if let arrived = session.arrivalMark(row.entry.event) { what.append(arrived) }
      let when = "\(row.entry.nominal.shortWords) \(row.entry.time.words)"
      return [
        String(row.entry.event.day), when, row.options.joined(separator: " "),
        what.joined(separator: "\n"),
      ]
    }
    return TextTable(
      [.init("day", right: true), .init("date and time"), .init("option"), .init("what")], cells)
  }

  /// What a bank holiday does to it.
  private func marks(_ row: Row) -> [String] {
    var marks: [String] = []
    if let holiday = row.entry.holiday {
      let next = row.entry.nextWorking.map { ", the next working day is \($0.shortWords)" } ?? ""
      marks.append("a bank holiday: \(holiday.title)\(next)")
    }
    if let working = row.entry.working, working != row.entry.nominal {
      let counted = row.entry.event.workingDays
      marks.append(
        counted?.after.map {
          "\(counted?.count ?? 0) working days after \($0) is \(working.shortWords)"
        }
          ?? "\(row.entry.event.day) working days after day 0 is \(working.shortWords)")
    }
    return marks
  }

  var json: [JSONValue] {
    rows.map { row in
      .object([
        .init("id", .text(row.entry.event.id)), .init("title", .text(row.entry.event.title)),
        .init("option", .texts(row.options)), .init("day", .whole(row.entry.event.day)),
        .init("nominal", .text(row.entry.nominal.description)),
        .init("working", .optional(row.entry.working?.description)),
        .init(
          "time", .optional(row.entry.time.clockTime ?? (row.entry.time == .endOfDay ? "end" : nil))
        ),
        .init("who", .text(row.entry.event.who)),
        .init("citation", .texts(row.entry.event.citations)),
        .init(
          "reading",
          row.entry.readings.isEmpty ? .null : .text(row.entry.readings.joined(separator: "; "))),
      ])
    }
  }
}
