import Casework
import Guidance
import Language

/// Children that are made up by assumptions: `C0001`, `C0002` … Nothing about them is an estimate
/// of a real place.
public struct MadeUpChildren: Population {
  public let count: Int
  public let table: FactTable
  private let assumptions: Assumptions
  private let profiles: ChildProfiles
  private let draws: NamedDraws
  private let tickets: TicketDrawer
  private let facts: FactDraws
  private let names: [[UInt8]]
  private let attributes: AttributeNumbers

  /// - Throws: a diagnostic where a condition of the edition does not fit its own fields.
  public init(
    _ assumptions: Assumptions, edition: Edition, emphasis: Emphasis = Emphasis(), seed: String,
    count: Int
  ) throws(Diagnostic) {
    profiles = try ChildProfiles(assumptions, edition, emphasis)
    self.assumptions = assumptions
    self.count = max(count, 0)
    table = profiles.table
    draws = NamedDraws(seed: seed)
    tickets = TicketDrawer(seed: seed)
    facts = FactDraws(assumptions.facts)
    names = (0..<self.count).map { Array(Self.identifier($0 + 1).utf8) }
    attributes = AttributeNumbers(assumptions.children, edition)
  }

  public func identifier(of child: Int) -> String { Self.identifier(child + 1) }

  /// `C0001` for 1.
  public static func identifier(_ number: Int) -> String {
    let digits = String(number)
    return "C" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  public func group(of child: Int) -> Int? { nil }
  public var levelCount: Int { attributes.count }

  public func spreadCandidate(_ place: Int, of children: DrawnChildren) -> SpreadCandidate {
    let row = Int(children.rows[place])
    return SpreadCandidate(
      kinds: table.kinds(row, way: Int(children.ways[place])), disabled: profiles.isDisabled(row),
      ageBand: profiles.ageBand(row))
  }

  public func drawn(run: Int, withLevels: Bool) -> DrawnChildren {
    var found: [(ticket: Ticket, child: Int32, row: Int32, way: UInt8)] = []
    var errors: [DrawnChildren.ErrorDraws] = []
    var levels: [[Int]] = []
    found.reserveCapacity(count)
    errors.reserveCapacity(count)
    var draws = ChildDraws(self.draws, tickets, run: run)
    let assumed = assumptions.children
    for (child, name) in names.enumerated() {
      let ticket = draws.enter(name)
      func draw(_ attribute: StaticString, _ limit: Int = Share.whole) -> Int {
        Int(NamedDraws.scale(draws.attributes.number(attribute), UInt64(limit)))
      }
      let list = assumed.lists.place(of: UInt64(draw("list")))
      let age = assumed.ages.lowerBound + draw("age", assumed.ages.count)
      let gender = assumed.genders.place(of: UInt64(draw("gender")))
      let isDisabled = draw("dis") < assumed.disability.tenThousandths
      let row = profiles.row(list: list, age: age, gender: gender, isDisabled: isDisabled)
      if withLevels {
        levels.append(
          attributes.levels(
            gender: gender, ageBand: profiles.ageBand(row),
            ethnicGroup: assumed.ethnicGroups.place(of: UInt64(draw("eth"))), list: list,
            isDisabled: isDisabled, team: draw("team", assumed.teams)))
      }
      let way = facts.way(&draws.attributes, list: list, age: age)
      errors.append(facts.errors(&draws.errors))
      found.append((ticket, Int32(child), Int32(row), way))
    }
    found.sort { $0.ticket < $1.ticket }
    return DrawnChildren(
      run: run, order: found.map(\.child), rows: found.map(\.row), ways: found.map(\.way),
      errors: found.map { errors[Int($0.child)] },
      levels: withLevels ? found.map { levels[Int($0.child)] } : [])
  }
}

/// Numbers the attribute levels of children that are made up, for the attributes of the edition.
private struct AttributeNumbers {
  private let starts: [String: Int]
  let count: Int

  init(_ children: Assumptions.Children, _ edition: Edition) {
    let sizes = [
      "gender": children.genders.names.count, "age_band": edition.ageBands.count,
      "ethnic_group": children.ethnicGroups.names.count, "list": children.lists.names.count,
      "disability": 2, "team": children.teams,
    ]
    var starts: [String: Int] = [:]
    var count = 0
    for attribute in edition.attributes {
      guard let size = sizes[attribute] else { continue }
      starts[attribute] = count
      count += size
    }
    self.starts = starts
    self.count = count
  }

  func levels(
    gender: Int, ageBand: Int?, ethnicGroup: Int, list: Int, isDisabled: Bool, team: Int
  ) -> [Int] {
    func level(_ attribute: String, _ number: Int?) -> Int? {
      guard let start = starts[attribute], let number else { return nil }
      return start + number
    }
    return [
      level("gender", gender), level("age_band", ageBand), level("ethnic_group", ethnicGroup),
      level("list", list), level("disability", isDisabled ? 0 : 1), level("team", team),
    ].compactMap(\.self)
  }
}
