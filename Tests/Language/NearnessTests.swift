import Testing

@testable import Language

/// The bounded comparison of two texts gives what the plain one gives, within its bound.
@Suite struct NearnessTests {
  /// Damerau's distance with swaps of neighbours only, the whole table worked out.
  private func plain(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var table = [[Int]](
      repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
    for row in 0...left.count { table[row][0] = row }
    for column in 0...right.count { table[0][column] = column }
    for row in 1..<max(1, left.count + 1) where !left.isEmpty {
      for column in 1..<max(1, right.count + 1) where !right.isEmpty {
        let cost = left[row - 1] == right[column - 1] ? 0 : 1
        var best = min(
          table[row - 1][column] + 1, table[row][column - 1] + 1,
          table[row - 1][column - 1] + cost)
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          best = min(best, table[row - 2][column - 2] + 1)
        }
        table[row][column] = best
      }
    }
    return table[left.count][right.count]
  }

  @Test func boundedAsPlain() {
    var state: UInt64 = 42
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    func text(_ letters: [Unicode.Scalar], _ longest: Int) -> [Unicode.Scalar] {
      (0..<next(longest + 1)).map { _ in letters[next(letters.count)] }
    }
    let few = Array("ab".unicodeScalars)
    let many = Array("abcdefgh 0123é漢z".unicodeScalars)
    for round in 0..<4_000 {
      let letters = round.isMultiple(of: 2) ? few : many
      let left = text(letters, 12)
      var right = left
      if round % 3 == 0 { right = text(letters, 12) }
      for _ in 0..<next(4) where right.count > 1 {
        let place = next(right.count - 1)
        switch next(4) {
        case 0: right.remove(at: place)
        case 1: right.insert(letters[next(letters.count)], at: place)
        case 2: right.swapAt(place, place + 1)
        default: right[place] = letters[next(letters.count)]
        }
      }
      let distance = plain(left, right)
      #expect(Nearness.distance(left, right) == distance)
      for limit in 0...7 {
        let bounded = Nearness.distance(left, right, atMost: limit)
        #expect(bounded == (distance <= limit ? distance : nil), "\(left) \(right) \(limit)")
      }
      #expect(LetterTally(left).leastDistance(to: LetterTally(right)) <= distance)
    }
  }

  /// What is not counted any more says nothing, rather than too much.
  @Test func manyOfOneLetter() {
    let long = [Unicode.Scalar](repeating: "a", count: 400)
    #expect(LetterTally(long).leastDistance(to: LetterTally(long.dropLast())) <= 1)
    #expect(LetterTally(long).leastDistance(to: LetterTally([])) <= 400)
    #expect(
      LetterTally("aab".unicodeScalars).leastDistance(to: LetterTally("abc".unicodeScalars)) == 1)
  }

  /// A name that is given several times is offered once, and the order of the names decides.
  @Test func namesOnce() {
    #expect(
      Nearness.names(near: "agee", among: ["age", "age", "ages", "page"]) == ["age", "ages"])
  }
}
