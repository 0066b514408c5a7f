import Guidance

/// Everything that a choice was made of, so that it can be made again: to explain it, to verify it,
/// or with one child more or less.
public struct CaseRequest: Sendable {
  /// Everyone who was looked at; ticket ranks count among them.
  public var pool: [Int32]
  /// Those of them who might be chosen.
  public var choosable: [Int32]
  /// Those who were in whatever the method.
  public var required: Set<Int32>
  public var seed: String
  public var count: Int
  public var method: CaseSelection.Method
  public var quotas: [CaseSelection.Quota]
  public var onePerGroup: Bool
  /// How long a proof is looked for, in multiples of the usual effort.
  public var effort = 1
  /// What weighed otherwise than in the edition.
  public var emphasis = Emphasis()

  public init(
    pool: [Int32], choosable: [Int32], required: Set<Int32>, seed: String, count: Int,
    method: CaseSelection.Method, quotas: [CaseSelection.Quota], onePerGroup: Bool
  ) {
    self.pool = pool
    self.choosable = choosable
    self.required = required
    self.seed = seed
    self.count = count
    self.method = method
    self.quotas = quotas
    self.onePerGroup = onePerGroup
  }

  public func answer(_ basis: CaseBasis) -> CaseSelection.Result {
    selection(basis).choose(count, method, quotas: quotas, onePerGroup: onePerGroup, effort: effort)
  }

  public func selection(_ basis: CaseBasis) -> CaseSelection {
    CaseSelection(basis, pool: pool, choosable: choosable, required: required, seed: seed)
  }

  /// What the quotas that some children break would cost.
  func quotaCost(of children: [Int32]) -> Int {
    let rules = QuotaRule.rules(
      of: quotas.map { .init(name: $0.condition, minimum: $0.minimum, maximum: $0.maximum) })
    return zip(rules, quotas).reduce(0) { cost, entry in
      cost + entry.0.cost(of: children.count { entry.1.verdicts[Int($0)] == .yes })
    }
  }

  /// Everyone who was looked at, in the order of the tickets.
  public func drawn(_ area: Area) -> [(child: Int32, ticket: Ticket)] {
    TicketDrawer(seed: seed).drawn(
      CaseSelection.everyone(pool, choosable, of: area.count), area.truth.ids)
  }

  /// The same with somebody in who shows a criterion.
  public func requiring(_ shown: CaseBasis.Shown) -> CaseRequest {
    var request = self
    request.quotas.append(
      CaseSelection.Quota(
        condition: shown.criterion.id, minimum: 1, maximum: nil, verdicts: shown.verdicts))
    return request
  }

  /// The same with a child left out.
  public func without(_ child: Int32) -> CaseRequest {
    var request = self
    request.choosable.removeAll { $0 == child }
    request.required.remove(child)
    return request
  }

  /// The same with a child in, whatever the method.
  public func with(_ child: Int32) -> CaseRequest {
    var request = self
    request.required.insert(child)
    if !request.choosable.contains(child) { request.choosable.append(child) }
    return request
  }
}
