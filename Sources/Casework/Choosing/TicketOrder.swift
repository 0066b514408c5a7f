/// The last level: of all choices that reach the targets, the one whose ticket ranks come
/// first.
///
/// To go through the candidates one by one would take a proof for each who is left out.
/// Instead it asks for a choice with somebody earlier than the first of the known choice,
/// until there is none: then that first one is in, and so on with those after.
struct TicketOrder {
  /// Where a choice is larger than this, exchanging one member is not tried before a search.
  private static let manyPicks = 32

  private let search: ChoiceSearch
  /// Those that come after the last one kept, in ticket order.
  private var free: ArraySlice<Int32>
  /// Those of the known choice that are not kept yet, ascending.
  private var known: [Int32]
  private(set) var proven = true

  /// - Parameter search: with the targets set, the required in its choice, and a witness.
  init(_ search: ChoiceSearch, free: [Int32], effort: Int) {
    self.search = search
    self.free = free[...]
    known = search.witness.dropFirst(search.choice.members.count).sorted()
    search.effort = effort
  }

  /// The members of the first choice, ascending.
  mutating func firstChoice() -> [Int32] {
    while let first = known.first {
      if free.first != first, findEarlier(than: first) { continue }
      search.choice.add(first)
      known.removeFirst()
      free = free.drop { $0 <= first }
    }
    return search.choice.members.sorted()
  }

  private mutating func findEarlier(than first: Int32) -> Bool {
    if exchange(before: first) { return true }
    search.targets.early = first - 1
    defer { search.targets.early = -1 }
    switch search.find(known.count, from: free) {
    case .found:
      known = search.witness.dropFirst(search.choice.members.count).sorted()
      return true
    case .none:
      return false
    case .exhausted:
      proven = false
      return false
    }
  }

  /// Puts the first candidate that will do in the place of one of the known choice.
  private mutating func exchange(before first: Int32) -> Bool {
    guard known.count <= Self.manyPicks else { return false }
    for candidate in free.prefix(while: { $0 < first }) {
      for leaving in known.indices.reversed() {
        var exchanged = known
        exchanged.remove(at: leaving)
        exchanged.insert(candidate, at: 0)
        if search.accepts(exchanged) {
          known = exchanged
          return true
        }
      }
    }
    return false
  }
}
