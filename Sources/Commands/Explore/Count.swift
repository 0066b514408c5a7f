import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let count = Command(
    "count", .explore, "count the children of the working set, by one field or several",
    .optional(
      .sequence([
        .keyword("by", "in groups"),
        .repetition(.slot("fields", .field, "FIELD", "the fields to group by")),
        .suppressing,
      ])),
    details: """
      With suppress, numbers from 1 to below N are left out, and with them as many others as it \
      takes that nobody can work them out from this table, nor from the totals of its rows and \
      columns; where that cannot be done the count is refused. Another table, of almost the same \
      children, can still give them away.
      """,
    examples: [
      .init("count", "how many there are"),
      .init("count by age_band", "in groups, missing values too"),
      .init("count by list, gender", "by two fields"),
      .init("count by ethnicity suppress 5", "without the numbers of fewer than five"),
    ],
    onData: .count
  ) { arguments, session, _ throws(Diagnostic) in
    let groups = try ChildGroups(arguments, "fields", session)
    var document = Document()
    if !groups.fields.isEmpty { document.table(groups.table()) }
    document.line(String.counted(session.working.count, "child", "children"))
    let notices = groups.notices
    document.note(notices)
    var members: [JSONValue.Member] = [
      .init("children", .whole(session.working.count)),
      .init("by", .texts(groups.fields.map(\.name))),
      .init("groups", .list(groups.fields.isEmpty ? [] : groups.json)),
    ]
    if let threshold = groups.threshold { members.append(.init("suppress", .whole(threshold))) }
    return Outcome(session, document, result: .object(members), notices: notices)
  }
}

extension Grammar {
  /// `suppress N`, which stands behind the fields of a count.
  static let suppressing = Grammar.optional(
    .sequence([
      .keyword("suppress", "leave small numbers out"),
      .slot("suppress", .number, "N", "the least number that is shown"),
    ]))
}

extension ChildGroups {
  /// The groups by the fields that were named, small numbers left out where that was asked for.
  init(_ arguments: Arguments, _ slot: String, _ session: Session) throws(Diagnostic) {
    var fields: [ChildField] = []
    for name in arguments.literals(slot) { fields.append(try ChildField(name, in: session.space)) }
    self.init(fields, session)
    if let threshold = try arguments.number("suppress", in: 2...1_000) {
      try suppress(below: threshold, at: arguments.literals("suppress").first?.span)
    }
  }

  var notices: [Notice] {
    fields.compactMap { field in field.absence.map { Notice($0.code, $0.words) } }
      + (notice.map { [$0] } ?? [])
  }
}
