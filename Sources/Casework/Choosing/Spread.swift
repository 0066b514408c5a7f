/// Takes `count` of `candidates`, who are in ticket order: of each kind in turn the first so
/// many, those left out who are taken already, then one of each stratum in turn, again and
/// again.
///
/// `first` says how many of each kind come first; a candidate's bit i stands for kind i.
///
/// The strata are the disabled, then the others, then those of whom it is not known; within
/// each, the age bands young to old, then unknown age. The picks are in the order of taking.
public func spreadOrder(
  _ candidates: [SpreadCandidate], taking count: Int, first: [Int]
) -> [SpreadPick] {
  var picks: [SpreadPick] = []
  var taken = [Bool](repeating: false, count: candidates.count)
  func take(_ index: Int, _ reason: SpreadPick.Reason) {
    guard picks.count < count, !taken[index] else { return }
    taken[index] = true
    picks.append(SpreadPick(index: index, reason: reason))
  }

  for (kind, most) in first.prefix(64).enumerated() {
    let bit: UInt64 = 1 << UInt64(kind)
    let members = candidates.indices.filter { candidates[$0].kinds & bit != 0 }
    for index in members.prefix(max(0, most)) { take(index, .kind(kind)) }
  }

  var strata = SpreadStratum.strata(candidates) { !taken[$0] }
  while picks.count < count, !strata.isEmpty {
    for place in strata.indices {
      let stratum = strata[place]
      guard let index = strata[place].next() else { continue }
      take(index, .stratum(disabled: stratum.disabled, ageBand: stratum.ageBand))
    }
    strata.removeAll { $0.isEmpty }
  }
  return picks
}

/// The candidates who are alike in disability and age band, in ticket order.
private struct SpreadStratum {
  let disabled: Bool?
  let ageBand: Int?
  private var members: ArraySlice<Int>

  var isEmpty: Bool { members.isEmpty }

  mutating func next() -> Int? { members.popFirst() }

  /// The strata of those who belong, in the order of the round.
  static func strata(
    _ candidates: [SpreadCandidate], where belongs: (Int) -> Bool
  ) -> [SpreadStratum] {
    var strata: [SpreadStratum] = []
    for (index, candidate) in candidates.enumerated() where belongs(index) {
      let place = strata.firstIndex {
        $0.disabled == candidate.disabled && $0.ageBand == candidate.ageBand
      }
      if let place {
        strata[place].members.append(index)
      } else {
        strata.append(
          SpreadStratum(
            disabled: candidate.disabled, ageBand: candidate.ageBand, members: [index]))
      }
    }
    return strata.sorted { $0.position < $1.position }
  }

  /// The known before the unknown, the disabled before the others, the young before the old.
  private var position: (Int, Int) {
    (disabled.map { $0 ? 0 : 1 } ?? 2, ageBand ?? Int.max)
  }
}
