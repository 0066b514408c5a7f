extension ChoiceSurvey {
  /// The need with the fewest carriers among those that must be met for the targets; where
  /// none must, any candidate will do. It rests on the last look.
  func mostConstrained(
    picks: Int, _ choice: PartialChoice, _ targets: ChoiceTargets
  ) -> ChoiceNeed {
    var need = ChoiceNeed.anyone
    var fewest = Int.max
    func offer(_ other: ChoiceNeed, _ carriers: Int) {
      if carriers < fewest { (need, fewest) = (other, carriers) }
    }

    var open = planes.atLeastOne & ~choice.twice & columns.weights.counted
    let again = choice.once | (picks > 1 ? planes.atLeastTwo : 0)
    while open != 0 {
      let bit = open & (~open &+ 1)
      open ^= bit
      let weight = columns.weights.sum(bit)
      if choice.once & bit == 0 && weight > coveredBound - targets.covered
        || again & bit != 0 && weight > twiceBound - targets.twice
      {
        offer(.criterion(bit), planes.count(of: bit))
      }
    }

    if targets.attributes > 0, attributesBound == targets.attributes {
      for level in 0..<columns.levelCount
      where levelCarriers[level] > 0 && choice.levelCounts[level] == 0 {
        let attribute = columns.attributeOfLevel[level]
        if newLevelCounts[attribute] <= picks {
          offer(.level(attribute: attribute, level: Int32(level)), Int(levelCarriers[level]))
        }
      }
    }

    for (quota, rule) in columns.quotaRules.enumerated() {
      let short = rule.minimum - choice.quotaCounts[quota]
      let most = min(picks, quotaCarriers[quota])
      guard short > 0, most > 0 else { continue }
      if costBound + min(short, most) * rule.shortfall > targets.cost {
        offer(.quota(1 << UInt64(quota)), quotaCarriers[quota])
      }
    }
    if targets.early >= 0 { offer(.early(targets.early), earlyCount) }
    return need
  }
}
