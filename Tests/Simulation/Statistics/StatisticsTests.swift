import Testing

@testable import Simulation

/// Expected values are from SciPy and from Python's whole numbers.
@Suite struct StatisticsTests {
  @Test(arguments: [
    (1, 12.706204736174694), (2, 4.302652729749462), (3, 3.1824463052837078),
    (9, 2.262157162798205), (30, 2.0422724563012378), (59, 2.000995378088267),
    (199, 1.9719565442517533), (1_999, 1.9611514201705613), (99_999, 1.9599877077718442),
  ])
  func studentT(degrees: Int, quantile: Double) {
    #expect(abs(StudentT.quantile(degrees: degrees) - quantile) < 1e-8 * quantile)
  }

  @Test(arguments: [
    (0, 10, 0.0, 0.27753279986288926), (329, 2_000, 0.148898411257462, 0.18138792746825871),
    (2_000, 2_000, 0.9980829527187471, 1.0), (7, 9, 0.4525889691069889, 0.9367748928821533),
  ])
  func wilson(count: Int, of: Int, low: Double, high: Double) {
    let interval = Proportion(count, of: of).interval
    #expect(abs(interval.low - low) < 1e-12)
    #expect(abs(interval.high - high) < 1e-12)
  }

  @Test func nothingOfNothing() {
    #expect(Proportion(0, of: 0).interval == (0, 1))
    #expect(Proportion(0, of: 0).share == 0)
    #expect(Sample([]).interval == (0, 0))
    #expect(Sample([4]).interval == (4, 4))
    #expect(PairedDifference([], []).efficiency == nil)
    #expect(PairedProportions([], []).difference == 0)
    #expect(Sample.quantile([], 50) == nil)
  }

  @Test(arguments: [
    (0, 0, 1.0), (5, 0, 0.0625), (1, 9, 0.021484375), (12, 20, 0.21532714972272515),
    (700, 800, 0.010559255466711506), (0, 60, 1.734723475976807e-18), (1_509, 0, 0.0),
    (40, 40, 1.0),
  ])
  func mcNemar(first: Int, second: Int, chance: Double) {
    let pairs = PairedProportions(
      [Bool](repeating: true, count: first) + [Bool](repeating: false, count: second),
      [Bool](repeating: false, count: first) + [Bool](repeating: true, count: second))
    #expect(pairs.onlyFirst == first)
    #expect(abs(pairs.chance - chance) <= 1e-10 * chance)
  }

  /// The guide's chances, and two that take more carriers than are drawn.
  @Test(arguments: [
    (20, 60, 1, 0.6666666666666666), (20, 60, 2, 0.4406779661016949),
    (20, 60, 3, 0.2887200467562829), (20, 60, 5, 0.12048092176671954),
    (33, 50, 3, 0.03469387755102041), (600, 1_000, 5, 0.010086746947022343),
    (3, 50, 33, 0.03469387755102041), (20, 60, 0, 1.0), (60, 60, 1, 0.0), (50, 60, 11, 0.0),
  ])
  func drawingNone(drawn: Int, pool: Int, carriers: Int, chance: Double) {
    let found = Drawing.chanceOfNone(drawn: drawn, pool: pool, carriers: carriers)
    #expect(abs(found - chance) < 1e-12)
  }

  /// The chance that is counted and the one that the draws come to agree.
  @Test func randomDrawsHoldAsManyCarriersAsCounted() throws {
    let children = try ReferenceArea.children(60)
    let selector = Selector(children, track: 6, rule: .covered, first: [5, 5])
    let runs = 4_000
    for carriers in [1, 3, 5] {
      let none = (0..<runs).count { run in
        let drawn = children.drawn(run: run, withLevels: false)
        return selector.pool(.asked(.random, 20), of: drawn)
          .allSatisfy { drawn.order[$0] >= carriers }
      }
      let expected = Drawing.chanceOfNone(drawn: 20, pool: 60, carriers: carriers)
      let error = (expected * (1 - expected) / Double(runs)).squareRoot()
      #expect(abs(Double(none) / Double(runs) - expected) < 3 * error)
    }
  }

  @Test func quantilesByNearestRank() {
    let values = Array(1...20)
    #expect(Sample.quantile(values, 5) == 1)
    #expect(Sample.quantile(values, 50) == 10)
    #expect(Sample.quantile(values, 95) == 19)
    #expect(Sample.quantile(values, 100) == 20)
    #expect(Sample.quantile(values, 0) == 1)
  }

  @Test func pairingIsWorthWhatTheVariancesSay() {
    let left = [3, 5, 7, 4, 6, 9]
    let right = [2, 5, 5, 4, 5, 7]
    // Variances 4.6666… and 2.6666…, of the differences 0.8, by hand.
    let difference = PairedDifference(left, right)
    #expect(abs((difference.efficiency ?? 0) - (14.0 / 3 + 8.0 / 3) / 0.8) < 1e-9)
    #expect((difference.wins, difference.ties, difference.losses) == (4, 2, 0))
  }
}
