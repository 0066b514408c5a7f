import Casework
import Guidance
import Language
import Render
import Table

extension LocalTime {
  /// "Thu 5 Mar 09:30".
  var words: String { "\(date.shortWords) \(timeOfDay)" }

  /// "Thursday 5 March 2026 09:30".
  var longWords: String { "\(date.longWords) \(timeOfDay)" }

  /// The day and time that a person typed, in one word or two.
  ///
  /// - Throws: `bad-time` at the words.
  static func typed(
    _ arguments: Arguments
  ) throws(Diagnostic) -> (time: LocalTime, span: Span)? {
    guard let day = try arguments.literal("time") else { return nil }
    let minute = try arguments.literal("minute")
    let text = minute.map { "\(day.text) \($0.text)" } ?? day.text
    let span = Span(day.span.start, minute?.span.end ?? day.span.end)
    if let time = LocalTime.parse(text) { return (time, span) }
    throw Diagnostic(
      "bad-time", "\"\(text)\" is not a day and time", at: span,
      help: "type it as 2026-03-05T09:00; a date alone is 09:00")
  }
}

extension Grammar {
  /// A day and time, in one word or two.
  static func time(_ note: String) -> Grammar {
    .sequence([
      .slot("time", .date, "TIME", note),
      .optional(.slot("minute", .word, "HH:MM", "where a space parts it from the date")),
    ])
  }
}

/// How long something is in working time.
enum WorkingTimeText {
  /// "1 h 20 min", "2 working days 1 h", and what counts as nothing in words.
  static func words(_ minutes: Int?) -> String {
    guard let minutes else { return "a time beyond the known bank holidays" }
    guard minutes > 0 else { return "no working time" }
    let (days, rest) = minutes.quotientAndRemainder(dividingBy: WorkingHours.minutesOfDay)
    var parts: [String] = []
    if days > 0 { parts.append(String.counted(days, "working day", "working days")) }
    if rest / 60 > 0 { parts.append("\(rest / 60) h") }
    if rest % 60 > 0 { parts.append("\(rest % 60) min") }
    return parts.joined(separator: " ")
  }

  /// What is said once wherever time was counted so.
  static let rule = "counted in working time: 09:00 to 17:00, without weekends and bank holidays"
}

extension Standing.Item {
  /// "Thu 5 Mar 09:30".
  var dueWords: String {
    let time = entry.time.words
    return entry.nominal.shortWords + (time.isEmpty ? "" : " \(time)")
  }

  /// "late by 1 h 20 min", "on time", "early"; nil where it has not arrived.
  var punctualityWords: String? {
    punctuality.map { $0 == .late ? lateWords : $0.rawValue }
  }

  /// "late by 1 h 20 min".
  var lateWords: String {
    lateBy == 0 ? "late, outside working hours" : "late by \(WorkingTimeText.words(lateBy))"
  }

  /// The readings that decide something of it, each with the other one, and the date that a count
  /// of working days would give.
  var readingWords: [String] {
    var words = entry.readings.map { "reading \($0)" }
    if let holiday = entry.holiday { words.append("a bank holiday: \(holiday.title)") }
    if let working = entry.working, working != entry.nominal {
      words.append("by the weekday; counted in working days it is \(working.shortWords)")
    }
    return words
  }

  /// ISO 8601; null where the guidance gives no time, and `end` for the end of the day.
  var timeJSON: JSONValue {
    .optional(entry.time.clockTime ?? (entry.time == .endOfDay ? "end" : nil))
  }
}

extension Standing.Delay {
  /// "pick-20 (lead inspector): 1 h 10 min of 2 h 30 min left behind lists".
  var words: String {
    let front = "\(item.id) (\(item.entry.event.who))"
    if let earliest {
      return "\(front) waits for \(after): not before \(earliest.words), due \(item.dueWords)"
    }
    return "\(front) waits for \(after): \(WorkingTimeText.words(left)) left of "
      + WorkingTimeText.words(room)
  }

  var json: JSONValue {
    .object([
      .init("id", .text(item.id)), .init("who", .text(item.entry.event.who)),
      .init("after", .text(after)), .init("room", .optional(room)), .init("left", .optional(left)),
      .init("earliest", .optional(earliest?.description)),
    ])
  }
}

extension [Standing.Delay] {
  /// A line for each event that has less time or none, and one for all the others.
  var lines: [String] {
    let others = filter { !$0.isTouched }.map(\.item.id)
    var lines = filter(\.isTouched).map(\.words)
    if !others.isEmpty {
      let names = others.joined(separator: ", ")
      lines.append(lines.isEmpty ? "waits, in no hurry yet: \(names)" : "behind them: \(names)")
    }
    return lines
  }
}

extension Session {
  /// How the timetable of the option in force stands at the clock's time.
  ///
  /// - Throws: `not-notified`, `no-option` or `no-clock`, with what to type.
  func requiredStanding() throws(Diagnostic) -> Standing {
    try requireNotified()
    let option = try requiredOption()
    guard clock != nil else {
      throw Diagnostic(
        "no-clock", "what time it is was not said, and the program reads no clock",
        help: "clock \(notified?.description ?? "2026-03-02")T09:00")
    }
    return try standing(option.name)
  }

  /// How the timetable of an option stands at the clock's time, or on the whole where none is set.
  func standing(_ option: String) throws(Diagnostic) -> Standing {
    let holidays = try calendar()
    return Standing(
      try timetable(option, holidays), arrivals, lists: edition.lists, at: clock, holidays)
  }

  /// The option by which an event is dated: the one in force, else the first that has it.
  func dating(_ event: Event) -> String {
    choice.option ?? event.options.first ?? edition.options.first?.name ?? ""
  }

  /// The events of the option in force; where none is, those of all of them.
  var awaitedEvents: [Event] {
    if let name = choice.option { return guidance.events(name) }
    var seen = Set<String>()
    return edition.events.filter { seen.insert($0.id).inserted }
  }

  /// The events that may arrive and the lists that are due at them, for completion.
  public var awaitedItems: [(name: String, title: String)] {
    let events = awaitedEvents.filter { $0.day > 0 || !$0.needs.isEmpty }
    let lists = edition.lists.filter { list in events.contains { list.due.contains($0.id) } }
    return events.map { ($0.id, $0.title) } + lists.map { ($0.name, $0.title) }
  }

  func lists(dueAt event: Event) -> [String] {
    edition.lists.filter { $0.due.contains(event.id) }.map(\.name)
  }

  /// "in Wed 4 Mar 16:20, late by 1 h 20 min", for the timeline; nil where it has not arrived.
  func arrivalMark(_ event: Event) -> String? {
    let lists = lists(dueAt: event)
    guard case .arrived(let time, _) = arrivals.record(of: event.id, lists: lists) else {
      return nil
    }
    let item = try? standing(dating(event)).item(event.id)
    return "in \(time.words)" + (item?.punctualityWords.map { ", \($0)" } ?? "")
      + (isInjected(event.id, lists: lists) ? ", injected for training" : "")
  }

  /// "lists in Wed 4 Mar 16:20, late by 1 h 20 min", or what is missing of it; nil where nothing
  /// was recorded.
  func arrivalWords(_ event: Event) -> String? {
    let lists = lists(dueAt: event)
    switch arrivals.record(of: event.id, lists: lists) {
    case .arrived: return arrivalMark(event).map { "\(event.id) \($0)" }
    case .nothing(let because):
      return "nothing is waited for at \(event.id): "
        + shown(reason: because)
    case .takenBack, nil:
      let missing = arrivals.missing(event.id, lists: lists)
      let held = lists.filter { !missing.contains($0) }
      guard !held.isEmpty else { return nil }
      return "\(held.joined(separator: ", ")) in; \(event.id) waits for "
        + missing.joined(separator: ", ")
    }
  }
}
