import Digest
import Table

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
    return id.withUTF8 { ticket(of: $0) }
  }

  /// The same of the UTF-8 bytes of an ID.
  public func ticket(of name: UnsafeBufferPointer<UInt8>) -> Ticket {
    withUnsafeTemporaryAllocation(byteCount: seedDigits.count + name.count, alignment: 1) {
      message in
      message.copyBytes(from: seedDigits)
      UnsafeMutableRawBufferPointer(rebasing: message[seedDigits.count...])
        .copyMemory(from: UnsafeRawBufferPointer(name))
      return Ticket(SHA256.words(of: UnsafeRawBufferPointer(message)))
    }
  }

  /// Children in the order of their tickets; of equal ones in that of their IDs' bytes.
  public func drawn(
    _ children: [Int32], _ ids: TextList
  ) -> [(child: Int32, ticket: Ticket)] {
    children.map { (child: $0, ticket: ticket(ids[Int($0)])) }.sorted { left, right in
      if left.ticket != right.ticket { return left.ticket < right.ticket }
      return ids[Int(left.child)].utf8.lexicographicallyPrecedes(ids[Int(right.child)].utf8)
    }
  }
}
