import Casework
import Guidance
import Language
import Render

/// One run of `select`: what it chooses from, how, and what it says.
struct SelectRun {
  private let arguments: Arguments
  private let session: Session
  private let option: CaseOption
  private let stage: Choice.Stage
  private let basis: CaseBasis
  private let method: CaseSelection.Method
  private let count: Int
  private let seed: Session.Seed
  private var notices: [Notice] = []

  init(_ arguments: Arguments, _ session: Session, _ world: World) throws(Diagnostic) {
    self.arguments = arguments
    self.session = session
    option = try session.requiredOption()
    let typed = try arguments.number("count", in: 1...1_000)
    let afresh = arguments.has("afresh")
    guard !afresh || option.select != nil else {
      throw Diagnostic(
        "no-first-stage", "option \(option.name) chooses once: there is no first stage",
        at: arguments.span(ofKeyword: "afresh"),
        help: "leave out afresh: select chooses again anyway")
    }
    stage = session.stage(option, afresh: afresh)
    guard session.area.count > 0 else {
      throw Diagnostic(
        "no-lists", "there are no children to choose from",
        help: "load a workbook, or generate children 300")
    }
    basis = try session.basis(stage)
    if arguments.has("random") {
      method = .random
    } else if arguments.has("cover") || (!arguments.has("spread") && stage == .track) {
      method = .cover
    } else {
      method = .spread
    }
    let first = session.guidance.select(option)
    let usual = (stage == .additional ? first : nil) ?? session.usualTrack(option)
    count = typed ?? usual
    seed = try session.drawingSeed(arguments, world)
  }

  func outcome() throws(Diagnostic) -> Outcome {
    var run = self
    return try run.choose()
  }

  private mutating func choose() throws(Diagnostic) -> Outcome {
    let required = requiredChildren
    let pool = session.pool(stage, option)
    noteUnusedFilters(pool)
    if arguments.has("afresh"), let notice = session.givingUp(session.choice, decisions: false) {
      notices.append(notice)
    }
    let from = try choosable(pool, required)
    var request = CaseRequest(
      pool: pool, choosable: from, required: required, seed: seed.text, count: count,
      method: method, quotas: try quotas(), onePerGroup: !arguments.has("siblings"))
    request.emphasis = session.emphasis
    request.effort = try arguments.number("effort", in: 1...1_000) ?? 1
    let result = request.answer(basis)
    noteCounts(result, of: from.count)
    notices += session.perhapsTwo(result.taken.map(\.child))
    let chosen = result.taken.map { taken in
      Choice.Chosen(
        child: taken.child, rank: taken.rank, ticket: taken.ticket,
        covers: basis.covers(taken.child), why: why(taken))
    }
    let (stage, seed, method) = (stage, seed, method)
    let overruled = try arguments.literal("because")?.text
    let context = ChoiceContext(
      session, filters: session.filters(of: pool, stage), seed: seed, method: method.rawValue,
      count: count, pool: pool.count)
    let next = session.following {
      $0.seed = seed
      $0.choice.stage = stage
      $0.choice.chosen = chosen
      $0.choice.pool = pool
      $0.choice.overruled = overruled
      $0.choice.method = method.rawValue
      $0.choice.solution = result.solution
      $0.choice.request = request
      $0.choice.confirmed = []
      $0.choice.isCover = method == .cover
      $0.choice.context = context
      $0.choice.since = []
      if stage == .additional {
        $0.choice.additional = chosen.map(\.child)
        $0.choice.additionalPool = pool
        $0.choice.first = context
      }
      $0.working = ChildList(chosen.map(\.child))
      $0.workingOf = pool.count
      $0.filters = []
    }
    let uncovered = next.uncovered(chosen.map(\.child), pool: pool, basis, request)
    let report = ChoiceReport(
      session: next, basis: basis, method: method.rawValue, from: pool.count,
      solution: result.solution, uncovered: uncovered, notices: notices)
    var outcome = Outcome(next, report.document(), result: report.json, notices: notices)
    outcome.again = .sayingSeed(seed, after: session)
    return outcome
  }

  /// Once the first stage is done, both stages choose from whom it was done, whatever is shown.
  private mutating func noteUnusedFilters(_ pool: [Int32]) {
    guard !session.filters.isEmpty, Set(pool) != Set(session.working) else { return }
    note(
      "filters-not-used",
      "the filters are not used: this stage chooses from the \(String.children(pool.count)) of the "
        + "first; undo takes the choice back")
  }

  private func why(_ taken: CaseSelection.Taken) -> String {
    let decision = session.choice.picked.first { $0.child == taken.child && $0.stage == stage }
    return decision.map { Choice.pickedByHand + $0.because } ?? taken.why
  }

  private var requiredChildren: Set<Int32> {
    Set(session.choice.picked.filter { $0.stage == stage }.map(\.child))
  }

  /// Who of the pool may be chosen, and a word about those who may not.
  private mutating func choosable(
    _ pool: [Int32], _ required: Set<Int32>
  ) throws(Diagnostic) -> [Int32] {
    let dropped = Set(session.choice.dropped.map(\.child))
    let others = keepCandidates(pool.filter { !dropped.contains($0) })
    if stage == .track { try noteEligible(others) }
    let from = basis.choosable(
      of: pool, isTrack: stage == .track, isOverruled: try arguments.literal("because") != nil,
      dropped: dropped, required: required)
    guard !from.isEmpty else {
      throw Diagnostic(
        "nobody-to-choose", "nobody is left to choose from",
        help: "filters shows what narrowed the children down; undo or reset widens them")
    }
    return from
  }

  private mutating func keepCandidates(_ pool: [Int32]) -> [Int32] {
    let rule = basis.edition.candidates
    let cite = session.guidance.cite(rule.who.citations)
    var from = pool
    if basis.candidatesKnown {
      from = pool.filter { basis.candidates[Int($0)] == .yes }
      if from.count < pool.count {
        let others = String.children(pool.count - from.count)
        note("not-flagged", "\(others) left out: not known to be \(rule.who.says) (\(cite))")
      }
    } else if stage == .additional || option.select == nil {
      note(
        "flag-unknown",
        "no list says who is \(rule.who.says) (\(cite)): all \(String.children(pool.count)) of "
          + "the working set may be chosen")
    }
    from = from.filter { basis.candidates[Int($0)] != .no }
    guard let except = rule.except else { return from }
    let kept = from.filter { basis.excepted[Int($0)] != .yes }
    if kept.count < from.count {
      let others = String.children(from.count - kept.count)
      note(
        "left-out",
        "\(others) left out: \(except.says) (\(session.guidance.cite(except.citations)))")
    }
    return kept
  }

  private mutating func noteEligible(_ pool: [Int32]) throws(Diagnostic) {
    let rule = basis.edition.eligibility
    let eligible = pool.filter { basis.eligible[Int($0)] == .yes }
    let unknown = pool.count { basis.eligible[Int($0)] == .unknown }
    if let because = try arguments.literal("because") {
      note(
        "eligibility-overruled",
        "of \(String.children(unknown)) it is not known that they are eligible; they may be chosen "
          + "all the same, because: \(session.shown(reason: because.text))")
      return
    }
    guard !eligible.isEmpty || !requiredChildren.isEmpty else {
      throw Diagnostic(
        "nobody-eligible",
        "none of \(String.children(pool.count)) is known to be eligible (\(rule.when)); "
          + "it is unknown of \(unknown)",
        help: unknown > 0
          ? "load the additional facts, or: select \(count) cover anyway because \"…\""
          : "select \(count) cover anyway because \"…\"")
    }
    if eligible.count < pool.count {
      note(
        "not-eligible",
        "\(eligible.count) of \(String.children(pool.count)) eligible: \(rule.when) "
          + "(\(session.guidance.cite(rule.citations)))"
          + (unknown > 0 ? "; unknown of \(unknown)" : ""))
    }
  }

  private mutating func quotas() throws(Diagnostic) -> [CaseSelection.Quota] {
    var quotas: [CaseSelection.Quota] = []
    for (number, condition, minimum) in zipped("require", "required", true)
      + zipped("limit", "limited", false)
    {
      let bound = try Arguments.number(number, in: 0...1_000)
      let (verdicts, reasons) = try Conditions.verdicts(condition, in: session.space(stage))
      for reason in reasons { note("not-in-the-lists", reason) }
      quotas.append(
        CaseSelection.Quota(
          condition: condition.text, minimum: minimum ? bound : nil,
          maximum: minimum ? nil : bound, verdicts: verdicts))
    }
    guard quotas.count <= 64 else {
      throw Diagnostic(
        "too-many-quotas", "at most 64 rules may be given at once",
        help: "leave some out, or filter beforehand")
    }
    guard quotas.isEmpty || method == .cover else {
      throw Diagnostic(
        "quota-needs-cover", "require and limit are rules of the exact choice",
        at: arguments.literals("require").first?.span ?? arguments.literals("limit").first?.span,
        help: "select \(count) cover require …")
    }
    return quotas
  }

  private func zipped(
    _ number: String, _ condition: String, _ minimum: Bool
  ) -> [(Literal, Condition, Bool)] {
    zip(arguments.literals(number), arguments.conditions(condition)).map {
      ($0, $1.condition, minimum)
    }
  }

  private mutating func noteCounts(_ result: CaseSelection.Result, of from: Int) {
    if stage == .additional, let first = session.guidance.select(option),
      result.taken.count > first
    {
      note(
        "first-count",
        "\(result.taken.count) for the additional facts, where the guidance says \(first) "
          + "(\(session.guidance.cite(option.citations)))")
    }
    if result.taken.count < count {
      let why =
        from > result.taken.count
        ? "no more may be chosen with one in a sibling group" : "no more may be chosen"
      note("fewer", "\(result.taken.count) chosen where \(count) were asked for: \(why)")
    }
    let track = session.guidance.track(option)
    if stage == .track, !track.contains(result.taken.count) {
      let cite = session.guidance.cite(session.guidance.citationsOfTrack(option))
      note(
        "track-count",
        "\(result.taken.count) to track, where the guidance says \(track.asked) (\(cite))")
      if let first = session.guidance.select(option), result.taken.count > track.upperBound {
        note(
          "first-stage-stays",
          "the \(session.choice.additional.count) chosen first stay as they are; "
            + "select \(first) afresh chooses them again")
      }
    }
    if stage == .additional, let range = session.guidance.selectRange(option),
      !range.contains(result.taken.count)
    {
      let cite = session.guidance.cite(session.guidance.citationsOfSelect(option))
      note(
        "select-count",
        "\(result.taken.count) chosen first, where the guidance says \(range.asked) (\(cite))")
    }
    for relaxed in result.solution?.relaxed ?? [] {
      note("quota-relaxed", relaxed.says)
    }
  }

  private mutating func note(_ code: String, _ message: String) {
    notices.append(Notice(code, message))
  }
}
