import Casework
import Commands
import Foundation
import Language
import Table
import Testing

/// What Docs/Verifying.md tells an outsider to run comes to what the program says, and notices what
/// is not so.
@Suite struct VerifyingTests {
  private static let area = "generate children 120 seed 4 option B"

  /// A workspace in which that was typed, with a manifest and, of an exact choice, its levels.
  private func verifying(
    _ commands: [String], _ body: (inout Workspace) throws -> Void
  ) throws {
    try Workspace.with { workspace in
      for command in commands + ["manifest a.manifest"] { try workspace.type(command) }
      if workspace.session.choice.method == "cover" { try workspace.type("export lp levels") }
      try body(&workspace)
    }
  }

  /// The lines of a manifest with one of them changed.
  private func change(
    _ workspace: Workspace, _ prefix: String, _ change: (inout [String], Int) -> Void
  ) throws {
    var lines = try workspace.text(of: "a.manifest").split(separator: "\n").map(String.init)
    change(&lines, try #require(lines.firstIndex { $0.hasPrefix(prefix) }))
    try workspace.write(lines.joined(separator: "\n") + "\n", to: "b.manifest")
  }

  // MARK: The draw

  @Test(
    .enabled(if: VerifyingPage.Need.nothing.isAsked),
    arguments: ["select 4 random seed 314159", "select 5 cover seed 9", "select 6 spread seed é"])
  func anOutsiderComesToTheSameTickets(command: String) throws {
    try sameDraw("check.py", .nothing, command)
  }

  @Test(
    .enabled(if: VerifyingPage.Need.sampler.isAsked, "CI=true Scripts/test brings the package"),
    arguments: ["select 4 random seed 314159", "select 5 cover seed \"\"", "select 6 seed \"a é\""])
  func thePackageDrawsInTheSameOrder(command: String) throws {
    try sameDraw("draw.py", .sampler, command)
  }

  private func sameDraw(
    _ name: String, _ need: VerifyingPage.Need, _ command: String
  ) throws {
    let code = try VerifyingPage.block("python \(name)")
    func status(_ manifest: String, _ workspace: Workspace) throws -> Int32 {
      try VerifyingPage.run(code, need, manifest, in: workspace.folder).status
    }
    try verifying([Self.area, "option B", command]) { workspace in
      #expect(try status("a.manifest", workspace) == 0)
      // And they do see what is wrong.
      try change(workspace, "ticket: ") { lines, first in lines.swapAt(first, first + 1) }
      #expect(try status("b.manifest", workspace) == 1)
      try change(workspace, "seed: ") { lines, place in
        lines[place] = lines[place].replacing("seed: \"", with: "seed: \"0")
      }
      #expect(try status("b.manifest", workspace) == 1)
    }
  }

  // MARK: The exact choice

  private static let choices = [
    ["option B", "select 5 cover seed 9"],
    ["option B", "select 5 cover seed 1 require 3 where disability=Y limit 1 where gender=F"],
    ["option A", "select 12 cover seed 3"], ["option A", "select 12 spread", "select 3 cover"],
    ["option B", "select 3 cover seed 5 siblings anyway because \"a test\""],
    [
      "option B", "weigh 3 where gender=F", "weigh 0 ESN 31", "weigh 4 ESN 30",
      "select 4 cover seed 2 effort 2",
    ],
  ]

  @Test(
    .enabled(if: VerifyingPage.Need.highspy.isAsked, "CI=true Scripts/test brings the package"),
    arguments: choices)
  func anotherSolverConfirmsTheChoice(commands: [String]) throws {
    let code = try VerifyingPage.block("python solve.py")
    try verifying([Self.area] + commands) { workspace in
      func solve(_ manifest: String = "a.manifest") throws -> (status: Int32, output: String) {
        try VerifyingPage.run(code, .highspy, "levels", manifest, in: workspace.folder)
      }
      let (status, output) = try solve()
      #expect(status == 0, "\(output)")
      #expect(output.hasSuffix(" children are the choice\n"))
      // A child that was not chosen, in the place of one that was.
      let chosen = workspace.session.choice.chosen.map {
        workspace.session.area.ids[Int($0.child)]
      }
      let area = workspace.session.area
      let everyone = (0..<area.count).map { area.ids[$0] }
      let other = try #require(everyone.first { !chosen.contains($0) })
      try change(workspace, "chosen: 1 ") { lines, place in
        lines[place] = "chosen: 1 \"\(other)\""
      }
      #expect(try solve("b.manifest").status == 1)
      // A level that promises something else.
      for level in ["count", "L0", "L1", "L2", "L3", "L4"] {
        let text = try workspace.text(of: "levels/\(level).lp")
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("\\ expected: ") })
        try workspace.write(text.replacing(line, with: "\(line)7"), to: "levels/\(level).lp")
        #expect(try solve().status == 1)
        try workspace.write(text, to: "levels/\(level).lp")
      }
    }
  }

  /// Who was picked by hand is in, whatever the levels say.
  @Test(
    .enabled(if: VerifyingPage.Need.highspy.isAsked, "CI=true Scripts/test brings the package"))
  func whoWasPickedIsIn() throws {
    let code = try VerifyingPage.block("python solve.py")
    try Workspace.with { workspace in
      for command in [Self.area, "option B", "select 3 cover seed 9"] {
        try workspace.type(command)
      }
      let pool = workspace.session.choice.pool
      let chosen = Set(workspace.session.choice.chosen.map(\.child))
      let other = try #require(pool.first { !chosen.contains($0) })
      let id = workspace.session.area.ids[Int(other)]
      for command in [
        "pick \(id) because \"a test\"", "select 3 cover", "export lp levels",
        "manifest a.manifest",
      ] {
        try workspace.type(command)
      }
      #expect(try workspace.text(of: "levels/L1.lp").contains("\n picked_x"))
      let (status, output) = try VerifyingPage.run(
        code, .highspy, "levels", "a.manifest", in: workspace.folder)
      #expect(status == 0, "\(output)")
    }
  }

  @Test(
    .enabled(if: VerifyingPage.Need.glpsol.isAsked, "CI=true Scripts/test brings glpsol"))
  func glpsolPrintsWhatThePageShows() throws {
    let shown = try VerifyingPage.block("text")
    let commands = [
      "generate children 300 seed 4 option B", "option B", "select 6 cover seed 9",
    ]
    try verifying(commands) { workspace in
      let (status, output) = try VerifyingPage.run(
        VerifyingPage.block("sh"), .glpsol, in: workspace.folder)
      #expect(status == 0)
      #expect(output == shown)
    }
  }

  // MARK: What is written

  /// No ID stands in the files, and the same choice writes the same bytes.
  @Test(arguments: choices) func theFilesNameNobody(commands: [String]) throws {
    try verifying([Self.area] + commands) { workspace in
      let files = ["L0", "L1", "L2", "L3", "L4", "count"].map { "\($0).lp" }
      #expect(workspace.files.filter { $0.hasPrefix("levels/") } == files.map { "levels/\($0)" })
      let error = #expect(throws: Diagnostic.self) { try workspace.type("export lp levels") }
      #expect(error?.code == "file-exists")
      try workspace.type("export lp levels replace")
      try workspace.type("export lp again")
      for file in files {
        let text = try workspace.text(of: "levels/\(file)")
        #expect(try workspace.bytes(of: "again/\(file)") == Data(text.utf8))
        for child in 0..<workspace.session.area.count {
          #expect(!text.contains(workspace.session.area.ids[child]))
        }
      }
    }
  }
}
