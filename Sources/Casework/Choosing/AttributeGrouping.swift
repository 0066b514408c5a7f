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
    var holders = [[Int]](repeating: [], count: levelCount)
    for (index, candidate) in candidates.enumerated() where levelCount > 0 {
      for level in candidate.levels where level >= 0 && level < levelCount {
        holders[level].append(index)
      }
    }

    // For each attribute so far, who has a level of it.
    var taken: [[Bool]] = []
    attribute = holders.map { holders in
      let home = taken.firstIndex { taken in holders.allSatisfy { !taken[$0] } } ?? taken.count
      if home == taken.count { taken.append([Bool](repeating: false, count: candidates.count)) }
      for holder in holders { taken[home][holder] = true }
      return home
    }
    attributeCount = taken.count
  }
}
