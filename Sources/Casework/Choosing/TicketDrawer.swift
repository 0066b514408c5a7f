import Digest

/// Draws the tickets of one seed, which is hashed once.
public struct TicketDrawer: Sendable {
  private let seedDigits: [UInt8]

  /// - Parameter seed: any text; `0` and the empty text are seeds like any other.
  public init(seed: String) {
    seedDigits = Array(SHA256(seed).hexadecimal.utf8)
  }

  /// The ticket of `id`: of the digest of the seed's digest and `id`.
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
    return Ticket(digest)
  }
}
