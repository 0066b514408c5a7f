/// The summed price of a set of criteria, looked up four criteria at a time: prices change so
/// often that larger tables would cost more than they spare.
final class CriterionSums {
  private static let tableCount = PriceList.criterionCount / 4
  private let tables: UnsafeMutablePointer<Int>
  /// The criteria that have a price.
  private var priced: UInt64 = 0

  init() {
    tables = .allocate(capacity: Self.tableCount * 16)
    tables.initialize(repeating: 0, count: Self.tableCount * 16)
  }

  deinit { tables.deallocate() }

  func set(_ prices: PriceList, _ priced: UInt64) {
    self.priced = priced
    var rest = priced
    var table = 0
    while rest != 0 {
      for four in 1..<16 {
        let criterion = table * 4 + four.trailingZeroBitCount
        let price = priced >> UInt64(criterion) & 1 == 1 ? prices.criteria[criterion] : 0
        tables[table * 16 + four] = tables[table * 16 + four & (four - 1)] + price
      }
      rest >>= 4
      table += 1
    }
  }

  @inline(__always)
  func sum(_ criteria: UInt64) -> Int {
    var total = 0
    var rest = criteria & priced
    var table = 0
    while rest != 0 {
      total += tables[table * 16 + Int(rest & 15)]
      rest >>= 4
      table += 1
    }
    return total
  }
}
