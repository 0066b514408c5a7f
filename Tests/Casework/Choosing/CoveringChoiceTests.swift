import Casework
import Testing

/// The quick choice by criteria alone against the search that knows all levels, and against going
/// through every choice there is.
@Suite struct CoveringChoiceTests {
  private static func masks(
    _ count: Int, _ criteria: Int, density: Int, _ random: inout some RandomNumberGenerator
  ) -> [UInt64] {
    (0..<count).map { _ in
      (0..<criteria).reduce(0) {
        $0 | (Int.random(in: 0..<100, using: &random) < density ? 1 << UInt64($1) : 0)
      }
    }
  }

  @Test func choosesAsTheSearchDoes() {
    var random = SystemRandomNumberGenerator()
    var covering = CoveringChoice()
    for _ in 0..<400 {
      let criteria = Int.random(in: 1...20, using: &random)
      let masks = Self.masks(
        Int.random(in: 0...40, using: &random), criteria,
        density: [5, 15, 40, 80].randomElement(using: &random) ?? 15, &random)
      let count = Int.random(in: 0...8, using: &random)
      let exact = chooseExactly(
        ChoiceProblem(
          candidates: masks.map { ChoiceProblem.Candidate(criteria: $0) }, count: count,
          weights: Array(repeating: 1, count: criteria), levels: .covered))
      #expect(exact.proven)
      #expect(covering.choose(masks, count: count) == exact.chosen, "\(masks), \(count)")
    }
  }

  @Test func choosesTheFirstOfTheBest() {
    var random = SystemRandomNumberGenerator()
    var covering = CoveringChoice()
    for _ in 0..<300 {
      let masks = Self.masks(
        Int.random(in: 1...9, using: &random), 8,
        density: Int.random(in: 5...60, using: &random), &random)
      let count = min(Int.random(in: 1...4, using: &random), masks.count)
      var best: (covered: Int, places: [Int]) = (-1, [])
      for set in 0..<(1 << masks.count) where set.nonzeroBitCount == count {
        let places = masks.indices.filter { set >> $0 & 1 == 1 }
        let covered = places.reduce(0) { $0 | masks[$1] }.nonzeroBitCount
        let isEarlier = covered == best.covered && places.lexicographicallyPrecedes(best.places)
        if covered > best.covered || isEarlier { best = (covered, places) }
      }
      #expect(covering.choose(masks, count: count) == best.places, "\(masks), \(count)")
    }
  }
}
