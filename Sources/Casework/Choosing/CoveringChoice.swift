/// The first choice by ticket among those that cover most criteria: the levels L1 and L4 alone, every
/// criterion weighing the same, for simulations that choose thousands of times.
///
/// It finds what `chooseExactly` finds. Whether so many criteria can still be covered is asked by
/// the criterion that fewest can cover: one of those covers it, or nobody does.
public struct CoveringChoice {
  /// Where so many steps are not enough, it gives up.
  private static let mostSteps = 20_000

  /// What can be needed, the last place first, and those places.
  private var masks: [UInt64] = []
  private var last: [Int32] = []
  private var steps = 0

  public init() {}

  /// Places of those chosen, ascending; nil where that is not found within some effort.
  ///
  /// - Parameters:
  ///   - candidates: their criteria, in ticket order.
  ///   - count: how many to choose; all, where there are fewer.
  public mutating func choose(_ candidates: [UInt64], count: Int) -> [Int]? {
    let count = min(max(count, 0), candidates.count)
    guard count > 0 else { return [] }
    collect(candidates)
    steps = 0
    var target = masks.reduce(0, |).nonzeroBitCount
    while target > 0, !canReach(target, with: 0, more: count, among: masks.count, without: 0) {
      guard steps < Self.mostSteps else { return nil }
      target -= 1
    }
    var chosen: [Int] = []
    chosen.reserveCapacity(count)
    var covered: UInt64 = 0
    for place in candidates.indices where chosen.count < count {
      let more = count - chosen.count - 1
      let with = covered | candidates[place]
      let behind = standing(from: Int32(place + 1))
      if canReach(target, with: with, more: more, among: behind, without: 0) {
        chosen.append(place)
        covered = with
      }
      guard steps < Self.mostSteps else { return nil }
    }
    return chosen
  }

  /// From the last place on: whoever shows no more than somebody behind is never needed.
  private mutating func collect(_ candidates: [UInt64]) {
    masks.removeAll(keepingCapacity: true)
    last.removeAll(keepingCapacity: true)
    for place in candidates.indices.reversed() {
      let mask = candidates[place]
      if !masks.contains(where: { $0 & mask == mask }) {
        masks.append(mask)
        last.append(Int32(place))
      }
    }
  }

  /// How many of `masks` stand at a place or behind it.
  private func standing(from place: Int32) -> Int {
    last.firstIndex { $0 < place } ?? last.count
  }

  /// Whether `more` of the first `masks`, of those who show nothing of `without`, can bring what is
  /// covered to so many criteria.
  private mutating func canReach(
    _ target: Int, with covered: UInt64, more: Int, among count: Int, without: UInt64
  ) -> Bool {
    let lacking = target - covered.nonzeroBitCount
    if lacking <= 0 { return true }
    guard more > 0, steps < Self.mostSteps else { return false }
    steps += 1
    var union: UInt64 = 0
    // The criteria that at least two of them show.
    var twice: UInt64 = 0
    var most = 0
    for index in 0..<count where masks[index] & without == 0 {
      let gain = masks[index] & ~covered
      twice |= union & gain
      union |= gain
      most = max(most, gain.nonzeroBitCount)
    }
    if most >= lacking { return true }
    guard more > 1, most * more >= lacking, union.nonzeroBitCount >= lacking else { return false }
    let wanted = rarest(of: union, twice, among: count, without)
    for index in 0..<count where masks[index] & without == 0 && masks[index] & wanted != 0 {
      if canReach(
        target, with: covered | masks[index], more: more - 1, among: count, without: without)
      {
        return true
      }
    }
    return canReach(
      target, with: covered, more: more, among: count, without: without | wanted)
  }

  /// The criterion that fewest show; of several, the first.
  private func rarest(
    of union: UInt64, _ twice: UInt64, among count: Int, _ without: UInt64
  ) -> UInt64 {
    let once = union & ~twice
    if once != 0 { return once & (~once + 1) }
    var (found, fewest) = (UInt64(0), Int.max)
    var left = union
    while left != 0 {
      let criterion = left & (~left + 1)
      left ^= criterion
      var shown = 0
      for index in 0..<count where masks[index] & without == 0 && masks[index] & criterion != 0 {
        shown += 1
      }
      if shown < fewest { (found, fewest) = (criterion, shown) }
    }
    return found
  }
}
