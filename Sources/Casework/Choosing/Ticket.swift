/// A place in the order of chance: a decimal fraction that depends on an identifier and a
/// seed, and on nothing else.
///
/// It is the first ticket of `consistent_sampler` 1.0.10, so that anyone can check a draw
/// without this program. Adding or removing a child leaves every other ticket as it was.
public struct Ticket: Sendable, Hashable, Comparable {
  /// "0." and at least 64 digits.
  public let text: String

  init(text: String) {
    self.text = text
  }

  /// The ticket of one identifier. Use `TicketDrawer` where many are drawn with one seed.
  public init(id: String, seed: String) {
    self = TicketDrawer(seed: seed).ticket(id)
  }

  /// Compared by bytes: the shorter of two tickets comes first where it begins the other.
  public static func < (left: Ticket, right: Ticket) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}
