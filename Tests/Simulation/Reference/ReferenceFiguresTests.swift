import Casework
import Simulation
import Testing

/// The figures of the model's reference area: seed 20250911090000000001, 60 children, 6
/// tracked, errors of 2% with option A and 5% with option B.
@Suite struct ReferenceFiguresTests {
  private static let full = SelectionOption.full
  private static let random = SelectionOption(.random(20), errorRate: 200)
  private static let spread = SelectionOption(.spread(20), errorRate: 200)
  private static let everyone = SelectionOption(.everyone, errorRate: 500)

  private static let areas = {
    let areas = ReferenceAreas(seed: "20250911090000000001")
    return (0..<200).map { areas.area(run: $0, count: 60) }
  }()

  private static func values(_ option: SelectionOption) -> [Int] {
    areas.map { SelectionRun($0, option: option, track: 6).value }
  }

  @Test(arguments: [
    (full, 14, [32, 8, 49, 3, 31, 14]), (random, 13, [32, 8, 49, 3, 31, 54]),
    (spread, 13, [32, 8, 49, 3, 31, 54]), (everyone, 13, [8, 49, 3, 31, 54, 5]),
  ])
  func runZero(option: SelectionOption, value: Int, chosen: [Int]) {
    let run = SelectionRun(Self.areas[0], option: option, track: 6)
    #expect(run.value == value)
    #expect(run.chosen == chosen)
    #expect(run.proven)
  }

  @Test func runZeroByAllLevels() {
    let area = Self.areas[0]
    let eligible = area.ticketOrder.map { area.children[$0] }
      .filter { ReferenceCriteria.isEligible($0.facts) }
    #expect(eligible.count == 40)
    let solution = chooseExactly(
      ChoiceProblem(
        candidates: eligible.map { child in
          ChoiceProblem.Candidate(
            criteria: ReferenceCriteria.shown(by: child, facts: child.facts),
            levels: [
              Int(child.gender.rawValue), 2 + child.ageBand, 6 + Int(child.ethnicGroup.rawValue),
              11 + Int(child.list.rawValue), child.disabled ? 14 : 15, 15 + child.team,
            ])
        }, count: 6, weights: Array(repeating: 1, count: 14), levelCount: 22))
    #expect(solution.proven)
    #expect((solution.covered, solution.twice, solution.attributes) == (14, 13, 19))
    #expect(
      solution.chosen.map { eligible[$0].identifier }
        == ["C0032", "C0008", "C0049", "C0011", "C0010", "C0014"])
    // The ranks are among all 60 tickets, not among the eligible.
    let numbers = area.ticketOrder.map { area.children[$0].number }
    #expect(
      solution.chosen.map { (numbers.firstIndex(of: eligible[$0].number) ?? -1) + 1 }
        == [1, 2, 3, 9, 15, 33])
  }

  /// The means are sums of 200 whole numbers, hence given as sums.
  @Test(arguments: [
    (full, 2752, 0.451), (random, 2549, 0.9511), (spread, 2684, 0.7391),
    (everyone, 2641, 0.999), (SelectionOption(.everyone, errorRate: 200), 2709, 0.7145),
  ])
  func means(option: SelectionOption, sum: Int, deviation: Double) {
    let values = Self.values(option)
    #expect(values.reduce(0, +) == sum)
    #expect(abs(Self.deviation(values) - deviation) < 0.000_05)
  }

  @Test func randomWithoutError() {
    #expect(Self.values(.init(.random(20), errorRate: 0)).reduce(0, +) == 2573)
  }

  @Test(arguments: [
    (spread, everyone, 43, 49, 126, 25), (random, everyone, -92, 21, 92, 87),
    (spread, random, 135, 102, 89, 9),
  ])
  func differences(
    one: SelectionOption, other: SelectionOption, sum: Int, wins: Int, ties: Int, losses: Int
  ) {
    let differences = zip(Self.values(one), Self.values(other)).map { $0 - $1 }
    #expect(differences.reduce(0, +) == sum)
    #expect(differences.filter { $0 > 0 }.count == wins)
    #expect(differences.filter { $0 == 0 }.count == ties)
    #expect(differences.filter { $0 < 0 }.count == losses)
  }

  /// The half widths of the published 95% intervals, with t(199, .975) = 1.971957.
  @Test(arguments: [
    (spread, everyone, 0.0774, 0.3526), (random, everyone, -0.6124, -0.3076),
    (spread, random, 0.5432, 0.8068),
  ])
  func intervals(one: SelectionOption, other: SelectionOption, low: Double, high: Double) {
    let differences = zip(Self.values(one), Self.values(other)).map { $0 - $1 }
    let mean = Double(differences.reduce(0, +)) / 200
    let half = 1.971957 * Self.deviation(differences) / Double(200).squareRoot()
    #expect(abs(mean - half - low) < 0.000_05)
    #expect(abs(mean + half - high) < 0.000_05)
  }

  @Test(arguments: [(0, -68), (100, -41), (200, -25), (300, -4), (400, 19), (500, 43)])
  func breakEven(errorRate: Int, sum: Int) {
    let spread = Self.values(Self.spread).reduce(0, +)
    let everyone = Self.values(.init(.everyone, errorRate: errorRate)).reduce(0, +)
    #expect(spread - everyone == sum)
  }

  private static func deviation(_ values: [Int]) -> Double {
    let mean = Double(values.reduce(0, +)) / Double(values.count)
    let squares = values.map { (Double($0) - mean) * (Double($0) - mean) }.reduce(0, +)
    return (squares / Double(values.count - 1)).squareRoot()
  }
}
