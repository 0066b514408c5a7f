import Guidance
import Language

/// What each child of an area would show, be eligible for and be counted as, in each way in which
/// the additional facts may turn out.
///
/// It is looked up instead of asked: a simulation draws the facts of the same children again and
/// again.
public struct FactTable: Sendable {
  /// The criteria that a child can show, in the order of the bits.
  public let criteria: [Edition.Criterion]
  /// The facts, in the order of the bits of a way.
  public let facts: [String]
  public let children: Int
  /// 2 to the power of the number of facts.
  public let ways: Int
  /// For each child, `ways` masks of criteria.
  private let masks: [UInt64]
  /// For each child and way, the kinds of the spread's first picks.
  private let kinds: [UInt8]
  /// For each child, bit w for way w.
  private let eligible: [UInt128]
  /// The criteria that each child shows in every way, and the kinds that it is of in every way.
  private let certainMasks: [UInt64]
  private let certainKinds: [UInt8]
  /// The kinds of which somebody is known to be, whatever the facts are.
  private let knownKinds: UInt8

  /// - Throws: a diagnostic where a condition of the edition does not fit its own fields.
  public init(_ space: CaseSpace, _ emphasis: Emphasis = Emphasis()) throws(Diagnostic) {
    let space = space.truth
    let edition = space.area.edition
    let facts = edition.facts.prefix(FactOutcomes.most).map(\.name)
    let (children, ways) = (space.area.count, 1 << facts.count)
    func outcomes(_ when: String) throws(Diagnostic) -> FactOutcomes {
      try FactOutcomes(try Conditions.parse(when, edition), facts: facts, in: space)
    }
    let every: UInt128 = ways == 128 ? .max : (1 << UInt128(ways)) - 1

    var criteria: [Edition.Criterion] = []
    var masks = [UInt64](repeating: 0, count: children * ways)
    var certainMasks = [UInt64](repeating: 0, count: children)
    for criterion in emphasis.criteria(of: edition) {
      guard let when = criterion.when, criteria.count < 64 else { continue }
      let bit: UInt64 = 1 << UInt64(criteria.count)
      for (child, yes) in try outcomes(when).yes.enumerated() {
        if yes & every == every { certainMasks[child] |= bit }
        for way in 0..<ways where yes >> UInt128(way) & 1 == 1 { masks[child * ways + way] |= bit }
      }
      criteria.append(criterion)
    }

    var kinds = [UInt8](repeating: 0, count: children * ways)
    var certainKinds = [UInt8](repeating: 0, count: children)
    for (kind, first) in edition.spread.first.prefix(8).enumerated() {
      let bit: UInt8 = 1 << UInt8(kind)
      for (child, yes) in try outcomes(first.rule.when).yes.enumerated() {
        if yes & every == every { certainKinds[child] |= bit }
        for way in 0..<ways where yes >> UInt128(way) & 1 == 1 { kinds[child * ways + way] |= bit }
      }
    }
    self.criteria = criteria
    self.facts = facts
    self.children = children
    self.ways = ways
    self.masks = masks
    self.kinds = kinds
    self.certainMasks = certainMasks
    self.certainKinds = certainKinds
    knownKinds = certainKinds.reduce(0, |)
    eligible = try outcomes(edition.eligibility.when).yes
  }

  /// The criteria that a child shows where the facts are so.
  @inline(__always)
  public func mask(_ child: Int, way: Int) -> UInt64 { masks[child * ways + way] }

  /// Whether a child may be tracked where the facts are so.
  @inline(__always)
  public func isEligible(_ child: Int, way: Int) -> Bool {
    eligible[child] >> UInt128(way) & 1 == 1
  }

  /// The criteria that a child shows whatever the facts are: what the lists alone can tell.
  public func certainMask(_ child: Int) -> UInt64 { certainMasks[child] }

  /// The kinds of the spread's first picks that a child is of. A kind of which the lists name
  /// somebody is as the lists have it; of another, those are of whom the facts say so.
  public func kinds(_ child: Int, way: Int) -> UInt64 {
    UInt64(certainKinds[child] | kinds[child * ways + way] & ~knownKinds)
  }
}
