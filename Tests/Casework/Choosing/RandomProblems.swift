import Casework

/// Small problems of every kind, the same on every machine.
struct RandomProblems {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// SplitMix64, by its published constants.
  mutating func number(below limit: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    mixed ^= mixed >> 31
    return Int(mixed.multipliedFullWidth(by: UInt64(limit)).high)
  }

  private mutating func chance(_ percent: Int) -> Bool {
    number(below: 100) < percent
  }

  mutating func problem(smallest: Int = 0, largest: Int = 11) -> ChoiceProblem {
    let criterionCount = 1 + number(below: 9)
    let density = 15 + number(below: 45)
    let quotaCount = chance(60) ? 1 + number(below: 3) : 0
    let groupPercent = chance(50) ? 50 : 0
    let requiredPercent = chance(30) ? 20 : 0
    let sizes = (0..<(1 + number(below: 4))).map { _ in 1 + number(below: 5) }
    let candidates = (0..<smallest + number(below: largest + 1 - smallest)).map { _ in
      var candidate = ChoiceProblem.Candidate(criteria: 0)
      for criterion in 0..<criterionCount where chance(density) {
        candidate.criteria |= 1 << UInt64(criterion)
      }
      var first = 0
      for size in sizes {
        if chance(90) { candidate.levels.append(first + number(below: size)) }
        first += size
      }
      for quota in 0..<quotaCount where chance(40) { candidate.quotas |= 1 << UInt64(quota) }
      if chance(groupPercent) { candidate.group = number(below: 5) }
      candidate.required = chance(requiredPercent)
      return candidate
    }
    let plain = chance(60)
    return ChoiceProblem(
      candidates: candidates, count: number(below: 7),
      weights: (0..<criterionCount).map { _ in plain ? 1 : number(below: 5) },
      levelCount: sizes.reduce(0, +), quotas: (0..<quotaCount).map { quota($0) },
      onePerGroup: chance(70),
      levels: chance(25) ? .covered : chance(20) ? [.covered, .twice] : .all)
  }

  private mutating func quota(_ index: Int) -> ChoiceProblem.Quota {
    .init(
      name: "quota \(index)", minimum: chance(60) ? number(below: 7) : nil,
      maximum: chance(50) ? number(below: 4) : nil)
  }
}
