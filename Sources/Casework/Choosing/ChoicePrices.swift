/// Shows by prices that targets are out of reach, or that somebody cannot help to reach them.
///
/// Each criterion and each attribute level that is still wanted has a price. What it is worth
/// to the targets beyond its price is taken as given; a candidate is worth the prices of all
/// that it brings. What is given and the dearest candidates together bound what any choice can
/// reach, whatever the prices are (a Lagrangian relaxation). Good prices are found in steps:
/// what the dearest lack becomes dearer, what they have in plenty cheaper.
///
/// Bounds are whole numbers and exact; the steps need only be the same on every machine, and
/// are, since they add, multiply and divide alone.
final class ChoicePrices {
  /// How often prices are mended where a search begins, and at each node below.
  private static let roundsAtRoot = 40
  private static let roundsBelow = 4
  /// What a weight of one, and a level, is worth at first, and at most.
  private static let unit = 1 << 12
  private static let mostWorth = unit << 6
  private static let highestPrice = 1 << 40

  private let columns: ChoiceColumns
  private let survey: ChoiceSurvey
  /// For each depth of the search.
  private var stored: [PriceList] = []
  private let slopes: PriceList
  private let sums: CriterionSums
  private let dearest = DearestCandidates()
  /// What each of those listed is worth.
  private let gains: UnsafeMutablePointer<Int>
  /// The criteria that are wanted and to be had.
  private var open: UInt64 = 0

  /// - Parameter survey: its last look is what prices rest on.
  init(_ columns: ChoiceColumns, _ survey: ChoiceSurvey) {
    self.columns = columns
    self.survey = survey
    slopes = PriceList(levelCount: columns.levelCount)
    sums = CriterionSums()
    gains = .allocate(capacity: max(columns.count, 1))
  }

  deinit { gains.deallocate() }

  /// Sets the prices from which a search starts.
  func begin() {
    let first = prices(at: 0)
    first.worth = .init(covered: Self.unit, twice: Self.unit, attributes: Self.unit)
    for criterion in 0..<PriceList.criterionCount {
      first.criteria[criterion] = columns.weights.sum(1 << UInt64(criterion)) * Self.unit / 2
    }
    first.levels.update(repeating: Self.unit / 2, count: columns.levelCount)
  }

  /// Hands the prices of a node to the one below it.
  func descend(from depth: Int) {
    prices(at: depth + 1).copy(prices(at: depth))
  }

  /// Drops from `list` whoever cannot be one of `picks` more that reach the targets; false
  /// where nobody can. It may stop before all are dropped.
  func narrow(
    _ list: UnsafeMutablePointer<Int32>, _ listed: inout Int, picks: Int,
    _ choice: PartialChoice, _ targets: ChoiceTargets, depth: Int
  ) -> Bool {
    guard picks > 1, picks <= DearestCandidates.most, listed > picks else { return true }
    let prices = prices(at: depth)
    prices.worth.hold(to: targets, orElse: Self.unit)
    open = columns.weights.counted & ~choice.twice & survey.planes.atLeastOne

    var rounds = depth == 0 ? Self.roundsAtRoot : Self.roundsBelow
    while true {
      weigh(list, listed, picks, choice, targets, prices)
      let excess = give(prices, picks, choice, targets) + dearest.sum
      guard excess >= 0 else { return false }
      let before = listed
      dropCheap(list, &listed, excess: excess)
      rounds -= 1
      guard listed == before, rounds > 0 else { return listed >= picks }
      countDearest(list, choice, targets)
      mend(prices, excess: excess, targets)
    }
  }

  private func prices(at depth: Int) -> PriceList {
    while stored.count <= depth { stored.append(PriceList(levelCount: columns.levelCount)) }
    return stored[depth]
  }

  /// What each candidate is worth, and which of them are the dearest.
  private func weigh(
    _ list: UnsafeMutablePointer<Int32>, _ listed: Int, _ picks: Int, _ choice: PartialChoice,
    _ targets: ChoiceTargets, _ prices: PriceList
  ) {
    sums.set(prices, open)
    dearest.begin(picks, early: survey.earlyCount)
    for place in 0..<listed {
      var gain = sums.sum(columns.criteria[Int(list[place])])
      if targets.attributes > 0 {
        forEachNewLevel(of: list[place], choice) { gain += prices.levels[$0] }
      }
      gains[place] = gain
      dearest.see(gain, at: place)
    }
    dearest.end()
  }

  @inline(__always)
  private func forEachNewLevel(
    of candidate: Int32, _ choice: PartialChoice, _ body: (Int) -> Void
  ) {
    let levels = columns.attributes(of: candidate)
    for attribute in 0..<columns.attributeCount {
      let level = Int(levels[attribute])
      if level >= 0, choice.levelCounts[level] == 0 { body(level) }
    }
  }

  /// What is given beyond the prices, less what the targets ask; and, in `slopes`, how often
  /// each thing was taken.
  private func give(
    _ prices: PriceList, _ picks: Int, _ choice: PartialChoice, _ targets: ChoiceTargets
  ) -> Int {
    let worth = prices.worth
    var (covered, twice, attributes) = (choice.covered, choice.coveredTwice, choice.attributes)
    var spent = 0
    forEachBit(open) { criterion, bit in
      let price = prices.criteria[criterion]
      let weight = columns.weights.sum(bit)
      var taken = 0
      if choice.once & bit != 0 {
        if worth.twice * weight > price { taken = 1 }
        twice += taken * weight
      } else {
        let single = worth.covered * weight - price
        let double = single + worth.twice * weight - price
        if double > 0, double >= single, survey.planes.atLeastTwo & bit != 0 {
          taken = 2
          twice += weight
        } else if single > 0 {
          taken = 1
        }
        if taken > 0 { covered += weight }
      }
      spent += taken * price
      slopes.criteria[criterion] = -taken
    }
    for level in 0..<(targets.attributes > 0 ? columns.levelCount : 0) {
      let price = prices.levels[level]
      let taken =
        choice.levelCounts[level] == 0 && survey.levelCarriers[level] > 0
        && worth.attributes > price
      slopes.levels[level] = taken ? -1 : 0
      attributes += taken ? 1 : 0
      spent += taken ? price : 0
    }
    slopes.worth = .init(
      covered: targets.covered > 0 ? covered - targets.covered : 0,
      twice: targets.twice > 0 ? twice - targets.twice : 0,
      attributes: targets.attributes > 0 ? attributes - targets.attributes : 0)
    return worth.covered * slopes.worth.covered + worth.twice * slopes.worth.twice
      + worth.attributes * slopes.worth.attributes - spent
  }

  /// Drops whoever is worth so little that the dearest with that one in do not reach.
  private func dropCheap(
    _ list: UnsafeMutablePointer<Int32>, _ listed: inout Int, excess: Int
  ) {
    let early = survey.earlyCount
    let (leastEarly, leastLate) = (dearest.lowestEarly - excess, dearest.lowestLate - excess)
    var kept = 0
    for place in 0..<listed
    where gains[place] >= (place < early ? leastEarly : leastLate) {
      list[kept] = list[place]
      kept += 1
    }
    listed = kept
  }

  /// Adds to the slopes how often the dearest bring each thing.
  private func countDearest(
    _ list: UnsafeMutablePointer<Int32>, _ choice: PartialChoice, _ targets: ChoiceTargets
  ) {
    dearest.forEachPlace { place in
      forEachBit(columns.criteria[Int(list[place])] & open) { criterion, _ in
        slopes.criteria[criterion] += 1
      }
      guard targets.attributes > 0 else { return }
      forEachNewLevel(of: list[place], choice) { slopes.levels[$0] += 1 }
    }
  }

  /// One step against the slopes, as long as would bring the excess below nothing were the
  /// bound a plane.
  private func mend(_ prices: PriceList, excess: Int, _ targets: ChoiceTargets) {
    var square = slopes.worth.square
    forEachBit(open) { criterion, _ in square += Self.square(slopes.criteria[criterion]) }
    let levelCount = targets.attributes > 0 ? columns.levelCount : 0
    for level in 0..<levelCount { square += Self.square(slopes.levels[level]) }
    guard square > 0 else { return }

    let length = Double(excess + Self.unit / 4) / square
    func mended(_ price: Int, _ slope: Int, _ least: Int, _ most: Int) -> Int {
      min(max(price - Int(length * Double(slope)), least), most)
    }
    /// What counts goes on counting, what does not is left out.
    func mended(_ worth: Int, _ slope: Int) -> Int {
      worth == 0 ? 0 : mended(worth, slope, 1, Self.mostWorth)
    }
    let (old, slope) = (prices.worth, slopes.worth)
    prices.worth = .init(
      covered: mended(old.covered, slope.covered), twice: mended(old.twice, slope.twice),
      attributes: mended(old.attributes, slope.attributes))
    forEachBit(open) { criterion, _ in
      prices.criteria[criterion] = mended(
        prices.criteria[criterion], slopes.criteria[criterion], 0, Self.highestPrice)
    }
    for level in 0..<levelCount {
      prices.levels[level] = mended(
        prices.levels[level], slopes.levels[level], 0, Self.highestPrice)
    }
  }

  private static func square(_ number: Int) -> Double { Double(number) * Double(number) }
}

@inline(__always)
private func forEachBit(_ mask: UInt64, _ body: (_ position: Int, _ bit: UInt64) -> Void) {
  var rest = mask
  while rest != 0 {
    let bit = rest & (~rest &+ 1)
    body(rest.trailingZeroBitCount, bit)
    rest ^= bit
  }
}
