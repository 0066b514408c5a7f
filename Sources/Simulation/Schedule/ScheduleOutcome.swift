import Casework
import Guidance

/// What the runs of a schedule come to: deadlines, slack, hours, and what was known.
extension ScheduleExperiment.Side {
  /// Events that are due at the same moment, so that their deadline is met when the last of them is.
  public struct Deadline: Sendable {
    /// Such as `lists`: the first of the events, without the option's name.
    public let name: String
    public let events: [Int]
    /// In working minutes.
    public let minutes: Int
    /// Other times that readings give: the minute, and the time of day as `0930`.
    public let alternatives: [(minutes: Int, clock: String)]
  }

  /// Events of one moment are one deadline.
  static func deadlines(_ plan: SchedulePlan) -> [Deadline] {
    var deadlines: [Deadline] = []
    for (place, event) in plan.events.enumerated() where !event.tasks.isEmpty {
      if let last = deadlines.indices.last, deadlines[last].minutes == event.deadline {
        let group = deadlines[last]
        deadlines[last] = Deadline(
          name: group.name, events: group.events + [place], minutes: group.minutes,
          alternatives: group.alternatives)
        continue
      }
      deadlines.append(
        Deadline(
          name: name(of: event.id, plan.option), events: [place], minutes: event.deadline,
          alternatives: event.alternatives.map { ($0.minute, Self.clock($0.clock)) }))
    }
    return deadlines
  }

  /// `facts-a` under option A is `facts`, `pick-20` is `pick20`.
  private static func name(of id: String, _ option: CaseOption) -> String {
    let suffix = "-\(option.name.lowercased())"
    let own = id.hasSuffix(suffix) ? String(id.dropLast(suffix.count)) : id
    return own.filter { $0 != "-" }
  }

  private static func clock(_ minute: Int) -> String {
    let digits = String(minute / 60 * 100 + minute % 60)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  public func title(of event: Int) -> String { plan.events[event].title }
  public func identifier(of event: Int) -> String { plan.events[event].id }
  public func citations(of event: Int) -> [String] { plan.events[event].citations }

  /// When the last of a deadline's events happened, for each run.
  public func times(_ deadline: Deadline) -> [Int] {
    var times = [Int](repeating: 0, count: runs.count)
    for event in deadline.events {
      for (run, moment) in moments[event].enumerated() { times[run] = max(times[run], Int(moment)) }
    }
    return times
  }

  /// Whether a deadline was met, for each run.
  ///
  /// - Parameter minutes: the deadline, or another time that a reading gives.
  public func eachMet(_ deadline: Deadline, by minutes: Int) -> [Bool] {
    times(deadline).map { $0 <= minutes }
  }

  public func met(_ deadline: Deadline, by minutes: Int) -> Proportion {
    Proportion(eachMet(deadline, by: minutes).count { $0 }, of: runs.count)
  }

  /// Working minutes to spare, negative where it was late, in order of size.
  public func slack(_ deadline: Deadline) -> [Int] {
    times(deadline).map { deadline.minutes - $0 }.sorted()
  }

  /// How often one of a deadline's events lay on the critical path to the last choice.
  public func critical(_ deadline: Deadline) -> Proportion {
    Proportion(
      runs.count { run in deadline.events.contains { run.isCritical[$0] } }, of: runs.count)
  }

  /// The mean hours of each role that does anything.
  public var hours: [(role: ScheduleAssumptions.Role, mean: Double)] {
    zip(plan.roles, worked).filter { $1 > 0 }.map { ($0, hours(of: $1)) }
  }

  private func hours(of minutes: Int) -> Double {
    Double(minutes) / 60 / Double(max(runs.count, 1))
  }

  /// The hours of the authority and its partners in one run.
  public func areaHours(_ run: ScheduleRun) -> Double { Double(areaMinutes(run)) / 60 }

  private func areaMinutes(_ run: ScheduleRun) -> Int {
    plan.roles.indices.filter { plan.roles[$0].isOfArea }.reduce(0) { $0 + Int(run.worked[$1]) }
  }

  /// The minutes of the authority and its partners, run by run.
  public var areaMinutes: [Int] { runs.map(areaMinutes) }

  /// The mean hours of the authority and its partners.
  public var meanAreaHours: Double {
    hours(of: zip(plan.roles, worked).reduce(0) { $0 + ($1.0.isOfArea ? $1.1 : 0) })
  }

  /// A choice, with how many children's facts were there when it began and at its deadline.
  public struct Knowledge: Sendable {
    public let event: String
    public let whenBegun: Sample
    public let atDeadline: Sample
  }

  public var knowledge: [Knowledge] {
    let events = [option.selectEvent, option.trackEvent].compactMap(\.self)
      .filter { id in plan.events.contains { $0.id == id } }
    return events.enumerated().map { place, event in
      Knowledge(
        event: event, whenBegun: Sample(runs.map { Int($0.known[place].whenBegun) }),
        atDeadline: Sample(runs.map { Int($0.known[place].atDeadline) }))
    }
  }

  /// What a step of a story is called: its task, what that does, and whose work it is.
  public func task(_ step: ScheduleRun.Step) -> (name: String, does: String, role: String) {
    let task = plan.tasks[step.task]
    return (task.name, task.does, plan.roles[task.role].name)
  }
}
