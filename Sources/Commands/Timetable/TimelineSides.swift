import Casework
import Guidance
import Render

/// The timetables of two options side by side, an event that both have standing once.
struct TimelineSides {
  private struct Row {
    let day: Int
    let sides: [Timetable.Entry?]

    var place: Int { sides.compactMap { $0?.place }.min() ?? 0 }
  }

  private let options: [String]
  private let rows: [Row]

  /// - Parameter week: that week alone, from 1.
  init(
    _ left: (option: String, timetable: Timetable), _ right: (option: String, timetable: Timetable),
    week: Int?
  ) {
    options = [left.option, right.option]
    let entries = [left, right].map { side in
      side.timetable.entries.filter { week == nil || $0.event.day / 5 + 1 == week }
    }
    var rows: [Row] = []
    for entry in entries[0] {
      let other = entries[1].first { $0.event.id == entry.event.id }
      rows.append(Row(day: min(entry.event.day, other?.event.day ?? .max), sides: [entry, other]))
    }
    for entry in entries[1] where !entries[0].contains(where: { $0.event.id == entry.event.id }) {
      rows.append(Row(day: entry.event.day, sides: [nil, entry]))
    }
    self.rows = rows.enumerated().sorted {
      ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
    }.map(\.element)
  }

  /// A column of dates for each option, and one that says what differs.
  func table(_ session: Session) -> TextTable {
    let cells = rows.map { row in
      let lines = row.sides.map { $0?.lines(session) ?? [] }
      return [String(row.day)] + row.sides.map { $0.map(when) ?? "-" } + [
        difference(row, lines), joined(row, lines).joined(separator: "\n"),
      ]
    }
    return TextTable(
      [.init("day", right: true)] + options.map { .init("option \($0)") } + [
        .init("differs"), .init("what"),
      ], cells)
  }

  /// The time below the date: two columns of them leave little room.
  private func when(_ entry: Timetable.Entry) -> String {
    entry.time == nil
      ? entry.nominal.shortWords : "\(entry.nominal.shortWords)\n\(entry.time.words)"
  }

  private func difference(_ row: Row, _ lines: [[String]]) -> String {
    guard let left = row.sides[0] else { return "only \(options[1])" }
    guard let right = row.sides[1] else { return "only \(options[0])" }
    if left.nominal != right.nominal || left.time != right.time { return "time" }
    return lines[0] == lines[1] ? "" : "rules"
  }

  /// What both say once, and what one says alone under its name.
  private func joined(_ row: Row, _ lines: [[String]]) -> [String] {
    guard row.sides.allSatisfy({ $0 != nil }) else { return lines[0] + lines[1] }
    let own = zip(options, [(lines[0], lines[1]), (lines[1], lines[0])]).map { option, sides in
      sides.0.filter { !sides.1.contains($0) }.map { "\(option): \($0)" }
    }
    return lines[0].filter(lines[1].contains) + own[0] + own[1]
  }
}
