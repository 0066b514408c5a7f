import Casework
import Commands
import Foundation
import Language
import Render
import Table
import Testing

/// A choice is computed again from its manifest, and nothing in it can be changed unnoticed.
@Suite struct ManifestTests {
  private static let area = "generate children 120 seed 4 option B"

  @Test(arguments: [
    ["option B", "select 5 cover seed 9"], ["option B", "select 4 random seed \"a b\\\"c\""],
    ["option A", "select 10 spread seed 0"],
    ["option B", "select 5 cover seed 1 require 1 where disability=Y limit 2 where gender=F"],
    ["option A", "select 12 cover seed 3", "select 3 cover"],
    ["option B", "select 3 cover seed 5 siblings anyway because \"a test\""],
    [
      "option B", "guidance use track-count-b csafe-2025", "weigh 3 where gender=F",
      "weigh 0 ESN 31", "weigh 4 ESN 30",
      "select 5 cover seed 2 effort 3",
    ],
    ["option B", "filter age < 12", "select 3 spread seed 5"],
  ])
  func aChoiceComesOutTheSame(commands: [String]) throws {
    try Workspace.with { workspace in
      try workspace.type(Self.area)
      for command in commands { try workspace.type(command) }
      try workspace.type("manifest a.manifest")
      try workspace.type("verify a.manifest")
      // Elsewhere, with nothing chosen and other things shown.
      try workspace.begin()
      try workspace.type(Self.area)
      try workspace.type("filter gender = M")
      try workspace.type("verify a.manifest")
    }
  }

  @Test func decisionsByHandAreKeptWithTheirReasons() throws {
    try Workspace.with { workspace in
      try workspace.type(Self.area)
      try workspace.type("option B")
      try workspace.type("select 4 cover seed 9")
      let ids = workspace.session.choice.chosen.map { workspace.session.area.ids[Int($0.child)] }
      try workspace.type("drop \(ids[0]) because \"in \\\"court\\\" that week\"")
      try workspace.type("manifest a.manifest")
      try workspace.type("verify a.manifest")
      let text = try workspace.text(of: "a.manifest")
      #expect(text.contains("dropped: \"\(ids[0])\" because \"in \\\"court\\\" that week\"\n"))
      #expect(text.contains("changed: by hand since\n"))
    }
  }

  /// Whatever single sign is changed in what is computed, verify says so.
  @Test func noChangeGoesUnnoticed() throws {
    try Workspace.with { workspace in
      try workspace.type("generate children 40 seed 4 option B")
      try workspace.type("option B")
      try workspace.type("select 3 cover seed 9")
      try workspace.type("manifest a.manifest")
      let bytes = Array(try workspace.text(of: "a.manifest").utf8)
      var random = Random(20_260_302)
      let last = bytes.count - 1
      for _ in 0..<400 {
        var changed = bytes
        let place = random.below(last)
        let sign = UInt8(32 + random.below(95))
        guard changed[place] != sign else { continue }
        changed[place] = sign
        let text = String(decoding: changed, as: UTF8.self)
        // Who set the seed is as somebody said it.
        let before = String(decoding: bytes, as: UTF8.self)
        let origin = before.firstRange(of: " typed\n")
        if let origin, text.contains("seed: \"9\" "),
          before.utf8.distance(from: before.startIndex, to: origin.lowerBound) <= place,
          before.utf8.distance(from: before.startIndex, to: origin.upperBound) > place
        {
          continue
        }
        try workspace.write(text, to: "b.manifest")
        let error = #expect(throws: Diagnostic.self, "byte \(place) to \(sign)") {
          try workspace.type("verify b.manifest")
        }
        #expect(error?.help.isEmpty == false)
      }
    }
  }
}
