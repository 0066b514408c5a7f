import Casework
import Commands
import Foundation
import Guidance
import Language
import Render
import Shell
import Simulation
import Synchronization
import Testing

/// Simulations as commands: on the lists, stopped on the way, and with what they say of themselves.
@Suite struct SimulateTests {
  /// Where every fact is known and none is reported wrongly, the first run is what `compare` shows,
  /// which knows nothing of simulations.
  @Test(arguments: [(300, 7, 5), (600, 21, 6), (900, 7, 7)])
  func firstRunOnKnownFactsIsTheChoice(children: Int, areaSeed: Int, track: Int) throws {
    var typist = try Typist()
    try typist.type("generate children \(children) seed \(areaSeed) option B")
    // Whoever has a fact that is not known is left aside.
    let facts = typist.session.edition.facts.map(\.name)
    try typist.type("filter " + facts.map { "not \($0) is unknown" }.joined(separator: ", "))
    for method in ["spread", "random", "cover"] {
      let compared = try typist.type("compare \(track) \(method) seed 31").result
      let simulated = try typist.type(
        "simulate selection track \(track) \(method) rule levels errors 0% 0% runs 1 seed 31 detail"
      ).result
      let run = try #require(simulated["runs_detail"]?.items?.first)
      #expect(run["chosen_a_\(method)"] == compared["a"]?["chosen"])
      #expect(run["chosen_b"] == compared["b"]?["chosen"])
      #expect(run["chosen_full"] == compared["b"]?["chosen"])
      #expect(run["b"] == compared["b"]?["levels"]?["covered"])
      #expect(simulated["basis"]?["known"] == simulated["basis"]?["facts"])
    }
  }

  /// What is not known is drawn by the shares of the assumptions.
  @Test func unknownFactsAreDrawnByList() throws {
    var typist = try Typist()
    try typist.type("generate children 2000 seed 3 option A")
    let edition = typist.session.edition
    var assumptions = try Assumptions.carried(edition)
    assumptions = try #require(try assumptions.setting("facts.nps", to: "0%"))
    assumptions = try #require(try assumptions.setting("facts.sarc.cpp", to: "100%"))
    let space = typist.session.space
    let basis = try CaseBasis(space)
    let flagged = (0..<Int32(typist.session.area.count)).filter(basis.mayBeChosen)
    let cpp = Set(typist.session.area.list(named: "cpp")?.childOfRow ?? [])
    let nps = Set(typist.session.area.list(named: "nps")?.childOfRow ?? [])
    let cic = Set(typist.session.area.list(named: "cic")?.childOfRow ?? [])
    let children = try ListedChildren(flagged, in: space, Emphasis(), assumptions, seed: "s")
    #expect(children.count == flagged.count)
    let criteria = children.table.criteria.map(\.id)
    // Who is on the list of the NPS is known to be so, whatever is assumed; nobody else is.
    for run in 0..<3 {
      let drawn = children.drawn(run: run, withLevels: false)
      for place in drawn.order.indices {
        let child = flagged[Int(drawn.order[place])]
        let isKnownToNPS = children.spreadCandidate(place, of: drawn).kinds & 2 != 0
        #expect(isKnownToNPS == nps.contains(child))
      }
    }
    #expect(!criteria.isEmpty)
    #expect(flagged.contains { cpp.contains($0) && !cic.contains($0) })
    #expect(children.basis.known[3].yes == flagged.count { nps.contains($0) })
  }

  @Test func seedLeftOutIsTakenPrintedAndRecorded() throws {
    var typist = try Typist()
    let outcome = try typist.type("simulate timeline children 20 runs 5")
    let seed = try #require(typist.session.seed)
    #expect(seed.origin == .system)
    let text = TextRenderer().text(outcome.document)
    #expect(text.contains("seed \(seed.text), taken from the system"))
    #expect(outcome.result["seed"] == .text(seed.text))
    // The same seed, the same result.
    let again = try typist.type("simulate timeline children 20 runs 5")
    #expect(again.result == outcome.result)
  }

  /// Each simulation, ended after some steps, says so and shows what is done so far: the same as if
  /// only those runs had been asked for.
  @Test func stoppedOnTheWay() throws {
    let session = try Typist().session
    for line in [
      "simulate selection children 30 runs 400 seed 1",
      "simulate timeline children 30 runs 400 seed 1",
    ] {
      let stopped = try Self.run(line, on: session, stoppingAfter: 5)
      guard case .whole(let runs)? = stopped.result["runs"] else {
        Issue.record("no number of runs")
        continue
      }
      #expect((1..<400).contains(runs))
      #expect(stopped.notices.map(\.code) == ["stopped-early"])
      #expect(
        TextRenderer().text(stopped.document).contains("stopped after \(runs) of 400 runs"))
      let asked = line.replacingOccurrences(of: "runs 400", with: "runs \(runs)")
      let whole = try Self.run(asked, on: session, stoppingAfter: .max)
      for key in ["summary", "differences", "met", "slack", "hours", "mcnemar", "regret"] {
        #expect(whole.result[key] == stopped.result[key], "\(line): \(key)")
      }
      #expect(whole.notices.isEmpty)
    }
    for line in [
      "sweep errors_b 0%..10% children 30 runs 32 seed 1", "tornado children 30 runs 32 seed 1",
      "simulate advise children 30 runs 32 seed 1",
    ] {
      for steps in [0, 1, 3, 7] {
        let stopped = try Self.run(line, on: session, stoppingAfter: steps)
        #expect(stopped.notices.map(\.code) == ["stopped-early"], "\(line), \(steps)")
      }
      #expect(try Self.run(line, on: session, stoppingAfter: .max).notices.isEmpty)
    }
  }

  private static func run(
    _ line: String, on session: Session, stoppingAfter steps: Int
  ) throws -> Outcome {
    let taken = Mutex(0)
    var world = World(folder: ".", safe: true) { "123" }
    world.watchingRuns = { _ in
      RunWatch { _, _ in
        taken.withLock { count in
          count += 1
          return count <= steps
        }
      }
    }
    return try Interpreter(world: world, abbreviated: false).run(line, on: session).outcome
  }

  /// The progress goes from nothing to all, and never back.
  @Test func progressGoesForward() throws {
    let session = try Typist().session
    for line in [
      "sweep children 10..40 step 10 runs 40 seed 1", "simulate advise children 20 runs 20 seed 1",
      "tornado children 20 runs 20 seed 1",
    ] {
      let shares = Mutex<[Double]>([])
      let ended = Mutex(0)
      var world = World(folder: ".", safe: true) { "123" }
      world.watchingRuns = { _ in
        RunWatch(
          { done, of in
            shares.withLock { $0.append(Double(done) / Double(of)) }
            return true
          }, finished: { ended.withLock { $0 += 1 } })
      }
      _ = try Interpreter(world: world, abbreviated: false).run(line, on: session)
      let found = shares.withLock { $0 }
      #expect(found == found.sorted())
      #expect(found.last == 1, "\(line) ends at \(found.last ?? 0)")
      #expect(ended.withLock { $0 } == 1)
    }
  }

  @Test func writtenAssumptionsAreReadBack() throws {
    try Workspace.with { workspace in
      try workspace.type("assumptions write my.yaml")
      #expect(throws: Diagnostic.self) { try workspace.type("assumptions write my.yaml") }
      let edited = try workspace.text(of: "my.yaml")
        .replacingOccurrences(of: "assumptions: reference", with: "assumptions: ours")
        .replacingOccurrences(of: "errors: {A: 2%, B: 5%}", with: "errors: {A: 0%, B: 12.5%}")
      try workspace.write(edited, to: "my.yaml")
      // The seed the simulations are given is in force before, so the last step is the assumptions'.
      try workspace.type("seed 1")
      try workspace.type("assumptions my.yaml")
      let outcome = try workspace.type("simulate selection children 30 runs 5 seed 1")
      #expect(outcome.result["errors"]?["b"] == .number(0.125))
      #expect(outcome.result["assumptions"] == .text("ours"))
      let text = TextRenderer().text(outcome.document)
      #expect(text.contains("assumptions ours"))
      #expect(text.contains("no number here is an estimate of a real place"))
      // Its own copy keeps its comments.
      try workspace.type("assumptions write other.yaml")
      #expect(try workspace.text(of: "other.yaml") == edited)
      // One simulation with others leaves those in force.
      _ = try workspace.type("simulate selection children 30 runs 5 seed 1 assumptions reference")
      let after = try workspace.type("simulate selection children 30 runs 5 seed 1")
      #expect(after.result == outcome.result)
      try workspace.type("undo")
      #expect(workspace.session.assumptions == nil)
    }
  }

  /// Whatever is wrong with a file, it is said, with its line, and nothing is changed.
  @Test func brokenAssumptionsNeverTrap() throws {
    let text = String(
      decoding: try #require(Assumptions.text(of: "fieldwork")), as: UTF8.self)
    var random = SystemRandomNumberGenerator()
    let edition = try Typist().session.edition
    var refused = 0
    for _ in 0..<250 {
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(contentsOf: Array("9999999999999999999".utf8), at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + 40))
        }
      }
      do throws(Diagnostic) {
        let assumptions = try Assumptions(bytes, file: "my.yaml", edition)
        _ = assumptions.names.map { assumptions.value(of: $0) }
      } catch {
        refused += 1
        #expect(error.message.contains("my.yaml"), "\(error.message)")
      }
    }
    #expect(refused > 40)
  }
}
