import Language
import Render
import Table

extension Command {
  static let asOf = Command(
    "as-of", .timetable, "the day at which ages and periods are counted",
    .optional(.slot("date", .date, "DATE", "such as 2026-03-02")),
    details: "Unless it is set: the day of notification, else the latest date in the lists.",
    examples: [.init("as-of", "which day it is, and why"), .init("as-of 2026-03-02", "sets it")]
  ) { arguments, session, _ throws(Diagnostic) in
    var next = session
    if let literal = try arguments.literal("date") {
      let date = try CivilDate.typed(literal)
      next = session.following { $0.asOfSet = date }
    }
    let line =
      next.asOf.map { "\($0.longWords), \(next.asOfReason)" } ?? "not known: \(next.asOfReason)"
    return Outcome(
      next, Document([.line(line)]),
      result: .object([
        .init("as_of", .optional(next.asOf?.description)), .init("because", .text(next.asOfReason)),
      ]))
  }
}
