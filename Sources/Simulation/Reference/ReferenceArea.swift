import Casework

/// The children of one run of the reference area, by the assumptions named `reference`.
public struct ReferenceArea: Sendable {
  public let run: Int
  /// In the order of their numbers.
  public let children: [ReferenceChild]
  /// Indices into `children`, by ticket.
  public let ticketOrder: [Int]

  init(run: Int, children: [ReferenceChild]) {
    self.run = run
    self.children = children
    ticketOrder = children.indices.sorted { children[$0].ticket < children[$1].ticket }
  }

  /// Indices of the children whose additional facts are known, in ticket order. Whom the YOT
  /// and the NPS know is as it is, without error: their lists are their own.
  public func members(of pool: SelectionOption.Pool) -> [Int] {
    switch pool {
    case .everyone:
      return ticketOrder
    case .random(let count):
      return Array(ticketOrder.prefix(max(count, 0)))
    case .spread(let count):
      let candidates = ticketOrder.map { place in
        let child = children[place]
        return SpreadCandidate(
          onYOT: child.facts.contains(.yot), onNPS: child.facts.contains(.nps),
          disabled: child.disabled, ageBand: child.ageBand)
      }
      return spreadOrder(candidates, taking: count).map(\.index).sorted()
        .map { ticketOrder[$0] }
    }
  }
}
