import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let pick = Command(
    "pick", .choose, "put children into the choice by hand, with the reason",
    .sequence([
      .repetition(.slot("ids", .child, "ID")), .keyword("because"),
      .slot("because", .text, "\"REASON\"", "kept with the choice"),
    ]),
    details: """
      A rule that is broken is a warning and never a refusal: the inspector decides. select \
      completes what was picked by hand.
      """,
    examples: [
      .init("pick 1004417 because \"named by the DCS\"", "in whatever select does")
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    let option = try session.requiredOption()
    let because = try session.reason(arguments)
    let stage = session.choice.stage ?? session.stage(option)
    let basis = try session.basis(stage)
    var notices: [Notice] = []
    var next = session
    for id in arguments.literals("ids") {
      let child = try session.child(id)
      if next.choice.chosen.contains(where: { $0.child == child }) {
        throw Diagnostic(
          "chosen-already", "this child is chosen already", at: id.span,
          help: "show lists who is chosen; drop takes a child out")
      }
      notices += session.warnings(
        child, stage, basis, beside: next.choice.chosen.map(\.child))
      next.choice.dropped.removeAll { $0.child == child }
      next.choice.picked.append(Choice.Decision(child: child, because: because, stage: stage))
      next.choice.chosen.append(
        Choice.Chosen(
          child: child, rank: nil, ticket: nil, covers: basis.covers(child),
          why: Choice.pickedByHand + because))
      next.choice.since.append(Choice.Change(out: nil, coming: child, because: because))
    }
    return session.decided(next.choice, stage, basis, notices)
  }
}

extension Session {
  func reason(_ arguments: Arguments) throws(Diagnostic) -> String {
    let because = try arguments.required("because")
    guard !because.text.allSatisfy({ $0 == " " }) else {
      throw Diagnostic(
        "empty-reason", "a reason is needed", at: because.span,
        help: "say why, such as because \"a sibling was referred last week\"")
    }
    return because.text
  }

  /// The rules that a child picked by hand does not keep.
  func warnings(
    _ child: Int32, _ stage: Choice.Stage, _ basis: CaseBasis, beside chosen: [Int32]
  ) -> [Notice] {
    let id = area.ids[Int(child)]
    var notices: [Notice] = []
    if let decision = choice.dropped.last(where: { $0.child == child && $0.isInjected }) {
      notices.append(
        Notice(
          "withdrawn",
          "\(id) was withdrawn (injected for training): "
            + shown(reason: decision.because)))
    }
    if basis.candidatesKnown, basis.candidates[Int(child)] != .yes {
      let says = edition.candidates.who.says
      notices.append(Notice("not-flagged", "\(id) is not known to be \(says)"))
    }
    if let except = edition.candidates.except, basis.excepted[Int(child)] == .yes {
      let cite = guidance.cite(except.citations)
      notices.append(Notice("left-out", "\(id) is \(except.says) (\(cite))"))
    }
    if stage == .track, basis.eligible[Int(child)] != .yes {
      let known = basis.eligible[Int(child)] == .unknown ? "not known to be" : "not"
      notices.append(
        Notice("not-eligible", "\(id) is \(known) eligible: \(edition.eligibility.when)"))
    }
    if let closed = edition.candidates.closed, basis.closed[Int(child)] == .yes {
      let cite = guidance.cite(closed.citations)
      notices.append(Notice("closed", "\(id) is \(closed.says) (\(cite))"))
    }
    let siblings = basis.siblings(of: child, among: chosen).map { area.ids[Int($0)] }
    if !siblings.isEmpty {
      notices.append(
        Notice(
          "sibling",
          "\(id) is in one sibling group with \(siblings.joined(separator: ", ")), who is chosen "
            + "already (\(guidance.cite(edition.siblingsCitations)))"))
    }
    return notices + perhapsTwo([child])
  }

  /// Those of some children of whom the lists say such different things that they may be two.
  func perhapsTwo(_ children: [Int32]) -> [Notice] {
    edition.quality.indices.filter { edition.quality[$0].test == .twoChildren }.flatMap { rule in
      let findings = (try? QualityCheck(space.truth).findings(ofRule: rule)) ?? []
      let found = Set(findings.flatMap(\.children))
      return children.filter(found.contains).map { child in
        Notice(
          "perhaps-two-children",
          "\(area.ids[Int(child)]): \(edition.quality[rule].says): check \(edition.quality[rule].id)"
        )
      }
    }
  }

  /// The session after a decision by hand, and what it shows.
  func decided(
    _ choice: Choice, _ stage: Choice.Stage, _ basis: CaseBasis, _ notices: [Notice]
  ) -> Outcome {
    var choice = choice
    let pool = choice.pool.isEmpty ? Array(working) : choice.pool
    let all = choice.chosen.map(\.child)
    // Who goes or comes changes what the others contribute.
    choice.chosen = choice.chosen.map { chosen in
      guard choice.isCover, chosen.rank != nil else { return chosen }
      return Choice.Chosen(
        child: chosen.child, rank: chosen.rank, ticket: chosen.ticket, covers: chosen.covers,
        why: basis.contribution(of: chosen.child, to: all))
    }
    if choice.context == nil {
      choice.context = ChoiceContext(
        self, filters: filters(of: pool, stage), seed: nil, method: "by hand", count: 0,
        pool: pool.count)
    }
    let decided = choice
    let next = following {
      $0.choice = decided
      $0.choice.stage = stage
      $0.choice.method = "by hand"
      $0.choice.solution = nil
      $0.choice.pool = pool
      if stage == .additional, !self.choice.additional.isEmpty {
        $0.choice.additional = decided.chosen.map(\.child)
      }
      $0.working = ChildList(decided.chosen.map(\.child))
      $0.workingOf = pool.count
      $0.filters = []
    }
    let children = choice.chosen.map(\.child)
    let report = ChoiceReport(
      session: next, basis: basis, method: "by hand", from: pool.count, solution: nil,
      uncovered: next.uncovered(children, pool: pool, basis, choice.request),
      notices: notices)
    return Outcome(next, report.document(), result: report.json, notices: notices)
  }
}
