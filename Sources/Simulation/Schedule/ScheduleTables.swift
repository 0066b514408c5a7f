import Guidance

/// The plan of a schedule as numbers side by side: what is looked up at every step.
final class ScheduleTables: Sendable {
  let plan: SchedulePlan
  /// The first of a task's instances among all.
  let first: [Int]
  let instances: Int
  /// The events of the first choice and the last, in this order, as far as the option has them.
  let choices: [Int]
  let target: Int?

  let tasksOfEvent: Lists
  let neededBy: Lists
  let before: Lists
  let triangles: [ScheduleAssumptions.Minutes]
  let roleOf: [Int32]
  let eventOf: [Int32]
  let notBefore: [Int32]
  let countOf: [Int32]
  let taskOf: [Int32]
  /// The events that need none.
  let opening: [Int]
  let deadlines: [Int32]
  /// The instances that find out the facts of a child.
  let findingFacts: [Range<Int>]

  init(_ plan: SchedulePlan) {
    self.plan = plan
    var count = 0
    first = plan.tasks.map { task in
      defer { count += task.instances }
      return count
    }
    instances = count
    let events = [plan.option.selectEvent, plan.option.trackEvent].compactMap(\.self)
    choices = events.compactMap { id in plan.events.firstIndex { $0.id == id } }
    target = choices.last
    tasksOfEvent = Lists(plan.events.map(\.tasks))
    neededBy = Lists(plan.events.map(\.neededBy))
    before = Lists(plan.tasks.map(\.before))
    triangles = plan.tasks.map(\.minutes)
    roleOf = plan.tasks.map { Int32($0.role) }
    eventOf = plan.tasks.map { Int32($0.event) }
    notBefore = plan.tasks.map { Int32(clamping: $0.notBefore) }
    countOf = plan.tasks.map { Int32($0.instances) }
    taskOf = plan.tasks.enumerated().flatMap { [Int32](repeating: Int32($0), count: $1.instances) }
    opening = plan.events.indices.filter { plan.events[$0].needs == 0 }
    deadlines = plan.events.map { Int32(clamping: $0.deadline) }
    findingFacts = zip(plan.tasks, first).filter { $0.0.findsFacts }
      .map { task, place in place..<place + task.instances }
  }

  /// Lists of numbers, one behind the other.
  struct Lists: Sendable {
    private let starts: [Int]
    private let items: [Int]

    init(_ lists: [[Int]]) {
      var end = 0
      starts =
        [0]
        + lists.map { list in
          end += list.count
          return end
        }
      items = lists.flatMap(\.self)
    }

    /// The places of a list's items.
    func range(_ list: Int) -> Range<Int> { starts[list]..<starts[list + 1] }

    subscript(place: Int) -> Int { items[place] }
  }
}
