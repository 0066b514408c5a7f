import Digest

/// Draws the tickets of one seed, which is hashed once.
public struct TicketDrawer: Sendable {
  private let seedDigits: [UInt8]

  /// - Parameter seed: any text; `0` and the empty text are seeds like any other.
  public init(seed: String) {
    seedDigits = Array(SHA256(seed).hexadecimal.utf8)
  }

  /// The ticket of `id`: the digest of the seed's digest and `id`, as a decimal number with
  /// its digits reversed, since the first digits of the number itself are not uniform.
  public func ticket(_ id: String) -> Ticket {
    var id = id
    let digest = id.withUTF8 { name in
      withUnsafeTemporaryAllocation(byteCount: seedDigits.count + name.count, alignment: 1) {
        message in
        message.copyBytes(from: seedDigits)
        UnsafeMutableRawBufferPointer(rebasing: message[seedDigits.count...])
          .copyMemory(from: UnsafeRawBufferPointer(name))
        return SHA256(UnsafeRawBufferPointer(message))
      }
    }
    return Ticket(text: Self.reversedFraction(of: digest))
  }

  /// The number is divided by 10^9 again and again; each remainder is nine digits, last
  /// digit first, which is the order that the ticket wants.
  private static func reversedFraction(of digest: SHA256) -> String {
    var limbs = SIMD8<UInt32>()
    for (place, byte) in digest.bytes.prefix(32).enumerated() {
      limbs[place / 4] = limbs[place / 4] << 8 | UInt32(byte)
    }
    // 2^256 has 78 digits, which nine remainders of nine digits hold.
    return String(unsafeUninitializedCapacity: 2 + 81) { text in
      text[0] = UInt8(ascii: "0")
      text[1] = UInt8(ascii: ".")
      var length = 2
      for _ in 0..<9 {
        var remainder: UInt64 = 0
        for place in 0..<8 {
          let value = remainder << 32 | UInt64(limbs[place])
          limbs[place] = UInt32(truncatingIfNeeded: value / 1_000_000_000)
          remainder = value % 1_000_000_000
        }
        for _ in 0..<9 {
          text[length] = UInt8(ascii: "0") + UInt8(remainder % 10)
          remainder /= 10
          length += 1
        }
      }
      while length > 2 + 64, text[length - 1] == UInt8(ascii: "0") { length -= 1 }
      return length
    }
  }
}
