/// The candidates of a problem as columns of plain numbers, for the search to run over.
final class ChoiceColumns {
  let count: Int
  let weights: CriterionWeights
  let criteria: UnsafeMutablePointer<UInt64>
  /// Which quotas each candidate belongs to, bit q for quota q.
  let quotas: UnsafeMutablePointer<UInt64>
  let quotaRules: [QuotaRule]
  /// The sibling group, or -1 for none and for a group of one.
  let group: UnsafeMutablePointer<Int32>
  let groupCount: Int
  /// `attributeCount` levels a candidate, -1 for unknown.
  let levels: UnsafeMutablePointer<Int32>
  let attributeCount: Int
  let levelCount: Int
  let attributeOfLevel: [Int]

  init(_ problem: ChoiceProblem) {
    count = problem.candidates.count
    weights = CriterionWeights(problem.weights)
    criteria = .allocate(capacity: max(count, 1))
    quotas = .allocate(capacity: max(count, 1))
    group = .allocate(capacity: max(count, 1))
    quotaRules = QuotaRule.rules(of: problem.quotas)

    let quotaMask = quotaRules.count == 64 ? UInt64.max : (1 << UInt64(quotaRules.count)) - 1
    for (index, candidate) in problem.candidates.enumerated() {
      criteria[index] = candidate.criteria & weights.counted
      quotas[index] = candidate.quotas & quotaMask
      group[index] = -1
    }

    groupCount = problem.onePerGroup ? Self.number(problem.candidates, into: group) : 0

    let wanted = problem.levels.contains(.attributes) ? max(problem.levelCount, 0) : 0
    let grouping = AttributeGrouping(problem.candidates, levelCount: wanted)
    levelCount = wanted
    attributeCount = grouping.attributeCount
    attributeOfLevel = grouping.attribute
    levels = .allocate(capacity: max(count * attributeCount, 1))
    levels.initialize(repeating: -1, count: count * attributeCount)
    guard wanted > 0 else { return }
    for (index, candidate) in problem.candidates.enumerated() {
      for level in candidate.levels where level >= 0 && level < wanted {
        levels[index * attributeCount + grouping.attribute[level]] = Int32(level)
      }
    }
  }

  deinit {
    criteria.deallocate()
    quotas.deallocate()
    group.deallocate()
    levels.deallocate()
  }

  @inline(__always)
  func attributes(of candidate: Int32) -> UnsafeMutablePointer<Int32> {
    levels + Int(candidate) * attributeCount
  }

  /// Numbers the groups of two and more from 0, in order of appearance, and says how many.
  private static func number(
    _ candidates: [ChoiceProblem.Candidate], into group: UnsafeMutablePointer<Int32>
  ) -> Int {
    var size: [Int: Int] = [:]
    for candidate in candidates {
      if let name = candidate.group { size[name, default: 0] += 1 }
    }
    var numbers: [Int: Int32] = [:]
    for (index, candidate) in candidates.enumerated() {
      guard let name = candidate.group, size[name, default: 0] > 1 else { continue }
      let next = Int32(numbers.count)
      group[index] = numbers[name, default: next]
      numbers[name] = group[index]
    }
    return numbers.count
  }
}
