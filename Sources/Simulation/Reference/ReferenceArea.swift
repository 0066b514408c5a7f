import Casework

/// The children of one run of the reference area, by the assumptions named `reference`.
public struct ReferenceArea: Sendable {
  /// Five of the YOT's cases come first, then five of the NPS's (paragraph 21).
  private static let partnerCases = [5, 5]

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
        let kinds: UInt64 =
          (child.facts.contains(.yot) ? 1 : 0) | (child.facts.contains(.nps) ? 2 : 0)
        return SpreadCandidate(
          kinds: kinds, disabled: child.disabled, ageBand: child.ageBand)
      }
      return spreadOrder(candidates, taking: count, first: Self.partnerCases).map(\.index).sorted()
        .map { ticketOrder[$0] }
    }
  }
}
