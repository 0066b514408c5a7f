/// A quota with what breaking it costs, in whole units.
struct QuotaRule {
  let minimum: Int
  let maximum: Int
  /// The cost of each one short of the minimum.
  let shortfall: Int
  /// The cost of each one above the maximum.
  let excess: Int

  func cost(of count: Int) -> Int {
    max(0, minimum - count) * shortfall + max(0, count - maximum) * excess
  }

  /// The rules of `quotas`: a shortfall of one weighs 1 + 2/minimum, an excess of one
  /// weighs 1. All are multiplied by a common multiple of the minimums, so that equal costs
  /// are equal; where none is small enough (minimums of many different sizes), they are
  /// rounded to a 720,720th.
  static func rules(of quotas: [ChoiceProblem.Quota]) -> [QuotaRule] {
    let limit = 1_000_000
    let minimums = quotas.prefix(64).map { min(max($0.minimum ?? 0, 0), limit) }
    var unit = 1
    for minimum in minimums where minimum > 0 {
      unit = unit / greatestCommonDivisor(unit, minimum) * minimum
      if unit > limit {
        unit = 720_720
        break
      }
    }
    return zip(quotas, minimums).map { quota, minimum in
      let divisor = max(minimum, 1)
      return QuotaRule(
        minimum: minimum, maximum: max(quota.maximum ?? Int.max, 0),
        shortfall: (unit * (divisor + 2) + divisor / 2) / divisor, excess: unit)
    }
  }

  private static func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
    var (first, second) = (first, second)
    while second > 0 { (first, second) = (second, first % second) }
    return first
  }
}
