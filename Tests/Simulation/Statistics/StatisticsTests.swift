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
    (0.5, 0.6744897501960817), (0.9, 1.6448536269514722), (0.95, 1.959963984540054),
    (0.99, 2.5758293035489004), (0.9985294117647059, 3.180425742656707),
    (0.9995412844036697, 3.503773350475437), (0.999999, 4.891638475671085),
  ])
  func normal(confidence: Double, quantile: Double) {
    #expect(abs(NormalDistribution.quantile(confidence: confidence) - quantile) < 1e-8)
    #expect(abs(NormalDistribution.inside(quantile) - confidence) < 1e-13)
  }

  @Test(arguments: [
    (1, 0.99, 63.656741162871526), (1, 0.9995412844036697, 1387.8308635784365),
    (2, 0.999, 31.599054576445365), (29, 0.9, 1.6991270265334972),
    (29, 0.9985294117647059, 3.5136768166980326), (199, 0.9995412844036697, 3.5631008838795415),
    (1_999, 0.5, 0.6746124989153225),
  ])
  func studentTOfOtherConfidence(degrees: Int, confidence: Double, quantile: Double) {
    let found = StudentT.quantile(degrees: degrees, confidence: confidence)
    #expect(abs(found - quantile) < 1e-8 * quantile)
  }

  @Test(arguments: [
    (18, 50, 0.5, 0.03245432353613609),
    (0, 30, 0.5, 9.313225746154785e-10),
    (29, 30, 0.5, 0.9999999990686774),
    (30, 30, 0.5, 1.0),
    (950, 2_000, 0.5, 0.013412073120140273),
    (49_500, 100_000, 0.5, 0.0007911799394257577),
    (3, 40, 0.2, 0.028462094459744576),
    (700, 1_000, 0.75, 0.0001935903219490758),
    (10, 12, 0.9, 0.3409977482109998),
  ])
  func binomial(count: Int, of: Int, p: Double, chance: Double) {
    let found = Proportion.chance(ofAtMost: count, of: of, p)
    #expect(abs(found - chance) <= 1e-9 * chance)
  }

  /// By SciPy's normal quantiles and Newcombe's formulas in Python; the first is his own example.
  @Test(arguments: [
    (36, 12, 2, 0, 0.05692958400323869, 0.3404276029749407),
    (43, 0, 1, 0, -0.11807709698213287, 0.05971800835089891),
    (1, 1, 1, 7, -0.3331495816578061, 0.3331495816578061),
    (0, 10, 0, 0, 0.6075093504305242, 1.0),
    (329, 1_509, 0, 162, 0.7346845871761254, 0.7724754817827786),
    (54, 0, 0, 0, -0.06641358809089626, 0.06641358809089626),
    (20, 12, 2, 16, 0.05615642484174824, 0.32920699540014053),
  ])
  func newcombe(both: Int, first: Int, second: Int, neither: Int, low: Double, high: Double) {
    func repeated(_ inBoth: Bool, _ inFirst: Bool, _ inSecond: Bool) -> [Bool] {
      [Bool](repeating: inBoth, count: both) + [Bool](repeating: inFirst, count: first)
        + [Bool](repeating: inSecond, count: second) + [Bool](repeating: false, count: neither)
    }
    let pairs = PairedProportions(repeated(true, true, false), repeated(true, false, true))
    #expect(abs(pairs.interval.low - low) < 1e-9)
    #expect(abs(pairs.interval.high - high) < 1e-9)
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
    #expect(PairedProportions([], []).interval == (-1, 1))
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
