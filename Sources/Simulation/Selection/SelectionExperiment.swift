import Casework
import Guidance
import Language

/// Many runs in which every option chooses from the same children.
public struct SelectionExperiment: Sendable {
  public struct Setup: Sendable {
    /// How many are tracked.
    public var track = 6
    /// Of how many the facts are asked first.
    public var asked = 20
    /// How those are chosen.
    public var methods: [SelectionOption.Method] = [.random, .spread]
    /// The method whose difference from option B is what the break-even is about.
    public var leading: SelectionOption.Method { methods.last ?? .spread }
    public var rule = SelectionOption.Rule.covered
    public var runs = 200
    /// How often a fact is reported wrongly where it is asked about some, and where about all.
    public var errorA = Share(tenThousandths: 0)
    public var errorB = Share(tenThousandths: 0)

    public init() {}
  }

  /// Children of more runs than this are drawn again instead of being kept.
  private static let mostKept = 4_000_000

  public let setup: Setup
  /// The runs that were done: all, unless somebody ended the work.
  public let runs: Int
  private let selector: Selector
  private let results: [SelectionOption: [SelectionRun]]
  private let kept: [DrawnChildren]
  private let threads: Int?

  /// - Parameters:
  ///   - first: of each kind that comes first in the spread, the first so many.
  ///   - threads: one a processor where nil; the outcome is the same.
  public init(
    _ population: any Population, _ setup: Setup, first: [Int], threads: Int? = nil,
    watch: RunWatch? = nil
  ) {
    self.setup = setup
    self.threads = threads
    let selector = Selector(population, track: setup.track, rule: setup.rule, first: first)
    self.selector = selector
    let options = Self.options(setup)
    let withLevels = Self.needsLevels(setup)
    let keeps = population.count * setup.runs <= Self.mostKept
    let done = Runs(threads: threads, watch: watch).map(setup.runs) { numbers in
      numbers.map { run in
        let children = population.drawn(run: run, withLevels: withLevels)
        return (selector.runs(options, of: children), keeps ? children : nil)
      }
    }
    runs = done.count
    kept = done.compactMap(\.1)
    var results: [SelectionOption: [SelectionRun]] = [:]
    for (place, option) in options.enumerated() { results[option] = done.map { $0.0[place] } }
    self.results = results
  }

  private static func needsLevels(_ setup: Setup) -> Bool {
    setup.rule == .levels || setup.methods.contains(.cover)
  }

  /// Each option once: the best that could be had, each way to ask about some with its errors and
  /// without, and asking about all.
  private static func options(_ setup: Setup) -> [SelectionOption] {
    var options = [SelectionOption.full]
    for method in setup.methods {
      let some = SelectionOption(.asked(method, setup.asked), errorRate: setup.errorA)
      options += [some, some.withoutError]
    }
    options.append(SelectionOption(.everyone, errorRate: setup.errorB))
    return options.enumerated().filter { options.firstIndex(of: $1) == $0 }.map(\.element)
  }

  // MARK: Results

  public func some(_ method: SelectionOption.Method) -> SelectionOption {
    SelectionOption(.asked(method, setup.asked), errorRate: setup.errorA)
  }

  public var all: SelectionOption { SelectionOption(.everyone, errorRate: setup.errorB) }

  /// The runs of an option, in the order of their numbers.
  public func results(_ option: SelectionOption) -> [SelectionRun] { results[option] ?? [] }

  public func values(_ option: SelectionOption) -> [Int] { results(option).map(\.value) }

  /// Whether every choice is known to be the best on what was reported.
  public var isProven: Bool { results.values.allSatisfy { $0.allSatisfy(\.isProven) } }

  /// What an option loses against the best that could be had: by whom it asks, and by what is
  /// reported wrongly.
  public struct Regret: Sendable {
    public let whole: Double
    /// The loss that would be there without any error.
    public let staging: Double
    public var dataError: Double { whole - staging }
  }

  public func regret(_ option: SelectionOption) -> Regret {
    let full = Sample(values(.full)).mean
    return Regret(
      whole: full - Sample(values(option)).mean,
      staging: full - Sample(values(option.withoutError)).mean)
  }

  // MARK: Break-even

  /// A rate of errors in what is asked about all, with what asking about some first comes to less
  /// asking about all.
  public struct RatePoint: Sendable {
    public let rate: Share
    public let difference: Double
  }

  public struct BreakEven: Sendable {
    /// The points that were looked at, by rate.
    public let points: [RatePoint]
    /// The rate at which both are worth the same, as a share of 1; nil where there is none.
    public let rate: Double?
  }

  /// The values of asking about all with another rate of errors.
  private func values(errorB rate: Share) -> [Int] {
    let option = SelectionOption(.everyone, errorRate: rate)
    if let known = results[option] { return known.map(\.value) }
    let (selector, kept, runs) = (selector, kept, runs)
    let withLevels = Self.needsLevels(setup)
    return Runs(threads: threads).map(runs) { numbers in
      numbers.map { run in
        let children =
          kept.indices.contains(run)
          ? kept[run] : selector.population.drawn(run: run, withLevels: withLevels)
        return selector.runs([option], of: children)[0].value
      }
    }
  }

  /// The difference at whole percentages, which is what the break-even is drawn by.
  ///
  /// - Parameter rates: in ten-thousandths.
  public func points(_ rates: some Sequence<Int>) -> [RatePoint] {
    let some = Sample(values(some(setup.leading))).mean
    return rates.map { rate in
      let rate = Share(tenThousandths: rate)
      return RatePoint(rate: rate, difference: some - Sample(values(errorB: rate)).mean)
    }
  }

  /// Looks for the rate at which the difference turns from against asking about some to for it, by
  /// whole percentages, and draws a straight line between the two.
  public func breakEven() -> BreakEven {
    var points: [Int: Double] = [:]
    func difference(_ percent: Int) -> Double {
      if let known = points[percent] { return known }
      let found = self.points([percent * 100])[0].difference
      points[percent] = found
      return found
    }
    func answer(_ rate: Double?) -> BreakEven {
      let sorted = points.sorted { $0.key < $1.key }
      return BreakEven(
        points: sorted.map {
          RatePoint(rate: Share(tenThousandths: $0.key * 100), difference: $0.value)
        }, rate: rate)
    }
    guard runs > 0 else { return answer(nil) }
    // With perfect data, asking about some can never be better.
    guard difference(0) < 0 else { return answer(0) }
    var low = 0
    var high = max(1, (setup.errorB.tenThousandths + 99) / 100)
    while difference(high) < 0 {
      guard high < 100 else { return answer(nil) }
      (low, high) = (high, min(100, 2 * high))
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if difference(middle) < 0 { low = middle } else { high = middle }
    }
    let (below, above) = (difference(low), difference(high))
    let share = Double(low) + -below / (above - below)
    return answer(share / 100)
  }
}
