import Guidance
import Render

/// What differs between the guidance as it is read in two ways.
struct ReadingChanges {
  private let before: GuidanceInForce
  private let after: GuidanceInForce

  init(from before: GuidanceInForce, to after: GuidanceInForce) {
    self.before = before
    self.after = after
  }

  /// "annex-a: Friday of week 1 end of day, before: Tuesday of week 2 end of day", each once; empty
  /// where no date, time, number, title or list differs.
  var words: [String] {
    var words: [String] = []
    func add(_ change: String?) {
      if let change, !words.contains(change) { words.append(change) }
    }
    for option in before.edition.options {
      add(count("chosen first", option, before.selectRange(option), after.selectRange(option)))
      add(count("tracked", option, before.track(option), after.track(option)))
      for event in before.edition.events
      where event.options.isEmpty || event.options.contains(option.name) {
        let (old, new) = (before.read(event, option.name), after.read(event, option.name))
        add(change(event.id, place(old, before), place(new, after)))
        add(change(event.id, "\"\(old.title)\"", "\"\(new.title)\""))
        add(
          change(
            "lists due at \(event.id)", lists(event, option, before), lists(event, option, after)))
      }
    }
    return words
  }

  private func change(_ what: String, _ old: String, _ new: String) -> String? {
    old == new ? nil : "\(what): \(new), before: \(old)"
  }

  private func count(
    _ what: String, _ option: CaseOption, _ old: ClosedRange<Int>?, _ new: ClosedRange<Int>?
  ) -> String? {
    change(
      "children \(what) (option \(option.name))", old?.asked ?? "none", new?.asked ?? "none")
  }

  private func place(_ event: Event, _ guidance: GuidanceInForce) -> String {
    let time = guidance.time(event).words
    return event.weekday + (time.isEmpty ? "" : " \(time)")
  }

  private func lists(
    _ event: Event, _ option: CaseOption, _ guidance: GuidanceInForce
  ) -> String {
    let names = guidance.edition.lists.filter { guidance.isDue($0, at: event.id, option.name) }
      .map(\.name)
    return names.isEmpty ? "none" : names.joined(separator: ", ")
  }
}

extension Event {
  /// "Tuesday of week 2".
  var weekday: String { Self.words(ofDay: day) }

  static func words(ofDay day: Int) -> String {
    let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
    return "\(names[day % names.count]) of week \(day / names.count + 1)"
  }
}

extension Reading.Effect {
  /// What a choice sets: "pick-20 at 10:00".
  var words: String {
    switch self {
    case .time(let event, let time): "\(event) at \(Event.Time?.some(time).words)"
    case .day(let event, let day): "\(event) on the \(Event.words(ofDay: day))"
    case .title(let event, _, let title): "\(event) is called \"\(title)\""
    case .without(let list, let event, let option):
      "\(event) without the list \(list) (option \(option))"
    case .select(let option, let range): "\(range.asked) chosen first (option \(option))"
    case .track(let option, let range): "\(range.asked) tracked (option \(option))"
    }
  }
}
