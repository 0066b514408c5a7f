import Casework
import Guidance
import Language
import Render
import Table

/// The steps from lists to a confirmed choice, as the option in force has them, and how far each
/// has come.
struct ChoosingSteps {
  enum Progress: String {
    case open, partly, done

    init(_ count: Int, of all: Int) {
      self = all > 0 && count >= all ? .done : count > 0 ? .partly : .open
    }
  }

  struct Step {
    /// Such as `lists`, for programs that read it.
    let id: String
    let title: String
    let progress: Progress
    let state: String
    let event: Event?
  }

  private let session: Session
  private let option: CaseOption
  private let events: [Event]
  /// On what the additional facts come; nil where the edition asks for none.
  private let form: FactsForm?
  private(set) var steps: [Step] = []

  /// - Throws: a diagnostic where a condition of the edition does not fit its own fields.
  init(_ session: Session, _ option: CaseOption) throws(Diagnostic) {
    self.session = session
    self.option = option
    events = session.guidance.events(option.name)
    form = try? FactsForm(session.edition)
    steps.append(lists)
    if let range = session.guidance.selectRange(option) {
      steps.append(firstChoice(range))
      if form != nil { steps.append(request) }
    }
    if form != nil { steps.append(try facts()) }
    steps.append(choice)
    steps.append(call)
  }

  var table: TextTable {
    let isDated = session.notified != nil
    return TextTable(
      [.init("step"), .init(""), .init("how far")] + (isDated ? [.init("due")] : [])
        + [.init("source")],
      steps.map { step in
        [step.title, step.progress.rawValue, step.state]
          + (isDated ? [step.event.flatMap { session.dated($0) } ?? ""] : [])
          + [step.event.map { session.guidance.cite($0.citations) } ?? ""]
      })
  }

  var json: JSONValue {
    .list(
      steps.map { step in
        .object([
          .init("step", .text(step.id)), .init("progress", .text(step.progress.rawValue)),
          .init("state", .text(step.state)), .init("event", .optional(step.event?.id)),
        ])
      })
  }

  /// What the readings in force say of the steps that are still open.
  var readings: [String] {
    var seen: [String] = []
    for step in steps where step.progress != .done {
      for note in step.event.map({ session.guidance.notes($0, under: option.name) }) ?? []
      where !seen.contains(note) {
        seen.append(note)
      }
    }
    return seen
  }

  // MARK: Each step

  private func event(_ id: String?) -> Event? { events.first { $0.id == id } }

  /// The lists that are asked for before anybody is chosen: all that are due when the first of
  /// them is.
  private var lists: Step {
    let due = session.edition.lists.filter { $0.name != form?.definition.name }
      .compactMap { list in
        events.first { session.guidance.isDue(list, at: $0.id, option.name) }.map { (list, $0) }
      }
    let day = due.map { $0.1.day }.min() ?? 0
    let first = due.filter { $0.1.day == day }
    func isLoaded(_ list: ListDefinition) -> Bool {
      session.area.lists.contains { $0.definition.name == list.name }
    }
    let missing = first.map(\.0).filter { !isLoaded($0) }.map(\.name)
    let loaded = first.map(\.0).filter(isLoaded).map(\.name)
    var state = loaded.isEmpty ? "none loaded" : loaded.joined(separator: ", ")
    if !missing.isEmpty, !loaded.isEmpty { state += "; without \(missing.joined(separator: ", "))" }
    // Where somebody has said that a loaded list has not come, it is not in.
    let awaited = first.filter { list, event in
      session.knownArrivals.missing(event.id, lists: session.lists(dueAt: event))
        .contains(list.name) && isLoaded(list)
    }.map(\.0.name)
    if !awaited.isEmpty { state += "; waited for again: \(awaited.joined(separator: ", "))" }
    return Step(
      id: "lists", title: "lists in",
      progress: .init(loaded.count - awaited.count, of: first.count), state: state,
      event: first.first?.1)
  }

  private func firstChoice(_ range: ClosedRange<Int>) -> Step {
    let chosen = session.choice.additional
    let state =
      chosen.isEmpty
      ? "nobody chosen yet" : "\(chosen.count) of \(session.choice.additionalPool.count.grouped)"
    return Step(
      id: "first-choice", title: "\(range.asked) chosen", progress: chosen.isEmpty ? .open : .done,
      state: state,
      event: event(option.selectEvent))
  }

  private var request: Step {
    let asked = session.choice.requested
    return Step(
      id: "request", title: "request sent", progress: asked.isEmpty ? .open : .done,
      state: asked.isEmpty
        ? "no form written" : "a form about \(String.children(asked.count)) written",
      event: nil)
  }

  private func facts() throws(Diagnostic) -> Step {
    let asked = (try? session.askedAbout(option)) ?? []
    let fields = try session.edition.facts.map { fact throws(Diagnostic) in
      try ChildField(.field(fact.name), in: session.space.truth)
    }
    var known = 0
    var complete = 0
    for child in asked {
      let count = fields.count { field in
        field.entry(of: child).map { field.isKnown($0, session.edition) } ?? false
      }
      known += count
      complete += count == fields.count ? 1 : 0
    }
    let cells = asked.count * fields.count
    let due = events.first { event in
      form.map { session.guidance.isDue($0.definition, at: event.id, option.name) } ?? false
    }
    return Step(
      id: "facts", title: "facts received", progress: .init(known, of: cells),
      state: asked.isEmpty
        ? "nobody to ask about yet"
        : "\(known.grouped) of \(cells.grouped) facts known, all of \(complete.grouped) of "
          + String.children(asked.count),
      event: due)
  }

  private var choice: Step {
    let track = session.guidance.track(option)
    let count = session.choice.stage == .track ? session.choice.chosen.count : 0
    return Step(
      id: "choice", title: "\(track.asked) chosen",
      progress: track.contains(count) ? .done : count > 0 ? .partly : .open,
      state: count == 0 ? "nobody chosen yet" : "\(count) chosen, \(session.choice.method)",
      event: event(option.trackEvent))
  }

  private var call: Step {
    let chosen = session.choice.stage == .track ? session.choice.chosen : []
    let confirmed = chosen.count { session.choice.confirmed.contains($0.child) }
    return Step(
      id: "call", title: "confirmed", progress: .init(confirmed, of: chosen.count),
      state: chosen.isEmpty ? "waits for the choice" : "\(confirmed) of \(chosen.count)",
      event: event(option.confirmEvent))
  }
}

extension ClosedRange<Int> {
  /// "20", "5 to 7", or "up to 20".
  var asked: String {
    if lowerBound == upperBound { return "\(lowerBound)" }
    return lowerBound <= 1 ? "up to \(upperBound)" : "\(lowerBound) to \(upperBound)"
  }
}
