/// Names that a person may have meant.
public enum Nearness {
  /// At most three of `names` that are within a third of the length of `word`, nearest first.
  ///
  /// No hint is better than a silly one: a name farther off than that is never offered.
  /// Names that begin with the word, or with which the word begins, come behind the near ones.
  public static func names(near word: String, among names: [String]) -> [String] {
    let wanted = Array(word.lowercased().unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= 64 else { return [] }
    let limit = wanted.count / 3
    let tally = LetterTally(wanted)
    var found: [(distance: Int, name: String)] = []
    var seen = Set<String>()
    for name in names where seen.insert(name).inserted {
      let candidate = Array(name.lowercased().unicodeScalars)
      if !tally.isFarther(than: limit, from: LetterTally(candidate)),
        let distance = distance(wanted, candidate, atMost: limit)
      {
        found.append((distance, name))
        continue
      }
      if wanted.count >= 3,
        candidate.starts(with: wanted)
          || wanted.dropLast().elementsEqual(candidate.prefix(wanted.count - 1))
      {
        found.append((limit + 1, name))
      }
    }
    let sorted = found.enumerated().sorted {
      ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
    }
    return sorted.prefix(3).map(\.element.name)
  }

  /// "did you mean age, age_band?" or an empty text where nothing is near.
  public static func hint(_ word: String, among names: [String]) -> String {
    let near = self.names(near: word, among: names)
    return near.isEmpty ? "" : "did you mean \(near.joined(separator: ", "))?"
  }

  /// How many insertions, deletions, replacements and swaps of neighbours part two words.
  public static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    let most = max(left.count, right.count)
    return distance(left, right, atMost: most) ?? most
  }

  /// The same where it is no more than `limit`, otherwise nil: what lies farther off is not worked
  /// out, so that a comparison costs the length times the limit.
  public static func distance(
    _ left: [Unicode.Scalar], _ right: [Unicode.Scalar], atMost limit: Int
  ) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    let far = limit + 1
    var beforeLast = [Int](repeating: far, count: right.count + 1)
    var last = (0...right.count).map { min($0, far) }
    var current = beforeLast
    for row in 1...left.count {
      // Beyond this band, the lengths passed so far differ by more than the limit.
      let from = max(1, row - limit)
      let to = min(right.count, row + limit)
      current[from - 1] = from == 1 ? min(row, far) : far
      var least = current[from - 1]
      for column in from...to {
        let cost = left[row - 1] == right[column - 1] ? 0 : 1
        let above = column == row + limit ? far : last[column]
        var best = min(above + 1, current[column - 1] + 1, last[column - 1] + cost)
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          best = min(best, beforeLast[column - 2] + 1)
        }
        current[column] = min(best, far)
        least = min(least, best)
      }
      // No later row can be nearer than the nearest of this one.
      guard least <= limit else { return nil }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }
}
