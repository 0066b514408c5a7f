import Casework
import Guidance
import Render
import Table

/// The entries of one or two options, an event that both have standing once.
struct TimelineRows {
  private struct Row {
    var options: [String]
    let entry: Timetable.Entry
    /// The readings that bear on it under any of the options.
    var readings: [String]
  }

  private let rows: [Row]

  init(_ tables: [(option: String, timetable: Timetable)], week: Int?) {
    var rows: [Row] = []
    for (option, timetable) in tables {
      for entry in timetable.entries where week == nil || entry.event.day / 5 + 1 == week {
        let same = rows.firstIndex {
          $0.entry.event.id == entry.event.id && $0.entry.event.needs == entry.event.needs
            && $0.entry.event.title == entry.event.title && $0.entry.time == entry.time
        }
        if let same {
          rows[same].options.append(option)
          rows[same].readings += entry.readings.filter { !rows[same].readings.contains($0) }
        } else {
          rows.append(Row(options: [option], entry: entry, readings: entry.readings))
        }
      }
    }
    self.rows = rows.enumerated().sorted {
      ($0.element.entry.place, $0.offset) < ($1.element.entry.place, $1.offset)
    }.map(\.element)
  }

  /// For each event a line for what is due, one for who and why, and one for each reading.
  func table(_ session: Session) -> TextTable {
    let cells = rows.map { row in
      [
        String(row.entry.event.day), row.entry.when, row.options.joined(separator: " "),
        row.entry.lines(session).joined(separator: "\n"),
      ]
    }
    return TextTable(
      [.init("day", right: true), .init("date and time"), .init("option"), .init("what")], cells)
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
          row.readings.isEmpty ? .null : .text(row.readings.joined(separator: "; "))),
        .init("holiday", .optional(row.entry.holiday?.title)),
        .init("next_working", .optional(row.entry.nextWorking?.description)),
      ])
    }
  }
}

extension Timetable.Entry {
  /// Minutes from day 0, what has no time of day coming last.
  var place: Int {
    let minute: Int
    switch time {
    case .minute(let given): minute = given
    case .endOfDay: minute = 24 * 60
    case nil: minute = 24 * 60 + 1
    }
    return event.day * 2 * 24 * 60 + minute
  }

  /// "Thu 5 Mar 09:30".
  var when: String { time == nil ? nominal.shortWords : "\(nominal.shortWords) \(time.words)" }

  /// What is due, who from and why, each reading, what a bank holiday does to it, and whether it
  /// has arrived.
  func lines(_ session: Session) -> [String] {
    var lines = [event.title, "\(event.who) · \(session.guidance.cite(event.citations))"]
    lines += readings.map { "reading \($0)" }
    if let holiday {
      let next = nextWorking.map { ", the next working day is \($0.shortWords)" } ?? ""
      lines.append("a bank holiday: \(holiday.title)\(next)")
    }
    if let working, working != nominal, event.day > 0 {
      let counted = event.workingDays
      let start = counted?.after ?? "the notification"
      let days = "\(counted?.count ?? event.day) working days after \(start)"
      lines.append("\(days) is \(working.shortWords)\(counted == nil ? "" : leftOut)")
    }
    if let arrived = session.arrivalMark(event) { lines.append(arrived) }
    return lines
  }

  /// ", not counting Mon 4 May (Early May bank holiday)".
  private var leftOut: String {
    guard !uncounted.isEmpty else { return "" }
    let days = uncounted.map { "\($0.date.shortWords) (\($0.title))" }
    return ", not counting \(days.joined(separator: ", "))"
  }
}
