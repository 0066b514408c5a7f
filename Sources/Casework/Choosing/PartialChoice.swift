/// A choice in the making: who is in, and what they reach together.
final class PartialChoice {
  let columns: ChoiceColumns
  private(set) var members: [Int32] = []
  /// The criteria that at least one member shows, and those that at least two do.
  private(set) var once: UInt64 = 0
  private(set) var twice: UInt64 = 0
  private(set) var attributes = 0
  /// How many members have each level, belong to each quota, come from each group.
  let levelCounts: UnsafeMutablePointer<Int32>
  let quotaCounts: UnsafeMutablePointer<Int>
  let groupCounts: UnsafeMutablePointer<Int32>
  private var earlier: [(once: UInt64, twice: UInt64)] = []

  init(_ columns: ChoiceColumns) {
    self.columns = columns
    levelCounts = .allocate(capacity: max(columns.levelCount, 1))
    levelCounts.initialize(repeating: 0, count: columns.levelCount)
    quotaCounts = .allocate(capacity: max(columns.quotaRules.count, 1))
    quotaCounts.initialize(repeating: 0, count: columns.quotaRules.count)
    groupCounts = .allocate(capacity: max(columns.groupCount, 1))
    groupCounts.initialize(repeating: 0, count: columns.groupCount)
  }

  deinit {
    levelCounts.deallocate()
    quotaCounts.deallocate()
    groupCounts.deallocate()
  }

  var covered: Int { columns.weights.sum(once) }
  var coveredTwice: Int { columns.weights.sum(twice) }

  /// What the broken quotas would cost if nobody were added.
  var quotaCost: Int {
    var cost = 0
    for quota in columns.quotaRules.indices {
      cost += columns.quotaRules[quota].cost(of: quotaCounts[quota])
    }
    return cost
  }

  func add(_ candidate: Int32) {
    let criteria = columns.criteria[Int(candidate)]
    members.append(candidate)
    earlier.append((once, twice))
    twice |= once & criteria
    once |= criteria
    let levels = columns.attributes(of: candidate)
    for attribute in 0..<columns.attributeCount where levels[attribute] >= 0 {
      let level = Int(levels[attribute])
      if levelCounts[level] == 0 { attributes += 1 }
      levelCounts[level] += 1
    }
    count(candidate, by: 1)
  }

  /// Takes back the member added last.
  func removeLast() {
    guard let candidate = members.popLast(), let before = earlier.popLast() else { return }
    (once, twice) = before
    let levels = columns.attributes(of: candidate)
    for attribute in 0..<columns.attributeCount where levels[attribute] >= 0 {
      let level = Int(levels[attribute])
      levelCounts[level] -= 1
      if levelCounts[level] == 0 { attributes -= 1 }
    }
    count(candidate, by: -1)
  }

  private func count(_ candidate: Int32, by step: Int) {
    var quotas = columns.quotas[Int(candidate)]
    while quotas != 0 {
      quotaCounts[quotas.trailingZeroBitCount] += step
      quotas &= quotas - 1
    }
    let group = columns.group[Int(candidate)]
    if group >= 0 { groupCounts[Int(group)] += Int32(step) }
  }

  /// Whether a sibling of `candidate` is in.
  @inline(__always)
  func hasSibling(of candidate: Int32) -> Bool {
    let group = columns.group[Int(candidate)]
    return group >= 0 && groupCounts[Int(group)] > 0
  }

  func reaches(_ targets: ChoiceTargets) -> Bool {
    covered >= targets.covered && coveredTwice >= targets.twice
      && attributes >= targets.attributes
  }
}
