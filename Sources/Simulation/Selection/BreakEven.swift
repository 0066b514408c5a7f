import Casework

/// The rate of errors in what is asked about all at which asking about some first comes to the same.
public struct BreakEven: Sendable {
  /// A rate of errors in what is asked about all, with what asking about some first comes to less
  /// asking about all.
  public struct Point: Sendable {
    public let rate: Share
    public let difference: Double
  }

  /// As a share of 1; nil where there is none.
  public let rate: Double?
  /// The 95% interval of the rate: those at which the 95% interval of the difference holds 0, by
  /// inverting it (Fieller 1954), a straight line drawn between whole percentages. nil at an end that
  /// lies at no rate up to 100%.
  public let low: Double?
  public let high: Double?
  /// From no errors to beyond the rate and the one that is assumed, for drawing.
  public let points: [Point]

  /// So many points are drawn at most, besides the first.
  private static let mostDrawn = 6
  /// More evaluations than this are hardly ever made: halving three times, and what is drawn.
  private static let usualWork = 24

  /// Looks for where the difference turns from against asking about some to for it, by whole
  /// percentages, and draws a straight line between the two. nil where there are no runs, or somebody
  /// ends the work.
  public init?(_ experiment: SelectionExperiment, watch: RunWatch? = nil) {
    var work = WatchedParts(watch, count: Self.usualWork)
    defer { work.finished() }
    self.init(
      experiment.values(experiment.some(experiment.setup.leading)),
      assumed: (experiment.setup.errorB.tenThousandths + 99) / 100
    ) { percent in
      guard !work.isEnded else { return nil }
      return experiment.values(
        errorB: Share(tenThousandths: percent * 100), watch: work.next())
    }
  }

  /// - Parameters:
  ///   - some: the values of asking about some, run by run.
  ///   - assumed: the rate of errors that is assumed, in per cent.
  ///   - all: the values of asking about all at a rate in per cent, in the same runs; nil where
  ///     somebody ends the work.
  init?(_ some: [Int], assumed: Int, _ all: (Int) -> [Int]?) {
    guard !some.isEmpty else { return nil }
    var curve = Curve(some)
    guard let first = curve.difference(0, all) else { return nil }
    // With perfect data, asking about some can never be better.
    let found =
      first.sample.mean >= 0 ? 0 : curve.crossing(from: max(1, assumed), all) { $0.sample.mean }
    guard let found,
      let low = curve.crossing(from: max(1, assumed), all, { $0.interval().high }),
      let high = curve.crossing(from: max(1, assumed), all, { $0.interval().low })
    else { return nil }
    rate = found <= 1 ? found : nil
    self.low = low <= 1 ? low : nil
    self.high = high <= 1 ? high : nil
    let end = min(100, max(1, assumed, Int(((rate ?? 0) * 100).rounded(.up))))
    let step = max(1, (end + Self.mostDrawn - 1) / Self.mostDrawn)
    var points: [Point] = []
    for percent in stride(from: 0, through: end, by: step) {
      guard let difference = curve.difference(percent, all) else { return nil }
      points.append(
        Point(
          rate: Share(tenThousandths: percent * 100), difference: difference.sample.mean))
    }
    self.points = points
  }
}

/// The differences at whole percentages, each looked at once.
private struct Curve {
  private let some: [Int]
  private var known: [Int: PairedDifference] = [:]

  init(_ some: [Int]) { self.some = some }

  /// nil where somebody ends the work.
  mutating func difference(_ percent: Int, _ all: (Int) -> [Int]?) -> PairedDifference? {
    if let known = known[percent] { return known }
    guard let values = all(percent) else { return nil }
    let found = PairedDifference(some, values)
    known[percent] = found
    return found
  }

  /// Where a height of the difference reaches 0, as a share of 1: 0 if it is there at once,
  /// infinite where it never is, nil where somebody ends the work.
  mutating func crossing(
    from guess: Int, _ all: (Int) -> [Int]?, _ height: (PairedDifference) -> Double
  ) -> Double? {
    guard let start = difference(0, all) else { return nil }
    if height(start) >= 0 { return 0 }
    var (low, high) = (0, guess)
    while true {
      guard let there = difference(high, all) else { return nil }
      if height(there) >= 0 { break }
      guard high < 100 else { return .infinity }
      (low, high) = (high, min(100, 2 * high))
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      guard let there = difference(middle, all) else { return nil }
      if height(there) < 0 { low = middle } else { high = middle }
    }
    guard let below = difference(low, all).map(height),
      let above = difference(high, all).map(height)
    else { return nil }
    // Of one run alone, an interval reaches to infinity.
    guard below.isFinite, above.isFinite else { return Double(high) / 100 }
    return (Double(low) + -below / (above - below)) / 100
  }
}

extension SelectionExperiment {
  /// The values of asking about all with another rate of errors; nil where somebody ends the work.
  func values(errorB rate: Share, watch: RunWatch? = nil) -> [Int]? {
    let option = SelectionOption(.everyone, errorRate: rate)
    if let known = results[option] { return known.map(\.value) }
    let (selector, kept) = (selector, kept)
    let withLevels = Self.needsLevels(setup)
    let values = Runs(threads: threads, watch: watch).map(runs) { numbers in
      numbers.map { run in
        let children =
          kept.indices.contains(run)
          ? kept[run] : selector.population.drawn(run: run, withLevels: withLevels)
        return selector.runs([option], of: children)[0].value
      }
    }
    return values.count == runs ? values : nil
  }
}
