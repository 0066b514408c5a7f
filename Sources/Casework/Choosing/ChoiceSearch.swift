/// Looks for a choice that reaches given targets, depth first, exactly.
///
/// At each node the candidates that cannot be part of such a choice are dropped, then the
/// most constrained need is taken up and its best carrier is tried: first with it, then
/// without it and without all that it could replace.
final class ChoiceSearch {
  enum Outcome { case found, none, exhausted }

  /// The search nests one call a pick; a deeper one counts as not to be proven.
  private static let deepest = 256
  /// Many searches end within so many nodes, for which prices would cost more than they spare.
  static let usualNodesWithoutPrices = 24

  let columns: ChoiceColumns
  let choice: PartialChoice
  var targets = ChoiceTargets()
  /// Nodes left to spend.
  var effort = 0
  /// The members of the choice found last, those given included, and what it reaches.
  private(set) var witness: [Int32] = []
  private(set) var reached = ChoiceTargets()
  private var isProbing = false
  private let nodesWithoutPrices: Int
  /// Nodes spent on what is looked for now.
  private var nodes = 0

  private let survey: ChoiceSurvey
  private let prices: ChoicePrices
  /// For each depth, the candidates still to be had, in ticket order.
  private var lists: [UnsafeMutablePointer<Int32>] = []

  init(_ columns: ChoiceColumns, nodesWithoutPrices: Int) {
    self.columns = columns
    self.nodesWithoutPrices = nodesWithoutPrices
    choice = PartialChoice(columns)
    survey = ChoiceSurvey(columns)
    prices = ChoicePrices(columns, survey)
  }

  deinit {
    for list in lists { list.deallocate() }
  }

  /// Looks for `picks` of `candidates` to add to `choice`, which is left as it was.
  func find(_ picks: Int, from candidates: some Collection<Int32>) -> Outcome {
    let list = list(at: 0)
    for (place, candidate) in candidates.enumerated() { list[place] = candidate }
    prices.begin()
    nodes = 0
    return extend(depth: 0, listed: candidates.count, picks: picks)
  }

  /// What no choice exceeds, whoever is in it.
  var highest: ChoiceTargets {
    let all = columns.weights.sum(columns.weights.counted)
    return ChoiceTargets(covered: all, twice: all, attributes: columns.levelCount)
  }

  /// Whether a first look leaves it open that `picks` of `candidates` reach the targets.
  func mayReach(_ picks: Int, from candidates: [Int32]) -> Bool {
    let list = list(at: 0)
    for (place, candidate) in candidates.enumerated() { list[place] = candidate }
    var listed = candidates.count
    prices.begin()
    nodes = Int.max
    return narrow(list, &listed, picks: picks, depth: 0)
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
      nodes += 1
      guard picks > 0 else { return accept() }
      guard narrow(list, &listed, picks: picks, depth: depth) else { return .none }
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

  /// Drops whoever cannot be one of `picks` more that reach the targets, until no look drops
  /// anybody; false where nobody can.
  private func narrow(
    _ list: UnsafeMutablePointer<Int32>, _ listed: inout Int, picks: Int, depth: Int
  ) -> Bool {
    while true {
      guard survey.narrow(list, &listed, picks: picks, choice, targets) else { return false }
      guard nodes > nodesWithoutPrices else { return true }
      let before = listed
      guard prices.narrow(list, &listed, picks: picks, choice, targets, depth: depth) else {
        return false
      }
      if listed == before { return true }
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
    prices.descend(from: depth)
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
