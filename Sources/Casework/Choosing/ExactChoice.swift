/// The best choice there is, level by level: the smallest breach of the quotas, then the
/// weight of criteria covered, then covered twice, then attribute levels, each fixed before
/// the next; of all choices that reach these, the first in the order of tickets.
///
/// The answer is unique, hence independent of how it is found. Where a level cannot be
/// proven within the problem's effort, the best that was found stands, and the solution says
/// so. As many are chosen as `count` asks, or as sibling groups leave; those required are in
/// whatever the rules say.
public func chooseExactly(_ problem: ChoiceProblem) -> ChoiceSolution {
  ExactChoice(problem).solve()
}

/// The work of `chooseExactly`.
struct ExactChoice {
  private let problem: ChoiceProblem
  private let columns: ChoiceColumns
  private let search: ChoiceSearch
  /// Those not required, in ticket order.
  private var free: [Int32] = []
  /// How many of `free` to choose.
  private var picks = 0
  private var proven = true
  private var bound = ChoiceTargets()

  /// - Parameter nodesWithoutPrices: how many nodes a search has before it asks prices.
  init(
    _ problem: ChoiceProblem, nodesWithoutPrices: Int = ChoiceSearch.usualNodesWithoutPrices
  ) {
    self.problem = problem
    columns = ChoiceColumns(problem)
    search = ChoiceSearch(columns, nodesWithoutPrices: nodesWithoutPrices)
    for (index, candidate) in problem.candidates.enumerated() {
      if candidate.required {
        search.choice.add(Int32(index))
      } else {
        free.append(Int32(index))
      }
    }
    let room = max(0, problem.count - search.choice.members.count)
    picks = min(room, Self.pickable(free, search.choice))
  }

  /// How many of `free` can be in together.
  private static func pickable(_ free: [Int32], _ choice: PartialChoice) -> Int {
    var seen = [Bool](repeating: false, count: choice.columns.groupCount)
    var pickable = 0
    for candidate in free where !choice.hasSibling(of: candidate) {
      let group = Int(choice.columns.group[Int(candidate)])
      if group >= 0 {
        if seen[group] { continue }
        seen[group] = true
      }
      pickable += 1
    }
    return pickable
  }

  consuming func solve() -> ChoiceSolution {
    search.findGreedily(picks, from: free)
    if !columns.quotaRules.isEmpty { improve(\.cost, by: -1) }
    search.targets.cost = search.reached.cost
    if problem.levels.contains(.covered) { improve(\.covered, by: 1) }
    if problem.levels.contains(.twice) { improve(\.twice, by: 1) }
    if problem.levels.contains(.attributes) { improve(\.attributes, by: 1) }

    var order = TicketOrder(search, free: free, effort: problem.effort)
    let chosen = order.firstChoice()
    proven = proven && order.proven
    return solution(chosen)
  }

  /// Makes one level as good as it gets and fixes it. Each search asks for something better
  /// than the best so far, until there is none.
  private mutating func improve(
    _ level: WritableKeyPath<ChoiceTargets, Int>, by step: Int
  ) {
    search.effort = problem.effort
    while true {
      let best = search.reached[keyPath: level]
      search.targets[keyPath: level] = best + step
      switch search.find(picks, from: free) {
      case .found:
        continue
      case .none:
        bound[keyPath: level] = best
      case .exhausted:
        proven = false
        bound[keyPath: level] = bestOpen(level, from: best, by: step)
      }
      search.targets[keyPath: level] = best
      return
    }
  }

  /// How high the level might be, for all that a first look tells, found by halving: what
  /// cannot be reached, nothing above it can.
  private func bestOpen(
    _ level: WritableKeyPath<ChoiceTargets, Int>, from best: Int, by step: Int
  ) -> Int {
    // Counted in steps beyond the best: what broken quotas cost gets better downwards, to 0.
    let room = step > 0 ? search.highest[keyPath: level] - best : best
    var (open, closed) = (0, max(room, 0) + 1)
    while open + 1 < closed {
      let middle = (open + closed) / 2
      search.targets[keyPath: level] = best + middle * step
      if search.mayReach(picks, from: free) { open = middle } else { closed = middle }
    }
    return best + open * step
  }

  private func solution(_ chosen: [Int32]) -> ChoiceSolution {
    let choice = PartialChoice(columns)
    for candidate in chosen { choice.add(candidate) }
    return ChoiceSolution(
      chosen: chosen.map { Int($0) }, covered: choice.covered, twice: choice.coveredTwice,
      attributes: choice.attributes, quotaCost: choice.quotaCost, proven: proven,
      bound: proven
        ? nil
        : ChoiceSolution.Bound(
          covered: bound.covered, twice: bound.twice, attributes: bound.attributes,
          quotaCost: columns.quotaRules.isEmpty ? 0 : bound.cost),
      relaxed: relaxations(choice))
  }

  private func relaxations(_ choice: PartialChoice) -> [ChoiceSolution.Relaxation] {
    var relaxed: [ChoiceSolution.Relaxation] = []
    for (index, quota) in problem.quotas.prefix(columns.quotaRules.count).enumerated() {
      let met = choice.quotaCounts[index]
      if let minimum = quota.minimum, met < minimum {
        relaxed.append(
          .init(quota: index, name: quota.name, side: .minimum, asked: minimum, met: met))
      }
      if let maximum = quota.maximum, met > maximum {
        relaxed.append(
          .init(quota: index, name: quota.name, side: .maximum, asked: maximum, met: met))
      }
    }
    return relaxed
  }
}
