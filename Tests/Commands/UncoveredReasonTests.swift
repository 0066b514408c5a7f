import Casework
import Commands
import Language
import Render
import Table
import Testing

/// Why criteria are not covered, against every way in which the facts that are not known may turn
/// out: what a reason says must hold in all of them.
@Suite struct UncoveredReasonTests {
  /// A child as the lists have it: nil where a cell is blank.
  private struct Child {
    var id: String
    var isGirl: Bool
    var cells: [String: Bool?]

    /// The child where its unknown cells turn out as the bits say.
    func way(_ bits: Int, _ unknown: [(child: String, cell: String)]) -> [String: Bool] {
      var way = cells.compactMapValues { $0 }
      for (place, cell) in unknown.enumerated() where cell.child == id {
        way[cell.cell] = bits >> place & 1 == 1
      }
      return way
    }
  }

  private static let cells = ["flag", "disability", "csa_current", "multi_agency", "intervention"]

  /// The criteria that hang on these cells alone, written from the guidance and not from the
  /// edition's file.
  private static let criteria: [(id: String, isShown: @Sendable ([String: Bool]) -> Bool)] = [
    ("ESN 23", { $0["csa_current"] == true && $0["multi_agency"] == true }),
    ("ESN 27", { $0["csa_current"] == true && $0["intervention"] == true }),
    ("ESN 28", { $0["intervention"] == true }),
    ("ESN 30", { $0["disability"] == true && $0["csa_current"] == true }),
  ]

  private static func isEligible(_ way: [String: Bool]) -> Bool {
    way["multi_agency"] == true && (way["csa_current"] == true || way["intervention"] == true)
  }

  /// Whether something holds of a child in every way, in none, or in some.
  private enum Known { case yes, no, open }

  private struct World {
    var children: [Child] = []
    var unknown: [(child: String, cell: String)] = []
    /// Those of the children who are chosen from.
    var pool: [String] = []
    var chosen: [String] = []
    var dropped: Set<String> = []

    func known(_ id: String, _ holds: ([String: Bool]) -> Bool) -> Known {
      guard let child = children.first(where: { $0.id == id }) else { return .no }
      let ways = (0..<(1 << unknown.count)).map { holds(child.way($0, unknown)) }
      return ways.allSatisfy { $0 } ? .yes : ways.contains(true) ? .open : .no
    }

    /// Why a child may or may not be chosen, in the words of the reasons.
    func standing(_ id: String) -> String {
      if known(id, { $0["flag"] == true }) != .yes {
        return "are not known to be flagged, or a YOT or NPS case"
      }
      let eligible = known(id, UncoveredReasonTests.isEligible)
      if eligible == .no { return "are not eligible" }
      if dropped.contains(id) { return "were dropped" }
      return eligible == .open ? "are not known to be eligible" : "free"
    }
  }

  /// A small area with up to eight unknown cells, written as three lists.
  private static func world(_ random: inout Random, _ workspace: Workspace) throws -> World {
    var world = World()
    for number in 1...(4 + random.below(4)) {
      var child = Child(id: "K\(number)", isGirl: random.below(3) > 0, cells: [:])
      for cell in cells {
        child.cells[cell] = .some(random.below(cell == "flag" ? 4 : 2) > 0)
        if world.unknown.count < 8, random.below(5) == 0 {
          child.cells[cell] = .some(nil)
          world.unknown.append((child.id, cell))
        }
      }
      world.children.append(child)
    }
    func text(_ child: Child, _ cell: String) -> String {
      (child.cells[cell] ?? nil).map { $0 ? "Y" : "N" } ?? ""
    }
    let cin = world.children.map { child in
      "\(child.id),\(child.isGirl ? "F" : "M"),01/01/2012,\(text(child, "disability")),01/01/2026,"
        + text(child, "flag")
    }
    let facts = world.children.map { child in
      ([child.id] + ["csa_current", "multi_agency", "intervention"].map { text(child, $0) })
        .joined(separator: ",") + ",N,N,N,N"
    }
    let headings =
      "Child unique ID,Gender,Date of birth,Does the child have a disability? (Y/N),"
      + "Child In Need start date,Flag"
    try workspace.write(([headings] + cin).joined(separator: "\n") + "\n", to: "cin.csv")
    try workspace.write(
      (["Child unique ID,csa_current,multi_agency,intervention,yot,nps,police,sarc"] + facts)
        .joined(separator: "\n") + "\n", to: "additional.csv")
    // Lists that name somebody else: it is known of these children that they are not on them.
    for list in ["yot", "nps"] {
      try workspace.write("Child unique ID\nL1\n", to: "\(list).csv")
    }
    return world
  }

  @Test(arguments: 0..<120) func everyReasonHolds(seed: Int) throws {
    var random = Random(UInt64(20_260_302 + seed))
    try Workspace.with { workspace in
      var world = try Self.world(&random, workspace)
      for list in ["cin", "additional", "yot", "nps"] {
        try workspace.type("load \(list).csv as \(list)")
      }
      try workspace.type("as-of 2026-03-02")
      try workspace.type("option B")
      world.pool = world.children.map(\.id)
      // Whoever is on the other two lists alone is outside, and has no facts.
      let filter = random.below(2) == 0 ? "gender = F" : "on cin"
      if filter == "gender = F" { world.pool = world.children.filter(\.isGirl).map(\.id) }
      try workspace.type("filter \(filter)")
      let method = ["cover", "random", "spread"][random.below(3)]
      let select = "select \(1 + random.below(3)) \(method) seed \(seed)"
      guard (try? workspace.type(select)) != nil else { return }
      func chosen() -> [String] {
        workspace.session.choice.chosen.map { workspace.session.area.ids[Int($0.child)] }
      }
      if random.below(2) == 0, let first = chosen().first {
        try workspace.type("drop \(first) because \"a test\"")
        world.dropped.insert(first)
        if random.below(2) == 0, (try? workspace.type(select)) == nil { return }
      }
      world.chosen = chosen()
      guard !world.chosen.isEmpty else { return }
      let said = try Self.reasons(workspace.type("coverage").result)
      for criterion in Self.criteria {
        let isCovered = world.chosen.contains {
          world.known($0, criterion.isShown) == .yes
        }
        #expect((said[criterion.id] == nil) == isCovered, "\(seed): \(criterion.id)")
        guard let reason = said[criterion.id] else { continue }
        let fault = Self.fault(reason, criterion.isShown, world)
        #expect(fault == nil, "\(seed): \(criterion.id): \(reason)")
      }
    }
  }

  private static func reasons(_ result: JSONValue) throws -> [String: String] {
    var reasons: [String: String] = [:]
    for row in result["uncovered"]?.items ?? [] {
      if case .text(let criterion)? = row["criterion"], case .text(let reason)? = row["reason"] {
        reasons[criterion] = reason
      }
    }
    return reasons
  }

  private static let order = [
    "were dropped", "are not known to be eligible", "are not eligible",
    "are not known to be flagged, or a YOT or NPS case",
  ]

  /// What a reason says that is not so; nil where all of it holds.
  private static func fault(
    _ reason: String, _ isShown: @escaping ([String: Bool]) -> Bool, _ world: World
  ) -> String? {
    let pool = world.pool
    let show = pool.filter { world.known($0, isShown) == .yes }
    let may = Set(pool + world.chosen).filter { world.known($0, isShown) == .open }
    let open = may.filter {
      world.chosen.contains($0)
        || ["free", "are not known to be eligible"].contains(
          world.standing($0))
    }
    let free = show.filter { world.standing($0) == "free" }
    if let count = reason.prefix(upTo: " child").flatMap(Int.init), reason.contains("could show") {
      return count == free.count ? nil : "\(free.count) could show it"
    }
    guard free.isEmpty else { return "\(free) could show it" }
    let missing = reason.between("a fact is missing for ", " child").flatMap(Int.init)
    if (missing ?? 0) != open.count { return "a fact is missing for \(open)" }
    if reason.hasPrefix("only children who ") {
      let ending = may.isEmpty ? " show it (" : " are known to show it ("
      guard let who = reason.between("only children who ", ending) else { return ending }
      let expected = order.filter { words in show.contains { world.standing($0) == words } }
      return who == expected.joined(separator: ", or ") && reason.contains("(\(show.count))")
        ? nil : "\(expected)"
    }
    guard show.isEmpty else { return "\(show) show it" }
    if missing != nil { return reason.hasPrefix("not known: ") ? nil : "the fact comes first" }
    let nobody =
      "nobody among the \(pool.count) \(may.isEmpty ? "shows it" : "is known to show it")"
    guard reason.hasPrefix(nobody) else { return nobody }
    var (does, perhaps) = (0, 0)
    for child in world.children where !pool.contains(child.id) {
      let standing = world.standing(child.id)
      guard standing == "free" || standing == "are not known to be eligible" else { continue }
      switch world.known(child.id, isShown) {
      case .yes where standing == "free": does += 1
      case .no: break
      default: perhaps += 1
      }
    }
    // L1 may be chosen, as a YOT and an NPS case, and nothing else is known of it.
    perhaps += 1
    let said = String(reason.dropFirst(nobody.count))
    let outside =
      does > 0
      ? "; \(does) outside them \(does == 1 ? "does" : "do"), and \(perhaps) more may"
      : "; \(perhaps) outside them may"
    return said == outside ? nil : outside
  }
}

extension String {
  fileprivate func prefix(upTo end: String) -> String? {
    firstRange(of: end).map { String(self[..<$0.lowerBound]) }
  }

  fileprivate func between(_ start: String, _ end: String) -> String? {
    guard let first = firstRange(of: start) else { return nil }
    return String(self[first.upperBound...]).prefix(upTo: end)
  }
}
