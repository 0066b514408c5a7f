import Casework
import Commands
import Foundation
import Guidance
import Language
import Render
import Table
import Testing

/// What is made up for training happens as it was said, and is never taken for real.
@Suite struct InjectTests {
  /// The bank holidays that are near, by GOV.UK's list.
  private static let holidays: Set<String> = ["2026-04-03", "2026-04-06", "2026-05-04"]

  /// An arrival by the calendar of Foundation: minutes by the clock, days without weekends and
  /// bank holidays.
  private static func arrival(_ due: String, _ amount: Int, _ unit: String) throws -> String {
    let form = DateFormatter()
    form.locale = Locale(identifier: "en_US_POSIX")
    form.timeZone = TimeZone(identifier: "UTC")
    form.dateFormat = "yyyy-MM-dd'T'HH:mm"
    var date = try #require(form.date(from: due))
    if unit == "minutes" { return form.string(from: date.addingTimeInterval(Double(amount) * 60)) }
    if unit == "hours" { return form.string(from: date.addingTimeInterval(Double(amount) * 3600)) }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    var left = amount
    while left > 0 {
      date.addTimeInterval(86_400)
      let isHoliday = holidays.contains(String(form.string(from: date).prefix(10)))
      if !calendar.isDateInWeekend(date), !isHoliday { left -= 1 }
    }
    return form.string(from: date)
  }

  @Test(arguments: [
    ("2026-03-02", "lists", "2026-03-04T15:00"), ("2026-03-02", "pick", "2026-03-06T10:00"),
    ("2026-03-30", "lists", "2026-04-01T15:00"), ("2026-04-27", "pick-20", "2026-04-30T09:30"),
    ("2026-04-27", "cic", "2026-04-29T15:00"), ("2026-04-27", "call", "2026-05-01T12:00"),
  ])
  func aDelayIsCountedAsClocksAndCalendarsDo(notified: String, item: String, due: String) throws {
    for (amount, unit) in [
      (1, "minutes"), (90, "minutes"), (1000, "minutes"), (2, "hours"), (50, "hours"), (1, "days"),
      (2, "days"), (5, "days"), (11, "days"),
    ] {
      var typist = try Typist()
      for command in ["notify \(notified)", "option A", "clock \(notified)"] {
        try typist.type(command)
      }
      let outcome = try typist.type("inject late \(item) \(amount) \(unit)")
      let arrives = try Self.arrival(due, amount, unit)
      #expect(outcome.result.line.contains("\"arrives\": \"\(arrives)\""), "\(amount) \(unit)")
      // It is waited for until then, and late from its deadline on.
      let event = item == "cic" ? "lists" : item
      func isWaitedFor(at time: String) throws -> Bool {
        var then = typist
        try then.type("clock \(time)")
        let late =
          try #require(
            try JSONSerialization.jsonObject(with: Data(then.type("due").result.line.utf8))
              as? [String: Any])["late"] as? [[String: Any]]
        return late?.contains { $0["id"] as? String == event } ?? false
      }
      #expect(
        try isWaitedFor(at: try Self.arrival(arrives, -1, "minutes"))
          == (amount != 1 || unit != "minutes"))
      if item != "cic" { #expect(try !isWaitedFor(at: arrives)) }
    }
  }

  /// Whoever was withdrawn is in no later choice, by whatever option, method and seed.
  @Test(arguments: [1, 2, 3])
  func whoeverIsWithdrawnIsChosenNoMore(seed: Int) throws {
    var typist = try Typist()
    try typist.type("generate children 400 seed \(seed) option B")
    try typist.type("option B")
    var out: [String] = []
    for command in [
      "select 5 cover seed 1", "select 5 spread seed 2", "option A", "select 20 spread seed 3",
      "select 5 cover seed 3", "option B", "select 5 random seed 4",
    ] {
      try typist.type(command)
      let chosen = typist.session.choice.chosen.map { typist.session.area.ids[Int($0.child)] }
      #expect(Set(chosen).isDisjoint(with: out))
      guard command.hasPrefix("select"), let first = chosen.first, out.count < 4 else { continue }
      try typist.type("inject withdraw \(first) because \"a test\"")
      out.append(first)
      let error = #expect(throws: Diagnostic.self) {
        try typist.type("inject withdraw \(first) because \"again\"")
      }
      #expect(error?.code == "out-already")
    }
    #expect(out.count == 4)
    try typist.type("undo")
    let pick = try typist.type("pick \(out[3]) because \"all the same\"")
    #expect(pick.notices.contains { $0.code == "withdrawn" })
  }

  /// What it says is lost is what the coverage before and after differ by.
  @Test(arguments: 1...6)
  func whatIsLostIsSaid(seed: Int) throws {
    var typist = try Typist()
    try typist.type("generate children 400 seed \(seed) option B")
    try typist.type("option B")
    try typist.type("select 5 cover seed 1")
    let chosen = typist.session.choice.chosen
    for gone in chosen {
      var then = typist
      let id = typist.session.area.ids[Int(gone.child)]
      let outcome = try then.type("inject withdraw \(id) because \"a test\"")
      let rest = Set(chosen.filter { $0.child != gone.child }.flatMap(\.covers))
      let lost = gone.covers.filter { !rest.contains($0) }
      let said = outcome.notices.first { $0.code == "criteria-lost" }?.message
      #expect(said == (lost.isEmpty ? nil : "no longer covered: \(lost.joined(separator: ", "))"))
      #expect(!then.session.choice.chosen.contains { $0.child == gone.child })
    }
  }

  @Test func theManifestAndTheExportsSayWhatWasInjected() throws {
    try Workspace.with { workspace in
      for command in [
        "notify 2026-03-02", "generate children 300 seed 7 option B", "option B",
        "clock 2026-03-02", "inject late lists 90 minutes", "select 5 cover seed 1",
      ] { try workspace.type(command) }
      let first = try #require(workspace.session.choice.chosen.first)
      let id = workspace.session.area.ids[Int(first.child)]
      try workspace.type("inject withdraw \(id) because \"consent\"")
      try workspace.type("manifest a.manifest")
      let manifest = try workspace.text(of: "a.manifest")
      #expect(manifest.contains("\nsince: dropped \"\(id)\" because \"consent\" injected\n"))
      #expect(manifest.contains("\ninjected: \"lists\" late 2026-03-04T16:30\n"))
      try workspace.type("verify a.manifest")
      try workspace.type("export a.json of choice")
      let export = try workspace.text(of: "a.json")
      #expect(export.contains("lists late, at 2026-03-04T16:30"))
      #expect(export.contains("\(id) withdrawn: consent"))
      try workspace.type("undo")
      try workspace.type("manifest b.manifest")
      #expect(!(try workspace.text(of: "b.manifest")).contains(" injected\n"))
    }
  }
}
