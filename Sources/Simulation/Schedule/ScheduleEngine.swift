/// Simulates the schedule of one option: discrete events in the order of (time, priority, sequence).
///
/// At one time, what is done comes first, then what becomes ready in the order of the file. A role
/// takes whoever waited longest.
/// It holds memory that every run uses again, so that a thread has one of its own.
final class ScheduleEngine {
  private let tables: ScheduleTables
  private let state: ScheduleState
  private let queue: EventQueue

  private static let nobody = ScheduleState.nobody

  init(_ tables: ScheduleTables) {
    self.tables = tables
    state = ScheduleState(tables.plan)
    // Each task becomes ready once, and each instance ends once.
    queue = EventQueue(capacity: tables.plan.tasks.count + tables.instances)
  }

  /// - Parameters:
  ///   - uniforms: draws of 0 ..< 1.
  ///   - places: for each task, where its draws are: one a child, or one.
  ///   - withSteps: whether every step is wanted.
  func run(
    _ uniforms: [Double], _ places: [Range<Int>], withSteps: Bool = false
  ) -> ScheduleRun {
    state.reset()
    queue.clear()
    var instance = 0
    for task in tables.triangles.indices {
      let triangle = tables.triangles[task]
      for place in places[task].prefix(Int(tables.countOf[task])) {
        state.minutes[instance] = Int32(triangle.minutes(uniforms[place]))
        instance += 1
      }
    }
    for event in tables.opening { open(event, at: Int32(clamping: tables.plan.start)) }
    while let next = queue.next() {
      if next.priority == 0 {
        end(Int(next.subject), at: next.time)
      } else {
        makeReady(Int(next.subject), at: next.time)
      }
    }
    return finished(withSteps)
  }

  // MARK: What happens

  /// All that an event needs has happened.
  private func open(_ event: Int, at time: Int32) {
    for place in tables.tasksOfEvent.range(event) {
      allow(tables.tasksOfEvent[place], because: state.lastNeed[event], at: time)
    }
    if state.eventTasks[event] == 0 { happen(event, because: state.lastNeed[event], at: time) }
  }

  /// One of the things that a task waits for has come; the last of them makes it ready.
  private func allow(_ task: Int, because instance: Int32, at time: Int32) {
    state.taskWaits[task] -= 1
    state.taskCause[task] = instance
    guard state.taskWaits[task] == 0 else { return }
    if tables.notBefore[task] > time { state.taskCause[task] = Self.nobody }
    queue.add(
      time: max(time, tables.notBefore[task]), priority: Int32(task) + 1, subject: Int32(task))
  }

  private func makeReady(_ task: Int, at time: Int32) {
    let role = Int(tables.roleOf[task])
    for instance in tables.first[task]..<tables.first[task] + Int(tables.countOf[task]) {
      state.ready[instance] = time
      state.cause[instance] = state.taskCause[task]
      if state.lineTail[role] == Self.nobody {
        state.lineHead[role] = Int32(instance)
      } else {
        state.nextInLine[Int(state.lineTail[role])] = Int32(instance)
      }
      state.lineTail[role] = Int32(instance)
    }
    start(role, at: time)
    // A task for nobody is done at once.
    if tables.countOf[task] == 0 { finish(task, tail: state.taskCause[task], at: time) }
  }

  private func start(_ role: Int, at time: Int32, after instance: Int32 = nobody) {
    while state.free[role] > 0, state.lineHead[role] != Self.nobody {
      let next = Int(state.lineHead[role])
      state.lineHead[role] = state.nextInLine[next]
      if state.lineHead[role] == Self.nobody { state.lineTail[role] = Self.nobody }
      state.free[role] -= 1
      state.begun[next] = time
      if time > state.ready[next] { state.cause[next] = instance }
      let end = time + state.minutes[next]
      state.ended[next] = end
      state.worked[role] += state.minutes[next]
      queue.add(time: end, priority: 0, subject: Int32(next))
    }
  }

  private func end(_ instance: Int, at time: Int32) {
    let task = Int(tables.taskOf[instance])
    let role = Int(tables.roleOf[task])
    state.free[role] += 1
    state.taskLeft[task] -= 1
    if state.taskLeft[task] == 0 { finish(task, tail: Int32(instance), at: time) }
    start(role, at: time, after: Int32(instance))
  }

  private func finish(_ task: Int, tail: Int32, at time: Int32) {
    for place in tables.before.range(task) { allow(tables.before[place], because: tail, at: time) }
    let event = Int(tables.eventOf[task])
    state.eventTasks[event] -= 1
    if state.eventTasks[event] == 0 { happen(event, because: tail, at: time) }
  }

  private func happen(_ event: Int, because instance: Int32, at time: Int32) {
    state.happened[event] = time
    state.eventTail[event] = instance
    for place in tables.neededBy.range(event) {
      let next = tables.neededBy[place]
      state.eventNeeds[next] -= 1
      state.lastNeed[next] = instance
      if state.eventNeeds[next] == 0 { open(next, at: time) }
    }
  }

  // MARK: What came of it

  private func finished(_ withSteps: Bool) -> ScheduleRun {
    var onPath: Set<Int> = []
    var critical = [Bool](repeating: false, count: tables.plan.events.count)
    var instance = tables.target.map { state.eventTail[$0] } ?? Self.nobody
    while instance >= 0 {
      if withSteps { onPath.insert(Int(instance)) }
      critical[Int(tables.eventOf[Int(tables.taskOf[Int(instance)])])] = true
      instance = state.cause[Int(instance)]
    }
    // By a loop: a closure would copy the whole engine.
    var known: [ScheduleRun.Known] = []
    for choice in tables.choices { known.append(self.known(choice)) }
    return ScheduleRun(
      events: numbers(state.happened, tables.plan.events.count), isCritical: critical,
      worked: numbers(state.worked, tables.plan.roles.count), known: known,
      steps: withSteps ? steps(onPath) : [])
  }

  private func numbers(_ numbers: ScheduleState.Numbers, _ count: Int) -> [Int32] {
    Array(UnsafeBufferPointer(start: numbers, count: count))
  }

  /// How many children's facts were there when a choice began, and at its deadline.
  private func known(_ event: Int) -> ScheduleRun.Known {
    var choosing = Int32.max
    for place in tables.tasksOfEvent.range(event)
    where tables.countOf[tables.tasksOfEvent[place]] > 0 {
      choosing = min(choosing, state.begun[tables.first[tables.tasksOfEvent[place]]])
    }
    if choosing == Int32.max { choosing = state.happened[event] }
    var counts = (Int32(0), Int32(0))
    for instances in tables.findingFacts {
      for instance in instances {
        if state.ended[instance] <= choosing { counts.0 += 1 }
        if state.ended[instance] <= tables.deadlines[event] { counts.1 += 1 }
      }
    }
    return .init(whenBegun: counts.0, atDeadline: counts.1)
  }

  private func steps(_ onPath: Set<Int>) -> [ScheduleRun.Step] {
    var steps: [ScheduleRun.Step] = []
    for (number, task) in tables.plan.tasks.enumerated() {
      for child in 0..<task.instances {
        let instance = tables.first[number] + child
        steps.append(
          .init(
            task: number, child: task.children == nil ? 0 : child + 1,
            ready: Int(state.ready[instance]),
            begun: Int(state.begun[instance]), ended: Int(state.ended[instance]),
            isCritical: onPath.contains(instance)))
      }
    }
    return steps.sorted { ($0.begun, $0.task, $0.child) < ($1.begun, $1.task, $1.child) }
  }
}
