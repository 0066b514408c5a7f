import Casework
import Guidance

/// One run of one option: chosen on what is reported, valued on what is true.
public struct SelectionRun: Sendable {
  /// Places among the children of the population, in ticket order.
  public let chosen: [Int32]
  /// The weight of the criteria that are truly shown by those chosen who may truly be tracked.
  public let value: Int
  /// Whether the choice is known to be the best on what was reported.
  public let isProven: Bool
}

/// Chooses among the children of runs by options.
struct Selector: Sendable {
  let population: any Population
  let track: Int
  let rule: SelectionOption.Rule
  private let weights: [Int]
  /// Of each kind that comes first in the spread, the first so many.
  private let first: [Int]
  /// Whether criteria count alone, and alike.
  private let isCovering: Bool

  init(_ population: any Population, track: Int, rule: SelectionOption.Rule, first: [Int]) {
    self.population = population
    self.track = track
    self.rule = rule
    self.first = first
    weights = population.table.criteria.map(\.weight)
    isCovering =
      rule == .covered && weights.allSatisfy { $0 == 1 }
      && (0..<population.count).allSatisfy { population.group(of: $0) == nil }
  }

  /// What each of `options` chooses among the children of a run.
  func runs(_ options: [SelectionOption], of children: DrawnChildren) -> [SelectionRun] {
    let table = population.table
    var pools: [(pool: SelectionOption.Pool, places: [Int])] = []
    var covering = CoveringChoice()
    return options.map { option in
      let places: [Int]
      if let known = pools.first(where: { $0.pool == option.pool }) {
        places = known.places
      } else {
        places = pool(option.pool, of: children)
        pools.append((option.pool, places))
      }
      return run(option, among: places, of: children, table, &covering)
    }
  }

  private func run(
    _ option: SelectionOption, among places: [Int], of children: DrawnChildren, _ table: FactTable,
    _ covering: inout CoveringChoice
  ) -> SelectionRun {
    let errorRate = option.errorRate.tenThousandths
    var eligible: [Int] = []
    var masks: [UInt64] = []
    eligible.reserveCapacity(places.count)
    masks.reserveCapacity(places.count)
    for place in places {
      let row = Int(children.rows[place])
      let reported = children.reported(place, errorRate: errorRate)
      guard table.isEligible(row, way: reported) else { continue }
      eligible.append(place)
      masks.append(table.mask(row, way: reported))
    }
    let (chosen, isProven) = choose(eligible, masks, of: children, &covering)
    var covered: UInt64 = 0
    for place in chosen {
      let (row, way) = (Int(children.rows[place]), Int(children.ways[place]))
      if table.isEligible(row, way: way) { covered |= table.mask(row, way: way) }
    }
    var value = 0
    for (bit, weight) in weights.enumerated() where covered >> UInt64(bit) & 1 == 1 {
      value += weight
    }
    return SelectionRun(
      chosen: chosen.map { children.order[$0] }, value: value, isProven: isProven)
  }

  /// Places of those to track among the eligible, ascending.
  private func choose(
    _ eligible: [Int], _ masks: [UInt64], of children: DrawnChildren,
    _ covering: inout CoveringChoice
  ) -> (chosen: [Int], isProven: Bool) {
    if isCovering, let chosen = covering.choose(masks, count: track) {
      return (chosen.map { eligible[$0] }, true)
    }
    let solution = chooseExactly(
      ChoiceProblem(
        candidates: zip(eligible, masks).map { candidate($0, criteria: $1, of: children) },
        count: track, weights: weights,
        levelCount: rule == .levels ? population.levelCount : 0, onePerGroup: true,
        levels: rule == .levels ? .all : rule == .covered ? .covered : []))
    return (solution.chosen.map { eligible[$0] }, solution.proven)
  }

  private func candidate(
    _ place: Int, criteria: UInt64, of children: DrawnChildren
  ) -> ChoiceProblem.Candidate {
    ChoiceProblem.Candidate(
      criteria: criteria, levels: children.levels.isEmpty ? [] : children.levels[place],
      group: population.group(of: Int(children.order[place])))
  }

  /// Places of the children whose facts are known, in ticket order. Whom the YOT and the NPS know is
  /// as it is, without error: their lists are their own.
  func pool(_ pool: SelectionOption.Pool, of children: DrawnChildren) -> [Int] {
    switch pool {
    case .everyone: return Array(children.order.indices)
    case .asked(.random, let count): return Array(children.order.indices.prefix(max(count, 0)))
    case .asked(.spread, let count):
      let candidates = children.order.indices.map {
        population.spreadCandidate($0, of: children)
      }
      return spreadOrder(candidates, taking: count, first: first).map(\.index).sorted()
    case .asked(.cover, let count):
      let candidates = children.order.indices.map { place in
        candidate(
          place, criteria: population.table.certainMask(Int(children.rows[place])), of: children)
      }
      return chooseExactly(
        ChoiceProblem(
          candidates: candidates, count: count, weights: weights,
          levelCount: population.levelCount, onePerGroup: true)
      ).chosen
    }
  }
}
