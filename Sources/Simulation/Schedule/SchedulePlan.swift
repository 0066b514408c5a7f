import Casework
import Guidance
import Language

/// The work of one option, ready to be simulated: its events and tasks with what each waits for.
struct SchedulePlan: Sendable {
  struct Event: Sendable {
    let id: String
    let title: String
    let who: String
    let citations: [String]
    /// Working minutes from the beginning; nil where the edition gives no day.
    let deadline: Int
    /// Other times that the sources give for it, by readings.
    let alternatives: [(minute: Int, clock: Int)]
    /// How many events it needs.
    var needs = 0
    /// The events that need it.
    var neededBy: [Int] = []
    var tasks: [Int] = []
  }

  struct Task: Sendable {
    let name: String
    let does: String
    let event: Int
    /// How many children it is done for; nil where it is done once.
    let children: Int?
    let role: Int
    let minutes: ScheduleAssumptions.Minutes
    /// Working minutes before which it does not begin.
    let notBefore: Int
    /// Whether it finds out the facts about a child.
    let findsFacts: Bool
    /// How many tasks come before it, besides its event's needs.
    var after = 0
    var before: [Int] = []

    var instances: Int { children ?? 1 }
  }

  let option: CaseOption
  let events: [Event]
  let tasks: [Task]
  let roles: [ScheduleAssumptions.Role]
  /// Working minutes at which the notification is given.
  let start: Int

  /// Of how many children each kind of task is done.
  struct Counts: Sendable {
    let asked: Int
    let flagged: Int
    let tracked: Int
  }

  /// - Throws: `bad-assumptions` where tasks wait for one another, nothing is done for an event that a
  ///   later one waits for, or the work is more than can be simulated.
  init(
    _ option: CaseOption, _ guidance: GuidanceInForce, _ assumptions: Assumptions,
    _ counts: Counts, _ calendar: ScheduleCalendar, notifiedOn weekday: Int
  ) throws(Diagnostic) {
    self.option = option
    roles = assumptions.schedule.roles
    start = calendar.minutes(day: weekday, minute: 0)
    let own = guidance.events(option.name)
    var places: [String: Int] = [:]
    for (place, event) in own.enumerated() { places[event.id] = place }
    var events = own.map { event in
      Event(
        id: event.id, title: event.title, who: event.who, citations: event.citations,
        deadline: calendar.minutes(day: event.day, minute: guidance.time(event).minute),
        alternatives: Self.alternatives(event, guidance).map {
          (calendar.minutes(day: event.day, minute: $0), $0)
        })
    }
    for (place, event) in own.enumerated() {
      let needs = event.needs.compactMap { places[$0] }
      events[place].needs = needs.count
      for need in needs { events[need].neededBy.append(place) }
    }

    var tasks: [Task] = []
    var names: [String] = []
    for assumed in assumptions.schedule.tasks {
      guard let event = places[assumed.event], assumed.option ?? option.name == option.name else {
        continue
      }
      let children = assumed.each.map { each in
        switch each {
        case .asked: counts.asked
        case .flagged: counts.flagged
        case .tracked: counts.tracked
        }
      }
      let earliest = assumed.notBefore.map {
        calendar.minutes(day: $0.day, minute: $0.minute)
      }
      tasks.append(
        Task(
          name: assumed.name, does: assumed.does, event: event, children: children,
          role: assumed.role, minutes: assumed.minutes, notBefore: max(earliest ?? 0, start),
          findsFacts: assumed.each == .asked || assumed.each == .flagged))
      events[event].tasks.append(tasks.count - 1)
      names.append(assumed.name)
    }
    for (place, assumed) in assumptions.schedule.tasks.filter({ assumed in
      places[assumed.event] != nil && assumed.option ?? option.name == option.name
    }).enumerated() {
      for name in assumed.after {
        for (before, _) in names.enumerated().filter({ $0.element == name }) {
          tasks[place].after += 1
          tasks[before].before.append(place)
        }
      }
    }
    self.events = events
    self.tasks = tasks
    try checkThatItEnds(assumptions)
    try checkThatAllHappens(assumptions)
  }

  /// No run comes to a later minute than the latest beginning and all work one after the other.
  private func checkThatItEnds(_ assumptions: Assumptions) throws(Diagnostic) {
    let work = tasks.reduce(0) { $0 + $1.instances * $1.minutes.most }
    let latest = tasks.map(\.notBefore).max() ?? start
    guard latest + work > Int(Int32.max) else { return }
    throw Diagnostic(
      "bad-assumptions",
      "\(assumptions.file): schedule, option \(option.name): the tasks of so many children take up "
        + "to \(work) minutes together, more than can be simulated",
      help: "simulate fewer children, or make tasks shorter")
  }

  /// The times of day that other readings give for an event.
  private static func alternatives(_ event: Guidance.Event, _ guidance: GuidanceInForce) -> [Int] {
    var minutes: [Int] = []
    for id in event.readings {
      guard let reading = guidance.edition.readings.first(where: { $0.id == id }) else { continue }
      for case .time(event.id, .minute(let minute)) in reading.choices.flatMap(\.effects) {
        if !minutes.contains(minute) { minutes.append(minute) }
      }
    }
    return minutes.sorted()
  }

  /// Does all of it once without regard to time; what is left over waits for itself.
  private func checkThatAllHappens(_ assumptions: Assumptions) throws(Diagnostic) {
    var needs = events.map(\.needs)
    var waits = tasks.map { $0.after + 1 }
    var open = events.map(\.tasks.count)
    var happened = 0
    var ready = needs.indices.filter { needs[$0] == 0 }
    func done(_ task: Int) {
      waits[task] = -1
      open[tasks[task].event] -= 1
      for next in tasks[task].before {
        waits[next] -= 1
        if waits[next] == 0 { done(next) }
      }
    }
    var begun: Set<Int> = []
    var passed: Set<Int> = []
    while true {
      for event in ready where begun.insert(event).inserted {
        for task in events[event].tasks {
          waits[task] -= 1
          if waits[task] == 0 { done(task) }
        }
      }
      let now = begun.subtracting(passed).filter { open[$0] == 0 }
      guard !now.isEmpty else { break }
      for event in now.sorted() {
        passed.insert(event)
        happened += 1
        for next in events[event].neededBy {
          needs[next] -= 1
          if needs[next] == 0 { ready.append(next) }
        }
      }
    }
    guard happened < events.count else { return }
    let stuck = tasks.indices.filter { waits[$0] > 0 }.map { tasks[$0].name }
    throw Diagnostic(
      "bad-assumptions",
      "\(assumptions.file): schedule, option \(option.name): "
        + (stuck.isEmpty
          ? "events wait for one another" : "\(stuck.joined(separator: ", ")) never can begin"),
      help: "look at after and event of these tasks: they wait for one another")
  }
}

extension Guidance.Event.Time? {
  /// Minutes after midnight; nil for the end of the day, and where no time is given.
  fileprivate var minute: Int? {
    if case .minute(let minute)? = self { return minute }
    return nil
  }
}
