import Casework
import Digest
import Foundation
import Guidance
import Language
import Render
import Table
import Testing

@testable import Commands

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
      let dropped = "dropped \"\(ids[0])\" because \"in \\\"court\\\" that week\"\n"
      #expect(text.contains("since: \(dropped)"))
    }
  }

  /// Whatever single sign is changed in what is computed, verify says so.
  @Test func noChangeGoesUnnoticed() throws {
    try Workspace.with { workspace in
      try workspace.type("generate children 40 seed 4 option B")
      try workspace.type("option B")
      try workspace.type("select 3 cover seed 9")
      try workspace.type("manifest a.manifest")
      let bytes = Array(try workspace.bytes(of: "a.manifest"))
      var random = Random(20_260_302)
      for _ in 0..<400 {
        var changed = bytes
        let place = random.below(bytes.count)
        let sign = UInt8(random.below(4) == 0 ? random.below(256) : 32 + random.below(95))
        guard changed[place] != sign else { continue }
        changed[place] = sign
        try workspace.write(changed, to: "b.manifest")
        let error = #expect(throws: Diagnostic.self, "byte \(place) to \(sign)") {
          try workspace.type("verify b.manifest")
        }
        #expect(error?.help.isEmpty == false)
      }
    }
  }

  /// Sessions whose manifests hold every kind of line.
  private static let sessions: [[String]] = [
    ["option B", "select 3 cover seed 9 require 1 where disability=Y limit 3 where gender=F"],
    [
      "weigh 2 ESN 30", "weigh 3 where gender=F", "filter age < 16", "filter gender in (F, M)",
      "option B", "guidance use track-count-b csafe-2025",
      "select 3 cover seed new-seed siblings effort 2 anyway because \"a test\"",
    ],
    ["option A", "select 8 spread seed 3", "select 3 cover seed 4"],
    ["keep mine", "use mine", "option A", "select 6 random seed 3"],
  ]

  /// A line changed, taken out, doubled, moved or spaced otherwise.
  private static func mutations(of lines: [String], _ random: inout Random) -> [(Int, [String])] {
    var mutations: [(Int, [String])] = []
    for place in lines.indices.dropLast() {
      let line = lines[place]
      // Of many tickets, some.
      if line.hasPrefix("ticket: "), random.below(12) > 0 { continue }
      func with(_ replaced: [String]) {
        var changed = lines
        changed.replaceSubrange(place...place, with: replaced)
        mutations.append((place, changed))
      }
      with([])
      with([line, line])
      with(["", line])
      with([line + " "])
      with([" " + line])
      with([line.replacing(": ", with: ":  ")])
      var signs = Array(line.utf8)
      let sign = random.below(signs.count)
      let isDigit = (48...57).contains(signs[sign])
      signs[sign] = isDigit ? 48 + (signs[sign] - 47) % 10 : signs[sign] ^ 1
      with([String(decoding: signs, as: UTF8.self)])
      if place + 1 < lines.count - 1 {
        var changed = lines
        changed.swapAt(place, place + 1)
        mutations.append((place, changed))
      }
    }
    return mutations
  }

  /// What is computed cannot be changed even by somebody who makes the digest again: what verify
  /// accepts then is a line that it calls stated.
  @Test(arguments: sessions.indices) func aForgedLineIsFoundUnlessItIsOnlyStated(number: Int) throws
  {
    try Workspace.with { workspace in
      try workspace.type(Self.area)
      for command in Self.sessions[number] { try workspace.type(command) }
      if number < 3 {
        let ids = workspace.session.choice.chosen.map { workspace.session.area.ids[Int($0.child)] }
        if number == 0 {
          try workspace.type("drop \(ids[0]) because \"a test\"")
          try workspace.type("select 3 cover")
          let chosen = workspace.session.choice.chosen[0].child
          try workspace.type("drop \(workspace.session.area.ids[Int(chosen)]) because \"again\"")
          try workspace.type("pick \(ids[0]) because \"after all\"")
        }
        if number == 2 { try workspace.type("as-of 2027-05-05") }
      }
      try workspace.type("manifest a.manifest")
      // The day of the choice, whatever was set since.
      if number == 2 { try workspace.type("as-of 2026-03-02") }
      let lines = try workspace.text(of: "a.manifest").split(separator: "\n").map(String.init)
      if number == 0 {
        // A reason is only stated, so that the digest alone shows that it was changed.
        let text = lines.joined(separator: "\n").replacing("after all", with: "after hours")
        try workspace.write(text + "\n", to: "b.manifest")
        let error = #expect(throws: Diagnostic.self) { try workspace.type("verify b.manifest") }
        #expect(error?.code == "manifest-damaged")
      }
      let statedBefore = try Self.texts(workspace.type("verify a.manifest").result["stated"])
      var random = Random(UInt64(number))
      var found = 0
      for (place, changed) in Self.mutations(of: lines, &random) where changed != lines {
        let forged = ChoiceManifest.digest(changed.dropLast())
        try workspace.write(
          (changed.dropLast() + [forged]).joined(separator: "\n") + "\n", to: "b.manifest")
        guard let outcome = try? workspace.type("verify b.manifest") else {
          found += 1
          continue
        }
        let stated = statedBefore + Self.texts(outcome.result["stated"])
        let key = String(lines[place].prefix { $0 != ":" })
        let isStated = stated.contains(key) || key == "seed" && changed[place].hasPrefix("seed: ")
        #expect(isStated, "line \(place + 1): \(lines[place]) to \(changed[place])")
      }
      #expect(found > 100)
      // Without the digest's help, each of them is found.
      for (place, changed) in Self.mutations(of: lines, &random) where changed != lines {
        guard random.below(4) == 0 else { continue }
        try workspace.write(changed.joined(separator: "\n") + "\n", to: "b.manifest")
        #expect(throws: Diagnostic.self, "line \(place + 1): \(lines[place])") {
          try workspace.type("verify b.manifest")
        }
      }
    }
  }

  private static func texts(_ value: JSONValue?) -> [String] {
    (value?.items ?? []).compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  /// The record of a choice is of what was in force then, and not of what was set later.
  @Test func whatIsSetLaterIsNoPartOfTheChoice() throws {
    try Workspace.with { workspace in
      try workspace.type(Self.area)
      for command in [
        "option B", "as-of 2026-03-02", "filter age < 12", "select 4 cover seed 9",
      ] {
        try workspace.type(command)
      }
      try workspace.type("manifest a.manifest")
      for command in [
        "as-of 2031-01-01", "seed other", "weigh 9 ESN 30", "reset", "filter gender = F",
        "guidance use track-count-b csafe-2025",
      ] {
        try workspace.type(command)
      }
      try workspace.type("manifest b.manifest")
      #expect(try workspace.text(of: "a.manifest") == workspace.text(of: "b.manifest"))
      #expect(
        try workspace.text(of: "a.manifest").contains("\nfilter: \"age < 12\" keeps "))
      try workspace.type("export choice.md of choice")
      let record = try workspace.text(of: "choice.md")
      #expect(record.contains("| filters | age &lt; 12: "))
      #expect(record.contains("| seed | 9, typed |"))
      #expect(record.contains("| as of | 2026-03-02, set by as-of |"))
      #expect(record.contains("| readings taken | none |"))
      try workspace.begin()
      try workspace.type(Self.area)
      try workspace.type("as-of 2026-03-02")
      try workspace.type("verify a.manifest")
      let error = #expect(throws: Diagnostic.self) {
        try workspace.type("as-of 2026-03-03")
        try workspace.type("verify a.manifest")
      }
      #expect(error?.message.contains("(as of)") == true)
    }
  }

  /// What jtai 0.1 wrote is read, and said to be without a digest; another option is not taken.
  @Test func aManifestOfTheFirstFormatIsRead() throws {
    try Workspace.with { workspace in
      try workspace.type(Self.area)
      try workspace.type("option B")
      try workspace.type("select 4 cover seed 9 require 1 where disability=Y")
      try workspace.type("manifest a.manifest")
      let lines = try workspace.text(of: "a.manifest").split(separator: "\n").map(String.init)
      // The lines that 0.1 wrote are those of today without the pool, what quotas met, and digest.
      // It had the digest of the file's bytes.
      let digest = SHA256(Array(Editions.text(of: "csafe-2018").utf8)).hexadecimal
      let first =
        ["jtai manifest 1", "edition: csafe-2018 sha256 \(digest)"]
        + lines.dropFirst(2).filter { !$0.hasPrefix("pool: ") && !$0.hasPrefix("digest: ") }
        .map { line in
          line.firstRange(of: "\" met ").map { String(line[..<$0.lowerBound]) + "\"" } ?? line
        }
      try workspace.write(first.joined(separator: "\n") + "\n", to: "b.manifest")
      let outcome = try workspace.type("verify b.manifest")
      #expect(outcome.notices.map(\.code) == ["no-digest"])
      #expect(outcome.result["digest"] == .truth(false))
      #expect(Self.texts(outcome.result["stated"]).contains("who may be chosen"))
      let other = first.joined(separator: "\n")
        .replacing(digest, with: String(repeating: "0", count: 64))
      try workspace.write(other + "\n", to: "c.manifest")
      let later = try workspace.type("verify c.manifest")
      #expect(later.notices.map(\.code) == ["edition-changed", "no-digest"])
      #expect(Self.texts(later.result["stated"]).contains("edition"))
      #expect(!Self.texts(later.result["checked"]).contains("edition"))
      for (old, new) in [
        ("edition: csafe-2018", "edition: csafe-2025"), ("option: B", "option: nonsense"),
        (" typed", " tyxed"), ("siblings: one", "siblings: two"),
        ("chosen: 1 ", "chosen: 2 "), ("proven: yes", "proven: no"),
      ] {
        let changed = first.joined(separator: "\n").replacing(old, with: new) + "\n"
        try workspace.write(changed, to: "b.manifest")
        #expect(throws: Diagnostic.self, "\(old)") { try workspace.type("verify b.manifest") }
      }
    }
  }

  /// A seed that the system drew is verified as one that was typed.
  @Test func aSeedOfTheSystemIsVerified() throws {
    try Workspace.with { workspace in
      for command in [
        Self.area, "option B", "seed new", "select 3 cover", "manifest a.manifest",
        "verify a.manifest",
      ] {
        try workspace.type(command)
      }
      #expect(
        try workspace.text(of: "a.manifest").contains("seed: \"123\" taken from the system\n"))
    }
  }

  /// Where a choice is not proven, the manifest and JSON hold what no choice exceeds.
  @Test func boundsAreWrittenDown() {
    let candidates = (0..<200).map { number in
      ChoiceProblem.Candidate(
        criteria: (UInt64(number) &* 2_654_435_761) & (UInt64(number) &* 40_503) & 0xFFFFF,
        levels: [number % 7])
    }
    let problem = ChoiceProblem(
      candidates: candidates, count: 5, weights: Array(repeating: 1, count: 20), levelCount: 7,
      effort: 5)
    let solution = chooseExactly(problem)
    #expect(!solution.proven)
    guard let bound = solution.bound else { return }
    let lines = ChoiceManifest.proof(solution)
    #expect(lines.first == "proven: no")
    #expect(
      lines.last
        == "bound: covered \(bound.covered) twice \(bound.twice) attributes \(bound.attributes)"
        + " cost 0 of 0")
    #expect(bound.json["covered"] == .whole(bound.covered))
    #expect(solution.gapText?.hasPrefix("not proven: ") == true)
  }
}
