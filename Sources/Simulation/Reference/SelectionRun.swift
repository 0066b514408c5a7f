import Casework

/// One run of one option: chosen on what is reported, valued on what is true.
public struct SelectionRun: Sendable {
  /// The numbers of the children chosen, in ticket order.
  public let chosen: [Int]
  /// How many criteria are truly shown by those chosen who may truly be tracked.
  public let value: Int
  /// Whether the choice is known to be the best on what was reported.
  public let proven: Bool

  /// - Parameters:
  ///   - option: the pool, and how often a fact is wrong.
  ///   - track: how many to choose, fewer only where there are not as many.
  public init(_ area: ReferenceArea, option: SelectionOption, track: Int) {
    var candidates: [ChoiceProblem.Candidate] = []
    var eligible: [Int] = []
    for place in area.members(of: option.pool) {
      let child = area.children[place]
      let reported = child.reported(errorRate: option.errorRate)
      guard ReferenceCriteria.isEligible(reported) else { continue }
      eligible.append(place)
      candidates.append(.init(criteria: ReferenceCriteria.shown(by: child, facts: reported)))
    }
    let solution = chooseExactly(
      ChoiceProblem(
        candidates: candidates, count: track,
        weights: Array(repeating: 1, count: ReferenceCriteria.numbers.count), levels: .covered))

    var covered: UInt64 = 0
    chosen = solution.chosen.map { rank in
      let child = area.children[eligible[rank]]
      if ReferenceCriteria.isEligible(child.facts) {
        covered |= ReferenceCriteria.shown(by: child, facts: child.facts)
      }
      return child.number
    }
    value = covered.nonzeroBitCount
    proven = solution.proven
  }
}
