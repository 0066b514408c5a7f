import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let confirm = Command(
    "confirm", .choose, "the call that confirms the choice, child by child",
    .optional(
      .choice([
        .keyword("all", "every child is as the guidance asks"),
        .sequence([
          .repetition(.slot("ids", .child, "ID", "children that were spoken of")),
          .optional(
            .sequence([
              .keyword("fails", "the child goes back"), .keyword("because"),
              .slot("because", .text, "\"REASON\"", "kept with the choice"),
            ])),
        ]),
      ])),
    details: """
      Without a word behind it, a checklist: what the call asks of each child, as far as the facts \
      tell. A child that fails goes back with the reason, and those who may take its place are \
      shown in the order of their tickets, each with what would be lost; pick takes one.
      """,
    examples: [
      .init("confirm", "the checklist for the call"),
      .init("confirm 1004417", "this child is confirmed"),
      .init("confirm 1003020 fails because \"no work since May\"", "it goes back"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    guard session.choice.stage == .track, !session.choice.chosen.isEmpty else {
      throw Diagnostic(
        "nothing-chosen", "the children to track are not chosen yet",
        help: "select chooses them, pick takes one by hand")
    }
    var children: [Int32] = []
    for id in arguments.literals("ids") {
      let child = try session.child(id)
      guard session.choice.chosen.contains(where: { $0.child == child }) else {
        throw Diagnostic(
          "not-chosen", "this child is not chosen", at: id.span, help: "coverage shows who is")
      }
      children.append(child)
    }
    if arguments.has("all") { children = session.choice.chosen.map(\.child) }
    guard arguments.has("fails") else {
      let next = children.isEmpty ? session : session.confirming(children)
      return try Call(next).outcome([], [])
    }
    let because = try session.reason(arguments)
    let (next, lost) = try session.failing(children, because)
    return try Call(next).outcome(children, lost)
  }
}

extension Session {
  fileprivate func confirming(_ children: [Int32]) -> Session {
    following { next in
      next.choice.confirmed += children.filter { !next.choice.confirmed.contains($0) }
    }
  }

  /// The session without those who failed, and the criteria that nobody shows any more.
  fileprivate func failing(
    _ children: [Int32], _ because: String
  ) throws(Diagnostic) -> (next: Session, lost: [String]) {
    let basis = try basis(.track)
    let before = basis.criteria(of: choice.chosen.map(\.child)).once
    var choice = choice
    for child in children {
      choice.chosen.removeAll { $0.child == child }
      choice.picked.removeAll { $0.child == child }
      choice.confirmed.removeAll { $0 == child }
      choice.dropped.append(
        Choice.Decision(child: child, because: "at the call: \(because)", stage: .track))
      choice.since.append(
        Choice.Change(out: child, coming: nil, because: "at the call: \(because)"))
    }
    let after = basis.criteria(of: choice.chosen.map(\.child)).once
    let next = decided(choice, .track, basis, []).session
    return (next, before.filter { !after.contains($0) })
  }
}

/// The checklist of the call, and what follows from a child that fails.
private struct Call {
  private let session: Session
  private let basis: CaseBasis
  private let clauses: [(text: String, verdicts: Verdicts)]

  /// How many of the reserve are shown.
  private static let mostReserve = 3

  init(_ session: Session) throws(Diagnostic) {
    self.session = session
    basis = try session.basis(.track)
    let condition = try Conditions.parse(session.edition.eligibility.when, session.edition)
    var clauses: [(text: String, verdicts: Verdicts)] = []
    for clause in condition.clauses {
      clauses.append(
        (clause.text, try Conditions.verdicts(clause, in: session.space.truth).verdicts))
    }
    self.clauses = clauses
  }

  private func name(_ child: Int32) -> String { session.area.ids[Int(child)] }

  private func isConfirmed(_ child: Int32) -> Bool { session.choice.confirmed.contains(child) }

  func outcome(_ failed: [Int32], _ lost: [String]) -> Outcome {
    var document = Document()
    for child in failed {
      let why = session.choice.dropped.last { $0.child == child }?.because ?? ""
      document.line("\(name(child)) goes back, \(session.shown(reason: why))")
    }
    if !lost.isEmpty { document.line("no longer covered: \(lost.joined(separator: ", "))") }
    document.table(checklist)
    let chosen = session.choice.chosen
    let open = chosen.count { !isConfirmed($0.child) }
    document.line("\(chosen.count - open) of \(String.children(chosen.count)) confirmed\(due)")
    let reserve = reserve
    if !failed.isEmpty { say(reserve, &document) }
    if let first = reserve.first, !failed.isEmpty {
      document.next("pick \(name(first.child)) because \"next in the reserve\"")
    } else if open > 0 {
      document.next("confirm all; or confirm ID fails because \"…\"")
    }
    return Outcome(session, document, result: json(failed, lost, reserve))
  }

  /// What the call asks, as far as the facts tell.
  private var checklist: TextTable {
    TextTable(
      [.init("", right: true), .init("child")] + clauses.map { .init($0.text) } + [.init("call")],
      session.choice.chosen.enumerated().map { place, chosen in
        [String(place + 1), name(chosen.child)]
          + clauses.map { word($0.verdicts[Int(chosen.child)]) }
          + [isConfirmed(chosen.child) ? "confirmed" : "open"]
      })
  }

  private func word(_ verdict: Verdict) -> String {
    switch verdict {
    case .yes: "yes"
    case .no: "no"
    case .unknown: "not known"
    }
  }

  /// " · due Fri 6 Mar 12:00 (para 25, 28, Annex C)".
  private var due: String {
    guard let option = session.option,
      let event = session.guidance.events(option.name).first(where: { $0.id == option.confirmEvent }
      )
    else { return "" }
    let cite = session.guidance.cite(event.citations)
    return session.dated(event).map { " · due \($0) (\(cite))" } ?? " (\(cite))"
  }

  /// Those who may take the place of a child, in the order of their tickets.
  private var reserve: [(child: Int32, rank: Int, gains: [String])] {
    guard let request = session.choice.request else { return [] }
    let chosen = session.choice.chosen.map(\.child)
    let dropped = Set(session.choice.dropped.map(\.child))
    let covered = basis.criteria(of: chosen).once
    return basis.reserve(joining: chosen, from: request, except: dropped)
      .map { child, rank in
        (child, rank, basis.covers(child).filter { !covered.contains($0) })
      }
  }

  private func say(
    _ reserve: [(child: Int32, rank: Int, gains: [String])], _ document: inout Document
  ) {
    guard !reserve.isEmpty else {
      document.line(
        "the reserve is empty: nobody else may be chosen\(session.perhaps(session.choice, basis))")
      return
    }
    for entry in reserve.prefix(Self.mostReserve) {
      let gains =
        entry.gains.isEmpty ? "no further criterion" : entry.gains.joined(separator: ", ")
      let rank = session.shown(rank: entry.rank).map { ", ticket rank \($0.grouped)" } ?? ""
      document.line("in reserve: \(name(entry.child))\(rank): \(gains)")
    }
    if reserve.count > Self.mostReserve {
      document.line("and \(reserve.count - Self.mostReserve) more in the reserve")
    }
    let best = reserve.max { $0.gains.count < $1.gains.count }
    if let best, best.gains.count > reserve[0].gains.count {
      document.line(
        "most would be covered with \(name(best.child)): \(best.gains.joined(separator: ", "))")
    }
  }

  private func json(
    _ failed: [Int32], _ lost: [String], _ reserve: [(child: Int32, rank: Int, gains: [String])]
  ) -> JSONValue {
    .object([
      .init(
        "children",
        .list(
          session.choice.chosen.map { chosen in
            .object([
              .init("id", .text(name(chosen.child))),
              .init("confirmed", .truth(isConfirmed(chosen.child))),
              .init("asks", .texts(clauses.map { word($0.verdicts[Int(chosen.child)]) })),
            ])
          })),
      .init("failed", .texts(failed.map(name))), .init("lost", .texts(lost)),
      .init("reserve", .texts(reserve.map { name($0.child) })),
    ])
  }
}
