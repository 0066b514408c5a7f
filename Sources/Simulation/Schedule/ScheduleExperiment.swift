import Casework
import Guidance
import Language

/// Many runs of the schedule, in which every option meets the same durations.
public struct ScheduleExperiment: Sendable {
  public struct Setup: Sendable {
    /// How many children are flagged.
    public var children = 60
    public var track = 6
    /// Of how many the facts are asked first, by an option that takes some first; the guidance's
    /// number where nil.
    public var asked: Int?
    public var runs = 200

    public init() {}
  }

  /// What one option came to.
  public struct Side: Sendable {
    public let option: CaseOption
    let plan: SchedulePlan
    public let runs: [ScheduleRun]
    /// For each event, when it happened in each run.
    let moments: [[Int32]]
    /// For each role, the minutes worked in all runs.
    let worked: [Int]
    /// The deadlines of the events for which something is done, in the order of the timetable.
    public let deadlines: [Deadline]
    /// Of how many children the facts are found out.
    public let asked: Int

    init(_ plan: SchedulePlan, _ runs: [ScheduleRun]) {
      option = plan.option
      self.plan = plan
      self.runs = runs
      var moments = [[Int32]](repeating: [], count: plan.events.count)
      for event in plan.events.indices { moments[event].reserveCapacity(runs.count) }
      var worked = [Int](repeating: 0, count: plan.roles.count)
      for run in runs {
        for (event, moment) in run.events.enumerated() { moments[event].append(moment) }
        for (role, minutes) in run.worked.enumerated() { worked[role] += Int(minutes) }
      }
      self.worked = worked
      self.moments = moments
      deadlines = Self.deadlines(plan)
      asked = plan.tasks.filter(\.findsFacts).map(\.instances).max() ?? 0
    }
  }

  public let setup: Setup
  public let sides: [Side]
  public let calendar: ScheduleCalendar
  /// How many of the role that finds out the facts work at once; nil where nobody waits.
  public let workers: Int?
  /// How many facts there are about a child.
  public let facts: Int
  private let draws: DurationDraws

  /// The runs that were done: all, unless somebody ended the work.
  public var runs: Int { sides.first?.runs.count ?? 0 }

  /// - Parameters:
  ///   - weekday: on which the notification is given, 0 for Monday.
  ///   - threads: one a processor where nil; the outcome is the same.
  /// - Throws: `bad-assumptions` where tasks wait for one another.
  public init(
    _ setup: Setup, _ guidance: GuidanceInForce, _ assumptions: Assumptions, seed: String,
    calendar: ScheduleCalendar, notifiedOn weekday: Int = 0, threads: Int? = nil,
    watch: RunWatch? = nil
  ) throws(Diagnostic) {
    self.setup = setup
    self.calendar = calendar
    facts = guidance.edition.facts.count
    workers = assumptions.schedule.factFinders.flatMap { assumptions.schedule.roles[$0].people }
    var plans: [SchedulePlan] = []
    for option in guidance.edition.options {
      let counts = SchedulePlan.Counts(
        asked: min(
          setup.children, guidance.select(option).map { setup.asked ?? $0 } ?? setup.children),
        flagged: setup.children, tracked: min(setup.track, setup.children))
      plans.append(
        try SchedulePlan(
          option, guidance, assumptions, counts, calendar, notifiedOn: weekday))
    }
    let draws = DurationDraws(seed: seed, plans)
    self.draws = draws
    let unused = plans.map { ScheduleEngine($0) }
    let done = Runs(threads: threads, watch: watch).map(setup.runs) { numbers in
      var engines = unused
      var uniforms = draws
      var done: [[ScheduleRun]] = []
      done.reserveCapacity(numbers.count)
      for run in numbers {
        uniforms.draw(run)
        var runs: [ScheduleRun] = []
        for option in engines.indices { runs.append(engines[option].run(uniforms.of(option))) }
        done.append(runs)
      }
      return done
    }
    sides = plans.enumerated().map { place, plan in Side(plan, done.map { $0[place] }) }
  }

  /// One run with every step, for each option.
  public func story(_ run: Int) -> [(side: Side, run: ScheduleRun)] {
    var uniforms = draws
    uniforms.draw(run)
    return sides.enumerated().map { place, side in
      var engine = ScheduleEngine(side.plan)
      return (side, engine.run(uniforms.of(place), withSteps: true))
    }
  }
}

/// The draws of durations, of which the same task has the same under every option.
private struct DurationDraws: Sendable {
  private let draws: NamedDraws
  /// Each name of a task, and of how many children it is done at most; nil where it is done once.
  private var names: [String] = []
  private var children: [Int?] = []
  private var uniforms: [[Double]] = []
  private var nameBytes: [[UInt8]] = []
  /// For each plan and task, the place in `names`, and how many are wanted.
  private var wanted: [[(name: Int, count: Int)]] = []
  private var identifiers: [[UInt8]] = []

  init(seed: String, _ plans: [SchedulePlan]) {
    draws = NamedDraws(seed: seed)
    for plan in plans {
      wanted.append([])
      for task in plan.tasks {
        // Done once and done for each child are different draws.
        let place =
          zip(names, children).enumerated().first { _, other in
            other.0 == task.name && (other.1 == nil) == (task.children == nil)
          }?.offset ?? names.count
        if place == names.count {
          names.append(task.name)
          children.append(task.children)
        }
        if let count = task.children { children[place] = max(children[place] ?? 0, count) }
        wanted[wanted.count - 1].append((place, task.instances))
      }
    }
    uniforms = names.map { _ in [] }
    nameBytes = names.map { Array($0.utf8) }
    let most = children.compactMap(\.self).max() ?? 0
    identifiers = (0..<most).map { Array(MadeUpChildren.identifier($0 + 1).utf8) }
  }

  mutating func draw(_ run: Int) {
    var family = draws.family("dur/\(run)/")
    for place in names.indices {
      uniforms[place].removeAll(keepingCapacity: true)
      if let count = children[place] {
        family.enter((nameBytes[place] + [UInt8(ascii: "/")])[...])
        for child in 0..<count {
          uniforms[place].append(NamedDraws.unit(family.number(bytes: identifiers[child])))
        }
      } else {
        family.enter([])
        uniforms[place].append(NamedDraws.unit(family.number(bytes: nameBytes[place])))
      }
    }
  }

  func of(_ plan: Int) -> [ArraySlice<Double>] {
    wanted[plan].map { uniforms[$0.name].prefix($0.count) }
  }
}
