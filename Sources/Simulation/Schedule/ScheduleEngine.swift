import Guidance

/// Simulates the schedule of one option: discrete events in the order of (time, priority, sequence).
///
/// At one time, what is done comes first, then what becomes ready in the order of the file. A role
/// takes whoever waited longest.
struct ScheduleEngine {
  private let plan: SchedulePlan
  /// The first of a task's instances among all.
  private let first: [Int]
  private let instances: Int
  /// The events of the first choice and the last, in this order, as far as the option has them.
  private let choices: [Int]
  private let target: Int?

  // The plan in numbers side by side: looked up at every step.
  private let tasksOfEvent: Lists
  private let neededBy: Lists
  private let before: Lists
  private let triangles: [ScheduleAssumptions.Minutes]
  private let roleOf: [Int32]
  private let eventOf: [Int32]
  private let notBefore: [Int32]
  private let countOf: [Int32]
  private let taskOf: [Int32]
  private let opening: [Int]
  private let needs: [Int32]
  private let tasksPerEvent: [Int32]
  private let waits: [Int32]
  private let people: [Int32]
  private let deadlines: [Int32]
  /// The instances that find out the facts of a child.
  private let findingFacts: [Range<Int>]

  // What changes within a run, kept between runs for its memory.
  private var queue = EventQueue()
  private var eventNeeds: [Int32] = []
  private var eventTasks: [Int32] = []
  private var happened: [Int32] = []
  private var lastNeed: [Int32] = []
  private var taskWaits: [Int32] = []
  private var taskCause: [Int32] = []
  private var taskLeft: [Int32] = []
  private var eventTail: [Int32] = []
  private var free: [Int32] = []
  /// For each role, the first of its line and the last; nobody where nobody waits.
  private var lineHead: [Int32] = []
  private var lineTail: [Int32] = []
  private var nextInLine: [Int32] = []
  private var minutes: [Int32] = []
  private var ready: [Int32] = []
  private var begun: [Int32] = []
  private var ended: [Int32] = []
  /// What made an instance begin when it did: an instance, or -1.
  private var cause: [Int32] = []
  private var worked: [Int32] = []

  private static let nobody: Int32 = -1

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
    needs = plan.events.map { Int32($0.needs) }
    tasksPerEvent = plan.events.map { Int32($0.tasks.count) }
    waits = plan.tasks.map { Int32($0.after + 1) }
    people = plan.roles.map { Int32(clamping: $0.people ?? Int(Int32.max)) }
    deadlines = plan.events.map { Int32(clamping: $0.deadline) }
    findingFacts = zip(plan.tasks, first).filter { $0.0.findsFacts }
      .map { task, place in place..<place + task.instances }
    opening = plan.events.indices.filter { plan.events[$0].needs == 0 }
  }

  /// - Parameters:
  ///   - uniforms: for each task, one draw of 0 ..< 1 a child, or one.
  ///   - withSteps: whether every step is wanted.
  mutating func run(_ uniforms: [ArraySlice<Double>], withSteps: Bool = false) -> ScheduleRun {
    begin(uniforms)
    for event in opening { open(event, at: Int32(clamping: plan.start)) }
    while let next = queue.next() {
      if next.priority == 0 {
        end(Int(next.subject), at: next.time)
      } else {
        makeReady(Int(next.subject), at: next.time)
      }
    }
    return finished(withSteps)
  }

  private mutating func begin(_ uniforms: [ArraySlice<Double>]) {
    Self.fill(&eventNeeds, with: needs)
    Self.fill(&eventTasks, with: tasksPerEvent)
    Self.fill(&taskWaits, with: waits)
    Self.fill(&taskLeft, with: countOf)
    Self.fill(&free, with: people)
    Self.clear(&happened, to: 0, plan.events.count)
    Self.clear(&lastNeed, to: Self.nobody, plan.events.count)
    Self.clear(&eventTail, to: Self.nobody, plan.events.count)
    Self.clear(&taskCause, to: Self.nobody, plan.tasks.count)
    Self.clear(&lineHead, to: Self.nobody, plan.roles.count)
    Self.clear(&lineTail, to: Self.nobody, plan.roles.count)
    Self.clear(&worked, to: 0, plan.roles.count)
    Self.clear(&nextInLine, to: Self.nobody, instances)
    Self.clear(&cause, to: Self.nobody, instances)
    Self.clear(&ready, to: 0, instances)
    Self.clear(&begun, to: 0, instances)
    Self.clear(&ended, to: 0, instances)
    minutes.removeAll(keepingCapacity: true)
    for (triangle, draws) in zip(triangles, uniforms) {
      for draw in draws { minutes.append(Int32(triangle.minutes(draw))) }
    }
    queue.clear()
  }

  private static func fill(_ values: inout [Int32], with others: [Int32]) {
    values.removeAll(keepingCapacity: true)
    values.append(contentsOf: others)
  }

  private static func clear(_ values: inout [Int32], to value: Int32, _ count: Int) {
    values.removeAll(keepingCapacity: true)
    values.append(contentsOf: repeatElement(value, count: count))
  }

  // MARK: What happens

  /// All that an event needs has happened.
  private mutating func open(_ event: Int, at time: Int32) {
    for place in tasksOfEvent.range(event) {
      allow(tasksOfEvent[place], because: lastNeed[event], at: time)
    }
    if eventTasks[event] == 0 { happen(event, because: lastNeed[event], at: time) }
  }

  /// One of the things that a task waits for has come; the last of them makes it ready.
  private mutating func allow(_ task: Int, because instance: Int32, at time: Int32) {
    taskWaits[task] -= 1
    taskCause[task] = instance
    guard taskWaits[task] == 0 else { return }
    if notBefore[task] > time { taskCause[task] = Self.nobody }
    queue.add(
      .init(
        time: max(time, notBefore[task]), priority: Int32(task) + 1, subject: Int32(task)))
  }

  private mutating func makeReady(_ task: Int, at time: Int32) {
    let role = Int(roleOf[task])
    for instance in first[task]..<first[task] + Int(countOf[task]) {
      ready[instance] = time
      cause[instance] = taskCause[task]
      if lineTail[role] == Self.nobody {
        lineHead[role] = Int32(instance)
      } else {
        nextInLine[Int(lineTail[role])] = Int32(instance)
      }
      lineTail[role] = Int32(instance)
    }
    start(role, at: time)
    // A task for nobody is done at once.
    if countOf[task] == 0 { finish(task, tail: taskCause[task], at: time) }
  }

  private mutating func start(_ role: Int, at time: Int32, after instance: Int32 = nobody) {
    while free[role] > 0, lineHead[role] != Self.nobody {
      let next = Int(lineHead[role])
      lineHead[role] = nextInLine[next]
      if lineHead[role] == Self.nobody { lineTail[role] = Self.nobody }
      free[role] -= 1
      begun[next] = time
      if time > ready[next] { cause[next] = instance }
      let end = time + minutes[next]
      ended[next] = end
      worked[role] += minutes[next]
      queue.add(.init(time: end, priority: 0, subject: Int32(next)))
    }
  }

  private mutating func end(_ instance: Int, at time: Int32) {
    let task = Int(taskOf[instance])
    let role = Int(roleOf[task])
    free[role] += 1
    taskLeft[task] -= 1
    if taskLeft[task] == 0 { finish(task, tail: Int32(instance), at: time) }
    start(role, at: time, after: Int32(instance))
  }

  private mutating func finish(_ task: Int, tail: Int32, at time: Int32) {
    for place in before.range(task) { allow(before[place], because: tail, at: time) }
    let event = Int(eventOf[task])
    eventTasks[event] -= 1
    if eventTasks[event] == 0 { happen(event, because: tail, at: time) }
  }

  private mutating func happen(_ event: Int, because instance: Int32, at time: Int32) {
    happened[event] = time
    eventTail[event] = instance
    for place in neededBy.range(event) {
      let next = neededBy[place]
      eventNeeds[next] -= 1
      lastNeed[next] = instance
      if eventNeeds[next] == 0 { open(next, at: time) }
    }
  }

  // MARK: What came of it

  private func finished(_ withSteps: Bool) -> ScheduleRun {
    var onPath: Set<Int> = []
    var critical = [Bool](repeating: false, count: plan.events.count)
    var instance = target.map { eventTail[$0] } ?? Self.nobody
    while instance >= 0 {
      if withSteps { onPath.insert(Int(instance)) }
      critical[Int(eventOf[Int(taskOf[Int(instance)])])] = true
      instance = cause[Int(instance)]
    }
    // By a loop: a closure would copy the whole engine.
    var known: [ScheduleRun.Known] = []
    for choice in choices { known.append(self.known(choice)) }
    return ScheduleRun(
      events: happened, isCritical: critical, worked: worked, known: known,
      steps: withSteps ? steps(onPath) : [])
  }

  /// How many children's facts were there when a choice began, and at its deadline.
  private func known(_ event: Int) -> ScheduleRun.Known {
    var choosing = Int32.max
    for place in tasksOfEvent.range(event) where countOf[tasksOfEvent[place]] > 0 {
      choosing = min(choosing, begun[first[tasksOfEvent[place]]])
    }
    if choosing == Int32.max { choosing = happened[event] }
    var counts = (Int32(0), Int32(0))
    for instances in findingFacts {
      for instance in instances {
        if ended[instance] <= choosing { counts.0 += 1 }
        if ended[instance] <= deadlines[event] { counts.1 += 1 }
      }
    }
    return .init(whenBegun: counts.0, atDeadline: counts.1)
  }

  private func steps(_ onPath: Set<Int>) -> [ScheduleRun.Step] {
    var steps: [ScheduleRun.Step] = []
    for (number, task) in plan.tasks.enumerated() {
      for child in 0..<task.instances {
        let instance = first[number] + child
        steps.append(
          .init(
            task: number, child: task.children == nil ? 0 : child + 1, ready: Int(ready[instance]),
            begun: Int(begun[instance]), ended: Int(ended[instance]),
            isCritical: onPath.contains(instance)))
      }
    }
    return steps.sorted { ($0.begun, $0.task, $0.child) < ($1.begun, $1.task, $1.child) }
  }
}

/// Lists of numbers, one behind the other.
private struct Lists {
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
