/// A place in the order of chance: a decimal fraction that depends on an identifier and a
/// seed, and on nothing else.
///
/// It is the first ticket of `consistent_sampler` 1.0.10, so that anyone can check a draw
/// without this program. Adding or removing a child leaves every other ticket as it was.
public struct Ticket: Sendable, Hashable, Comparable {
  /// The digest as a number, the highest 32 bits first.
  private let number: SIMD8<UInt32>
  /// The first eighteen digits behind the point, which nearly always decide.
  private let front: UInt64

  /// The ticket of a digest: the digits of its number in reverse, since the first digits of the
  /// number itself are not uniform.
  ///
  /// - Parameter number: the digest, the highest 32 bits first.
  init(_ number: SIMD8<UInt32>) {
    self.number = number
    var digits = ReversedDigits(of: number)
    let first = digits.nextNine()
    front = first * 1_000_000_000 + digits.nextNine()
  }

  /// The ticket of one identifier. Use `TicketDrawer` where many are drawn with one seed.
  public init(id: String, seed: String) {
    self = TicketDrawer(seed: seed).ticket(id)
  }

  /// "0." and at least 64 digits.
  public var text: String {
    var digits = ReversedDigits(of: number)
    // 2^256 has 78 digits, which nine times nine digits hold.
    return String(unsafeUninitializedCapacity: 2 + 81) { text in
      text[0] = UInt8(ascii: "0")
      text[1] = UInt8(ascii: ".")
      for start in stride(from: 2, to: 2 + 81, by: 9) {
        var nine = digits.nextNine()
        for place in (start..<start + 9).reversed() {
          text[place] = UInt8(ascii: "0") + UInt8(nine % 10)
          nine /= 10
        }
      }
      var length = 2 + 81
      while length > 2 + 64, text[length - 1] == UInt8(ascii: "0") { length -= 1 }
      return length
    }
  }

  /// Compared as texts are, byte by byte: the shorter of two comes first where it begins the other.
  public static func < (left: Ticket, right: Ticket) -> Bool {
    if left.front != right.front { return left.front < right.front }
    return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

/// The decimal digits of a number of 256 bits, the last ones first.
private struct ReversedDigits {
  private var limbs: SIMD8<UInt32>

  init(of number: SIMD8<UInt32>) { limbs = number }

  /// The next nine digits, the one that comes first in front.
  mutating func nextNine() -> UInt64 {
    var remainder: UInt64 = 0
    for place in 0..<8 {
      let value = remainder << 32 | UInt64(limbs[place])
      limbs[place] = UInt32(truncatingIfNeeded: value / 1_000_000_000)
      remainder = value % 1_000_000_000
    }
    var reversed: UInt64 = 0
    for _ in 0..<9 {
      reversed = reversed * 10 + remainder % 10
      remainder /= 10
    }
    return reversed
  }
}
