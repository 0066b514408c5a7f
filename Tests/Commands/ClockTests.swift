import Casework
import Commands
import Guidance
import Language
import Render
import Shell
import Table
import Terminal
import Testing

/// What is recorded by itself, what undo takes back of it, and what completion offers.
@Suite struct ClockTests {
  private func arrivals(_ workspace: Workspace) -> [String] {
    let option = workspace.session.choice.option ?? "A"
    return workspace.session.guidance.events(option).map(\.id).compactMap { event in
      switch workspace.session.arrivals[.event(event)] {
      case .arrived(let time, let origin): "\(event) \(time.timeOfDay) \(origin.rawValue)"
      case .takenBack, .nothing, .held, nil: nil
      }
    }
  }

  private func lists(_ workspace: Workspace) -> [String] {
    workspace.session.edition.lists.map(\.name).filter { list in
      guard case .arrived = workspace.session.arrivals[.list(list)] else { return false }
      return true
    }
  }

  /// The same commands with and without a clock: without one nothing is recorded, and nothing else
  /// differs.
  @Test func withoutAClockNothingIsRecorded() throws {
    try Workspace.with { workspace in
      for command in ["notify 2026-03-02", "generate children 100 seed 7", "option B", "select 5"] {
        try workspace.type(command)
      }
      #expect(workspace.session.arrivals.isEmpty)
      try workspace.type("clock 2026-03-06T09:00")
      #expect(workspace.session.arrivals.isEmpty)
    }
  }

  @Test func whatIsDoneIsRecorded() throws {
    try Workspace.with { workspace in
      try workspace.write("Child Unique ID,Gender\n1,F\n2,M\n", to: "cin.csv")
      try workspace.type("clock 2026-03-04T10:00")
      try workspace.type("load cin.csv as cin")
      #expect(lists(workspace) == ["cin"])
      try workspace.type("clock 2026-03-04T11:00")
      try workspace.type("unload cin")
      #expect(lists(workspace).isEmpty)
      try workspace.type("undo")
      #expect(lists(workspace) == ["cin"])
      #expect(
        workspace.session.arrivals[.list("cin")]
          == .arrived(try #require(LocalTime.parse("2026-03-04T10:00")), .byItself))
    }
  }

  /// Option A from the first choice to the call, at a minute more each time.
  @Test func theStepsOfAChoice() throws {
    try Workspace.with { workspace in
      var minute = 0
      func step(_ command: String) throws {
        minute += 1
        try workspace.type("clock 2026-03-05T10:\(minute < 10 ? "0" : "")\(minute)")
        try workspace.type(command)
      }
      try workspace.type("generate children 400 seed 7")
      try step("option A")
      #expect(arrivals(workspace).isEmpty)
      try step("select 20 seed 1")
      #expect(arrivals(workspace) == ["pick-20 10:02 by itself"])
      try step("request form.csv")
      #expect(arrivals(workspace) == ["pick-20 10:02 by itself"])
      try step("receive form.csv")
      try step("select 5 cover")
      let picked = ["pick-20 10:02 by itself", "pick 10:05 by itself"]
      #expect(arrivals(workspace) == picked)
      let chosen = workspace.session.choice.chosen.map {
        workspace.session.area.ids[Int($0.child)]
      }
      for child in chosen.dropLast() { try step("confirm \(child)") }
      #expect(arrivals(workspace) == picked)
      let before = minute + 1
      try step("confirm \(chosen[4])")
      let called = picked + ["call 10:\(before < 10 ? "0" : "")\(before) by itself"]
      #expect(arrivals(workspace) == called)
      // A child that goes back opens the call again, and not the choice.
      try step("confirm \(chosen[0]) fails because \"moved away\"")
      #expect(arrivals(workspace) == picked)
      try workspace.type("undo")
      #expect(arrivals(workspace) == called)
      try step("option A")
      #expect(arrivals(workspace) == called)
      try step("option A afresh")
      #expect(arrivals(workspace).isEmpty)
    }
  }

  /// The choice of Option A that was made before a clock was set is recorded with the form.
  @Test func aRequestSaysThatTheyWereChosen() throws {
    try Workspace.with { workspace in
      for command in ["generate children 400 seed 7", "option A", "select 20 seed 1"] {
        try workspace.type(command)
      }
      try workspace.type("clock 2026-03-05T09:30")
      try workspace.type("request form.csv")
      #expect(arrivals(workspace) == ["pick-20 09:30 by itself"])
    }
  }

  @Test func handPicksCountOnceTheyAreFive() throws {
    try Workspace.with { workspace in
      for command in ["generate children 400 seed 7", "option B", "clock 2026-03-06T09:00"] {
        try workspace.type(command)
      }
      let ids = workspace.session.area.ids.prefix(5)
      for (count, id) in ids.enumerated() {
        #expect(arrivals(workspace).isEmpty, "\(count)")
        try workspace.type("pick \(id) because \"a test\"")
      }
      #expect(arrivals(workspace) == ["pick 09:00 by itself"])
    }
  }

  /// Each command is taken back as a whole, in any order of them.
  @Test func undoTakesEverythingBack() throws {
    try Workspace.with { workspace in
      try workspace.type("notify 2026-04-27")
      try workspace.type("option A")
      var seen: [(LocalTime?, Arrivals)] = []
      let commands = [
        "clock 2026-04-29 15:00", "received lists", "clock next", "received yot-nps",
        "received lists not because \"last year's\"", "received cic at 2026-04-29",
        "received meetings none because \"none\"", "clock 2026-05-01", "received cin",
      ]
      for command in commands {
        seen.append((workspace.session.clock, workspace.session.arrivals))
        try workspace.type(command)
        #expect(
          workspace.session.clock != seen.last?.0 || workspace.session.arrivals != seen.last?.1)
      }
      let end = workspace.session.arrivals
      for (clock, arrivals) in seen.reversed() {
        try workspace.type("undo")
        #expect(workspace.session.clock == clock && workspace.session.arrivals == arrivals)
      }
      for _ in commands { try workspace.type("redo") }
      #expect(workspace.session.arrivals == end)
    }
  }

  @Test func completionOffersEventsAndLists() throws {
    try Workspace.with { workspace in
      try workspace.type("option A")
      func offered(_ line: String) -> [String] {
        Completer(workspace.session, folder: ".").answer(line, cursor: line.utf8.count).candidates
          .map(\.text)
      }
      #expect(offered("received pi") == ["pick-20", "pick"])
      #expect(
        offered("received c") == [
          "call", "child-level", "csa-referrals", "consent", "cqc", "cin", "cpp", "cic", "contacts",
          "csa_referrals",
        ])
      #expect(!offered("received ").contains("notify"))
      #expect(!offered("received ").contains("facts-b"))
      #expect(offered("received lists ") == ["at", "not", "none"])
      #expect(offered("clock n") == ["next"])
    }
  }

  /// The editions' own events are awaited under each, and JSON keeps its keys whatever is known.
  @Test func theSecondRound() throws {
    var session = Session(try Editions.load("csafe-2025"))
    let world = World(folder: ".", safe: true) { "1" }
    let interpreter = Interpreter(world: world, abbreviated: false)
    for command in ["notify 2026-03-02", "option audit", "clock 2026-03-04", "received lists"] {
      session = try interpreter.run(command, on: session).outcome.session
    }
    let due = try interpreter.run("due", on: session).outcome.result.line
    #expect(due.contains("\"next\": [{\"id\": \"pick-20\""))
    #expect(throws: Diagnostic.self) { try interpreter.run("received facts-a", on: session) }
  }
}
