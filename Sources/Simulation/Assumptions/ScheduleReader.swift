import Guidance
import Language

/// Reads the part of a file of assumptions that says who does what.
struct ScheduleReader {
  private let reader: DataReader
  private let edition: Edition

  private static let mostPeople = 10_000
  private static let mostMinutes = 100_000
  private static let mostRoles = 50
  private static let mostTasks = 200

  init(_ reader: DataReader, _ edition: Edition) {
    self.reader = reader
    self.edition = edition
  }

  func schedule() throws(Diagnostic) -> ScheduleAssumptions {
    try reader.allow(["day", "roles", "tasks"])
    let roles = try roles()
    var tasks: [ScheduleAssumptions.Task] = []
    let items = try reader.items("tasks")
    guard !items.isEmpty else { throw reader.mistake("\"tasks\" is missing") }
    guard items.count <= Self.mostTasks else {
      throw reader.mistake("there may be \(Self.mostTasks) tasks at most", at: reader.node("tasks"))
    }
    for item in items { tasks.append(try task(item, roles)) }
    let names = Set(tasks.map(\.name))
    for (item, task) in zip(items, tasks) {
      for name in task.after where !names.contains(name) {
        let hint = Nearness.hint(name, among: tasks.map(\.name))
        throw item.mistake(
          "there is no task \"\(name)\"\(hint.isEmpty ? "" : "; \(hint)")", at: item.node("after"))
      }
    }
    return ScheduleAssumptions(day: try day(), roles: roles, tasks: tasks)
  }

  private func day() throws(Diagnostic) -> Range<Int> {
    guard let day = try reader.reader("day") else { throw reader.mistake("\"day\" is missing") }
    try day.allow(["from", "to"])
    let (from, to) = (try time("from", of: day), try time("to", of: day))
    guard from < to else { throw day.mistake("a working day must end after it begins") }
    return from..<to
  }

  private func time(_ key: String, of reader: DataReader) throws(Diagnostic) -> Int {
    let text = try reader.text(key)
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
      let minute = Int(parts[1]), 0..<24 ~= hour, 0..<60 ~= minute
    else {
      throw reader.mistake("\"\(key)\" must be a time such as \"09:00\"", at: reader.node(key))
    }
    return hour * 60 + minute
  }

  private func roles() throws(Diagnostic) -> [ScheduleAssumptions.Role] {
    var roles: [ScheduleAssumptions.Role] = []
    let named = try reader.named("roles")
    guard !named.isEmpty else { throw reader.mistake("\"roles\" is missing") }
    guard named.count <= Self.mostRoles else {
      throw reader.mistake("there may be \(Self.mostRoles) roles at most", at: reader.node("roles"))
    }
    for (name, role) in named {
      try role.allow(["people", "side"])
      var people: Int?
      if try role.text("people") != "any" {
        let count = try role.number("people")
        guard 1...Self.mostPeople ~= count else {
          throw role.mistake(
            "\"people\" must be 1 to \(Self.mostPeople), or any", at: role.node("people"))
        }
        people = count
      }
      let side = try role.text("side")
      guard ["area", "inspection"].contains(side) else {
        throw role.mistake("\"side\" must be area or inspection", at: role.node("side"))
      }
      roles.append(.init(name: name, people: people, isOfArea: side == "area"))
    }
    return roles
  }

  private func task(
    _ item: DataReader, _ roles: [ScheduleAssumptions.Role]
  ) throws(Diagnostic) -> ScheduleAssumptions.Task {
    try item.allow(
      ["task", "does", "event", "option", "each", "after", "not-before", "who", "minutes"])
    let event = try known("event", of: item, among: edition.events.map(\.id))
    var option: String?
    if item.node("option") != nil {
      option = try known("option", of: item, among: edition.options.map(\.name))
    }
    var each: ScheduleAssumptions.Each?
    if item.node("each") != nil {
      let names = ScheduleAssumptions.Each.allCases.map(\.rawValue)
      each = ScheduleAssumptions.Each(rawValue: try known("each", of: item, among: names))
    }
    let who = try known("who", of: item, called: "role", among: roles.map(\.name))
    return ScheduleAssumptions.Task(
      name: try item.text("task"), does: try item.optionalText("does") ?? "", event: event,
      option: option, each: each, after: try item.texts("after"),
      notBefore: try moment(item), role: roles.firstIndex { $0.name == who } ?? 0,
      minutes: try minutes(item))
  }

  private func known(
    _ key: String, of item: DataReader, called what: String? = nil, among names: [String]
  ) throws(Diagnostic) -> String {
    let text = try item.text(key)
    guard names.contains(text) else {
      let hint = Nearness.hint(text, among: names)
      throw item.mistake(
        "there is no \(what ?? key) \"\(text)\"\(hint.isEmpty ? "" : "; \(hint)")",
        at: item.node(key))
    }
    return text
  }

  private func moment(_ item: DataReader) throws(Diagnostic) -> ScheduleAssumptions.Moment? {
    guard let moment = try item.reader("not-before") else { return nil }
    try moment.allow(["day", "time"])
    let day = try moment.number("day")
    guard 0...100 ~= day else {
      throw moment.mistake("\"day\" must be 0 to 100", at: moment.node("day"))
    }
    return .init(day: day, minute: try time("time", of: moment))
  }

  private func minutes(_ item: DataReader) throws(Diagnostic) -> ScheduleAssumptions.Minutes {
    guard let reader = try item.reader("minutes") else {
      throw item.mistake("\"minutes\" is missing")
    }
    try reader.allow(["least", "likely", "most"])
    let values = (
      try reader.number("least"), try reader.number("likely"), try reader.number("most")
    )
    guard 0 <= values.0, values.2 <= Self.mostMinutes else {
      throw reader.mistake("minutes must be 0 to \(Self.mostMinutes)")
    }
    guard values.0 <= values.1, values.1 <= values.2 else {
      throw reader.mistake(
        "\"least\" (\(values.0)) may not be over \"likely\" (\(values.1)), nor that over \"most\" "
          + "(\(values.2))")
    }
    return .init(least: values.0, likely: values.1, most: values.2)
  }
}
