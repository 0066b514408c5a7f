import Casework
import Guidance
import Language
import Render
import Simulation

/// One run of the schedule, told event by event.
struct TimelineStory {
  private typealias Side = ScheduleExperiment.Side

  private let question: SimulationQuestion
  private let number: Int
  private let withChildren: Bool
  private let experiment: ScheduleExperiment

  init(
    _ question: SimulationQuestion, run number: Int, withChildren: Bool
  ) throws(Diagnostic) {
    var question = question
    // The draws are named by their run: no other has to be done.
    question.runs = 1
    self.question = question
    self.number = number
    self.withChildren = withChildren
    experiment = try question.timeline(nil)
  }

  func outcome() -> Outcome {
    var document = Document()
    document.line(question.basisText)
    document.line(
      "run \(number.grouped) · seed \(question.seed.text), \(question.seed.origin.rawValue)")
    var json: [JSONValue.Member] = []
    for (side, run) in experiment.story(number) {
      let entries = entries(side, run)
      document.blocks.append(.gap)
      document.line("option \(side.option.name)")
      document.table(
        TextTable(
          [
            .init("from"), .init("to"), .init("what"), .init("who"), .init("time", right: true),
            .init(""),
          ], entries.map { $0.row(experiment.calendar) }))
      document.line(
        "the area's hours: \(side.areaHours(run).fixed(1)); ● lies on the way that decides when the "
          + "last choice is made")
      json.append(.init(side.option.name.lowercased(), .list(entries.map(\.json))))
    }
    return question.outcome(
      document,
      .object(
        [.init("seed", .text(question.seed.text)), .init("run", .whole(number))] + json
          + question.assumptionsJSON))
  }

  /// A task, or an event that has happened.
  private struct Entry {
    let from: Int?
    let to: Int
    let what: String
    let who: String
    let waited: Int
    let isCritical: Bool
    /// To spare until its deadline; nil for a task.
    let slack: Int?

    func row(_ calendar: ScheduleCalendar) -> [String] {
      let deadline = slack.map { slack in
        slack < 0 ? "\((-slack).workingTime) late" : "\(slack.workingTime) to spare"
      }
      return [
        from.map { calendar.text($0, begins: true) } ?? "", calendar.text(to),
        (slack == nil ? "" : "→ ") + what, who,
        deadline ?? (waited > 0 ? "waited \(waited.workingTime)" : ""), isCritical ? "●" : "",
      ]
    }

    var json: JSONValue {
      .object([
        .init("from", .optional(from)), .init("to", .whole(to)), .init("what", .text(what)),
        .init("who", .text(who)), .init("waited", .whole(waited)),
        .init("critical", .truth(isCritical)), .init("slack", .optional(slack)),
      ])
    }
  }

  private func entries(_ side: Side, _ run: ScheduleRun) -> [Entry] {
    var entries: [Entry] = []
    if withChildren {
      entries = run.steps.map { step in
        let task = side.task(step)
        let child = step.child > 0 ? " (\(MadeUpChildren.identifier(step.child)))" : ""
        return Entry(
          from: step.begun, to: step.ended, what: "\(task.name)\(child) \(task.does)",
          who: task.role, waited: step.begun - step.ready, isCritical: step.isCritical, slack: nil)
      }
    } else {
      entries = Set(run.steps.map(\.task)).sorted().compactMap { number in
        together(run.steps.filter { $0.task == number }, side)
      }
    }
    for deadline in side.deadlines {
      let last = deadline.events.map { Int(run.events[$0]) }.max() ?? 0
      entries.append(
        Entry(
          from: nil, to: last,
          what: deadline.events.map { side.title(of: $0) }.joined(separator: "; "), who: "",
          waited: 0, isCritical: deadline.events.contains { run.isCritical[$0] },
          slack: deadline.minutes - last))
    }
    // What happens at the end of a task is told behind it.
    return entries.enumerated().sorted {
      ($0.element.to, $0.element.slack == nil ? 0 : 1, $0.offset)
        < ($1.element.to, $1.element.slack == nil ? 0 : 1, $1.offset)
    }.map(\.element)
  }

  /// All children's parts of one task.
  private func together(_ steps: [ScheduleRun.Step], _ side: Side) -> Entry? {
    guard let first = steps.first, let begun = steps.map(\.begun).min(),
      let ended = steps.map(\.ended).max()
    else { return nil }
    let task = side.task(first)
    let count = first.child > 0 ? ", \(String.children(steps.count))" : ""
    return Entry(
      from: begun, to: ended, what: "\(task.name) \(task.does)\(count)", who: task.role,
      waited: steps.map { $0.begun - $0.ready }.max() ?? 0,
      isCritical: steps.contains { $0.isCritical }, slack: nil)
  }
}
