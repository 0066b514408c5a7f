import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let clock = Command(
    "clock", .timetable, "say what time it is: the program reads no clock of its own",
    .optional(
      .choice([
        .keyword("next", "go on to the next deadline that nothing has arrived for"),
        .time("such as 2026-03-05T09:00; a date alone is 09:00"),
      ])),
    details: """
      The time is the area's own, and daylight saving moves no deadline. What is done while a clock \
      is set, such as loading a list or choosing, is recorded as arrived at its time; received says \
      when anything else arrived. Where the guidance gives a day without a time, or the end of the \
      day, next goes to 17:00.
      """,
    examples: [
      .init("clock 2026-03-05T09:00", "then due"),
      .init("clock", "what time it is, and what is next"),
      .init("clock next", "on to the next deadline, for a rehearsal"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    var next = session
    if arguments.has("next") {
      let standing = try session.requiredStanding()
      guard let time = standing.now.flatMap({ standing.nextDeadline(after: $0) }) else {
        throw Diagnostic(
          "no-deadline", "no deadline of the option lies ahead that nothing has arrived for",
          at: arguments.span(ofKeyword: "next"), help: "due shows what is late")
      }
      next = session.following { $0.clock = time }
    } else if let time = try LocalTime.typed(arguments)?.time {
      next = session.following { $0.clock = time }
    }
    return next.clockOutcome
  }
}

extension Session {
  fileprivate var clockOutcome: Outcome {
    guard let clock else {
      return Outcome(
        self,
        Document([.line("not set"), .next(notified.map { "clock \($0)T09:00" } ?? "clock TIME")]),
        result: .object([
          .init("clock", .null), .init("late", .null), .init("next", .list([])),
        ]))
    }
    guard let standing = try? requiredStanding() else {
      let first = notified == nil ? "notify DATE" : "option, and then due"
      return Outcome(
        self, Document([.line(clock.longWords), .next(first)]),
        result: .object([
          .init("clock", .text(clock.description)), .init("late", .null), .init("next", .list([])),
        ]))
    }
    var document = Document([.line("\(clock.longWords)\(standing.lateCount)")])
    let ahead = standing.today.isEmpty ? standing.next : standing.today
    for item in ahead {
      document.line("next \(item.dueWords): \(item.id), \(item.entry.event.who)")
    }
    document.next(ahead.isEmpty ? "due" : "due; or clock next")
    return Outcome(
      self, document,
      result: .object([
        .init("clock", .text(clock.description)), .init("late", .whole(standing.overdue.count)),
        .init(
          "next",
          .list(
            ahead.map {
              .object([
                .init("id", .text($0.id)), .init("due", .text($0.entry.nominal.description)),
                .init("time", $0.timeJSON), .init("who", .text($0.entry.event.who)),
              ])
            })),
      ]))
  }

  /// "Thursday 5 March 2026 09:00, 2 late".
  var clockText: String {
    guard let clock else { return "not set" }
    return clock.longWords + ((try? requiredStanding()).map(\.lateCount) ?? "")
  }
}

extension Standing {
  /// ", 2 late", or ", nothing late".
  fileprivate var lateCount: String {
    overdue.isEmpty ? ", nothing late" : ", \(overdue.count) late"
  }
}
