import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let received = Command(
    "received", .timetable, "record that something has arrived, or show what has",
    .optional(
      .choice([
        .sequence([
          .keyword("nothing", "whatever is loaded is waited for, such as at a rehearsal's start"),
          .keyword("because"), .slot("because", .text, "\"REASON\"", "kept with it"),
        ]),
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
        ]),
      ])),
    details: """
      Where a clock is set, loading a list, receive, request, the choices and the last confirmation \
      record themselves. What was loaded or done without a clock counts as arrived, with no time. An \
      event with several lists has arrived with the last of them. Early is on an earlier day than the \
      deadline's, late is behind it. Where documents, lists or the choice say otherwise, that is said.
      """,
    examples: [
      .init("received lists at 2026-03-04T16:20", "all the lists of an event"),
      .init("received cic", "one of them, at the clock's time"),
      .init("received meetings none because \"no meeting is held that week\"", "nothing is due"),
      .init("received lists not because \"the files were last year's\"", "waited for again"),
      .init("received nothing because \"a rehearsal\"", "what is loaded arrives piece by piece"),
      .init("received", "what has arrived, and whether in time"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    if arguments.has("nothing") { return try session.receivingNothing(arguments) }
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
    let option = choice.option
    let lists = edition.lists.filter { list in
      events.contains { guidance.isDue(list, at: $0.id, option) }
    }
    if let list = lists.first(where: { $0.name == name }),
      let event = events.first(where: { guidance.isDue(list, at: $0.id, option) })
    {
      return (event, list.name)
    }
    let whose = option.map { "option \($0)" } ?? "the edition"
    if edition.lists.contains(where: { $0.name == name }) {
      throw Diagnostic(
        "not-awaited", "the timetable of \(whose) does not wait for the list \(name)",
        at: typed.span, help: "timeline shows what it waits for")
    }
    let hint = Nearness.hint(typed.text, among: events.map(\.id) + lists.map(\.name))
    throw Diagnostic(
      "unknown-item", "\(whose) has no event and no list \"\(typed.text)\"", at: typed.span,
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

  /// Takes back all that has arrived: nothing is there until it is recorded.
  fileprivate func receivingNothing(_ arguments: Arguments) throws(Diagnostic) -> Outcome {
    let because = try reason(arguments)
    let known = knownArrivals
    var seen: Set<String> = []
    let events = edition.events.filter { event in
      (event.day > 0 || !event.needs.isEmpty) && seen.insert(event.id).inserted
        && known.record(of: event.id, lists: lists(dueAt: event)) != nil
    }
    let next = following { next in
      for event in events {
        next.arrivals.note(
          .takenBack(because: because), ofEvent: event.id, lists: lists(dueAt: event))
      }
    }
    let ids = events.map(\.id)
    var document = Document([.line("nothing has arrived yet: \(shown(reason: because))")])
    if !ids.isEmpty { document.line("waited for again: \(ids.joined(separator: ", "))") }
    document.next(clock == nil ? "clock TIME and then due" : "due")
    return Outcome(next, document, result: .object([.init("waited_for_again", .texts(ids))]))
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
    case .arrived, .held: break
    }
    if let words = arrivalWords(event), words != document.lastLine { document.line(words) }
    if let item {
      document.line(
        "\(event.title), due \(item.dueWords) (\(guidance.cite(event.citations)))"
          + (item.isAwaited && item.isLate ? ", \(item.lateWords)" : ""))
    }
    let contradiction = contradiction(of: event)
    // What has arrived says it in its own line.
    if case .nothing = record, let contradiction { document.line(contradiction) }
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
        .init("missing", .texts(knownArrivals.missing(event.id, lists: lists(dueAt: event)))),
        .init("waiting", .list(delays.map(\.json))), .init("but", .optional(contradiction)),
      ]))
  }
}

extension Document {
  fileprivate var lastLine: String {
    if case .line(let text) = blocks.last { return text }
    return ""
  }
}
