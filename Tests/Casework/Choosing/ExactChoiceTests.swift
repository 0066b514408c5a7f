import Guidance
import Testing

@testable import Casework

@Suite struct ExactChoiceTests {
  @Test(arguments: 0..<8) func agreesWithEnumeration(part: Int) throws {
    var problems = RandomProblems(seed: UInt64(part))
    for number in 0..<150 {
      let problem = problems.problem()
      let solution = chooseExactly(problem)
      let expected = try #require(Enumeration(problem).best)
      try #require(solution.chosen == expected.ranks, "part \(part), problem \(number)")
      // Small searches end before prices are asked: here they have their say from the start.
      let priced = ExactChoice(problem, nodesWithoutPrices: -1).solve()
      try #require(priced.chosen == expected.ranks, "part \(part), problem \(number)")
      #expect(solution.proven)
      #expect(solution.bound == nil)
      if problem.levels.contains(.covered) {
        #expect(solution.covered == expected.quality.covered)
      }
      if problem.levels.contains(.twice) { #expect(solution.twice == expected.quality.twice) }
      if problem.levels.contains(.attributes) {
        #expect(solution.attributes == expected.quality.attributes)
      }
      #expect(solution.relaxed.isEmpty == (expected.quality.cost == 0))
    }
  }

  /// Larger ones take a search longer, so that prices have their say in what is dropped.
  @Test(arguments: 0..<4) func agreesWithEnumerationOfLargerOnes(part: Int) throws {
    var problems = RandomProblems(seed: 1000 + UInt64(part))
    for number in 0..<20 {
      let problem = problems.problem(smallest: 16, largest: 18)
      let expected = try #require(Enumeration(problem).best)
      try #require(chooseExactly(problem).chosen == expected.ranks, "part \(part), \(number)")
      let priced = ExactChoice(problem, nodesWithoutPrices: -1).solve()
      try #require(priced.chosen == expected.ranks, "part \(part), \(number)")
    }
  }

  /// A search that must go far finds the same with little effort as with much, or says that it
  /// has not proven it, with a bound that holds.
  @Test func boundsHold() {
    var problems = RandomProblems(seed: 9)
    for number in 0..<12 {
      let candidates = (0..<60).map { _ in
        ChoiceProblem.Candidate(
          criteria: UInt64(problems.number(below: 1 << 24))
            & UInt64(problems.number(below: 1 << 24)),
          levels: [problems.number(below: 4), 4 + problems.number(below: 9)])
      }
      var problem = ChoiceProblem(
        candidates: candidates, count: 6, weights: (0..<24).map { 1 + $0 % 3 }, levelCount: 13)
      let best = chooseExactly(problem)
      #expect(best.proven)
      for effort in [1, 10, 30, 100] {
        problem.effort = effort
        let hasty = chooseExactly(problem)
        if hasty.proven { #expect(hasty.chosen == best.chosen, "problem \(number), \(effort)") }
        #expect(hasty.covered <= best.covered)
        #expect(hasty.bound?.covered ?? best.covered >= best.covered)
        guard hasty.covered == best.covered else { continue }
        #expect(hasty.bound?.twice ?? best.twice >= best.twice)
        guard hasty.twice == best.twice else { continue }
        #expect(hasty.bound?.attributes ?? best.attributes >= best.attributes)
      }
    }
  }

  /// The same with quotas that cannot all be kept: nothing costs less than the bound says.
  @Test func boundsOfQuotasHold() {
    var problems = RandomProblems(seed: 31)
    var unproven = 0
    for number in 0..<40 {
      let candidates = (0..<30).map { _ in
        ChoiceProblem.Candidate(
          criteria: UInt64(problems.number(below: 1 << 12)),
          levels: [problems.number(below: 4)],
          quotas: UInt64(problems.number(below: 16)) & UInt64(problems.number(below: 16)))
      }
      var problem = ChoiceProblem(
        candidates: candidates, count: 5, weights: Array(repeating: 1, count: 12), levelCount: 4,
        quotas: [
          .init(name: "a", minimum: 4), .init(name: "b", minimum: 3), .init(name: "c", maximum: 0),
          .init(name: "d", minimum: 4, maximum: 4),
        ])
      let best = chooseExactly(problem)
      #expect(best.proven)
      for effort in [0, 1, 3, 10] {
        problem.effort = effort
        let hasty = chooseExactly(problem)
        #expect(hasty.quotaCost >= best.quotaCost, "problem \(number), \(effort)")
        guard let bound = hasty.bound else { continue }
        unproven += 1
        #expect(bound.quotaCost <= best.quotaCost, "problem \(number), \(effort)")
        #expect(bound.quotaCost >= 0)
        guard hasty.quotaCost == best.quotaCost else { continue }
        #expect(bound.covered >= best.covered, "problem \(number), \(effort)")
      }
    }
    #expect(unproven > 20)
  }

  /// The order of rows is not the order of tickets: shuffled, and given tickets again, the
  /// same children are chosen.
  @Test func rowOrderIsNoMatter() {
    var problems = RandomProblems(seed: 77)
    let drawer = TicketDrawer(seed: "rows")
    for _ in 0..<40 {
      let problem = problems.problem(largest: 30)
      let rows = problem.candidates.enumerated().map { (id: "K\($0)", candidate: $1) }
      func chosen(_ rows: [(id: String, candidate: ChoiceProblem.Candidate)]) -> [String] {
        let inOrder = rows.sorted { drawer.ticket($0.id) < drawer.ticket($1.id) }
        var problem = problem
        problem.candidates = inOrder.map(\.candidate)
        return chooseExactly(problem).chosen.map { inOrder[$0].id }
      }
      var shuffled = rows
      for place in shuffled.indices {
        shuffled.swapAt(place, problems.number(below: shuffled.count))
      }
      #expect(chosen(shuffled) == chosen(rows))
    }
  }

  @Test func relaxesTheCheaperQuota() {
    // A second disabled child does not exist: the minimum of two gives way to one.
    let candidates = [
      ChoiceProblem.Candidate(criteria: 0b01), .init(criteria: 0b10),
      .init(criteria: 0, quotas: 0b1), .init(criteria: 0b11),
    ]
    let solution = chooseExactly(
      ChoiceProblem(
        candidates: candidates, count: 2, weights: [1, 1],
        quotas: [.init(name: "disability", minimum: 2)]))
    #expect(solution.chosen == [2, 3])
    #expect(
      solution.relaxed == [
        .init(quota: 0, name: "disability", side: .minimum, asked: 2, met: 1)
      ])
  }

  @Test func excessWeighsLessThanShortfall() {
    // Both belong to both: either one short of two (weight 2) or one above one (weight 1).
    let candidates =
      [ChoiceProblem.Candidate](repeating: .init(criteria: 1, quotas: 3), count: 3)
      + [.init(criteria: 1)]
    let solution = chooseExactly(
      ChoiceProblem(
        candidates: candidates, count: 2, weights: [1],
        quotas: [.init(name: "both", minimum: 2), .init(name: "one", maximum: 1)]))
    #expect(solution.chosen == [0, 1])
    #expect(solution.relaxed.map(\.side) == [.maximum])
    #expect(solution.relaxed.map(\.met) == [2])
  }

  @Test func requiredBreakGroupRules() {
    let candidates = [
      ChoiceProblem.Candidate(criteria: 1, group: 4),
      .init(criteria: 1, group: 4, required: true), .init(criteria: 2, group: 4),
      .init(criteria: 1, group: 4, required: true), .init(criteria: 1, group: 5),
    ]
    let solution = chooseExactly(
      ChoiceProblem(candidates: candidates, count: 4, weights: [1, 1], onePerGroup: true))
    #expect(solution.chosen == [1, 3, 4])
    #expect(solution.covered == 1)
  }

  @Test func requiredBeyondTheCountAreAllIn() {
    let candidates = [ChoiceProblem.Candidate](
      repeating: .init(criteria: 1, required: true), count: 3)
    #expect(
      chooseExactly(ChoiceProblem(candidates: candidates, count: 1, weights: [1])).chosen
        == [0, 1, 2])
  }

  @Test func emptyAndAbsurdNumbersAreNoMatter() {
    #expect(chooseExactly(ChoiceProblem(candidates: [], count: 6, weights: [])).chosen == [])
    let candidates = [
      ChoiceProblem.Candidate(criteria: .max, levels: [-1, 5, .max], quotas: .max),
      .init(criteria: .max, levels: [0, 0], group: .min, quotas: .max),
    ]
    for count in [Int.min, -1, 0, 1, Int.max] {
      let solution = chooseExactly(
        ChoiceProblem(
          candidates: candidates, count: count, weights: [Int.max, Int.min, Int.max],
          levelCount: 2,
          quotas: [.init(name: "", minimum: .max, maximum: .min), .init(name: "", minimum: .min)],
          onePerGroup: true))
      #expect(solution.chosen.count == min(max(count, 0), 2))
      #expect(solution.proven)
    }
  }

  /// Many more than the search nests, with quotas that have to be worked for.
  @Test func manyPicksEndWithoutHarm() {
    let candidates = (0..<3000).map { index in
      ChoiceProblem.Candidate(criteria: 1, levels: [index % 7], quotas: index % 2 == 0 ? 1 : 2)
    }
    let solution = chooseExactly(
      ChoiceProblem(
        candidates: candidates, count: 1500, weights: [1], levelCount: 7,
        quotas: [.init(name: "even", minimum: 1400)]))
    #expect(solution.chosen.count == 1500)
  }

  @Test func effortEndsTheSearchWithABound() {
    var problems = RandomProblems(seed: 5)
    let candidates = (0..<400).map { _ in
      ChoiceProblem.Candidate(
        criteria: UInt64(problems.number(below: 1 << 20)) & UInt64(problems.number(below: 1 << 20)),
        levels: [problems.number(below: 4), 4 + problems.number(below: 9)])
    }
    let solution = chooseExactly(
      ChoiceProblem(
        candidates: candidates, count: 5, weights: Array(repeating: 1, count: 20),
        levelCount: 13, effort: 20))
    #expect(!solution.proven)
    #expect(solution.chosen.count == 5)
    #expect((solution.bound?.covered ?? 0) >= solution.covered)
    #expect((solution.bound?.twice ?? 0) >= solution.twice)
    #expect((solution.bound?.attributes ?? 0) >= solution.attributes)
  }

  /// What `effort N` asks for reaches the search.
  @Test func effortReachesTheSearch() throws {
    let basis = try CaseBasis(CaseSpace(Area(try Editions.load(Editions.standard)), asOf: nil))
    let selection = CaseSelection(basis, pool: [], choosable: [], required: [], seed: "1")
    #expect(selection.problem(6, [], true, 3).effort == 3 * ChoiceProblem.usualEffort)
  }
}
