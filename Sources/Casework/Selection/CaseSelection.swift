import Guidance
import Table

/// One way of choosing some of a pool of children.
public struct CaseSelection: Sendable {
  public enum Method: String, Sendable {
    case random, spread, cover
  }

  /// At least or at most so many of those of whom something is true.
  public struct Quota: Sendable {
    public let condition: String
    public let minimum: Int?
    public let maximum: Int?
    public let verdicts: Verdicts

    public init(condition: String, minimum: Int?, maximum: Int?, verdicts: Verdicts) {
      self.condition = condition
      self.minimum = minimum
      self.maximum = maximum
      self.verdicts = verdicts
    }

    public var text: String {
      minimum.map { "\(condition) at least \($0)" } ?? "\(condition) at most \(maximum ?? 0)"
    }
  }

  /// A child of the choice, in the order in which it was taken.
  public struct Taken: Sendable {
    public let child: Int32
    /// The rank of its ticket in the whole pool, from 1.
    public let rank: Int
    public let ticket: String
    public let why: String
  }

  public struct Result: Sendable {
    public let taken: [Taken]
    /// What was reached, for the exact choice; nil for the others.
    public let solution: ChoiceSolution?
  }

  private let basis: CaseBasis
  /// Those who may be chosen, in ticket order, with their rank in the whole pool.
  private let drawn: [(child: Int32, ticket: Ticket, rank: Int)]
  private let required: Set<Int32>

  /// - Parameters:
  ///   - pool: everyone who was looked at; ranks count among them.
  ///   - choosable: those of the pool who may be chosen. The order of neither matters.
  ///   - required: picked by hand: in whatever the method, and counted.
  public init(
    _ basis: CaseBasis, pool: [Int32], choosable: [Int32], required: Set<Int32>, seed: String
  ) {
    self.basis = basis
    self.required = required
    let everyone = Self.everyone(pool, choosable, of: basis.area.count)
    let sorted = TicketDrawer(seed: seed).drawn(everyone, basis.area.truth.ids)
    var mayBe = [Bool](repeating: false, count: basis.area.count)
    for child in choosable { mayBe[Int(child)] = true }
    var drawn: [(child: Int32, ticket: Ticket, rank: Int)] = []
    for (index, entry) in sorted.enumerated() where mayBe[Int(entry.child)] {
      drawn.append((entry.child, entry.ticket, index + 1))
    }
    self.drawn = drawn
  }

  /// Those of the pool, and behind them those who may be chosen without being of it.
  static func everyone(_ pool: [Int32], _ choosable: [Int32], of count: Int) -> [Int32] {
    var isIn = [Bool](repeating: false, count: count)
    for child in pool { isIn[Int(child)] = true }
    return pool + choosable.filter { !isIn[Int($0)] }
  }

  /// The rank of each who may be chosen, by ticket in the whole pool.
  public var ranks: [Int32: Int] {
    Dictionary(drawn.map { ($0.child, $0.rank) }) { first, _ in first }
  }

  /// Chooses `count`, or as many as there are.
  public func choose(
    _ count: Int, _ method: Method, quotas: [Quota] = [], onePerGroup: Bool = true,
    effort: Int = 1
  ) -> Result {
    switch method {
    case .random: Result(taken: byTicket(count), solution: nil)
    case .spread: Result(taken: bySpread(count), solution: nil)
    case .cover: byCover(count, quotas, onePerGroup, effort)
    }
  }

  private func taken(_ index: Int, _ why: String) -> Taken {
    Taken(
      child: drawn[index].child, rank: drawn[index].rank, ticket: drawn[index].ticket.text,
      why: required.contains(drawn[index].child) ? "picked by hand" : why)
  }

  private var requiredIndices: [Int] {
    drawn.indices.filter { required.contains(drawn[$0].child) }
  }

  private func byTicket(_ count: Int) -> [Taken] {
    let hand = requiredIndices
    let others = drawn.indices.filter { !required.contains(drawn[$0].child) }
    let chance = others.prefix(max(0, count - hand.count))
    return hand.map { taken($0, "") } + chance.map { taken($0, "by ticket") }
  }

  private func bySpread(_ count: Int) -> [Taken] {
    let hand = requiredIndices
    let others = drawn.indices.filter { !required.contains(drawn[$0].child) }
    let picks = spreadOrder(
      others.map { basis.spreadCandidate(drawn[$0].child) }, taking: max(0, count - hand.count),
      first: basis.edition.spread.first.map(\.most))
    return hand.map { taken($0, "") }
      + picks.map { pick in taken(others[pick.index], reason(pick.reason)) }
  }

  private func reason(_ reason: SpreadPick.Reason) -> String {
    switch reason {
    case .kind(let kind):
      let rule = basis.edition.spread.first[kind].rule
      return "\(rule.says) (\(GuidanceInForce(basis.edition).cite(rule.citations)))"
    case .stratum(let disabled, let band):
      let who =
        switch disabled {
        case true: "disabled"
        case false: "not disabled"
        case nil: "disability unknown"
        }
      let age = band.map { "aged \(basis.edition.ageBands[$0].name)" } ?? "age unknown"
      return "the next child \(who), \(age)"
    }
  }

  private func byCover(
    _ count: Int, _ quotas: [Quota], _ onePerGroup: Bool, _ effort: Int
  ) -> Result {
    let solution = chooseExactly(problem(count, quotas, onePerGroup, effort))
    let chosen = solution.chosen.map { drawn[$0].child }
    return Result(
      taken: solution.chosen.map { taken($0, basis.contribution(of: drawn[$0].child, to: chosen)) },
      solution: solution)
  }

  /// The exact choice as a problem over plain values: those who may be chosen in ticket order.
  func problem(
    _ count: Int, _ quotas: [Quota], _ onePerGroup: Bool, _ effort: Int
  ) -> ChoiceProblem {
    let groups = basis.groups(of: drawn.map(\.child))
    let candidates = drawn.map { drawn in
      var belongs: UInt64 = 0
      for (position, quota) in quotas.prefix(64).enumerated()
      where quota.verdicts[Int(drawn.child)] == .yes {
        belongs |= 1 << UInt64(position)
      }
      return basis.candidate(
        drawn.child, groups: groups, quotas: belongs, required: required.contains(drawn.child))
    }
    return ChoiceProblem(
      candidates: candidates, count: count, weights: basis.shown.map(\.criterion.weight),
      levelCount: basis.levelCount,
      quotas: quotas.prefix(64).map {
        ChoiceProblem.Quota(name: $0.text, minimum: $0.minimum, maximum: $0.maximum)
      }, onePerGroup: onePerGroup, effort: effort * ChoiceProblem.usualEffort)
  }

  /// Those who may be chosen in ticket order, each with the rank of its ticket in the whole pool.
  var inOrder: [(child: Int32, rank: Int)] { drawn.map { ($0.child, $0.rank) } }
}
