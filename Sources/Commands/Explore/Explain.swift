import Casework
import Language
import Render

extension Command {
  static let explain = Command(
    "explain", .explore, "why a child is chosen or not, or what each part of a filter does",
    .choice([
      .sequence([
        .keyword("filter", "how many children each clause removes"),
        .optional(
          .slot("condition", .condition, "CONDITION", "one that is only tried, on those shown now")),
      ]),
      .sequence([
        .given(.criterionWord("who shows a criterion, or why nobody does")),
        .slot("esn", .number, "N"),
      ]),
      .sequence([
        .keyword("swap", "what would be lost and gained"), .slot("out", .child, "ID"),
        .keyword("for"), .slot("in", .child, "ID"),
      ]),
      .slot("child", .child, "ID", "a child, chosen or not"),
    ]),
    details: """
      Of a filter, the clauses are looked at one after the other: of how many children, how many each removes, \
      and of how many of these it is not known. The last column is what the clause alone would \
      keep. Without a condition, the filters on the working set are explained.
      """,
    examples: [
      .init("explain filter", "the filters that are on"),
      .init("explain filter disability=Y, NPS involved", "before it is applied"),
      .init("explain 1004417", "why this child was chosen, and who could stand in its place"),
      .init("explain ESN 30", "who of those chosen shows it"),
      .init("explain swap 1003020 for 1002768", "before it is done"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    if let id = try arguments.literal("child") {
      return try Explanation(session).child(try session.child(id))
    }
    if let number = try arguments.literal("esn") {
      return try Explanation(session).criterion(
        try Arguments.number(number, in: 0...9_999), at: number.span)
    }
    if let out = try arguments.literal("out") {
      let coming = try session.child(try arguments.required("in"))
      return try Explanation(session).swap(try session.child(out), coming, at: out.span)
    }
    var clauses: [ExplainedClause] = []
    if let (condition, _) = arguments.conditions("condition").first {
      clauses = try ExplainedClause.clauses(of: condition, from: session.working, in: session.space)
    } else {
      for filter in session.filters { clauses += try ExplainedClause.clauses(of: filter, session) }
    }
    guard !clauses.isEmpty else {
      return Outcome(
        session, Document([.line("no filter: \(session.workingText)")]),
        result: .object([.init("clauses", .list([]))]))
    }
    let columns: [TextTable.Column] = [
      .init("clause"), .init("of", right: true), .init("removes", right: true),
      .init("of these unknown", right: true), .init("leaves", right: true),
      .init("alone keeps", right: true),
    ]
    var document = Document()
    document.table(TextTable(columns, clauses.map(\.row)))
    if let first = clauses.first, let last = clauses.last {
      document.line(
        "\(last.after.grouped) of \(String.counted(first.before, "child", "children")) are left")
    }
    return Outcome(
      session, document, result: .object([.init("clauses", .list(clauses.map(\.json)))]))
  }
}

/// What one clause of a condition does to the children before it.
private struct ExplainedClause {
  let text: String
  let before: Int
  let after: Int
  /// Those removed of whom it is not known.
  let unknown: Int
  /// How many of those at the start of its filter it would keep by itself.
  let alone: Int

  var row: [String] {
    [
      CleanText.clean(text), before.grouped, (before - after).grouped, unknown.grouped,
      after.grouped, alone.grouped,
    ]
  }

  var json: JSONValue {
    .object([
      .init("clause", .text(text)), .init("before", .whole(before)), .init("after", .whole(after)),
      .init("unknown", .whole(unknown)), .init("alone", .whole(alone)),
    ])
  }

  static func clauses(
    of filter: Session.AppliedFilter, _ session: Session
  ) throws(Diagnostic) -> [ExplainedClause] {
    guard let condition = filter.parsed else {
      return [
        ExplainedClause(
          text: filter.condition, before: filter.before, after: filter.after,
          unknown: filter.unknown, alone: filter.after)
      ]
    }
    let shown = session.isMasked ? session.hiding : { $0 }
    return try clauses(of: condition, from: filter.from, in: session.space, as: shown)
  }

  static func clauses(
    of condition: Condition, from start: ChildList, in space: CaseSpace,
    as shown: (Condition) -> Condition = { $0 }
  ) throws(Diagnostic) -> [ExplainedClause] {
    var left = start
    var clauses: [ExplainedClause] = []
    for clause in condition.clauses {
      let verdicts = try Conditions.verdicts(clause, in: space).verdicts
      let (kept, unknown) = left.kept(by: verdicts)
      clauses.append(
        ExplainedClause(
          text: shown(clause).text, before: left.count, after: kept.count, unknown: unknown,
          alone: start.kept(by: verdicts).kept.count))
      left = kept
    }
    return clauses
  }
}
