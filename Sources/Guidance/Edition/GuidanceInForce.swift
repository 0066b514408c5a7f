/// An edition as it is read: its own readings, and those that were taken instead.
public struct GuidanceInForce: Sendable {
  public let edition: Edition
  private let taken: [String: String]

  /// `taken` names a choice for each reading that was changed.
  public init(_ edition: Edition, taken: [String: String] = [:]) {
    self.edition = edition
    self.taken = taken
  }

  public func choice(of reading: Reading) -> Reading.Choice {
    let name = taken[reading.id] ?? reading.inForce
    return reading.choices.first { $0.name == name }
      ?? Reading.Choice(name: name, says: "", citations: [], effects: [])
  }

  // MARK: How many

  /// How many are chosen first under the option at most, which is what is usual; nil where it has
  /// no such step.
  public func select(_ option: CaseOption) -> Int? { selectRange(option)?.upperBound }

  /// From how many to how many are chosen first; nil where the option has no such step.
  public func selectRange(_ option: CaseOption) -> ClosedRange<Int>? {
    for case .select(option.name, let range) in effects { return range }
    return option.select.map { $0...$0 }
  }

  /// How many are tracked in the end.
  public func track(_ option: CaseOption) -> ClosedRange<Int> {
    // A reading that was taken goes before one that holds by itself.
    for case .track(option.name, let range) in effects { return range }
    return option.track
  }

  /// Who says how many are chosen first: the place that the reading in force follows.
  public func citationsOfSelect(_ option: CaseOption) -> [String] {
    citations(option) { if case .select(option.name, _) = $0 { true } else { false } }
  }

  /// Who says how many are tracked: the place that the reading in force follows.
  public func citationsOfTrack(_ option: CaseOption) -> [String] {
    citations(option) { if case .track(option.name, _) = $0 { true } else { false } }
  }

  private func citations(
    _ option: CaseOption, where sets: (Reading.Effect) -> Bool
  ) -> [String] {
    choicesInForce.first { $0.effects.contains(where: sets) }?.citations ?? option.citations
  }

  // MARK: Events

  public func time(_ event: Event) -> Event.Time? {
    for case .time(event.id, let time) in effects { return time }
    return event.time
  }

  /// The events of an option with their days and titles as the readings have them, in the order of
  /// day and time and then of the file.
  public func events(_ option: String) -> [Event] {
    let own = edition.events.filter { $0.options.isEmpty || $0.options.contains(option) }
      .map { read($0, option) }
    return own.enumerated().sorted { left, right in
      (left.element.day, minute(left.element), left.offset)
        < (right.element.day, minute(right.element), right.offset)
    }.map(\.element)
  }

  /// An event as the readings in force have it under an option, or under none in particular.
  public func read(_ event: Event, _ option: String?) -> Event {
    var read = event
    if let day = effects.lazy.compactMap({ effect -> Int? in
      if case .day(event.id, let day) = effect { day } else { nil }
    }).first {
      read.day = day
    }
    if let title = effects.lazy.compactMap({ effect -> String? in
      guard case .title(event.id, let named, let title) = effect else { return nil }
      return named == nil || named == option ? title : nil
    }).first {
      read.title = title
    }
    return read
  }

  /// Whether a list is asked for at an event, under an option or under any.
  public func isDue(_ list: ListDefinition, at event: String, _ option: String?) -> Bool {
    guard list.due.contains(event) else { return false }
    guard let option else { return true }
    return !effects.contains(.without(list: list.name, event: event, option: option))
  }

  /// What each reading that bears on `event` says, and what the other places say.
  public func notes(_ event: Event, under option: String) -> [String] {
    event.readings(under: option).compactMap { id in edition.readings.first { $0.id == id } }
      .map(note)
  }

  private func note(_ reading: Reading) -> String {
    let chosen = choice(of: reading)
    let others = reading.choices.filter { $0.name != chosen.name }.map { other in
      "\(place(other)): \(other.says)"
    }
    let effect = reading.changesAnything ? "" : "; this changes no date"
    return "\(reading.id): \(place(chosen)): \(chosen.says) (\(others.joined(separator: "; ")))"
      + effect
  }

  /// Where a choice stands, this edition's own name left out.
  private func place(_ choice: Reading.Choice) -> String {
    choice.citations.isEmpty ? choice.name : cite(choice.citations)
  }

  /// `csafe-2018 para 22` as `para 22` under the edition csafe-2018.
  public func short(_ citation: String) -> String {
    citation.hasPrefix(edition.id + " ")
      ? String(citation.dropFirst(edition.id.count + 1)) : citation
  }

  /// Citations in one line, neighbouring paragraphs joined: `para 17-20, Annex C`. This edition's
  /// own come first, without its name.
  public func cite(_ citations: [String]) -> String {
    var groups: [(front: String, numbers: [Int])] = [("para ", [])]
    var others: [String] = []
    for citation in citations.map(short) {
      guard let (front, number) = Self.paragraph(citation) else {
        others.append(citation)
        continue
      }
      if front.hasSuffix(", List ") {
        // Lists of one workbook stand where the first of them does.
        if let first = others.firstIndex(where: { $0.hasPrefix(front) }) {
          others[first] += ", \(number)"
        } else {
          others.append(citation)
        }
      } else if let group = groups.firstIndex(where: { $0.front == front }) {
        groups[group].numbers.append(number)
      } else {
        groups.append((front, [number]))
      }
    }
    let runs = groups.filter { !$0.numbers.isEmpty }.map { "\($0.front)\(Self.runs($0.numbers))" }
    let own = runs.filter { $0.hasPrefix("para ") }
    return (own + others + runs.dropFirst(own.count)).joined(separator: ", ")
  }

  /// The paragraphs that guidance can have; what is beyond them is shown as it is written.
  private static let paragraphs = 0...9_999

  /// `csafe-2018 para 22` as all before the number, and the number; `annex-a 2019 Guidance, List 6`
  /// likewise.
  private static func paragraph(_ citation: String) -> (front: String, number: Int)? {
    guard let space = citation.lastIndex(of: " "),
      let number = Int(citation[citation.index(after: space)...]), paragraphs.contains(number)
    else { return nil }
    let front = citation[...space]
    let isNumbered = front == "para " || front.hasSuffix(" para ") || front.hasSuffix(", List ")
    return isNumbered ? (String(front), number) : nil
  }

  /// 17, 18, 19, 20, 32 as `17-20, 32`.
  private static func runs(_ numbers: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map { run in
      switch run.count {
      case 1: "\(run.lowerBound)"
      case 2: "\(run.lowerBound), \(run.upperBound)"
      default: "\(run.lowerBound)-\(run.upperBound)"
      }
    }.joined(separator: ", ")
  }

  /// Of each reading the choice in force, those that were taken before those that hold by
  /// themselves.
  private var choicesInForce: [Reading.Choice] {
    let changed = edition.readings.filter { taken[$0.id] != nil }
    let others = edition.readings.filter { taken[$0.id] == nil }
    return (changed + others).map(choice)
  }

  private var effects: [Reading.Effect] { choicesInForce.flatMap(\.effects) }

  private func minute(_ event: Event) -> Int {
    switch time(event) {
    case .minute(let minute): minute
    case .endOfDay: 24 * 60
    case nil: 24 * 60 + 1
    }
  }
}
