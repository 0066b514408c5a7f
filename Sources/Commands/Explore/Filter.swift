import Casework
import Language
import Render

extension Command {
  static let filter = Command(
    "filter", .explore, "keep the children of whom a condition is true",
    .slot("condition", .condition, "CONDITION", "what must be true of a child"),
    details: """
      A condition is a phrase (NPS involved), a comparison (age >= 5, ethnicity = White, \
      gender in (F, M)), a range (age 5..15), a date test (cpp.start before 2026-01-01, \
      last_seen older than 6 weeks), a text test (team contains "Duty", id matches /^10/), \
      is missing, is unknown, on LIST, in SETNAME, LIST[condition on one row], or \
      count LIST[…] >= 2. Join them with and, or, not, brackets, and the comma, which is the \
      weakest and. Unknown is not No: who cannot be judged is left out and counted.
      """,
    examples: [
      .init("filter disability=Y", "disabled children"),
      .init("filter NPS involved", "the probation service works with someone around the child"),
      .init("filter disability=Y, NPS involved", "both"),
      .init("filter age 5..15 and (on cpp or on cic)", "by age and list"),
      .init("filter referrals[source = Police and nfa = N]", "some one referral is both"),
    ],
    onData: .conditions
  ) { arguments, session, _ throws(Diagnostic) in
    guard let (condition, _) = arguments.conditions("condition").first else {
      throw Diagnostic("missing-argument", "a condition is needed", help: "help filter")
    }
    let (verdicts, reasons) = try Conditions.verdicts(condition, in: session.space)
    let before = session.working
    let (kept, unknown) = before.kept(by: verdicts)
    let filter = Session.AppliedFilter(
      condition: condition.text, before: before.count, after: kept.count, unknown: unknown,
      from: before, parsed: condition)
    let next = session.following {
      $0.working = kept
      $0.filters.append(filter)
    }
    var document = Document()
    var line = "\(kept.count.grouped) of \(String.counted(before.count, "child", "children"))"
    if unknown > 0 {
      line += "; \(unknown.grouped) unknown"
      if !reasons.isEmpty { line += ": \(reasons.joined(separator: "; "))" }
    } else if !reasons.isEmpty {
      line += "; \(reasons.joined(separator: "; "))"
    }
    document.line(line)
    if session.area.count == 0 { document.next("load a workbook, or generate children 300") }
    if kept.isEmpty, !before.isEmpty { document.next("undo") }
    return Outcome(
      next, document, result: filter.json,
      notices: reasons.map { Notice("not-in-the-lists", $0) })
  }
}

extension Session.AppliedFilter {
  var json: JSONValue {
    .object([
      .init("before", .whole(before)), .init("after", .whole(after)),
      .init("unknown", .whole(unknown)), .init("condition", .text(condition)),
    ])
  }
}
