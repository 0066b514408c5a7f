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
    var found: [(distance: Int, name: String)] = []
    for name in names where !found.contains(where: { $0.name == name }) {
      let candidate = Array(name.lowercased().unicodeScalars)
      if abs(candidate.count - wanted.count) <= limit {
        let distance = distance(wanted, candidate)
        if distance <= limit {
          found.append((distance, name))
          continue
        }
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
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row] + [Int](repeating: 0, count: right.count)
      for column in 1...right.count {
        let cost = left[row - 1] == right[column - 1] ? 0 : 1
        current[column] = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + cost)
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          current[column] = min(current[column], beforeLast[column - 2] + 1)
        }
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
