import Language
import Render

extension Command {
  static let filters = Command(
    "filters", .explore, "the filters that made the working set",
    examples: [.init("filters", "each with how many it kept, and how many were unknown")]
  ) { _, session, _ throws(Diagnostic) in
    guard !session.filters.isEmpty else {
      var document = Document([.line("no filter: \(session.workingText)")])
      if let context = session.choice.first ?? session.choice.context {
        document.line("the choice was made from \(context.from)\(context.filterText)")
      }
      return Outcome(
        session, document,
        result: .object([.init("filters", .list([])), .init("choice", session.choiceFilters)]))
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
      result: .object([
        .init("filters", .list(session.filters.map(\.json))),
        .init("choice", session.choiceFilters),
      ]))
  }
}

extension ChoiceContext {
  /// ", those left by: age < 10; gender = F"; nothing where no filter was on.
  var filterText: String {
    filters.isEmpty ? "" : ", those left by: \(filters.map(\.condition).joined(separator: "; "))"
  }
}

extension Session {
  /// The filters that were on when the choice was made; null where there is none.
  fileprivate var choiceFilters: JSONValue {
    (choice.first ?? choice.context).map { .list($0.filters.map(\.json)) } ?? .null
  }

  /// "57 of 1,561 children".
  var workingText: String {
    "\(working.count.grouped) of \(String.counted(workingOf, "child", "children"))"
  }
}
