import Guidance

/// What a choice reaches, whoever made it.
public struct ReachedLevels: Sendable, Equatable {
  /// The weight of the criteria that at least one of the chosen shows.
  public let covered: Int
  /// The weight of those that at least two show.
  public let twice: Int
  /// How many attribute levels appear.
  public let attributes: Int

  /// The levels in the order in which they count.
  public var order: (Int, Int, Int) { (covered, twice, attributes) }
}

/// A child who could join a choice, and what it would reach then.
public struct CaseReplacement: Sendable {
  public let child: Int32
  public let levels: ReachedLevels
}

extension CaseBasis {
  public func levels(of chosen: [Int32]) -> ReachedLevels {
    let (once, twice) = masks(chosen)
    return ReachedLevels(
      covered: weight(once), twice: weight(twice), attributes: levelsShown(by: chosen))
  }

  /// Those who could join a choice, in the order of their tickets: who may be chosen, and by the
  /// request's rules beside those who are in.
  public func reserve(
    joining chosen: [Int32], from request: CaseRequest, except: Set<Int32>
  ) -> [(child: Int32, rank: Int)] {
    let ranks = request.selection(self).ranks
    return request.choosable
      .filter { child in
        !chosen.contains(child) && !except.contains(child)
          && !(request.onePerGroup && !siblings(of: child, among: chosen).isEmpty)
      }
      .compactMap { child in ranks[child].map { (child, $0) } }
      .sorted { $0.rank < $1.rank }
  }

  /// The same, best first: those with whom quotas are kept best, then those with whom most is
  /// reached; of equals the one whose ticket comes first.
  public func replacements(
    joining chosen: [Int32], from request: CaseRequest, except: Set<Int32>
  ) -> [CaseReplacement] {
    reserve(joining: chosen, from: request, except: except)
      .map { entry in
        let all = chosen + [entry.child]
        return (
          request.quotaCost(of: all), entry.rank,
          CaseReplacement(child: entry.child, levels: levels(of: all))
        )
      }
      .sorted { left, right in
        if left.0 != right.0 { return left.0 < right.0 }
        if left.2.levels != right.2.levels { return left.2.levels.order > right.2.levels.order }
        return left.1 < right.1
      }
      .map(\.2)
  }

  /// Whether criteria count by other weights than one.
  public var isWeighted: Bool { shown.contains { $0.criterion.weight != 1 } }

  /// The first level at which another choice has less: "12 criteria covered, not 13"; nil where it
  /// has as much in all, or more.
  public func loss(from before: ReachedLevels, to after: ReachedLevels) -> String? {
    let covered = isWeighted ? "in weight covered" : "criteria covered"
    if after.covered != before.covered {
      return after.covered < before.covered
        ? "\(after.covered) \(covered), not \(before.covered)" : nil
    }
    if after.twice != before.twice {
      return after.twice < before.twice
        ? "\(after.twice) \(isWeighted ? "in weight " : "")covered twice, not \(before.twice)" : nil
    }
    return after.attributes < before.attributes
      ? "\(after.attributes) attribute levels, not \(before.attributes)" : nil
  }

  /// What the choice would lose without this child: the first level at which it loses.
  public func contribution(of child: Int32, to chosen: [Int32]) -> String {
    let others = chosen.filter { $0 != child }
    let (once, twice) = masks(others)
    let mine = mask(of: child)
    let alone = names(mine & ~once)
    if !alone.isEmpty { return "alone shows \(alone)" }
    let second = names(mine & ~twice)
    if !second.isEmpty { return "one of two who show \(second)" }
    let levels = levels(only: child, among: others)
    return levels.isEmpty ? "by ticket" : "alone is \(levels.joined(separator: ", "))"
  }

  /// The criteria that at least one of the children shows, and those that at least two show.
  public func criteria(of chosen: [Int32]) -> (once: [String], twice: [String]) {
    let (once, twice) = masks(chosen)
    return (identifiers(once), identifiers(twice))
  }

  private func masks(_ chosen: [Int32]) -> (once: UInt64, twice: UInt64) {
    var once: UInt64 = 0
    var twice: UInt64 = 0
    for child in chosen {
      let mask = mask(of: child)
      twice |= once & mask
      once |= mask
    }
    return (once, twice)
  }

  private func weight(_ mask: UInt64) -> Int {
    shown.indices.reduce(0) { sum, position in
      mask & (1 << UInt64(position)) == 0 ? sum : sum + shown[position].criterion.weight
    }
  }

  private func identifiers(_ mask: UInt64) -> [String] {
    shown.indices.filter { mask & (1 << UInt64($0)) != 0 }.map { shown[$0].criterion.id }
  }

  private func names(_ mask: UInt64) -> String { identifiers(mask).joined(separator: ", ") }
}
