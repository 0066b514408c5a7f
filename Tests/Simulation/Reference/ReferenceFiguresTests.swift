import Casework
import Guidance
import Testing

@testable import Simulation

/// The figures of the model's reference area: seed 20250911090000000001, 60 children, 6
/// tracked, errors of 2% with option A and 5% with option B.
@Suite struct ReferenceFiguresTests {
  private static let full = SelectionOption.full
  private static let random = ReferenceArea.option(.asked(.random, 20), 200)
  private static let spread = ReferenceArea.option(.asked(.spread, 20), 200)
  private static let everyone = ReferenceArea.option(.everyone, 500)

  private static let experiment = Result { try ReferenceArea.experiment() }

  private static func values(_ option: SelectionOption) throws -> [Int] {
    try experiment.get().values(option)
  }

  @Test(arguments: [
    (full, 14, [32, 8, 49, 3, 31, 14]), (random, 13, [32, 8, 49, 3, 31, 54]),
    (spread, 13, [32, 8, 49, 3, 31, 54]), (everyone, 13, [8, 49, 3, 31, 54, 5]),
  ])
  func runZero(option: SelectionOption, value: Int, chosen: [Int]) throws {
    let run = try Self.experiment.get().results(option)[0]
    #expect(run.value == value)
    #expect(run.chosen.map { Int($0) + 1 } == chosen)
    #expect(run.isProven)
  }

  @Test func runZeroByAllLevels() throws {
    let children = try ReferenceArea.children(60)
    let drawn = children.drawn(run: 0, withLevels: true)
    let eligible = drawn.order.indices.filter {
      children.table.isEligible(Int(drawn.rows[$0]), way: Int(drawn.ways[$0]))
    }
    #expect(eligible.count == 40)
    let solution = chooseExactly(
      ChoiceProblem(
        candidates: eligible.map { place in
          ChoiceProblem.Candidate(
            criteria: children.table.mask(Int(drawn.rows[place]), way: Int(drawn.ways[place])),
            levels: drawn.levels[place])
        }, count: 6, weights: Array(repeating: 1, count: 14), levelCount: children.levelCount))
    #expect(solution.proven)
    #expect((solution.covered, solution.twice, solution.attributes) == (14, 13, 19))
    let places = solution.chosen.map { eligible[$0] }
    #expect(places.map { Int(drawn.order[$0]) + 1 } == [32, 8, 49, 11, 10, 14])
    // The ranks are among all 60 tickets, not among the eligible.
    #expect(places.map { $0 + 1 } == [1, 2, 3, 9, 15, 33])

    // The same by an experiment's rule.
    let byLevels = try ReferenceArea.experiment(runs: 1) { $0.rule = .levels }
    #expect(byLevels.results(.full)[0].chosen.map { Int($0) + 1 } == [32, 8, 49, 11, 10, 14])
  }

  /// The means are sums of 200 whole numbers, hence given as sums.
  @Test(arguments: [
    (full, 2752, 0.451), (random, 2549, 0.9511), (spread, 2684, 0.7391), (everyone, 2641, 0.999),
  ])
  func means(option: SelectionOption, sum: Int, deviation: Double) throws {
    let values = try Self.values(option)
    #expect(values.reduce(0, +) == sum)
    #expect(abs(Sample(values).deviation - deviation) < 0.000_05)
  }

  @Test func randomWithoutError() throws {
    #expect(try Self.values(Self.random.withoutError).reduce(0, +) == 2573)
    let regret = try Self.experiment.get().regret(Self.random)
    #expect(abs(regret.whole - (13.760 - 12.745)) < 1e-9)
    #expect(abs(regret.staging - (13.760 - 12.865)) < 1e-9)
    #expect(abs(regret.dataError - 0.120) < 1e-9)
  }

  @Test(arguments: [
    (spread, everyone, 0.215, 0.0774, 0.3526, 49, 126, 25),
    (random, everyone, -0.460, -0.6124, -0.3076, 21, 92, 87),
    (spread, random, 0.675, 0.5432, 0.8068, 102, 89, 9),
  ])
  func differences(
    one: SelectionOption, other: SelectionOption, mean: Double, low: Double, high: Double,
    wins: Int, ties: Int, losses: Int
  ) throws {
    let difference = PairedDifference(try Self.values(one), try Self.values(other))
    #expect(abs(difference.sample.mean - mean) < 1e-9)
    #expect(abs(difference.low - low) < 0.000_05)
    #expect(abs(difference.high - high) < 0.000_05)
    #expect((difference.wins, difference.ties, difference.losses) == (wins, ties, losses))
  }

  @Test func breakEven() throws {
    let experiment = try Self.experiment.get()
    let breakEven = try #require(BreakEven(experiment))
    #expect(breakEven.points.map(\.rate.tenThousandths) == [0, 100, 200, 300, 400, 500])
    let expected = [-0.340, -0.205, -0.125, -0.020, 0.095, 0.215]
    for (point, difference) in zip(breakEven.points, expected) {
      #expect(abs(point.difference - difference) < 1e-9)
    }
    // A straight line from -0.020 at 3% to +0.095 at 4%.
    let rate = try #require(breakEven.rate)
    #expect(abs(rate - (0.03 + 0.01 * 0.020 / 0.115)) < 1e-9)
  }

  @Test func fewerThreadsMakeNoDifference() throws {
    let (many, one) = (try Self.experiment.get(), try ReferenceArea.experiment(threads: 1))
    for option in [Self.full, Self.random, Self.spread, Self.everyone] {
      #expect(many.values(option) == one.values(option))
      #expect(many.results(option).map(\.chosen) == one.results(option).map(\.chosen))
    }
  }
}
