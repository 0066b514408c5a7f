import Language

/// Reads the parts of an edition that make its timetable.
enum TimetableReader {
  static func option(_ name: String, _ reader: DataReader) throws(Diagnostic) -> CaseOption {
    try reader.allow(["title", "select", "track", "events", "facts-for", "cite", "note"])
    guard let track = try range(reader, "track") else {
      throw reader.mistake("\"track\" is missing")
    }
    let events = try reader.reader("events")
    try events?.allow(["select", "track", "confirm"])
    return CaseOption(
      name: name, title: try reader.text("title"), select: try reader.optionalNumber("select"),
      track: track, selectEvent: try events?.optionalText("select"),
      trackEvent: try events?.optionalText("track"),
      confirmEvent: try events?.optionalText("confirm"), citations: try reader.texts("cite"))
  }

  static func event(_ reader: DataReader) throws(Diagnostic) -> Event {
    try reader.allow([
      "id", "title", "option", "day", "working-days", "time", "who", "needs", "cite", "reading",
      "note",
    ])
    let day = try reader.number("day")
    guard (0...400).contains(day) else {
      throw reader.mistake("\"day\" must be from 0 to 400", at: reader.node("day"))
    }
    let readings = try self.readings(reader)
    return Event(
      id: try reader.word("id"), title: try reader.text("title"),
      options: try reader.texts("option"), day: day,
      workingDays: try workingDays(reader, day: day), time: try time(reader, "time"),
      who: try reader.text("who"), needs: try reader.texts("needs"),
      citations: try reader.texts("cite"), readings: readings.ids,
      optionsOfReadings: readings.options)
  }

  /// The readings that bear on an event: a text, a list of texts, or a mapping of each to the
  /// options under which it does.
  private static func readings(
    _ reader: DataReader
  ) throws(Diagnostic) -> (ids: [String], options: [String: [String]]) {
    guard case .mapping? = reader.node("reading"), let named = try reader.reader("reading") else {
      return (try reader.texts("reading"), [:])
    }
    var options: [String: [String]] = [:]
    for id in named.keys { options[id] = try named.texts(id) }
    return (named.keys, options)
  }

  /// `true` for as many working days as the event's day, from the notification; or a count, and the
  /// event that it goes on from.
  private static func workingDays(
    _ reader: DataReader, day: Int
  ) throws(Diagnostic) -> Event.WorkingDays? {
    guard case .mapping? = reader.node("working-days"),
      let counted = try reader.reader("working-days")
    else {
      return try reader.truth("working-days") ? Event.WorkingDays(count: day, after: nil) : nil
    }
    try counted.allow(["count", "after"])
    let count = try counted.number("count")
    guard (0...400).contains(count) else {
      throw counted.mistake("\"count\" must be from 0 to 400", at: counted.node("count"))
    }
    return Event.WorkingDays(count: count, after: try counted.text("after"))
  }

  /// An option is typed as one word.
  static func checkName(_ name: String, _ reader: DataReader) throws(Diagnostic) {
    let isWord = name.utf8.allSatisfy { byte in
      (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
        || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || byte == UInt8(ascii: "-")
    }
    guard isWord, !name.isEmpty else {
      throw reader.mistake("an option's name is one word of letters, digits and -")
    }
  }

  static func reading(_ reader: DataReader, events: [Event]) throws(Diagnostic) -> Reading {
    try reader.allow(["id", "about", "choices", "in-force", "note"])
    let choices = try reader.items("choices").map { choice throws(Diagnostic) in
      try choice.allow(["name", "says", "cite", "sets"])
      return Reading.Choice(
        name: try choice.word("name"), says: try choice.text("says"),
        citations: try choice.texts("cite"), effects: try effects(choice, events: events))
    }
    let inForce = try reader.text("in-force")
    guard choices.contains(where: { $0.name == inForce }) else {
      throw reader.mistake(
        "\"in-force\" names \(inForce), which is no choice", at: reader.node("in-force"))
    }
    return Reading(
      id: try reader.word("id"), about: try reader.text("about"), choices: choices,
      inForce: inForce)
  }

  /// What a choice sets: a mapping, or a list of mappings.
  private static func effects(
    _ choice: DataReader, events: [Event]
  ) throws(Diagnostic) -> [Reading.Effect] {
    guard let node = choice.node("sets") else { return [] }
    var readers: [DataReader] = []
    if case .sequence = node {
      readers = try choice.items("sets")
    } else if let reader = try choice.reader("sets") {
      readers = [reader]
    }
    var effects: [Reading.Effect] = []
    for reader in readers {
      let own = try self.effects(of: reader, events: events)
      guard !own.isEmpty else { throw reader.mistake("it sets nothing") }
      effects += own
    }
    return effects
  }

  private static func effects(
    of sets: DataReader, events: [Event]
  ) throws(Diagnostic) -> [Reading.Effect] {
    try sets.allow(["event", "time", "day", "title", "without", "option", "select", "track"])
    let option = try sets.optionalText("option")
    var effects: [Reading.Effect] = []
    if let event = try sets.optionalText("event") {
      guard events.contains(where: { $0.id == event }) else {
        throw sets.mistake("there is no event \(event)", at: sets.node("event"))
      }
      if let time = try time(sets, "time") { effects.append(.time(event: event, time)) }
      if let day = try sets.optionalNumber("day") {
        guard (0...400).contains(day) else {
          throw sets.mistake("\"day\" must be from 0 to 400", at: sets.node("day"))
        }
        effects.append(.day(event: event, day))
      }
      if let title = try sets.optionalText("title") {
        effects.append(.title(event: event, option: option, title))
      }
      if let list = try sets.optionalText("without") {
        effects.append(
          .without(list: list, event: event, option: try sets.text("option")))
      }
      return effects
    }
    let named = try sets.text("option")
    if let track = try range(sets, "track") { effects.append(.track(option: named, track)) }
    if let select = try range(sets, "select") { effects.append(.select(option: named, select)) }
    return effects
  }

  private static func range(
    _ reader: DataReader, _ key: String
  ) throws(Diagnostic) -> ClosedRange<Int>? {
    guard let node = reader.node(key) else { return nil }
    if case .scalar = node {
      let number = try reader.number(key)
      return number...number
    }
    guard let range = try reader.reader(key) else { return nil }
    try range.allow(["from", "to"])
    let from = try range.number("from")
    let to = try range.number("to")
    guard from <= to, from >= 0 else { throw range.mistake("\"from\" is beyond \"to\"") }
    return from...to
  }

  private static func time(_ reader: DataReader, _ key: String) throws(Diagnostic) -> Event.Time? {
    guard let text = try reader.optionalText(key) else { return nil }
    if text == "end" { return .endOfDay }
    let parts = text.split(separator: ":")
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
      (0...23).contains(hour), (0...59).contains(minute)
    else {
      throw reader.mistake("\"\(key)\" must be HH:MM or end", at: reader.node(key))
    }
    return .minute(hour * 60 + minute)
  }
}
