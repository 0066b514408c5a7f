import Language
import Render

extension Command {
  static let filters = Command(
    "filters", .explore, "the filters that made the working set",
    examples: [.init("filters", "each with how many it kept, and how many were unknown")]
  ) { _, session, _ throws(Diagnostic) in
    guard !session.filters.isEmpty else {
      return Outcome(
        session, Document([.line("no filter: \(session.workingText)")]),
        result: .object([.init("filters", .list([]))]))
    }
    let rows = session.filters.map { filter in
      [filter.condition, filter.before.grouped, filter.after.grouped, filter.unknown.grouped]
    }
    let table = TextTable(
      [
        .init("condition"), .init("before", right: true), .init("after", right: true),
        .init("unknown", right: true),
      ], rows)
    return Outcome(
      session, Document([.table(table), .line(session.workingText)]),
      result: .object([.init("filters", .list(session.filters.map(\.json)))]))
  }
}

extension Session {
  /// "57 of 1,561 children".
  var workingText: String {
    "\(working.count.grouped) of \(String.counted(workingOf, "child", "children"))"
  }
}
