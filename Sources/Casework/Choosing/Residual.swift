/// What still counts, given a partial choice and the targets: the criteria, levels and
/// quotas in which one more candidate can make a difference.
struct Residual {
  private(set) var criteria: UInt64 = 0
  /// Whether levels count, besides criteria and quotas.
  var levels = false
  /// The quotas with a minimum not yet met, and those with a maximum.
  private(set) var wanted: UInt64 = 0
  private(set) var limited: UInt64 = 0
  private let early: Int32

  init(_ choice: PartialChoice, _ targets: ChoiceTargets) {
    early = targets.early
    if choice.coveredTwice < targets.twice {
      criteria = ~choice.twice
    } else if choice.covered < targets.covered {
      criteria = ~choice.once
    }
    levels = choice.attributes < targets.attributes
    for (quota, rule) in choice.columns.quotaRules.enumerated() {
      if choice.quotaCounts[quota] < rule.minimum { wanted |= 1 << UInt64(quota) }
      if rule.maximum < Int.max { limited |= 1 << UInt64(quota) }
    }
  }

  /// Whether `better` can stand in for `candidate` in whatever choice holds the one and not
  /// the other. So once every choice with `better` has failed, `candidate` need not be tried.
  func canReplace(
    _ candidate: Int32, by better: Int32, in choice: PartialChoice
  ) -> Bool {
    let columns = choice.columns
    let (old, new) = (Int(candidate), Int(better))
    guard columns.criteria[old] & criteria & ~columns.criteria[new] == 0,
      columns.quotas[old] & wanted & ~columns.quotas[new] == 0,
      columns.quotas[new] & limited & ~columns.quotas[old] == 0,
      columns.group[new] < 0 || columns.group[new] == columns.group[old],
      candidate > early || better <= early
    else { return false }
    guard levels else { return true }
    let oldLevels = columns.attributes(of: candidate)
    let newLevels = columns.attributes(of: better)
    for attribute in 0..<columns.attributeCount {
      let level = oldLevels[attribute]
      if level >= 0, level != newLevels[attribute], choice.levelCounts[Int(level)] == 0 {
        return false
      }
    }
    return true
  }
}
