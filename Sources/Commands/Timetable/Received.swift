import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let received = Command(
    "received", .timetable, "record that something has arrived, or show what has",
    .optional(
      .sequence([
        .slot("item", .entry("arrival"), "ITEM", "an event of the timetable, or a list"),
        .optional(
          .choice([
            .sequence([
              .keyword("at"), .time("when it arrived; the clock's time if left out"),
            ]),
            .sequence([
              .keyword("not", "it has not arrived after all, and is waited for again"),
              .keyword("because"), .slot("because", .text, "\"REASON\"", "kept with it"),
            ]),
            .sequence([
              .keyword("none", "there is nothing to wait for"), .keyword("because"),
              .slot("because", .text, "\"REASON\""),
            ]),
          ])),
      ])),
    details: """
      Where a clock is set, loading a list, receive, request, the choices and the last confirmation \
      record themselves. An event with several lists has arrived with the last of them. Early is \
      on an earlier day than the deadline's, late is behind it.
      """,
    examples: [
      .init("received lists at 2026-03-04T16:20", "all the lists of an event"),
      .init("received cic", "one of them, at the clock's time"),
      .init("received meetings none because \"no meeting is held that week\"", "nothing is due"),
      .init("received lists not because \"the files were last year's\"", "waited for again"),
      .init("received", "what has arrived, and whether in time"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    guard let item = try arguments.literal("item") else {
      return Outcome(session, ArrivalReport(session).document, result: ArrivalReport(session).json)
    }
    let awaited = try session.awaited(item)
    let record: Arrivals.Record
    if arguments.has("not") {
      record = .takenBack(because: try session.reason(arguments))
    } else if arguments.has("none") {
      record = .nothing(because: try session.reason(arguments))
    } else {
      record = .arrived(try session.arrivalTime(arguments), .typed)
    }
    let lists = session.lists(dueAt: awaited.event)
    let next = session.following {
      if let list = awaited.list {
        $0.arrivals.note(record, ofList: list, event: awaited.event.id, lists: lists)
      } else {
        $0.arrivals.note(record, ofEvent: awaited.event.id, lists: lists)
      }
    }
    return next.outcome(awaited.event, awaited.list, record)
  }
}

extension Session {
  /// The event or list that was typed; a list with the event that it is due at.
  ///
  /// - Throws: `unknown-item` with near names, `not-awaited` where the timetable waits for no such
  ///   thing.
  func awaited(_ typed: Literal) throws(Diagnostic) -> (event: Event, list: String?) {
    let name = typed.text.lowercased()
    let events = awaitedEvents
    if let event = events.first(where: { $0.id.lowercased() == name }) {
      guard event.day > 0 || !event.needs.isEmpty else {
        throw Diagnostic(
          "not-awaited", "the notification is what everything else is counted from",
          at: typed.span, help: "notify 2026-03-02 says when it was")
      }
      return (event, nil)
    }
    let lists = edition.lists.filter { list in events.contains { list.due.contains($0.id) } }
    if let list = lists.first(where: { $0.name == name }),
      let event = events.first(where: { list.due.contains($0.id) })
    {
      return (event, list.name)
    }
    let option = choice.option.map { "option \($0)" } ?? "the edition"
    if edition.lists.contains(where: { $0.name == name }) {
      throw Diagnostic(
        "not-awaited", "the timetable of \(option) does not wait for the list \(name)",
        at: typed.span, help: "timeline shows what it waits for")
    }
    let hint = Nearness.hint(typed.text, among: events.map(\.id) + lists.map(\.name))
    throw Diagnostic(
      "unknown-item", "\(option) has no event and no list \"\(typed.text)\"", at: typed.span,
      help: hint.isEmpty ? "timeline shows the events, lists the lists" : hint)
  }

  /// - Throws: `no-clock`, `bad-time`, or `after-clock` for a time that has not come.
  fileprivate func arrivalTime(_ arguments: Arguments) throws(Diagnostic) -> LocalTime {
    if let (time, span) = try LocalTime.typed(arguments) {
      guard let clock, time > clock else { return time }
      throw Diagnostic(
        "after-clock", "it is \(clock.words) by the clock, and \(time.words) is still to come",
        at: span, help: "clock \(time) goes on to it")
    }
    if let clock { return clock }
    throw Diagnostic(
      "no-clock", "when it arrived was not said, and the program reads no clock",
      help:
        "\(arguments.statement) at \(notified?.description ?? "2026-03-02")T09:00; or clock TIME")
  }

  fileprivate func outcome(
    _ event: Event, _ list: String?, _ record: Arrivals.Record
  ) -> Outcome {
    let standing = try? standing(dating(event))
    let item = standing?.item(event.id)
    let delays = choice.option == nil ? [] : standing?.waiting(on: event.id) ?? []
    var document = Document()
    let name = list ?? event.id
    switch record {
    case .takenBack(let because):
      document.line("\(name) is waited for again: \(shown(reason: because))")
    case .nothing(let because):
      document.line("nothing is waited for at \(name): \(shown(reason: because))")
    case .arrived: break
    }
    if let words = arrivalWords(event), words != document.lastLine { document.line(words) }
    if let item {
      document.line(
        "\(event.title), due \(item.dueWords) (\(guidance.cite(event.citations)))"
          + (item.isAwaited && item.isLate ? ", \(item.lateWords)" : ""))
    }
    for line in delays.lines { document.line(line) }
    if item?.isLate == true { document.line(WorkingTimeText.rule) }
    document.next(clock == nil ? "received, or clock TIME and then due" : "due")
    return Outcome(
      self, document,
      result: .object([
        .init("event", .text(event.id)), .init("list", .optional(list)),
        .init("arrived", .optional(item?.arrived?.description)),
        .init("state", .optional(item?.punctuality?.rawValue)),
        .init("late_by", .optional(item?.lateBy)),
        .init("missing", .texts(arrivals.missing(event.id, lists: lists(dueAt: event)))),
        .init("waiting", .list(delays.map(\.json))),
      ]))
  }
}

extension Document {
  fileprivate var lastLine: String? {
    if case .line(let text) = blocks.last { return text }
    return nil
  }
}

/// What `received` shows on its own.
private struct ArrivalReport {
  private struct Row {
    let event: Event
    let record: Arrivals.Record?
    let item: Standing.Item?
    let held: [String]
    let missing: [String]
  }

  private let session: Session
  private let rows: [Row]

  init(_ session: Session) {
    self.session = session
    var standings: [String: Standing] = [:]
    rows = session.awaitedEvents.compactMap { event in
      let lists = session.lists(dueAt: event)
      let record = session.arrivals.record(of: event.id, lists: lists)
      let missing = session.arrivals.missing(event.id, lists: lists)
      let held = lists.filter { !missing.contains($0) }
      guard record != nil || !held.isEmpty && !missing.isEmpty else { return nil }
      let option = session.dating(event)
      let standing = standings[option] ?? (try? session.standing(option))
      standings[option] = standing
      return Row(
        event: event, record: record, item: standing?.item(event.id), held: held, missing: missing)
    }
  }

  var document: Document {
    guard !rows.isEmpty else {
      return Document([.line("nothing is recorded yet"), .next("received ITEM at TIME")])
    }
    let cells = rows.map { row in
      [row.event.id, row.item?.dueWords ?? "", arrived(row), words(row)]
    }
    var document = Document([
      .table(TextTable([.init("event"), .init("due"), .init("arrived"), .init("")], cells))
    ])
    if rows.contains(where: { $0.item?.punctuality == .late }) {
      document.line(WorkingTimeText.rule)
    }
    return document
  }

  private func arrived(_ row: Row) -> String {
    guard case .arrived(let time, _) = row.record else { return "" }
    return time.words
  }

  private func words(_ row: Row) -> String {
    switch row.record {
    case .arrived(let time, let origin):
      if let clock = session.clock, time > clock {
        return "still to come by the clock" + (origin == .injected ? ", injected for training" : "")
      }
      let punctuality = row.item?.punctualityWords
      let how: String? =
        switch origin {
        case .typed: nil
        case .byItself: "recorded by itself"
        case .injected: "injected for training"
        }
      return [punctuality, how].compactMap { $0 }.joined(separator: ", ")
    case .nothing(let because): return "nothing to wait for: \(session.shown(reason: because))"
    case .takenBack, nil:
      var parts: [String] = []
      if case .takenBack(let because) = row.record {
        parts.append("taken back: \(session.shown(reason: because))")
      }
      if !row.held.isEmpty {
        let missing = row.missing.joined(separator: ", ")
        parts.append("in: \(row.held.joined(separator: ", ")); missing: \(missing)")
      }
      return parts.joined(separator: "; ")
    }
  }

  var json: JSONValue {
    .object([
      .init("clock", .optional(session.clock?.description)),
      .init("option", .optional(session.choice.option)),
      .init("events", .list(rows.map(json))),
    ])
  }

  private func json(_ row: Row) -> JSONValue {
    var because: String?
    var recorded: String?
    switch row.record {
    case .arrived(_, let origin): recorded = origin.rawValue
    case .nothing(let reason): (because, recorded) = (reason, "none")
    case .takenBack(let reason): (because, recorded) = (reason, "taken back")
    case nil: break
    }
    return .object([
      .init("id", .text(row.event.id)),
      .init("due", .optional(row.item?.entry.nominal.description)),
      .init("time", row.item?.timeJSON ?? .null),
      .init("arrived", .optional(row.item?.arrived?.description)),
      .init("state", .optional(row.item?.punctuality?.rawValue)),
      .init("late_by", .optional(row.item?.lateBy)), .init("recorded", .optional(recorded)),
      .init("because", .optional(because.map(session.shown))),
      .init("missing", .texts(row.missing)),
    ])
  }
}
