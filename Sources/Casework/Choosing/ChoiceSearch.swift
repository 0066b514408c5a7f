/// Looks for a choice that reaches given targets, depth first, exactly.
///
/// At each node the candidates that cannot be part of such a choice are dropped, then the
/// most constrained need is taken up and its best carrier is tried: first with it, then
/// without it and without all that it could replace.
final class ChoiceSearch {
  enum Outcome { case found, none, exhausted }

  /// The search nests one call a pick; a deeper one counts as not to be proven.
  private static let deepest = 256

  let columns: ChoiceColumns
  let choice: PartialChoice
  var targets = ChoiceTargets()
  /// Nodes left to spend.
  var effort = 0
  /// The members of the choice found last, those given included, and what it reaches.
  private(set) var witness: [Int32] = []
  private(set) var reached = ChoiceTargets()
  private var isProbing = false

  let survey: ChoiceSurvey
  /// For each depth, the candidates still to be had, in ticket order.
  private var lists: [UnsafeMutablePointer<Int32>] = []

  init(_ columns: ChoiceColumns) {
    self.columns = columns
    choice = PartialChoice(columns)
    survey = ChoiceSurvey(columns)
  }

  deinit {
    for list in lists { list.deallocate() }
  }

  /// Looks for `picks` of `candidates` to add to `choice`, which is left as it was.
  func find(_ picks: Int, from candidates: some Collection<Int32>) -> Outcome {
    let list = list(at: 0)
    for (place, candidate) in candidates.enumerated() { list[place] = candidate }
    return extend(depth: 0, listed: candidates.count, picks: picks)
  }

  /// What `picks` of `candidates` cannot exceed, so far as a first look tells.
  func bound(_ picks: Int, from candidates: [Int32]) -> ChoiceTargets {
    let list = list(at: 0)
    for (place, candidate) in candidates.enumerated() { list[place] = candidate }
    var listed = candidates.count
    _ = survey.narrow(list, &listed, picks: picks, choice, targets)
    return ChoiceTargets(
      cost: survey.costBound, covered: survey.coveredBound, twice: survey.twiceBound,
      attributes: survey.attributesBound)
  }

  /// Takes `picks` of `candidates` one by one, each the one that adds most: a choice to
  /// start from. There must be that many without siblings among them.
  func findGreedily(_ picks: Int, from candidates: [Int32]) {
    let list = list(at: 0)
    for (place, candidate) in candidates.enumerated() { list[place] = candidate }
    let wishes = ChoiceTargets(covered: Int.max, attributes: Int.max)
    var listed = candidates.count
    ChoiceSurvey.keep(list, &listed) { !choice.hasSibling(of: $0) }
    var added = 0
    while added < picks {
      let residual = Residual(choice, wishes)
      guard let pick = bestCarrier(of: .anyone, list, listed, residual) else { break }
      choice.add(pick)
      added += 1
      ChoiceSurvey.keep(list, &listed) { $0 != pick && !choice.hasSibling(of: $0) }
    }
    _ = accept()
    for _ in 0..<added { choice.removeLast() }
  }

  /// Whether adding `candidates` to `choice` reaches the targets; if so, they are the
  /// witness.
  func accepts(_ candidates: [Int32]) -> Bool {
    let list = list(at: 0)
    for (place, candidate) in candidates.enumerated() { list[place] = candidate }
    return fill(list, candidates.count, picks: candidates.count)
  }

  private func list(at depth: Int) -> UnsafeMutablePointer<Int32> {
    while lists.count <= depth { lists.append(.allocate(capacity: max(columns.count, 1))) }
    return lists[depth]
  }

  private func extend(depth: Int, listed: Int, picks: Int) -> Outcome {
    let list = list(at: depth)
    var listed = listed
    while true {
      guard effort > 0, depth < Self.deepest else { return .exhausted }
      effort -= 1
      guard picks > 0 else { return accept() }
      guard survey.narrow(list, &listed, picks: picks, choice, targets) else { return .none }
      if choice.reaches(targets) {
        if fill(list, listed, picks: picks) { return .found }
        if columns.quotaRules.isEmpty { return .none }
      }

      var residual = Residual(choice, targets)
      let need = survey.mostConstrained(picks: picks, choice, targets)
      guard let pick = bestCarrier(of: need, list, listed, residual) else { return .none }
      var outcome = Outcome.found
      if residual.levels, picks > 2 {
        outcome = probe(pick, depth: depth, listed: listed, picks: picks)
        if outcome == .none { residual.levels = false }
      }
      if outcome == .found {
        outcome = descend(pick, depth: depth, listed: listed, picks: picks)
      }
      guard outcome == .none else { return outcome }
      ChoiceSurvey.keep(list, &listed) {
        $0 != pick && !residual.canReplace($0, by: pick, in: choice)
      }
    }
  }

  /// Looks for the other picks with `pick` in the choice, which may be the early one that is
  /// asked for.
  private func descend(_ pick: Int32, depth: Int, listed: Int, picks: Int) -> Outcome {
    let next = list(at: depth + 1)
    next.update(from: list(at: depth), count: listed)
    var kept = listed
    ChoiceSurvey.keep(next, &kept) { $0 != pick }
    let early = targets.early
    if pick <= early { targets.early = -1 }
    choice.add(pick)
    let outcome = extend(depth: depth + 1, listed: kept, picks: picks - 1)
    choice.removeLast()
    targets.early = early
    return outcome
  }

  /// The same without regard to levels. Many candidates differ in their levels only; where
  /// one fails for its criteria, none of them need be tried.
  private func probe(_ pick: Int32, depth: Int, listed: Int, picks: Int) -> Outcome {
    let attributes = targets.attributes
    (targets.attributes, isProbing) = (0, true)
    defer { (targets.attributes, isProbing) = (attributes, false) }
    return descend(pick, depth: depth, listed: listed, picks: picks)
  }

  private func accept() -> Outcome {
    let cost = choice.quotaCost
    guard choice.reaches(targets), cost <= targets.cost, targets.early < 0 else {
      return .none
    }
    if isProbing { return .found }
    witness = choice.members
    reached = ChoiceTargets(
      cost: cost, covered: choice.covered, twice: choice.coveredTwice,
      attributes: choice.attributes)
    return .found
  }

  /// Takes whoever comes first by ticket and has no sibling in, where the rules allow.
  private func fill(
    _ list: UnsafeMutablePointer<Int32>, _ listed: Int, picks: Int
  ) -> Bool {
    var added = 0
    for place in 0..<listed where added < picks && !choice.hasSibling(of: list[place]) {
      choice.add(list[place])
      added += 1
    }
    let early = targets.early
    if added > 0, list[0] <= early { targets.early = -1 }
    let complete = added == picks && accept() == .found
    targets.early = early
    for _ in 0..<added { choice.removeLast() }
    return complete
  }

  /// The carrier that adds most: weight of criteria first, then levels, then by ticket.
  private func bestCarrier(
    of need: ChoiceNeed, _ list: UnsafeMutablePointer<Int32>, _ listed: Int,
    _ residual: Residual
  ) -> Int32? {
    var best: Int32?
    var most = (-1, -1)
    for place in 0..<listed {
      let candidate = list[place]
      guard need.isMet(by: candidate, columns) else { continue }
      let gain = columns.weights.sum(columns.criteria[Int(candidate)] & residual.criteria)
      guard gain >= most.0 else { continue }
      let added = residual.levels ? survey.newLevels(candidate, choice) : 0
      if (gain, added) > most {
        most = (gain, added)
        best = candidate
      }
    }
    return best
  }
}
