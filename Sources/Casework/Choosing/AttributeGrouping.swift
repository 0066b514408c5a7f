/// Which levels exclude each other, found from the candidates: two levels that nobody has
/// together are taken for levels of one attribute.
///
/// r more candidates can add at most r levels of one attribute. That is what makes a proof
/// short; a grouping that differs from the real attributes only makes it longer.
struct AttributeGrouping {
  /// The attribute of each level.
  let attribute: [Int]
  let attributeCount: Int

  init(_ candidates: [ChoiceProblem.Candidate], levelCount: Int) {
    let words = (levelCount + 63) / 64
    var together = [UInt64](repeating: 0, count: levelCount * words)
    for candidate in candidates where levelCount > 0 {
      for first in candidate.levels where first >= 0 && first < levelCount {
        for second in candidate.levels where second >= 0 && second < levelCount {
          together[first * words + second / 64] |= 1 << UInt64(second % 64)
        }
      }
    }

    var members: [[UInt64]] = []
    attribute = (0..<levelCount).map { level in
      let partners = together[(level * words)..<(level * words + words)]
      let home =
        members.firstIndex { zip($0, partners).allSatisfy { $0 & $1 == 0 } } ?? members.count
      if home == members.count { members.append([UInt64](repeating: 0, count: words)) }
      members[home][level / 64] |= 1 << UInt64(level % 64)
      return home
    }
    attributeCount = members.count
  }
}
