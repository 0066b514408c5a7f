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
  /// - Throws: `bad-assumptions` where tasks wait for one another, or take too long.
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
    let tables = plans.map(ScheduleTables.init)
    let done = Runs(threads: threads, watch: watch).map(setup.runs) { numbers in
      let engines = tables.map(ScheduleEngine.init)
      var uniforms = draws
      var done: [[ScheduleRun]] = []
      done.reserveCapacity(numbers.count)
      for run in numbers {
        uniforms.draw(run)
        var runs: [ScheduleRun] = []
        for option in engines.indices {
          runs.append(engines[option].run(uniforms.values, uniforms.places[option]))
        }
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
      let engine = ScheduleEngine(ScheduleTables(side.plan))
      return (side, engine.run(uniforms.values, uniforms.places[place], withSteps: true))
    }
  }
}
