/// The draws of durations, of which the same task has the same under every option.
struct DurationDraws: Sendable {
  /// Draws of 0 ..< 1, one behind the other.
  private(set) var values: [Double]
  /// For each plan and task, where its draws are: one a child, or one.
  let places: [[Range<Int>]]
  private let draws: NamedDraws
  private let tasks: [Task]
  /// The identifiers of children one behind the other, and where each ends.
  private let identifiers: [UInt8]
  private let identifierEnds: [Int]

  /// What has draws of its own: done once and done for each child are different draws.
  private struct Task {
    let name: String
    let isOnce: Bool
    /// The name's bytes, and a slash where names of children follow.
    let bytes: [UInt8]
    /// Of how many children it is done at most.
    var count: Int
  }

  init(seed: String, _ plans: [SchedulePlan]) {
    draws = NamedDraws(seed: seed)
    var tasks: [Task] = []
    let wanted = plans.map { plan in
      plan.tasks.map { task in
        let isOnce = task.children == nil
        let place =
          tasks.firstIndex { $0.name == task.name && $0.isOnce == isOnce } ?? tasks.count
        if place == tasks.count {
          let bytes = Array((isOnce ? task.name : task.name + "/").utf8)
          tasks.append(Task(name: task.name, isOnce: isOnce, bytes: bytes, count: 0))
        }
        tasks[place].count = max(tasks[place].count, task.instances)
        return (task: place, count: task.instances)
      }
    }
    var end = 0
    let starts = tasks.map { task in
      defer { end += task.count }
      return end
    }
    places = wanted.map { $0.map { starts[$0.task]..<starts[$0.task] + $0.count } }
    values = [Double](repeating: 0, count: end)
    var identifiers: [UInt8] = []
    identifierEnds = (0..<(tasks.filter { !$0.isOnce }.map(\.count).max() ?? 0)).map { child in
      identifiers += MadeUpChildren.identifier(child + 1).utf8
      return identifiers.count
    }
    self.identifiers = identifiers
    self.tasks = tasks
  }

  /// Takes those of a run.
  mutating func draw(_ run: Int) {
    var family = draws.family("dur/\(run)/")
    var place = 0
    for task in tasks {
      if task.isOnce {
        family.enter([])
        values[place] = task.bytes.withUnsafeBufferPointer { NamedDraws.unit(family.number($0)) }
        place += 1
        continue
      }
      family.enter(task.bytes[...])
      identifiers.withUnsafeBufferPointer { identifiers in
        var start = 0
        for child in 0..<task.count {
          let end = identifierEnds[child]
          let name = UnsafeBufferPointer(rebasing: identifiers[start..<end])
          values[place + child] = NamedDraws.unit(family.number(name))
          start = end
        }
      }
      place += task.count
    }
  }
}
