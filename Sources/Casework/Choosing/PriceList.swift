/// A number for each level of the choice, each criterion and each attribute level: prices, or
/// the slopes along which they are mended.
final class PriceList {
  static let criterionCount = 64

  /// What one unit of weight, or one attribute level, counts for at each level of the choice.
  struct Worth {
    var covered = 0
    var twice = 0
    var attributes = 0

    /// Nothing where nothing is asked for, and something where it is.
    mutating func hold(to targets: ChoiceTargets, orElse worth: Int) {
      func held(_ old: Int, _ target: Int) -> Int {
        target <= 0 ? 0 : old == 0 ? worth : old
      }
      covered = held(covered, targets.covered)
      twice = held(twice, targets.twice)
      attributes = held(attributes, targets.attributes)
    }

    var square: Double {
      [covered, twice, attributes].reduce(0) { $0 + Double($1) * Double($1) }
    }
  }

  var worth = Worth()
  let criteria: UnsafeMutablePointer<Int>
  let levels: UnsafeMutablePointer<Int>
  private let levelCount: Int

  init(levelCount: Int) {
    self.levelCount = levelCount
    criteria = .allocate(capacity: Self.criterionCount)
    criteria.initialize(repeating: 0, count: Self.criterionCount)
    levels = .allocate(capacity: max(levelCount, 1))
    levels.initialize(repeating: 0, count: max(levelCount, 1))
  }

  deinit {
    criteria.deallocate()
    levels.deallocate()
  }

  func copy(_ other: PriceList) {
    worth = other.worth
    criteria.update(from: other.criteria, count: Self.criterionCount)
    levels.update(from: other.levels, count: levelCount)
  }
}
