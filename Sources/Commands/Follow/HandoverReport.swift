import Casework
import Guidance
import Language
import Render
import Table

/// The checklists of what has to be handed over, by agency and by child.
struct HandoverReport {
  /// A document of a group, of the area or of a child.
  struct Row {
    let group: DocumentGroup
    let item: DocumentGroup.Item
    let child: Int32?

    var place: Handover.Place { Handover.Place(item: item.id, child: child) }
  }

  let session: Session
  /// Those whose experiences are tracked; empty before they are chosen.
  let tracked: [Int32]
  let rows: [Row]

  init(_ session: Session) {
    self.session = session
    let tracked = session.trackedChildren
    self.tracked = tracked
    rows = session.edition.documents.flatMap { group in
      let children: [Int32?] = group.isForEachChild ? tracked.map { $0 } : [nil]
      return children.flatMap { child in
        group.items.map { Row(group: group, item: $0, child: child) }
      }
    }
  }

  // MARK: In short

  func summary() -> Outcome {
    var document = Document()
    for group in session.edition.documents where !group.isForEachChild {
      document.table(agencies(of: group))
      document.line(due(group))
      document.blocks.append(.gap)
    }
    let each = session.edition.documents.filter(\.isForEachChild)
    if tracked.isEmpty {
      let titles = each.map { $0.title.lowercased() }.joined(separator: ", ")
      document.line("of each tracked child, once they are chosen: \(titles)")
    } else {
      document.table(
        TextTable(
          [.init("of each child")] + each.map { .init($0.title.lowercased(), right: true) },
          tracked.map { child in
            [session.area.ids[Int(child)]] + each.map { settled(of: child, $0) }
          }))
      for group in each { document.line("\(group.title.lowercased()): \(due(group))") }
    }
    document.next("documents open; documents 1.4 received; documents key for ID received")
    return outcome(session, document, rows)
  }

  /// How many of a group's documents stand how, by the agency that they come from.
  private func agencies(of group: DocumentGroup) -> TextTable {
    var agencies: [(name: String, items: [DocumentGroup.Item])] = []
    for item in group.items {
      if agencies.last?.name == item.agency {
        agencies[agencies.count - 1].items.append(item)
      } else {
        agencies.append((item.agency, [item]))
      }
    }
    return TextTable(
      [.init(group.title)]
        + ["of", "open", "asked", "received", "not held"].map { .init($0, right: true) },
      agencies.map { agency in
        let places = agency.items.map { Handover.Place(item: $0.id) }
        let counts = session.handover.counts(places)
        return [agency.name]
          + [counts.all, counts.open, counts.asked, counts.received, counts.notHeld].map(
            String.init)
      })
  }

  /// "3 of 9": what has come, or will not come.
  private func settled(of child: Int32, _ group: DocumentGroup) -> String {
    let places = group.items.map { Handover.Place(item: $0.id, child: child) }
    return "\(places.count { session.handover[$0].isSettled }) of \(places.count)"
  }

  private func event(_ group: DocumentGroup) -> Event? {
    let option = session.choice.option ?? session.edition.options.first?.name ?? ""
    return session.guidance.events(option).first { $0.id == group.event }
  }

  /// "due Tue 10 Mar end of day (para 37, Annex C)"; the source alone before the notification.
  private func due(_ group: DocumentGroup) -> String {
    guard let event = event(group) else {
      return "no day is named for it (\(session.guidance.cite(group.items[0].citations)))"
    }
    let cite = session.guidance.cite(event.citations)
    let due = session.dated(event).map { "due \($0) (\(cite))" } ?? "see \(cite)"
    return due + (standing(event).map { "; \($0)" } ?? "")
  }

  /// What is recorded of the event at which a group is due, so that it is seen beside the group.
  private func standing(_ event: Event) -> String? {
    guard
      let known = session.knownArrivals.record(
        of: event.id, lists: session.lists(dueAt: event))
    else { return nil }
    let contradiction = session.contradiction(of: event).map { "; \($0)" } ?? ""
    switch known {
    case .arrived, .held: return session.arrivalWords(event)
    case .nothing(let because):
      return
        "nothing is waited for at \(event.id): \(session.shown(reason: because))\(contradiction)"
    case .takenBack(let because):
      return "\(event.id) is waited for again: \(session.shown(reason: because))"
    }
  }

  /// What was recorded of the event of a group and does not go with the group; nil where it does.
  func contradiction(_ group: DocumentGroup) -> String? {
    guard let event = event(group), session.contradiction(of: event) != nil else { return nil }
    return standing(event)
  }

  // MARK: In full

  func listing(_ rows: [Row]) -> Outcome {
    var document = Document()
    guard !rows.isEmpty else {
      document.line("nothing is left open")
      return outcome(session, document, rows)
    }
    /// A column is left out where every row says the same in it.
    func differs(_ cell: (Row) -> String) -> Bool { Set(rows.map(cell)).count > 1 }
    func child(_ row: Row) -> String { row.child.map { session.area.ids[Int($0)] } ?? "" }
    func source(_ row: Row) -> String { session.guidance.cite(row.item.citations) }
    var columns: [(title: String, cell: (Row) -> String)] = [("item", { $0.item.id })]
    if rows.contains(where: { $0.child != nil }) { columns.append(("child", child)) }
    columns.append(("state", { Self.word(session, session.handover[$0.place]) }))
    columns.append(("what", { $0.item.title }))
    if differs({ $0.item.agency }) { columns.append(("from", { $0.item.agency })) }
    if differs(source) { columns.append(("source", source)) }
    document.table(
      TextTable(
        columns.map { .init($0.title) }, rows.map { row in columns.map { $0.cell(row) } }))
    if !differs(source) { document.line("source: \(source(rows[0]))") }
    for group in session.edition.documents where rows.contains(where: { $0.group.id == group.id }) {
      if let contradiction = contradiction(group) { document.line(contradiction) }
    }
    return outcome(session, document, rows)
  }

  static func word(_ session: Session, _ state: Handover.State) -> String {
    switch state {
    case .open: "open"
    case .asked: "asked"
    case .received: "received"
    case .notHeld(let because): "not held: \(CleanText.clean(session.shown(reason: because)))"
    }
  }

  func outcome(
    _ next: Session, _ document: Document, _ rows: [Row], _ notices: [Notice] = []
  ) -> Outcome {
    let counts = next.handover.counts(rows.map(\.place))
    let items = rows.map { row in
      let because: String? =
        if case .notHeld(let because) = next.handover[row.place] { because } else { nil }
      return JSONValue.object([
        .init("item", .text(row.item.id)), .init("group", .text(row.group.id)),
        .init("agency", .text(row.item.agency)),
        .init("child", .optional(row.child.map { next.area.ids[Int($0)] })),
        .init("state", .text(Self.name(next.handover[row.place]))),
        .init("because", .optional(because.map(next.shown))),
        .init("event", .optional(row.group.event)),
      ])
    }
    return Outcome(
      next, document,
      result: .object([
        .init("items", .list(items)),
        .init(
          "counts",
          .object([
            .init("open", .whole(counts.open)), .init("asked", .whole(counts.asked)),
            .init("received", .whole(counts.received)), .init("not_held", .whole(counts.notHeld)),
          ])),
      ]), notices: notices)
  }

  private static func name(_ state: Handover.State) -> String {
    switch state {
    case .open: "open"
    case .asked: "asked"
    case .received: "received"
    case .notHeld: "not held"
    }
  }
}

extension Session {
  /// Those whose experiences are tracked, in the order of the choice.
  var trackedChildren: [Int32] { choice.stage == .track ? choice.chosen.map(\.child) : [] }

  /// Of whom something is said: every tracked child, or those that are named.
  ///
  /// - Throws: `nothing-chosen` where nobody is tracked yet, `not-chosen` where one is not.
  func tracked(_ ids: [Literal], orAll all: Bool) throws(Diagnostic) -> [Int32] {
    let tracked = trackedChildren
    guard !tracked.isEmpty else {
      throw Diagnostic(
        "nothing-chosen", "the children to track are not chosen yet",
        help: "select chooses them, pick takes one by hand")
    }
    if all { return tracked }
    var children: [Int32] = []
    for id in ids {
      let child = try self.child(id)
      guard tracked.contains(child) else {
        throw Diagnostic(
          "not-chosen", "this child is not tracked", at: id.span, help: "coverage shows who is")
      }
      children.append(child)
    }
    return children
  }
}
