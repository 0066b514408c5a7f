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
      takes that nobody can work them out from this table, from the totals of its rows and \
      columns, nor from a chart of the same fields; where that cannot be done the count is refused. \
      It guards one table at a time. It cannot guard against other tables of almost the same \
      children (a notice says so if a filter leaves out fewer than N), against tables by other \
      fields, or against the lines that say how many a filter keeps.
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
    if !groups.fields.isEmpty { document.table(groups.textTable()) }
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

extension ChildGroups {
  /// The groups by the fields that were named, small numbers left out where that was asked for.
  init(_ arguments: Arguments, _ slot: String, _ session: Session) throws(Diagnostic) {
    var fields: [ChildField] = []
    for name in arguments.literals(slot) { fields.append(try ChildField(name, in: session.space)) }
    let guarding = try SmallNumberGuard(
      arguments, session, help: "count more children, by fewer fields, or by one with fewer values")
    try self.init(fields, session, guarding)
    notices = fields.compactMap { field in field.absence.map { Notice($0.code, $0.words) } }
    if let guarding { notices += guarding.notices(leftOut: cellsLeftOut) }
  }
}
