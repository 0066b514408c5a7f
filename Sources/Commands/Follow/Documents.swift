import Casework
import Guidance
import Language
import Render

extension Command {
  static let documents = Command(
    "documents", .follow, "what has to be handed over, by agency and by child, and what has come",
    .optional(
      .choice([
        .keyword("open", "what nobody has sent or explained"),
        .sequence([
          .keyword("for", "what is asked about a child"),
          .repetition(.slot("listed", .child, "ID")),
        ]),
        .sequence([
          .repetition(
            .slot("items", .entry("document"), "ITEM", "such as 1.4, chronology, or all of key")),
          .clauses([
            .choice([
              .keyword("asked", "somebody asked for it"), .keyword("received", "it has come"),
              .sequence([
                .keyword("not-held", "it will not come"), .keyword("because"),
                .slot("because", .text, "\"REASON\"", "kept"),
              ]),
              .keyword("unsaid", "takes back what was said"),
            ]),
            .sequence([
              .keyword("for", "of each child's own"),
              .choice([
                .keyword("all", "every tracked child"), .repetition(.slot("ids", .child, "ID")),
              ]),
            ]),
          ]),
        ]),
      ])),
    details: """
      The documents of the area, by agency; of each tracked child the key documents, the \
      evaluations and the consent; and the meetings of the fieldwork week. What has arrived is \
      said by hand: no document is read.
      """,
    examples: [
      .init("documents", "how many have come, from whom, and when they are due"),
      .init("documents open", "each that has not, and is not explained"),
      .init("documents 1.4 3.6 received", "two of the area's"),
      .init("documents chronology for 1004417 not-held because \"opened last week\"", "a child's"),
      .init("documents key for all asked", "nine documents of every tracked child"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    let report = HandoverReport(session)
    if arguments.has("open") {
      return report.listing(report.rows.filter { !session.handover[$0.place].isSettled })
    }
    let listed = arguments.literals("listed")
    if !listed.isEmpty {
      let children = try session.tracked(listed, orAll: false)
      return report.listing(report.rows.filter { $0.child.map(children.contains) ?? false })
    }
    let items = arguments.literals("items")
    guard !items.isEmpty else { return report.summary() }
    return try change(items, arguments, session, report)
  }

  private static func change(
    _ items: [Literal], _ arguments: Arguments, _ session: Session, _ report: HandoverReport
  ) throws(Diagnostic) -> Outcome {
    var asked: [(group: DocumentGroup, item: DocumentGroup.Item)] = []
    for literal in items { asked += try session.documents(literal) }
    let isNamed = arguments.has("for")
    let children =
      isNamed
      ? try session.tracked(arguments.literals("ids"), orAll: arguments.has("all")) : report.tracked
    let rows = report.rows.filter { row in
      asked.contains { $0.item.id == row.item.id } && row.child.map(children.contains) ?? !isNamed
    }
    guard let state = try session.state(arguments) else { return report.listing(rows) }
    if let own = asked.first(where: { $0.group.isForEachChild != isNamed }) {
      throw isNamed
        ? Diagnostic(
          "not-a-childs", "\(own.item.id) is of the area, not of a child", at: items.first?.span,
          help: "leave out for …")
        : Diagnostic(
          "for-whom", "\(own.item.id) is each child's own", at: items.first?.span,
          help: "say of whom: for ID, or for all")
    }
    let next = session.following { next in
      for row in rows { next.handover[row.place] = state }
    }
    let after = HandoverReport(next)
    let changed = after.rows.filter { row in rows.contains { $0.place == row.place } }
    return after.listing(changed)
  }
}

extension Session {
  /// The documents that a word means: one by its id, all of a group, or all of a number such as 1.
  ///
  /// - Throws: `unknown-document` with near names.
  fileprivate func documents(
    _ literal: Literal
  ) throws(Diagnostic) -> [(group: DocumentGroup, item: DocumentGroup.Item)] {
    let word = literal.text.lowercased()
    let all = edition.documents.flatMap { group in group.items.map { (group: group, item: $0) } }
    let found = all.filter { entry in
      entry.item.id == word || entry.group.id == word || entry.item.id.hasPrefix(word + ".")
    }
    guard found.isEmpty else { return found }
    let hint = Nearness.hint(word, among: all.map(\.item.id) + edition.documents.map(\.id))
    throw Diagnostic(
      "unknown-document", "nothing called \"\(literal.text)\" is to be handed over",
      at: literal.span, help: hint.isEmpty ? "documents open lists them" : hint)
  }

  fileprivate func state(_ arguments: Arguments) throws(Diagnostic) -> Handover.State? {
    if arguments.has("asked") { return .asked }
    if arguments.has("received") { return .received }
    if arguments.has("unsaid") { return .open }
    return arguments.has("not-held") ? .notHeld(because: try reason(arguments)) : nil
  }
}
