/// What changes within a run of a schedule, side by side in one piece of memory, so that a run begins
/// with one copy of what all runs begin with.
final class ScheduleState {
  typealias Numbers = UnsafeMutablePointer<Int32>

  static let nobody: Int32 = -1

  // One an event.
  let eventNeeds: Numbers
  let eventTasks: Numbers
  let happened: Numbers
  let lastNeed: Numbers
  let eventTail: Numbers
  // One a task.
  let taskWaits: Numbers
  let taskCause: Numbers
  let taskLeft: Numbers
  // One a role.
  let free: Numbers
  /// The first of each role's line and the last; nobody where nobody waits.
  let lineHead: Numbers
  let lineTail: Numbers
  let worked: Numbers
  // One an instance of a task.
  let minutes: Numbers
  let nextInLine: Numbers
  let ready: Numbers
  let begun: Numbers
  let ended: Numbers
  /// What made an instance begin when it did: an instance, or nobody.
  let cause: Numbers

  private let memory: Numbers
  private let opening: [Int32]

  init(_ plan: SchedulePlan) {
    let instances = plan.tasks.reduce(0) { $0 + $1.instances }
    var opening: [Int32] = []
    /// Where the numbers of a kind begin.
    func add(_ numbers: some Sequence<Int32>) -> Int {
      defer { opening += numbers }
      return opening.count
    }
    func zeros(_ count: Int) -> Int { add(repeatElement(0, count: count)) }
    func nobodies(_ count: Int) -> Int { add(repeatElement(Self.nobody, count: count)) }

    let (events, tasks, roles) = (plan.events, plan.tasks, plan.roles)
    let ofEvents = [
      add(events.map { Int32($0.needs) }), add(events.map { Int32($0.tasks.count) }),
      zeros(events.count), nobodies(events.count), nobodies(events.count),
    ]
    let ofTasks = [
      add(tasks.map { Int32($0.after + 1) }), nobodies(tasks.count),
      add(tasks.map { Int32($0.instances) }),
    ]
    let ofRoles = [
      add(roles.map { Int32(clamping: $0.people ?? Int(Int32.max)) }), nobodies(roles.count),
      nobodies(roles.count), zeros(roles.count),
    ]
    let ofInstances = [
      zeros(instances), nobodies(instances), zeros(instances), zeros(instances), zeros(instances),
      nobodies(instances),
    ]
    self.opening = opening
    memory = Numbers.allocate(capacity: opening.count)
    memory.initialize(from: opening, count: opening.count)
    eventNeeds = memory + ofEvents[0]
    eventTasks = memory + ofEvents[1]
    happened = memory + ofEvents[2]
    lastNeed = memory + ofEvents[3]
    eventTail = memory + ofEvents[4]
    taskWaits = memory + ofTasks[0]
    taskCause = memory + ofTasks[1]
    taskLeft = memory + ofTasks[2]
    free = memory + ofRoles[0]
    lineHead = memory + ofRoles[1]
    lineTail = memory + ofRoles[2]
    worked = memory + ofRoles[3]
    minutes = memory + ofInstances[0]
    nextInLine = memory + ofInstances[1]
    ready = memory + ofInstances[2]
    begun = memory + ofInstances[3]
    ended = memory + ofInstances[4]
    cause = memory + ofInstances[5]
  }

  deinit { memory.deallocate() }

  /// As at the beginning of every run.
  func reset() { memory.update(from: opening, count: opening.count) }
}
