import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let consent = Command(
    "consent", .follow, "who of each tracked child's family may be talked to, or why not",
    .optional(
      .sequence([
        .choice([
          .keyword("all", "every tracked child"), .repetition(.slot("ids", .child, "ID")),
        ]),
        .clauses([
          .choice([
            .keyword("child", "the child alone"), .keyword("parents", "parents and carers alone"),
          ]),
          .choice([
            .keyword("asked", "the agencies were asked to arrange it"),
            .keyword("agreed", "they may be talked to"),
            .sequence([
              .keyword("declined", "they may not"), .keyword("because"),
              .slot("because", .text, "\"REASON\"", "as the agencies gave it"),
            ]),
          ]),
        ]),
      ])),
    details: """
      The agencies confirm in writing whom inspectors may talk to, or the reasons why not. It is \
      the group consent of documents.
      """,
    examples: [
      .init("consent", "how it stands with every tracked child"),
      .init("consent 1004417 agreed", "child and parents"),
      .init("consent all asked", "of every tracked child"),
      .init("consent 1004417 parents declined because \"criminal proceedings\"", "with the reason"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    guard let group = session.edition.documents.first(where: { $0.id == "consent" }) else {
      throw Diagnostic(
        "no-consent", "the edition \(session.edition.id) asks for no consent",
        help: "documents shows what it asks for")
    }
    let ids = arguments.literals("ids")
    let children = try session.tracked(ids, orAll: ids.isEmpty)
    let items = group.items.filter { item in
      !arguments.has("child") && !arguments.has("parents")
        || arguments.has("child") && item.id.hasSuffix("child")
        || arguments.has("parents") && item.id.hasSuffix("parents")
    }
    let state: Handover.State? =
      if arguments.has("asked") {
        .asked
      } else if arguments.has("agreed") {
        .received
      } else if arguments.has("declined") {
        .notHeld(because: try session.reason(arguments))
      } else {
        nil
      }
    var next = session
    if let state {
      next = session.following { next in
        for child in children {
          for item in items { next.handover[.init(item: item.id, child: child)] = state }
        }
      }
    }
    let report = HandoverReport(next)
    let rows = report.rows.filter { row in
      row.group.id == group.id && row.child.map(children.contains) ?? false
    }
    var document = Document()
    document.table(
      TextTable(
        [.init("child")] + group.items.map { .init($0.title.lowercased()) },
        children.map { child in
          [next.area.ids[Int(child)]]
            + group.items.map { word(next, next.handover[.init(item: $0.id, child: child)]) }
        }))
    if let contradiction = report.contradiction(group) { document.line(contradiction) }
    return report.outcome(next, document, rows)
  }

  private static func word(_ session: Session, _ state: Handover.State) -> String {
    switch state {
    case .open: "open"
    case .asked: "asked"
    case .received: "agreed"
    case .notHeld(let because): "declined: \(CleanText.clean(session.shown(reason: because)))"
    }
  }
}
