/// Counts, for each of 64 bits, how many of the masks added have it. The counts are kept
/// crosswise, one word for each binary digit, so that a mask is added in a few operations.
struct BitCounters: ~Copyable {
  private static let capacity = 32
  private let digits: UnsafeMutablePointer<UInt64>

  init() {
    digits = .allocate(capacity: Self.capacity)
    digits.initialize(repeating: 0, count: Self.capacity)
  }

  deinit { digits.deallocate() }

  func clear() {
    digits.update(repeating: 0, count: Self.capacity)
  }

  @inline(__always)
  func add(_ mask: UInt64) {
    var carry = mask
    var digit = 0
    while carry != 0, digit < Self.capacity {
      let both = digits[digit] & carry
      digits[digit] ^= carry
      carry = both
      digit += 1
    }
  }

  /// The bits counted once or more.
  var atLeastOne: UInt64 { digits[0] | atLeastTwo }

  /// The bits counted twice or more.
  var atLeastTwo: UInt64 {
    (1..<Self.capacity).reduce(0) { $0 | digits[$1] }
  }

  /// The count of one bit.
  func count(of bit: UInt64) -> Int {
    (0..<Self.capacity).reduce(0) { $0 | (digits[$1] & bit == 0 ? 0 : 1 << $1) }
  }
}
