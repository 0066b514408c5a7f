/// The summed weight of a set of criteria, looked up a byte at a time.
struct CriterionWeights: ~Copyable {
  /// The criteria that weigh anything.
  let counted: UInt64
  private let tableCount: Int
  private let tables: UnsafeMutablePointer<Int>

  init(_ weights: [Int]) {
    let weights = weights.prefix(64).map { min(max($0, 0), 1_000_000) }
    let tableCount = (weights.count + 7) / 8
    let tables = UnsafeMutablePointer<Int>.allocate(capacity: max(1, tableCount * 256))
    var counted: UInt64 = 0
    for (criterion, weight) in weights.enumerated() where weight > 0 {
      counted |= 1 << UInt64(criterion)
    }
    for table in 0..<tableCount {
      tables[table * 256] = 0
      for byte in 1..<256 {
        let criterion = table * 8 + byte.trailingZeroBitCount
        let weight = criterion < weights.count ? weights[criterion] : 0
        tables[table * 256 + byte] = tables[table * 256 + byte & (byte - 1)] + weight
      }
    }
    self.counted = counted
    self.tableCount = tableCount
    self.tables = tables
  }

  deinit { tables.deallocate() }

  @inline(__always)
  func sum(_ criteria: UInt64) -> Int {
    var total = 0
    var rest = criteria
    for table in 0..<tableCount {
      total += tables[table * 256 + Int(rest & 255)]
      rest >>= 8
    }
    return total
  }
}
