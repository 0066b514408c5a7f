import Casework
import Commands
import Guidance
import Language
import Render
import Testing

/// What `received`, `due`, `status`, `documents`, `consent` and the loaded lists say of the same
/// thing agrees, or the contradiction is said.
@Suite struct AgreementTests {
  private func text(_ outcome: Outcome) -> String {
    TextRenderer(width: 400).text(outcome.document)
  }

  /// A text; nil for null and anything else.
  private func word(_ value: JSONValue?) -> String? {
    if case .text(let text)? = value { text } else { nil }
  }

  private func texts(_ value: JSONValue?, _ key: String) -> [String] {
    (value?.items ?? []).compactMap { word($0[key]) }
  }

  /// What was loaded and chosen without a clock is not late once there is one.
  @Test(arguments: ["A", "B"])
  func whatIsLoadedCountsAsReceived(option: String) throws {
    try Workspace.with { workspace in
      for command in [
        "generate children 1200 seed 7 option B", "notify 2026-03-02", "option \(option)",
        "filter flagged",
      ] + (option == "A" ? ["select 20 seed 1"] : []) + [
        "select 6 cover seed 1", "clock 2026-03-13T17:00",
      ] {
        try workspace.type(command)
      }
      let due = try workspace.type("due").result
      // Not done, and not loaded: the call, and what is handed over.
      #expect(
        Set(texts(due["late"], "id")) == ["call", "documents", "annex-a", "evaluation"])
      #expect(text(try workspace.type("status")).contains("lists in"))
      let received = try workspace.type("received").result
      let held = received["events"]?.items?.count { word($0["recorded"]) == "without a time" }
      #expect(held == (option == "A" ? 8 : 7))

      // Unless somebody says otherwise.
      try workspace.type("received nothing because \"a rehearsal\"")
      let waited = Set(texts(try workspace.type("due").result["late"], "id"))
      #expect(waited.isSuperset(of: ["lists", "yot-nps", "meetings", "child-level", "pick"]))
      #expect(
        text(try workspace.type("status")).contains("waited for again: cin, cpp, cic, yot, nps"))
      try workspace.type("received cin")
      try workspace.type("received cpp")
      let missing = try workspace.type("received").result["events"]?.items?
        .first { word($0["id"]) == "lists" }?["missing"]
      #expect(missing?.items?.map { word($0) } == ["cic"])
    }
  }

  /// The facts of the 20 say nothing before the 20 are chosen.
  @Test func factsBeforeTheirTurn() throws {
    try Workspace.with { workspace in
      for command in [
        "generate children 1200 seed 7 option B", "notify 2026-03-02", "option A",
        "clock 2026-03-05T17:00",
      ] {
        try workspace.type(command)
      }
      #expect(texts(try workspace.type("due").result["late"], "id") == ["pick-20", "facts-a"])
      try workspace.type("select 20 seed 1")
      #expect(texts(try workspace.type("due").result["late"], "id").isEmpty)
    }
  }

  @Test(arguments: [
    ("received annex-a", "34 of 34 are open in documents annex-a", "documents"),
    ("received consent", "12 of 12 are open in documents consent", "consent"),
    ("received evaluation", "12 of 12 are open in documents evaluation", "documents"),
    ("received call", "0 of 6 are confirmed", "status"),
    (
      "received meetings none because \"no meeting is held in that week\"",
      "the list meetings is loaded, with 31 rows", "documents"
    ),
  ])
  func theContradictionIsSaid(command: String, says: String, beside: String) throws {
    try Workspace.with { workspace in
      for command in [
        "generate children 1200 seed 7 option B", "notify 2026-03-02", "option B", "filter flagged",
        "select 6 seed 1", "clock 2026-03-13T17:00",
      ] {
        try workspace.type(command)
      }
      let outcome = try workspace.type(command)
      #expect(text(outcome).contains(says))
      for shown in ["received", "due", "status", beside] {
        #expect(text(try workspace.type(shown)).contains(says), "\(shown)")
      }
      try workspace.type("undo")
      for shown in ["received", "due", "status", beside] {
        #expect(!text(try workspace.type(shown)).contains(says), "\(shown)")
      }
    }
  }

  /// A random walk: whatever was typed, nothing is late that is loaded and not taken back, and what
  /// is recorded as arrived while its documents are open says so.
  @Test(arguments: 1...6)
  func alwaysAgree(seed: UInt64) throws {
    var state = seed
    func number(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    try Workspace.with { workspace in
      for command in ["generate children 300 seed 7 option B", "notify 2026-03-02", "option B"] {
        try workspace.type(command)
      }
      let items = [
        "lists", "yot-nps", "facts-b", "meetings", "annex-a", "consent", "documents", "cic",
      ]
      let lists = ["cic", "meetings", "contacts", "yot"]
      for _ in 0..<40 {
        let item = items[number(below: items.count)]
        let command =
          switch number(below: 9) {
          case 0: "received \(item) at 2026-03-0\(2 + number(below: 7))T10:00"
          case 1: "received \(item) not because \"x\""
          case 2: "received \(item) none because \"x\""
          case 3: "unload \(lists[number(below: lists.count)])"
          case 4: "undo"
          case 5: "clock 2026-03-\(10 + number(below: 9))T10:00"
          case 6: "documents annex-a received"
          case 7: "documents 1 unsaid"
          default: "select 6 cover seed 1"
          }
        _ = try? workspace.type(command)
        try check(workspace, command)
      }
    }
  }

  private func check(_ workspace: Workspace, _ command: String) throws {
    var workspace = workspace
    guard workspace.session.clock != nil else { return }
    let late = Set(texts(try workspace.type("due").result["late"], "id"))
    let received = try workspace.type("received").result["events"]?.items ?? []
    for event in workspace.session.guidance.events("B") {
      let lists = workspace.session.edition.lists.filter { $0.due.contains(event.id) }.map(\.name)
      let isLoaded = lists.allSatisfy { workspace.session.area.list(named: $0) != nil }
      let row = received.first { word($0["id"]) == event.id }
      let isSaidOtherwise =
        workspace.session.arrivals[.event(event.id)] != nil
        || lists.contains { workspace.session.arrivals[.list($0)] != nil }
      if !lists.isEmpty, isLoaded, !isSaidOtherwise {
        #expect(!late.contains(event.id), "\(command): \(event.id) is loaded, and late")
      }
      guard let row, let recorded = word(row["recorded"]) else { continue }
      let hasArrived = word(row["arrived"]) != nil
      #expect(
        !late.contains(event.id) || recorded == "taken back" || !hasArrived,
        "\(command): \(event.id)")
      guard event.id == "annex-a", hasArrived, recorded != "taken back", recorded != "none" else {
        continue
      }
      let items = workspace.session.edition.documents.first { $0.event == event.id }?.items ?? []
      let isOpen = items.contains { !workspace.session.handover[.init(item: $0.id)].isSettled }
      #expect((word(row["but"]) != nil) == isOpen, "\(command): annex-a")
    }
  }
}
