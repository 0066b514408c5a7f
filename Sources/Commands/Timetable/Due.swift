import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let due = Command(
    "due", .timetable, "what is late, what is due today, and what comes next",
    details: """
      At the clock's time, for the option that was taken. An event waits for what it needs: of a \
      late one it is said who waits, how much of the time between their deadlines is left, and \
      what can no longer come in time. Nothing is added to that for the work itself.
      """,
    examples: [
      .init("due", "what is late, with who waits for it")
    ]
  ) { _, session, _ throws(Diagnostic) in
    try DueReport(session, session.requiredStanding()).outcome
  }
}

/// What `due` says.
private struct DueReport {
  private struct Part {
    let key: String
    let title: String
    let items: [Standing.Item]
  }

  private let session: Session
  private let standing: Standing
  private let parts: [Part]

  init(_ session: Session, _ standing: Standing) {
    self.session = session
    self.standing = standing
    parts = [
      Part(key: "late", title: "late", items: standing.overdue),
      Part(key: "came_late", title: "came late", items: standing.cameLate),
      Part(key: "today", title: "today", items: standing.today),
      Part(key: "next", title: "next", items: standing.next),
    ]
  }

  var outcome: Outcome {
    var document = Document()
    let option = session.choice.option ?? ""
    document.line(
      "\(standing.now?.longWords ?? ""), option \(option): \(standing.overdue.count) late, "
        + "\(standing.today.count) due today")
    let rows = parts.flatMap { part in part.items.map { row($0, part) } }
    if rows.isEmpty {
      document.line("nothing is waited for any more")
    } else {
      document.table(TextTable([.init(""), .init("due"), .init("what")], rows))
    }
    if parts.prefix(2).contains(where: { !$0.items.isEmpty }) {
      document.line(WorkingTimeText.rule)
    }
    for contradiction in session.contradictions { document.line(contradiction) }
    if let first = parts.flatMap(\.items).first(where: \.isAwaited) {
      document.next("received \(first.id), once it has arrived")
    }
    return Outcome(session, document, result: json)
  }

  private func row(_ item: Standing.Item, _ part: Part) -> [String] {
    let event = item.entry.event
    var what = ["\(item.id): \(event.title)"]
    what.append("\(event.who) · \(session.guidance.cite(event.citations))")
    what += item.readingWords
    if item.isLate {
      let injected = item.arrived != nil && session.isInjected(item.id, lists: item.lists)
      what.append(
        item.lateWords + (item.arrived.map { ", in \($0.words)" } ?? "")
          + (injected ? ", injected for training" : ""))
    }
    what += held(item)
    what += standing.waiting(on: item.id).lines
    return [part.title, item.dueWords, what.joined(separator: "\n")]
  }

  /// How far the lists of an event are in.
  private func held(_ item: Standing.Item) -> [String] {
    guard item.isAwaited, !item.missing.isEmpty else { return [] }
    let held = item.lists.filter { !item.missing.contains($0) }
    var lines: [String] = []
    if !held.isEmpty {
      let missing = item.missing.joined(separator: ", ")
      lines.append("in: \(held.joined(separator: ", ")); missing: \(missing)")
    }
    let unrecorded = item.missing.filter(session.isLoaded)
    if !unrecorded.isEmpty {
      lines.append(
        item.takenBack == nil && item.lists.allSatisfy({ session.arrivals[.list($0)] == nil })
          ? "loaded before its turn: \(unrecorded.joined(separator: ", "))"
          : "loaded, and waited for all the same: \(unrecorded.joined(separator: ", "))")
    }
    return lines
  }

  private var json: JSONValue {
    .object(
      [
        .init("clock", .optional(standing.now?.description)),
        .init("option", .optional(session.choice.option)),
      ] + parts.map { part in .init(part.key, .list(part.items.map(json))) }
        + [.init("contradictions", .texts(session.contradictions))])
  }

  private func json(_ item: Standing.Item) -> JSONValue {
    let event = item.entry.event
    return .object([
      .init("id", .text(item.id)), .init("title", .text(event.title)),
      .init("due", .text(item.entry.nominal.description)), .init("time", item.timeJSON),
      .init("working", .optional(item.entry.working?.description)),
      .init("who", .text(event.who)), .init("citation", .texts(event.citations)),
      .init("reading", .texts(item.entry.readings)),
      .init("arrived", .optional(item.arrived?.description)),
      .init("late_by", .optional(item.lateBy)), .init("missing", .texts(item.missing)),
      .init("waiting", .list(standing.waiting(on: item.id).map(\.json))),
    ])
  }
}

extension Session {
  func isLoaded(_ list: String) -> Bool { area.list(named: list) != nil }
}
