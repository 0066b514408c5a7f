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
  let selector: Selector
  let results: [SelectionOption: [SelectionRun]]
  let kept: [DrawnChildren]
  let threads: Int?

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

  static func needsLevels(_ setup: Setup) -> Bool {
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
}
