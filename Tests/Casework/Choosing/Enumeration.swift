import Casework

/// The choice by plain enumeration of every set, from the definitions alone.
struct Enumeration {
  struct Quality: Equatable {
    /// Thousandths would not be exact: the cost is in units of 1/60, and minimums are 1...6.
    var cost = 0
    var covered = 0
    var twice = 0
    var attributes = 0
  }

  let problem: ChoiceProblem
  private(set) var best: (quality: Quality, ranks: [Int])?

  init(_ problem: ChoiceProblem) {
    self.problem = problem
    let most = max(problem.count, problem.candidates.count(where: \.required))
    let sets = (0..<(1 << problem.candidates.count)).lazy
      .filter { $0.nonzeroBitCount <= most }
      .map { bits in problem.candidates.indices.filter { bits >> $0 & 1 == 1 } }
    let allowed = Array(sets.filter(isAllowed))
    let size = allowed.map(\.count).max() ?? 0
    for set in allowed where set.count == size {
      let quality = quality(of: set)
      guard let leader = best else {
        best = (quality, set)
        continue
      }
      if isBetter(quality, leader.quality)
        || quality == leader.quality && set.lexicographicallyPrecedes(leader.ranks)
      {
        best = (quality, set)
      }
    }
  }

  /// All required are in; of the others, nobody beside a sibling, and no more than asked for.
  private func isAllowed(_ set: [Int]) -> Bool {
    let required = problem.candidates.indices.filter { problem.candidates[$0].required }
    guard required.allSatisfy(set.contains), set.count <= max(problem.count, required.count)
    else { return false }
    guard problem.onePerGroup else { return true }
    return set.allSatisfy { one in
      problem.candidates[one].required
        || !set.contains { other in
          other != one && problem.candidates[one].group != nil
            && problem.candidates[one].group == problem.candidates[other].group
        }
    }
  }

  private func isBetter(_ one: Quality, _ other: Quality) -> Bool {
    (-one.cost, one.covered, one.twice, one.attributes)
      > (-other.cost, other.covered, other.twice, other.attributes)
  }

  private func quality(of set: [Int]) -> Quality {
    var quality = Quality()
    let chosen = set.map { problem.candidates[$0] }
    for (number, quota) in problem.quotas.enumerated() {
      let members = chosen.filter { $0.quotas >> UInt64(number) & 1 == 1 }.count
      if let minimum = quota.minimum, members < minimum {
        quality.cost += (minimum - members) * (60 + 120 / minimum)
      }
      if let maximum = quota.maximum, members > maximum {
        quality.cost += (members - maximum) * 60
      }
    }
    for (criterion, weight) in problem.weights.enumerated() {
      let carriers = chosen.filter { $0.criteria >> UInt64(criterion) & 1 == 1 }.count
      if problem.levels.contains(.covered), carriers >= 1 { quality.covered += weight }
      if problem.levels.contains(.twice), carriers >= 2 { quality.twice += weight }
    }
    if problem.levels.contains(.attributes) {
      quality.attributes = Set(chosen.flatMap(\.levels)).count
    }
    return quality
  }
}
