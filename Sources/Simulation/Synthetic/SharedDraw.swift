/// One named draw, shared out among several small values.
///
/// Each value takes the high half of a 128-bit product and leaves the low half to the next:
/// the values are even and independent as long as the product of their limits stays far below
/// 2^64. What a value is follows from the draw's name and its place behind it; a value that is
/// added at the end changes none before it.
struct SharedDraw {
  private var rest: UInt64

  init(_ draw: UInt64) { rest = draw }

  /// A value of 0..<`limit`; 0 where `limit` is not positive.
  mutating func below(_ limit: Int) -> Int {
    guard limit > 0 else { return 0 }
    let product = rest.multipliedFullWidth(by: UInt64(limit))
    rest = product.low
    return Int(truncatingIfNeeded: product.high)
  }

  /// Whether an event of `share` in a thousand happens.
  mutating func happens(_ share: Int) -> Bool { below(1000) < share }

  /// A value of `from` to `to`, both included; `from` where `to` lies before it.
  mutating func between(_ from: Int, _ to: Int) -> Int {
    from < to ? from + below(to - from + 1) : from
  }
}
