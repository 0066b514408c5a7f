/// One look over the candidates still to be had: what they could bring, hence whether the
/// targets are within reach, and of whom.
final class ChoiceSurvey {
  let columns: ChoiceColumns
  let planes = BitCounters()
  /// For each level, how many of those listed have it.
  let levelCarriers: UnsafeMutablePointer<Int32>
  let quotaCarriers: UnsafeMutablePointer<Int>
  /// For each attribute, how many levels that are not held yet are to be had.
  let newLevelCounts: UnsafeMutablePointer<Int>
  /// For each group, the last look that met it.
  private let groupSeen: UnsafeMutablePointer<Int>
  private var look = 0
  private let coveredScratch = LargestSums.makeScratch()
  private let bothScratch = LargestSums.makeScratch()

  /// What could be reached at best.
  private(set) var coveredBound = 0
  private(set) var twiceBound = 0
  private(set) var attributesBound = 0
  private(set) var costBound = 0
  /// How many of those listed are early enough for the targets; they head the list.
  private(set) var earlyCount = 0

  init(_ columns: ChoiceColumns) {
    self.columns = columns
    levelCarriers = .allocate(capacity: max(columns.levelCount, 1))
    quotaCarriers = .allocate(capacity: max(columns.quotaRules.count, 1))
    newLevelCounts = .allocate(capacity: max(columns.attributeCount, 1))
    groupSeen = .allocate(capacity: max(columns.groupCount, 1))
    groupSeen.initialize(repeating: 0, count: columns.groupCount)
  }

  deinit {
    levelCarriers.deallocate()
    quotaCarriers.deallocate()
    newLevelCounts.deallocate()
    groupSeen.deallocate()
    coveredScratch.deallocate()
    bothScratch.deallocate()
  }

  /// Drops from `list` whoever cannot be one of `picks` more that reach the targets, and
  /// says whether the targets can still be reached, so far as the bounds tell.
  func narrow(
    _ list: UnsafeMutablePointer<Int32>, _ listed: inout Int, picks: Int,
    _ choice: PartialChoice, _ targets: ChoiceTargets
  ) -> Bool {
    if columns.groupCount > 0 {
      Self.keep(list, &listed) { !choice.hasSibling(of: $0) }
    }
    while true {
      let pickable = count(list, listed, choice)
      guard pickable >= picks else { return false }
      bound(picks: picks, choice)
      guard coveredBound >= targets.covered, twiceBound >= targets.twice,
        attributesBound >= targets.attributes, costBound <= targets.cost
      else { return false }

      earlyCount = 0
      while earlyCount < listed, list[earlyCount] <= targets.early { earlyCount += 1 }
      guard targets.early < 0 || earlyCount > 0 else { return false }
      if picks == 1, targets.early >= 0 { listed = earlyCount }

      let before = listed
      guard dropWeak(list, &listed, picks: picks, choice, targets) else { return false }
      if picks <= 2, targets.twice > 0 {
        dropSingles(list, &listed, picks: picks, choice, targets)
      }
      if attributesBound - targets.attributes < columns.attributeCount, targets.attributes > 0 {
        dropRepeats(list, &listed, picks: picks, choice, targets)
      }
      if !columns.quotaRules.isEmpty {
        Self.keep(list, &listed) {
          cost(with: $0, picks: picks, choice) <= targets.cost
        }
      }
      if listed == before { return true }
    }
  }

  /// How many levels `candidate` would add to the choice.
  @inline(__always)
  func newLevels(_ candidate: Int32, _ choice: PartialChoice) -> Int {
    let levels = columns.attributes(of: candidate)
    var added = 0
    for attribute in 0..<columns.attributeCount {
      let level = levels[attribute]
      if level >= 0, choice.levelCounts[Int(level)] == 0 { added += 1 }
    }
    return added
  }

  /// Counts what those listed carry, and says how many of them can be picked together so
  /// far as groups tell.
  private func count(
    _ list: UnsafeMutablePointer<Int32>, _ listed: Int, _ choice: PartialChoice
  ) -> Int {
    planes.clear()
    for place in 0..<listed { planes.add(columns.criteria[Int(list[place])]) }

    if columns.levelCount > 0 {
      levelCarriers.initialize(repeating: 0, count: columns.levelCount)
      newLevelCounts.initialize(repeating: 0, count: columns.attributeCount)
      for place in 0..<listed {
        let levels = columns.attributes(of: list[place])
        for attribute in 0..<columns.attributeCount where levels[attribute] >= 0 {
          let level = Int(levels[attribute])
          if levelCarriers[level] == 0, choice.levelCounts[level] == 0 {
            newLevelCounts[attribute] += 1
          }
          levelCarriers[level] += 1
        }
      }
    }

    for quota in columns.quotaRules.indices {
      let bit: UInt64 = 1 << UInt64(quota)
      quotaCarriers[quota] = 0
      for place in 0..<listed where columns.quotas[Int(list[place])] & bit != 0 {
        quotaCarriers[quota] += 1
      }
    }

    guard columns.groupCount > 0 else { return listed }
    look += 1
    var pickable = 0
    for place in 0..<listed {
      let group = Int(columns.group[Int(list[place])])
      if group < 0 {
        pickable += 1
      } else if groupSeen[group] != look {
        groupSeen[group] = look
        pickable += 1
      }
    }
    return pickable
  }

  private func bound(picks: Int, _ choice: PartialChoice) {
    let reachable = planes.atLeastOne
    coveredBound = columns.weights.sum(choice.once | reachable)
    var again = choice.twice | choice.once & reachable
    if picks > 1 { again |= planes.atLeastTwo }
    twiceBound = columns.weights.sum(again)
    attributesBound = choice.attributes
    for attribute in 0..<columns.attributeCount {
      attributesBound += min(picks, newLevelCounts[attribute])
    }
    costBound = 0
    for (quota, rule) in columns.quotaRules.enumerated() {
      let count = choice.quotaCounts[quota]
      let most = min(picks, quotaCarriers[quota])
      costBound += max(0, rule.minimum - count - most) * rule.shortfall
      costBound += max(0, count - rule.maximum) * rule.excess
    }
  }

  /// Drops whoever brings so little weight that the rest, at their best, cannot make up for
  /// it; false where nobody can.
  private func dropWeak(
    _ list: UnsafeMutablePointer<Int32>, _ listed: inout Int, picks: Int,
    _ choice: PartialChoice, _ targets: ChoiceTargets
  ) -> Bool {
    let missing = targets.covered - choice.covered
    // Where both levels count, what a pick adds to their sum is bounded as well.
    let both = targets.twice > 0
    let missingBoth = missing + targets.twice - choice.coveredTwice
    guard missing > 0 || both && missingBoth > 0 else { return true }
    let (open, openTwice) = (~choice.once, ~choice.twice)
    var gains = LargestSums(scratch: coveredScratch, wanted: picks)
    var gainsBoth = LargestSums(scratch: bothScratch, wanted: picks)
    for place in 0..<listed {
      let criteria = columns.criteria[Int(list[place])]
      gains.see(columns.weights.sum(criteria & open))
      if both { gainsBoth.see(columns.weights.sum(criteria & openTwice)) }
    }
    guard gains.sum(of: picks) >= missing else { return false }
    guard !both || gainsBoth.sum(of: picks) >= missingBoth else { return false }
    let least = missing - gains.sum(of: picks - 1)
    let leastBoth = both ? missingBoth - gainsBoth.sum(of: picks - 1) : 0
    guard least > 0 || leastBoth > 0 else { return true }
    Self.keep(list, &listed) {
      let criteria = columns.criteria[Int($0)]
      return columns.weights.sum(criteria & open) >= least
        && (leastBoth <= 0 || columns.weights.sum(criteria & openTwice) >= leastBoth)
    }
    return true
  }

  /// With two picks left, a criterion that nobody shows yet is covered twice only if both
  /// show it, and with one left, once only if that one does: drops whoever lacks more of
  /// such criteria than the targets can spare.
  private func dropSingles(
    _ list: UnsafeMutablePointer<Int32>, _ listed: inout Int, picks: Int,
    _ choice: PartialChoice, _ targets: ChoiceTargets
  ) {
    let spare = twiceBound - targets.twice
    let needed =
      picks == 2
      ? planes.atLeastTwo & ~choice.once : planes.atLeastOne & choice.once & ~choice.twice
    guard columns.weights.sum(needed) > spare else { return }
    Self.keep(list, &listed) {
      columns.weights.sum(needed & ~columns.criteria[Int($0)]) <= spare
    }
  }

  /// Drops whoever repeats levels of more attributes than the target can spare: an attribute
  /// with at least as many new levels as picks loses one with each pick that brings none.
  private func dropRepeats(
    _ list: UnsafeMutablePointer<Int32>, _ listed: inout Int, picks: Int,
    _ choice: PartialChoice, _ targets: ChoiceTargets
  ) {
    let spare = attributesBound - targets.attributes
    Self.keep(list, &listed) {
      let levels = columns.attributes(of: $0)
      var lost = 0
      for attribute in 0..<columns.attributeCount where newLevelCounts[attribute] >= picks {
        let level = levels[attribute]
        if level < 0 || choice.levelCounts[Int(level)] > 0 { lost += 1 }
      }
      return lost <= spare
    }
  }

  /// The least that broken quotas would cost, were `candidate` the next pick.
  private func cost(with candidate: Int32, picks: Int, _ choice: PartialChoice) -> Int {
    let quotas = columns.quotas[Int(candidate)]
    var cost = 0
    for (quota, rule) in columns.quotaRules.enumerated() {
      let member = Int(truncatingIfNeeded: quotas >> UInt64(quota) & 1)
      let count = choice.quotaCounts[quota] + member
      let most = min(picks - 1, quotaCarriers[quota] - member)
      cost += max(0, rule.minimum - count - most) * rule.shortfall
      cost += max(0, count - rule.maximum) * rule.excess
    }
    return cost
  }

  @inline(__always)
  static func keep(
    _ list: UnsafeMutablePointer<Int32>, _ listed: inout Int, where belongs: (Int32) -> Bool
  ) {
    var kept = 0
    for place in 0..<listed where belongs(list[place]) {
      list[kept] = list[place]
      kept += 1
    }
    listed = kept
  }
}
