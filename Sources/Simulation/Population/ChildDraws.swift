import Casework

/// The draws of the children of one run: what they are like, which facts are reported wrongly, and
/// their tickets.
struct ChildDraws {
  var attributes: NamedDraws.Family
  var errors: NamedDraws.Family
  private let tickets: TicketDrawer
  /// What stands before the name on a ticket; nothing in run 0.
  private var ticketName: [UInt8]
  private let prefixLength: Int

  init(_ draws: NamedDraws, _ tickets: TicketDrawer, run: Int) {
    attributes = draws.family("pop/\(run)/")
    errors = draws.family("err/\(run)/")
    self.tickets = tickets
    ticketName = run == 0 ? [] : Array("\(run)/".utf8)
    prefixLength = ticketName.count
  }

  /// Goes on to the child of that name, and gives its ticket.
  mutating func enter(_ name: [UInt8]) -> Ticket {
    ticketName.removeLast(ticketName.count - prefixLength)
    ticketName.append(contentsOf: name)
    let ticket = ticketName.withUnsafeBufferPointer { tickets.ticket(of: $0) }
    ticketName.append(UInt8(ascii: "/"))
    let part = ticketName[prefixLength...]
    attributes.enter(part)
    errors.enter(part)
    return ticket
  }
}
