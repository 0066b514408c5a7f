import Casework
import Guidance
import Language
import Table

/// Children who are really on the lists: what is known of them is kept, and the facts that are not
/// known are drawn by the assumptions for the list that each is on.
public struct ListedChildren: Population {
  /// How much of the facts rests on the lists.
  public struct Basis: Sendable {
    /// For each fact, of how many children it is known to be so, and not to be so.
    public let known: [(yes: Int, no: Int)]
    public let children: Int
    /// Children of whom every fact is known.
    public let complete: Int
    /// Children on none of the lists of the assumptions: the first list's shares are taken.
    public let elsewhere: Int
  }

  public let table: FactTable
  public let basis: Basis
  private let assumptions: Assumptions
  private let children: [Int32]
  /// By which tickets are drawn.
  private let names: [[UInt8]]
  /// As they are shown.
  private let identifiers: TextList
  private let ages: [Int]
  private let lists: [Int]
  /// For each child, the facts that are known, and those of them that are so.
  private let known: [(facts: UInt8, yes: UInt8)]
  private let cases: CaseBasis
  private let groups: [String: Int]
  private let draws: NamedDraws
  private let tickets: TicketDrawer
  private let facts: FactDraws

  /// - Parameters:
  ///   - children: those from whom is chosen.
  ///   - space: the area as it is loaded, with the facts that are known.
  /// - Throws: a diagnostic where a condition of the edition does not fit its own fields.
  public init(
    _ children: [Int32], in space: CaseSpace, _ emphasis: Emphasis, _ assumptions: Assumptions,
    seed: String
  ) throws(Diagnostic) {
    identifiers = space.area.ids
    let space = space.truth
    let area = space.area
    let edition = area.edition
    self.children = children
    self.assumptions = assumptions
    table = try FactTable(space, emphasis)
    cases = try CaseBasis(space, emphasis)
    groups = cases.groups(of: children)
    names = children.map { Array(area.ids[Int($0)].utf8) }
    draws = NamedDraws(seed: seed)
    tickets = TicketDrawer(seed: seed)
    facts = FactDraws(assumptions.facts)

    var known = [(facts: UInt8, yes: UInt8)](repeating: (0, 0), count: children.count)
    for (fact, name) in table.facts.enumerated() {
      let answers = try Conditions.verdicts(Conditions.parse(name, edition), in: space).verdicts
      // Whoever is on a list that is named as a fact is known to be so.
      let onList = edition.list(named: name).flatMap { area.list(named: $0.name) }
      let named = Set(onList?.childOfRow ?? [])
      for (place, child) in children.enumerated() {
        let isYes = answers[Int(child)] == .yes || named.contains(child)
        guard isYes || answers[Int(child)] == .no else { continue }
        known[place].facts |= 1 << UInt8(fact)
        if isYes { known[place].yes |= 1 << UInt8(fact) }
      }
    }
    self.known = known

    let age = try? ChildField(.field("age"), in: space)
    ages = children.map { child in
      if case .whole(let years)? = age?.value(of: child) { return years }
      return assumptions.children.ages.upperBound
    }
    let byList = assumptions.children.lists.names.map { name in
      Set(area.list(named: name)?.childOfRow ?? [])
    }
    // The last of the lists decides: a child in care is on the list of children in need, too.
    let found = children.map { child in byList.lastIndex { $0.contains(child) } }
    lists = found.map { $0 ?? 0 }
    basis = Basis(
      known: table.facts.indices.map { fact in
        let yes = known.count { $0.yes >> UInt8(fact) & 1 == 1 }
        return (yes, known.count { $0.facts >> UInt8(fact) & 1 == 1 } - yes)
      }, children: children.count,
      complete: known.count { $0.facts.nonzeroBitCount == assumptions.facts.count },
      elsewhere: found.count { $0 == nil })
  }

  public var count: Int { children.count }
  public var levelCount: Int { cases.levelCount }
  public func identifier(of child: Int) -> String { identifiers[Int(children[child])] }

  public func group(of child: Int) -> Int? {
    cases.group(of: children[child]).flatMap { groups[$0] }
  }

  public func spreadCandidate(_ place: Int, of drawn: DrawnChildren) -> SpreadCandidate {
    let child = children[Int(drawn.order[place])]
    let known = cases.spreadCandidate(child)
    return SpreadCandidate(
      kinds: table.kinds(Int(child), way: Int(drawn.ways[place])), disabled: known.disabled,
      ageBand: known.ageBand)
  }

  public func drawn(run: Int, withLevels: Bool) -> DrawnChildren {
    var errors: [DrawnChildren.ErrorDraws] = []
    var ways: [UInt8] = []
    var found: [(ticket: Ticket, place: Int)] = []
    var draws = ChildDraws(self.draws, tickets, run: run)
    for (place, name) in names.enumerated() {
      found.append((draws.enter(name), place))
      ways.append(
        facts.way(
          &draws.attributes, list: lists[place], age: ages[place], known: known[place].facts,
          yes: known[place].yes))
      errors.append(facts.errors(&draws.errors))
    }
    found.sort { ($0.ticket, $0.place) < ($1.ticket, $1.place) }
    let order = found.map(\.place)
    return DrawnChildren(
      run: run, order: order.map { Int32($0) }, rows: order.map { children[$0] },
      ways: order.map { ways[$0] }, errors: order.map { errors[$0] },
      levels: withLevels ? order.map { cases.levelNumbers(of: children[$0]) } : [])
  }
}
