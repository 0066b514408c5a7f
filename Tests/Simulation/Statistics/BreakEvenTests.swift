import Testing

@testable import Simulation

/// The interval of a break-even, where the truth is known.
@Suite struct BreakEvenTests {
  /// Asking about some loses one in 15% of runs; asking about all loses one with a chance of five
  /// times the rate of errors: they come to the same at 3%.
  private static func experiment(_ sample: Int, runs: Int) -> BreakEven? {
    let draws = NamedDraws(seed: "break-even/\(sample)")
    func unit(_ name: String, _ run: Int) -> Double {
      Double(draws.number(name, run) >> 11) * 0x1p-53
    }
    let some = (1...runs).map { unit("some", $0) < 0.15 ? 13 : 14 }
    return BreakEven(some, assumed: 5) { percent in
      (1...runs).map { unit("all", $0) < 0.05 * Double(percent) ? 13 : 14 }
    }
  }

  /// At least 95% of 400 intervals hold the truth, less 3 standard errors.
  @Test func holdsTheTruth() throws {
    var (held, narrow) = (0, 0)
    for sample in 0..<400 {
      let found = try #require(Self.experiment(sample, runs: 200))
      let (low, high) = (found.low ?? 1, found.high ?? 1)
      let rate = try #require(found.rate)
      #expect(low <= rate && rate <= high)
      if low <= 0.03 && 0.03 <= high { held += 1 }
      if high - low < 0.05 { narrow += 1 }
    }
    #expect(Double(held) / 400 >= 0.95 - 3 * (0.05 * 0.95 / 400).squareRoot())
    #expect(narrow > 380)
  }

  /// By hand: nobody loses anything without errors; each run loses two at 4% and more.
  @Test func endsByHand() throws {
    let some = [13, 13, 13, 12, 13, 13]
    let found = try #require(
      BreakEven(some, assumed: 1) { percent in some.map { _ in percent < 4 ? 14 : 12 } })
    // From -1.167 at 3% to +0.833 at 4%.
    #expect(abs((found.rate ?? 0) - (3 + 7.0 / 12) / 100) < 1e-12)
    // t(5, 0.975) = 2.5705818356363146, deviation 0.408248290463863: half an interval is 0.42843.
    let half = 2.5705818356363146 * 0.408248290463863 / 6.0.squareRoot()
    #expect(abs((found.low ?? 0) - (3 + (7.0 / 6 - half) / 2) / 100) < 1e-9)
    #expect(abs((found.high ?? 0) - (3 + (7.0 / 6 + half) / 2) / 100) < 1e-9)
  }

  @Test func whereThereIsNone() throws {
    let some = [12, 12, 13, 12]
    let never = try #require(BreakEven(some, assumed: 5) { _ in some.map { $0 + 1 } })
    #expect(never.rate == nil && never.high == nil)
    let ended = BreakEven(some, assumed: 5) { $0 > 0 ? nil : some.map { $0 + 1 } }
    #expect(ended == nil)
    #expect(BreakEven([], assumed: 5) { _ in [] } == nil)
  }
}
