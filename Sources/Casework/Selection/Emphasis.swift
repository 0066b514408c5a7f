import Guidance

/// What a person wants a choice to look at more than the edition does: criteria that weigh more or
/// less, and the local context that the authority names.
public struct Emphasis: Sendable, Equatable {
  /// What weighs otherwise than in the edition.
  public struct Weight: Sendable, Equatable {
    /// Such as `ESN 30`.
    public let criterion: String
    public let weight: Int
  }

  /// A local context, taken for one more criterion: a child shows it where the condition is true.
  public struct Context: Sendable, Equatable {
    public let condition: String
    public let weight: Int
  }

  /// What a weight may be. A criterion without weight is shown and does not count.
  public static let weights = 0...1_000

  /// In the order in which they were given.
  public private(set) var weights: [Weight] = []
  public private(set) var contexts: [Context] = []

  public init() {}

  public var isEmpty: Bool { weights.isEmpty && contexts.isEmpty }

  public mutating func weigh(_ criterion: String, _ weight: Int) {
    weights.removeAll { $0.criterion == criterion }
    weights.append(Weight(criterion: criterion, weight: weight))
  }

  /// With no weight, a context is taken back.
  public mutating func weigh(context condition: String, _ weight: Int) {
    contexts.removeAll { $0.condition == condition }
    if weight > 0 { contexts.append(Context(condition: condition, weight: weight)) }
  }

  /// The criteria of an edition as they count now, contexts last.
  ///
  /// - Parameter saying: how the condition of a context is shown.
  public func criteria(
    of edition: Edition, saying: (String) -> String = { $0 }
  ) -> [Edition.Criterion] {
    let own = edition.criteria.map { criterion in
      weights.last { $0.criterion == criterion.id }.map { criterion.weighing($0.weight) }
        ?? criterion
    }
    let named = contexts.enumerated().map { place, context in
      let condition = saying(context.condition)
      return Edition.Criterion(
        id: "context \(place + 1)", about: "local context: \(condition)", when: condition,
        weight: context.weight,
        citations: edition.localContext?.citations ?? [], interpretation: "said by weigh")
    }
    return own + named
  }
}
