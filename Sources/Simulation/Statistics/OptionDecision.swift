/// Which of two options runs speak for, if they do.
///
/// In this order: lists that are late more often than not, where the other's are not; else more
/// criteria; else, if both come to as much, less work for the area. If something is open, every way
/// in which it may turn out is gone through: an option is named only if all of them lead to it.
public struct OptionDecision: Sendable, Hashable {
  public enum Reason: String, Sendable, CaseIterable {
    /// The other one's lists are late more often than not.
    case deadlines
    /// Its children show more.
    case criteria
    /// Both come to as much, and it asks for less.
    case effort
    /// It is the same whichever way what is open turns out.
    case either = "either-way"
    /// Both come to as much, and ask for as much.
    case alike
    /// Both ask about the same children: whom they ask makes no difference.
    case sameChildren = "same-children"
    /// The runs do not tell.
    case open
    /// There are too few runs to say anything by.
    case fewRuns = "few-runs"
  }

  /// 0 for the option that asks about some, 1 for the one that asks about all; nil for neither.
  public let option: Int?
  public let reason: Reason

  private init(_ option: Int?, _ reason: Reason) {
    self.option = option
    self.reason = reason
  }

  /// - Parameters:
  ///   - met: for each option, how often its lists are in time, against more often than not.
  ///   - criteria: of what the first option's children show less the second's.
  ///   - effort: of the hours that the first option takes less the second's.
  ///   - asksTheSame: whether both options ask about the same children.
  public init(
    met: [ShareClaim], criteria: DifferenceClaim, effort: DifferenceClaim, asksTheSame: Bool,
    isOfFewRuns: Bool
  ) {
    guard !isOfFewRuns, met.count == 2 else {
      self.init(nil, .fewRuns)
      return
    }
    var ways = Set<OptionDecision>()
    for first in Self.ways(met[0]) {
      for second in Self.ways(met[1]) {
        guard first == second else {
          ways.insert(OptionDecision(first ? 0 : 1, .deadlines))
          continue
        }
        if asksTheSame {
          ways.insert(OptionDecision(nil, .sameChildren))
        } else {
          ways.formUnion(Self.byCriteria(criteria, effort))
        }
      }
    }
    if ways.count == 1, let way = ways.first {
      self = way
    } else if let option = ways.first?.option, ways.allSatisfy({ $0.option == option }) {
      self.init(option, .either)
    } else {
      self.init(nil, .open)
    }
  }

  /// Whether lists may be in time more often than not, and may not.
  private static func ways(_ claim: ShareClaim) -> [Bool] {
    switch claim {
    case .above: [true]
    case .below: [false]
    case .open: [true, false]
    }
  }

  private static func byCriteria(
    _ criteria: DifferenceClaim, _ effort: DifferenceClaim
  ) -> Set<OptionDecision> {
    switch criteria {
    case .first: return [OptionDecision(0, .criteria)]
    case .second: return [OptionDecision(1, .criteria)]
    case .same:
      switch effort {
      case .first: return [OptionDecision(1, .effort)]
      case .second: return [OptionDecision(0, .effort)]
      case .same: return [OptionDecision(nil, .alike)]
      case .open: return [OptionDecision(nil, .open)]
      }
    case .open:
      return byCriteria(.first, effort).union(byCriteria(.second, effort))
        .union(byCriteria(.same, effort))
    }
  }
}
