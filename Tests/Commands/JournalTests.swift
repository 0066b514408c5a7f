import Casework
import Commands
import Digest
import Foundation
import Guidance
import Language
import Render
import Table
import Testing

@testable import Shell

/// What the journal keeps of a session, and what comes of it when the program is gone.
@Suite struct JournalTests {
  /// A prompt without a terminal: it keeps a journal, and goes on behind what is wrong.
  private struct Prompt {
    let folder: String
    let journal: SessionJournal
    var session: Session

    init(_ workspace: Workspace, _ journals: String = "journals") {
      folder = workspace.folder
      journal = SessionJournal("\(workspace.folder)/\(journals)")
      session = Session(workspace.session.edition)
    }

    @discardableResult
    mutating func type(_ line: String, drawing seed: String = "5") -> String {
      var settings = ScriptRunner.Settings()
      settings.journal = journal
      let console = Console.memory(.text, TextRenderer())
      var runner = ScriptRunner(console, settings) { seed }
      _ = runner.run(SourceText(name: "typed", text: line), folder: folder, on: &session)
      return console.written
    }

    /// What is on the disk.
    func bytes() throws -> [UInt8] {
      guard case .kept(let path, _) = journal.standing else { return [] }
      return Array(try Data(contentsOf: URL(filePath: path)))
    }

    /// The commands that are on the disk.
    func kept() throws -> [String] {
      guard case .kept = journal.standing else { return [] }
      return try JournalText(bytes()).lines.map(\.text)
    }

    func recovered(_ bytes: [UInt8], anyway: Bool = false) throws -> Session {
      var recovery = try Recovery(
        JournalText(bytes), Session(session.edition),
        World(folder: "/nowhere", safe: false) { "nobody should ask" })
      return try recovery.run(anyway: anyway)
    }
  }

  /// All that a session is, with what the mask shows and what can be undone.
  private static func picture(_ session: Session) -> [String] {
    // A recovery writes no file, so what is said with the first one is still to be said.
    var settings = session.settings
    settings.hasSaidReaders = false
    return SessionPicture(session).lines + [
      "undo \(session.history.count)", "mask \(session.isMasked)",
      "shown \(Array(session.area.ids))", "\(settings)",
      "\(session.parameters)",
    ]
  }

  private static func difference(_ session: Session, _ picture: [String]) -> [String] {
    zip(self.picture(session), picture).filter { $0 != $1 }.map {
      "\($0.prefix(300)) AGAINST \($1.prefix(300))"
    }
  }

  @Test(arguments: 100...111)
  func whatIsOnTheDiskIsWhatWasDone(seed: UInt64) throws {
    try Workspace.with { workspace in
      try RandomInspection.prepare(workspace)
      var random = RandomInspection(seed, folder: workspace.folder)
      var prompt = Prompt(workspace)
      var sizes: [(bytes: Int, picture: [String])] = []
      for round in 0..<70 {
        let line =
          round == 5 ? "load area; option B; select 6" : random.command(prompt.session)
        prompt.type(line, drawing: "\(random.next(1_000_000))")
        sizes.append((try prompt.bytes().count, Self.picture(prompt.session)))
      }
      let bytes = try prompt.bytes()
      let kept = try prompt.kept()
      let difference = Self.difference(try prompt.recovered(bytes), Self.picture(prompt.session))
      #expect(difference.isEmpty, "\(difference)\n\(kept)")
      // Wherever it is cut off, what was shown before is there.
      for _ in 0..<4 {
        let (size, picture) = sizes[random.next(sizes.count)]
        guard size > 0 else { continue }
        let torn = size + random.next(12)
        let recovered = try prompt.recovered(Array(bytes.prefix(torn)))
        #expect(Self.difference(recovered, picture).isEmpty)
      }
    }
  }

  @Test func aTornLineIsKnownForOne() throws {
    let steps = [
      "say \"tab\there\\n\"", "keep \"a\\\\\"", "filter team = \"é漢\n\u{202E}\"", "redo",
    ]
    var bytes = JournalText.head(try Editions.load("csafe-2018"), begun: "24 November 17:02")
    var ends = [bytes.count]
    for (place, step) in steps.enumerated() {
      let inputs =
        place == 1 ? [Making.Input(list: nil, sha256: "ab"), .init(list: "cin", sha256: "c")] : []
      bytes += JournalText.line(
        Making.Step(step, inputs: inputs, drawn: place == 2 ? "77" : nil),
        .init(loaded: place, inView: 1, chosen: 0))
      ends.append(bytes.count)
    }
    for cut in ends[0]...bytes.count {
      let text = try JournalText(Array(bytes.prefix(cut)))
      let whole = ends.lastIndex { $0 <= cut } ?? 0
      #expect(text.lines.map(\.text) == Array(steps.prefix(whole)))
      #expect(text.end == ends[whole] && !text.isDamaged)
    }
    let all = try JournalText(bytes)
    #expect(all.lines.map(\.counts?.loaded) == [0, 1, 2, 3])
    #expect(all.lines[1].inputs == ["ab", "c"] && all.lines[2].drawn == "77")
    for place in 0..<bytes.count {
      var changed = bytes
      changed[place] ^= 0x21
      let text = try? JournalText(changed)
      let whole = ends.lastIndex { $0 <= place }
      #expect(text?.lines.count == whole, "byte \(place)")
      // Without its end a line runs into the next, and both are lost.
      if let whole, !ends.contains(place + 1) {
        #expect(text?.isDamaged == (whole < steps.count - 1), "byte \(place)")
      }
    }
    for short in [[], Array(bytes.prefix(ends[0] - 1))] {
      #expect(throws: JournalText.Unreadable.self) { try JournalText(short) }
    }
  }

  @Test func aChangedFileIsSaidWithItsCommand() throws {
    try Workspace.with { workspace in
      try workspace.type("generate children 20 seed 1 to area as csv")
      var prompt = Prompt(workspace)
      prompt.type("seed 4; load area; filter age > 3")
      let bytes = try prompt.bytes()
      let file = "area/\(try #require(workspace.files.first { $0.contains("cin") }).dropFirst(5))"
      let before = try workspace.text(of: file)
      try workspace.write(before + "1,2\n", to: file)
      let changed = #expect(throws: Diagnostic.self) { try prompt.recovered(bytes) }
      #expect(changed?.code == "input-changed")
      #expect(changed?.message.hasPrefix("command 2 of 3, load \(workspace.folder)/area") == true)
      #expect(try prompt.recovered(bytes, anyway: true).filters.count == 1)
      try FileManager.default.removeItem(atPath: "\(workspace.folder)/area")
      let missing = #expect(throws: Diagnostic.self) { try prompt.recovered(bytes) }
      #expect(missing?.code == "cannot-recover")
      #expect(missing?.message.contains("command 2 of 3, load ") == true)
      #expect(missing?.message.contains("there is no file") == true)
      let rest = try prompt.recovered(bytes, anyway: true)
      #expect(rest.seed?.text == "4" && rest.area.count == 0)
    }
  }

  /// Nothing of a masked session is told with an ID, neither by an error nor by undo.
  @Test func theMaskHoldsThroughARecovery() throws {
    try Workspace.with { workspace in
      try workspace.type("generate children 20 seed 1 to area as csv")
      var prompt = Prompt(workspace)
      prompt.type("load area; option B; mask on; pick child-03 because \"x\"")
      let id = try #require(prompt.session.choice.chosen.first).child
      let name = prompt.session.area.truth.ids[Int(id)]
      let bytes = try prompt.bytes()
      #expect(String(decoding: bytes, as: UTF8.self).contains(name))
      var session = try prompt.recovered(bytes)
      var runner = ScriptRunner(Console.memory(.text, TextRenderer()), .init()) { "" }
      _ = runner.run(SourceText(name: "t", text: "say x"), folder: "/", on: &session)
      let console = Console.memory(.text, TextRenderer())
      runner = ScriptRunner(console, .init()) { "" }
      let looks = SourceText(name: "t", text: "status; undo; redo; undo; status; show")
      _ = runner.run(looks, folder: "/", on: &session)
      #expect(console.written.contains("undone: pick") && !console.written.contains(name))
      try FileManager.default.removeItem(atPath: "\(workspace.folder)/area")
      let missing = #expect(throws: Diagnostic.self) { try prompt.recovered(bytes) }
      #expect(missing?.message.contains(name) == false)
      let rest = try? prompt.recovered(bytes, anyway: true)
      #expect(rest?.isMasked == true)
    }
  }

  @Test func anotherEditionIsRefused() throws {
    try Workspace.with { workspace in
      let text = try JournalText(
        JournalText.head(Editions.load("csafe-2025"), begun: "1 May 9:00"))
      let refused = #expect(throws: Diagnostic.self) {
        try Recovery(
          text, workspace.session, World(folder: "/", safe: true) { "" })
      }
      #expect(refused?.code == "other-edition" && refused?.help.contains("csafe-2025") == true)
    }
  }

  @Test func twoAtOnceDoNotTouch() throws {
    try Workspace.with { workspace in
      var one = Prompt(workspace)
      var two = Prompt(workspace)
      one.type("seed 1")
      two.type("seed 2; seed 3")
      #expect(one.journal.ended.isEmpty && two.journal.purge() == 0)
      let kept = [try one.kept(), try two.kept()]
      #expect(kept == [["seed 1"], ["seed 2", "seed 3"]])
      two.journal.finish()
      let left = try one.kept()
      #expect(left == ["seed 1"])
    }
  }

  @Test func whatEndedIsOfferedAndPurged() throws {
    try Workspace.with { workspace in
      do {
        var gone = Prompt(workspace)
        gone.type("generate children 20 seed 1; filter age > 3; count by gender; nonsense")
      }
      var prompt = Prompt(workspace)
      let ended = prompt.journal.ended
      #expect(
        ended.map(\.commands) == [2] && ended.first?.children == prompt.session.area.count + 25)
      prompt.type("seed 1")
      #expect(prompt.journal.ended == ended)
      #expect(prompt.journal.purge() == 1 && prompt.journal.ended.isEmpty)
      let mine = try prompt.kept()
      #expect(mine == ["seed 1"])
      #expect(prompt.type("journal off").contains("off: "))
      #expect(workspace.files.filter { $0.hasSuffix(".journal") }.isEmpty)
      prompt.type("seed 2; seed 3; undo")
      #expect(prompt.type("journal on").contains("on: 2 commands"))
      prompt.type("seed 4")
      let kept = try prompt.kept()
      #expect(kept == ["seed 1", "seed 2", "seed 4"])
    }
  }

  /// A folder that cannot be made stands for every place that cannot be written to.
  @Test func whatCannotBeWrittenWaits() throws {
    try Workspace.with { workspace in
      try workspace.write("a file", to: "journals")
      var prompt = Prompt(workspace, "journals/x")
      let said = prompt.type("seed 1")
      #expect(said.contains("the journal cannot be written") && said.contains("seed 1, typed"))
      #expect(!prompt.type("seed 2").contains("cannot"))
      #expect(prompt.type("journal").contains("2 commands would be lost"))
      try FileManager.default.removeItem(atPath: "\(workspace.folder)/journals")
      #expect(prompt.type("seed 3").contains("nothing is missing in it"))
      #expect(try prompt.kept() == ["seed 1", "seed 2", "seed 3"])
    }
  }

  // MARK: What is otherwise than it was

  private static let own = """
    # What we say of it.
    format: 1
    edition: our-area
    base: csafe-2018
    title: Our area
    candidates:
      when: flag = Y
      says: flagged
      cite: csafe-2018 para 19
      flag: flag

    """

  /// A session under an edition of one's own, in its folder.
  private func ownPrompt(_ workspace: Workspace, _ text: String = own) throws -> Prompt {
    try workspace.write(text, to: "our.yaml")
    let path = "\(workspace.folder)/our.yaml"
    var prompt = Prompt(workspace)
    prompt.session = Session(try Editions.load(path))
    return prompt
  }

  @Test func aChangedEditionFileIsRefused() throws {
    try Workspace.with { workspace in
      var prompt = try ownPrompt(workspace)
      prompt.type("generate children 60 seed 1; filter flagged")
      let bytes = try prompt.bytes()
      // Comments, spaces and quotes say nothing.
      let quiet = Self.own.replacing("# What we say of it.\n", with: "\n")
        .replacing("title: Our area", with: "title:   \"Our area\" # so it is")
      let same = try ownPrompt(workspace, quiet)
      #expect(try same.recovered(bytes).working.count == prompt.session.working.count)
      let other = try ownPrompt(
        workspace, Self.own.replacing("when: flag = Y", with: "when: age > 3"))
      let refused = #expect(throws: Diagnostic.self) { try other.recovered(bytes) }
      #expect(refused?.code == "edition-changed")
      #expect(refused?.message == "the edition our-area is not what it was (changed: candidates)")
      #expect(try other.recovered(bytes, anyway: true).filters.count == 1)
    }
  }

  /// The lines of a journal with another edition that the program carried: it is said, and no more.
  @Test func aLaterCarriedEditionIsSaid() throws {
    try Workspace.with { workspace in
      var prompt = Prompt(workspace)
      prompt.type("generate children 60 seed 1; filter flagged")
      let text = try JournalText(try prompt.bytes())
      let layer = try #require(text.layers.first)
      let mark = try #require(layer.parts.first { $0.name == "criteria" }).mark
      let lines = String(decoding: try prompt.bytes(), as: UTF8.self).split(separator: "\n")
      let head = lines[0].dropFirst(17).replacing(
        layer.sha256, with: String(repeating: "0", count: 64)
      )
      .replacing("criteria:\(mark)", with: "criteria:00000000").replacing(" dates:", with: " days:")
      let checked = "\(SHA256(String(head)).hexadecimal.prefix(16))\t\(head)"
      let bytes = Array(
        ([checked] + lines.dropFirst().map(String.init)).joined(separator: "\n").utf8 + [0x0A])
      var recovery = try Recovery(
        JournalText(bytes), Session(prompt.session.edition),
        World(folder: "/nowhere", safe: false) { "nobody should ask" })
      #expect(try recovery.run(anyway: false).working.count == prompt.session.working.count)
      #expect(
        recovery.changes == [
          "this program carries another csafe-2018 (changed: criteria; added: dates; taken out: days)"
        ])
    }
  }

  /// What jtai 0.1 kept: without the edition's files, and with the children loaded alone.
  @Test func aJournalOfTheFirstFormatIsRead() throws {
    try Workspace.with { workspace in
      func journal(_ lines: [String]) -> [UInt8] {
        Array(lines.map { "\(SHA256($0).hexadecimal.prefix(16))\t\($0)\n" }.joined().utf8)
      }
      let head = "jtai journal 1\t0.1.0\tcsafe-2018\t24 November 17:02"
      let prompt = Prompt(workspace)
      let session = try prompt.recovered(
        journal([head, "generate children 60 seed 1\t75\t\t", "filter flagged\t75\t\t"]))
      #expect(session.area.count == 75 && session.filters.count == 1)
      let refused = #expect(throws: Diagnostic.self) {
        try prompt.recovered(journal([head, "generate children 60 seed 1\t76\t\t"]))
      }
      #expect(refused?.message.contains("75 children are loaded where 76 were") == true)
    }
  }

  /// What a command has come to is compared, whatever the reason may be for which it differs.
  @Test(arguments: [
    ("60 60 0", "60 60 1", "0 children are chosen where 1 was"),
    ("60 60 0", "60 7 0", "60 children are in view where 7 were"),
    ("60 60 0", "61 60 0", "60 children are loaded where 61 were"),
  ])
  func anotherResultIsSaid(written: String, changed: String, says: String) throws {
    try Workspace.with { workspace in
      var prompt = Prompt(workspace)
      prompt.type("generate children 60 seed 1; seed 5")
      let count = prompt.session.area.count
      func counts(_ text: String) -> String {
        text.replacing("61", with: "\(count + 1)").replacing("60", with: "\(count)")
      }
      var lines = String(decoding: try prompt.bytes(), as: UTF8.self)
        .split(separator: "\n").map(String.init)
      let line = lines[2].dropFirst(17).replacing(
        "\t\(counts(written))\t", with: "\t\(counts(changed))\t")
      lines[2] = "\(SHA256(String(line)).hexadecimal.prefix(16))\t\(line)"
      let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
      let refused = #expect(throws: Diagnostic.self) { try prompt.recovered(bytes) }
      #expect(refused?.code == "result-changed")
      #expect(refused?.message == "command 2 of 2, seed 5: \(counts(says))")
      #expect(try prompt.recovered(bytes, anyway: true).area.count == count)
    }
  }

  /// Journals that cannot be read are announced with the reason, and left where they are.
  @Test func whatCannotBeReadIsAnnounced() throws {
    try Workspace.with { workspace in
      let head = JournalText.head(workspace.session.edition, begun: "1 May 9:00")
      let line = "jtai journal 3\t9.9\tcsafe-2018\t1 May 9:00"
      let later = Array("\(SHA256(line).hexadecimal.prefix(16))\t\(line)\n".utf8)
      var damaged = head
      damaged[30] ^= 1
      let kinds: [(name: String, bytes: [UInt8], says: String)] = [
        ("1", [], "is empty"), ("2", damaged, "is damaged in its first line"),
        ("3", later, "was written by a later program, jtai 9.9"),
        ("4", head, "has no whole command"), ("5", Array("# notes\n".utf8), "is damaged in its"),
      ]
      var prompt = Prompt(workspace)
      try FileManager.default.createDirectory(
        atPath: "\(workspace.folder)/journals", withIntermediateDirectories: true)
      for kind in kinds {
        try Data(kind.bytes).write(
          to: URL(filePath: "\(workspace.folder)/journals/\(kind.name).journal"))
      }
      let ended = prompt.journal.ended
      #expect(ended.count == kinds.count)
      for (kind, one) in zip(kinds, ended) {
        #expect(one.unreadable?.hasPrefix(kind.says) == true, "\(kind.name)")
      }
      let table = prompt.type("recover")
      #expect(table.split(separator: "\n").count { $0.contains("cannot be read") } == kinds.count)
      let listed = prompt.type("journal")
      let refused = prompt.type("recover 3")
      for kind in kinds { #expect(listed.contains(kind.says)) }
      #expect(refused.contains("was written by a later program"))
      #expect(prompt.journal.ended.count == kinds.count)
    }
  }

  /// A journal that somebody deletes or moves is written again, whole, where it belongs.
  @Test(arguments: ["deleted", "moved"])
  func aJournalThatIsGoneIsNoticed(how: String) throws {
    try Workspace.with { workspace in
      var prompt = Prompt(workspace)
      prompt.type("seed 1; seed 2")
      let folder = "\(workspace.folder)/journals"
      if how == "deleted" {
        try FileManager.default.removeItem(atPath: folder)
      } else {
        try FileManager.default.moveItem(atPath: folder, toPath: folder + "-elsewhere")
      }
      #expect(prompt.type("journal").contains("deleted or moved"))
      #expect(prompt.type("seed 3").contains("it is written again, whole, in \(folder)/"))
      #expect(try prompt.kept() == ["seed 1", "seed 2", "seed 3"])
      #expect(!prompt.type("seed 4").contains("written again"))
      #expect(try prompt.kept().count == 4)
    }
  }
}
