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
  /// From no errors to beyond the rate and the one that is assumed, for drawing.
  public let points: [Point]

  /// So many points are drawn at most, besides the first.
  private static let mostDrawn = 6
  /// More evaluations than this are hardly ever made: halving, and what is drawn.
  private static let usualWork = 14

  /// Looks for where the difference turns from against asking about some to for it, by whole
  /// percentages, and draws a straight line between the two. nil where there are no runs, or somebody
  /// ends the work.
  public init?(_ experiment: SelectionExperiment, watch: RunWatch? = nil) {
    var curve = Curve(experiment, WatchedParts(watch, count: Self.usualWork))
    defer { curve.work.finished() }
    guard experiment.runs > 0, let first = curve.difference(0) else { return nil }
    let assumed = (experiment.setup.errorB.tenThousandths + 99) / 100
    var rate: Double?
    if first >= 0 {
      // With perfect data, asking about some can never be better.
      rate = 0
    } else {
      guard let crossing = curve.crossing(from: max(1, assumed)) else { return nil }
      rate = crossing
    }
    self.rate = rate.flatMap { $0 <= 1 ? $0 : nil }
    let end = min(100, max(1, assumed, Int(((self.rate ?? 0) * 100).rounded(.up))))
    let step = max(1, (end + Self.mostDrawn - 1) / Self.mostDrawn)
    var points: [Point] = []
    for percent in stride(from: 0, through: end, by: step) {
      guard let difference = curve.difference(percent) else { return nil }
      points.append(Point(rate: Share(tenThousandths: percent * 100), difference: difference))
    }
    self.points = points
  }
}

/// The differences at whole percentages, each looked at once.
private struct Curve {
  private let experiment: SelectionExperiment
  var work: WatchedParts
  private var known: [Int: Double] = [:]
  private let some: Double

  init(_ experiment: SelectionExperiment, _ work: WatchedParts) {
    self.experiment = experiment
    self.work = work
    some = Sample(experiment.values(experiment.some(experiment.setup.leading))).mean
  }

  /// nil where somebody ends the work.
  mutating func difference(_ percent: Int) -> Double? {
    if let known = known[percent] { return known }
    let rate = Share(tenThousandths: percent * 100)
    guard !work.isEnded, let values = experiment.values(errorB: rate, watch: work.next()) else {
      return nil
    }
    let found = some - Sample(values).mean
    known[percent] = found
    return found
  }

  /// Where it turns, as a share of 1; infinite where it never does, nil where somebody ends the work.
  mutating func crossing(from guess: Int) -> Double? {
    var (low, high) = (0, guess)
    while true {
      guard let there = difference(high) else { return nil }
      if there >= 0 { break }
      guard high < 100 else { return .infinity }
      (low, high) = (high, min(100, 2 * high))
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      guard let there = difference(middle) else { return nil }
      if there < 0 { low = middle } else { high = middle }
    }
    guard let below = difference(low), let above = difference(high) else { return nil }
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
