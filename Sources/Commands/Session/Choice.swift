import Casework

/// How far the choice of children has come, and what it was made of.
public struct Choice: Sendable {
  public enum Stage: String, Sendable {
    /// Option A: the children for whom additional information is asked.
    case additional
    /// The five to seven whose experiences are tracked.
    case track
  }

  /// A child that was chosen, and why.
  public struct Chosen: Sendable {
    public let child: Int32
    /// The rank of its ticket among the pool, from 1; nil where it was picked by hand
    /// without a draw.
    public let rank: Int?
    public let ticket: String?
    /// The criteria that it is known to show.
    public let covers: [String]
    public let why: String
  }

  /// A decision of the inspector's, with the reason that was given.
  public struct Decision: Sendable, Equatable {
    public let child: Int32
    public let because: String
    /// The stage at which it was taken.
    public let stage: Stage
    /// Whether it is an event that was injected for training, and no decision of anybody's.
    var isInjected = false
  }

  /// A change by hand to what had been chosen.
  public struct Change: Sendable, Equatable {
    /// Who went.
    public let out: Int32?
    /// Who came, in the place of who went where there is one.
    public let coming: Int32?
    public let because: String
    var isInjected = false
  }

  /// `A`, `B`, or nil where none has been taken.
  public var option: String?
  /// The stage that `chosen` belongs to.
  public var stage: Stage?
  public var chosen: [Chosen] = []
  /// Option A: the children of the first stage, from whom the second chooses.
  public var additional: [Int32] = []
  /// From whom the first stage chose them.
  public var additionalPool: [Int32] = []
  /// What stands in front of the reason for which a child was picked.
  static let pickedByHand = "picked by hand: "

  /// Why eligibility was not asked for, where `anyway` overruled it.
  public var overruled: String?
  /// How the present stage was chosen: `spread`, `cover`, `by hand`.
  public var method = ""
  /// What the exact choice of the present stage reached; nil for the other ways, and once somebody
  /// was picked or dropped.
  public var solution: ChoiceSolution?
  /// What the present stage was made of; nil where lists were loaded since.
  public var request: CaseRequest?
  /// Whether the present stage was chosen to cover criteria.
  public var isCover = false
  /// From whom the present stage chose.
  public var pool: [Int32] = []
  /// Those about whom a form was written that asks for the additional facts.
  public var requested: [Int32] = []
  /// Those whom the call has confirmed.
  public var confirmed: [Int32] = []
  public var picked: [Decision] = []
  public var dropped: [Decision] = []
  /// What was in force when the present stage was chosen; nil where it was made by hand alone.
  public var context: ChoiceContext?
  /// The same of option A's first stage.
  public var first: ChoiceContext?
  /// What was changed by hand since the present stage was chosen.
  public var since: [Change] = []

  public init() {}

  /// Those who were taken out by hand.
  var droppedChildren: Set<Int32> { Set(dropped.map(\.child)) }

  /// The filters as they may be shown.
  mutating func say(_ filter: (Session.AppliedFilter) -> Session.AppliedFilter) {
    if let filters = context?.filters { context?.filters = filters.map(filter) }
    if let filters = first?.filters { first?.filters = filters.map(filter) }
  }

  func moved(_ relocation: Relocation) -> Choice {
    var moved = self
    moved.request = nil
    moved.chosen = chosen.compactMap { chosen in
      relocation.child(chosen.child).map {
        Chosen(
          child: $0, rank: chosen.rank, ticket: chosen.ticket, covers: chosen.covers,
          why: chosen.why)
      }
    }
    moved.additional = relocation.members(additional)
    moved.additionalPool = relocation.members(additionalPool)
    moved.requested = relocation.members(requested)
    moved.confirmed = relocation.members(confirmed)
    moved.pool = relocation.members(pool)
    moved.picked = picked.moved(relocation)
    moved.dropped = dropped.moved(relocation)
    moved.context = context?.moved(relocation)
    moved.first = first?.moved(relocation)
    moved.since = since.map { change in
      Change(
        out: change.out.flatMap(relocation.child), coming: change.coming.flatMap(relocation.child),
        because: change.because, isInjected: change.isInjected)
    }
    return moved
  }
}

extension [Choice.Decision] {
  fileprivate func moved(_ relocation: Relocation) -> Self {
    compactMap { decision in
      relocation.child(decision.child).map {
        Choice.Decision(
          child: $0, because: decision.because, stage: decision.stage,
          isInjected: decision.isInjected)
      }
    }
  }
}
