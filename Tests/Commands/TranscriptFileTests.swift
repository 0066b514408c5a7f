import Commands
import Foundation
import Guidance
import Language
import Testing

@testable import Shell

/// Transcripts as files: their header, what differs in them, what is no transcript.
@Suite struct TranscriptFileTests {
  private struct Dice {
    var state: UInt64

    mutating func roll(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, count)
    }
  }

  /// What `patch` makes of the old text is the new one, to the byte.
  @Test(arguments: 1...60)
  func theDifferenceIsAPatch(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let words = ["> a", "> b", "one", "two", "", "- x", "+ y", "@@ -1 +1 @@", "\\ none", "--- z"]
    func text(_ lines: [String], endsOpen: Bool) -> String {
      lines.joined(separator: "\n") + (endsOpen || lines.isEmpty ? "" : "\n")
    }
    var lines = (0..<dice.roll(40)).map { _ in words[dice.roll(words.count)] }
    let old = text(lines, endsOpen: lines.last?.isEmpty == false && dice.roll(4) == 0)
    for _ in 0..<dice.roll(6) {
      let place = dice.roll(lines.count + 1)
      switch dice.roll(3) {
      case 0: lines.insert(words[dice.roll(words.count)], at: place)
      case 1 where place < lines.count: lines.remove(at: place)
      default: if place < lines.count { lines[place] += "!" }
      }
    }
    let new = text(lines, endsOpen: lines.last?.isEmpty == false && dice.roll(4) == 0)
    let difference = UnifiedDifference(old, new)
    // An end that cannot be seen is no difference.
    let trimmed = { (text: String) in text.split(separator: "\n", omittingEmptySubsequences: false)
    }
    guard !difference.isEmpty else {
      #expect(trimmed(old).filter { $0 != "" } == trimmed(new).filter { $0 != "" })
      return
    }
    try Workspace.with { workspace in
      try workspace.write(old, to: "a file")
      try workspace.write(difference.text("a file"), to: "difference")
      let ran = try ProgramRun(
        shell: "patch -p0 --fuzz=0 --posix 'a file' difference", in: workspace.folder)
      #expect(ran.status == 0, "\(ran.output)\(ran.errors)")
      #expect(!ran.output.contains("offset"), "\(ran.output)")
      let patched = try workspace.text(of: "a file")
      let isOpen = !old.hasSuffix("\n") || !new.hasSuffix("\n")
      #expect(
        isOpen
          ? trimmed(patched).filter { $0 != "" } == trimmed(new).filter { $0 != "" }
          : patched == new)
    }
  }

  @Test func aLongDifferenceIsStillMade() {
    let old = (0..<30_000).map { "\($0)\n" }.joined()
    let new = (0..<30_000).map { "\($0 + 40_000)\n" }.joined()
    let text = UnifiedDifference(old, new).text("x")
    #expect(text.hasPrefix("--- x\trecorded\n+++ x\tnow\n@@ -1,30000 +1,30000 @@\n-0\n"))
    #expect(UnifiedDifference(old, old).text("x").isEmpty)
  }

  /// What was written is read again, whatever people named their files and parameters.
  @Test func aHeaderIsReadAsItWasWritten() throws {
    var header = TranscriptHeader()
    header.edition = "my editions/carers.yaml"
    header.folder = "../lists of \"march\""
    header.width = 120
    header.isPlain = true
    header.script = .init(
      path: "a script.jtai", sha256: String(repeating: "b1", count: 32), lists: [])
    header.parameters = [
      .init(name: "a", value: "x = \"y\"\n# seed 5"), .init(name: "b", value: ""),
    ]
    header.before = ["load \"a b.csv\" as cin", "filter age > 5"]
    header.asOf = "2026-03-02"
    header.seeds = ["00001", "two words"]
    header.replies = [.line("ended"), .ended, .interrupted, .line("")]
    let digest = String(repeating: "0a", count: 32)
    let marks = try #require(CellMarks("00ff/0a0b1c1d/ffff 1234/00000000/0001"))
    #expect(marks.text == "00ff/0a0b1c1d/ffff 1234/00000000/0001")
    for damaged in ["", "00ff", "00ff/00/00 1/2/3", "00ff/0a0b/é00 1234/0000/0001", "0/0/0 0/0/0"] {
      #expect(CellMarks(damaged) == nil)
    }
    header.inputs = [
      .init(
        path: "a sha256 b.csv", sha256: digest,
        lists: [
          .init(shape: "cin: 1 row, 2 columns"),
          .init(shape: "cpp: 9 rows, 3 columns", marks: marks),
        ]),
      .init(path: "c.yaml", sha256: digest),
    ]
    header.outputs = [
      .init(path: "out put.csv", sha256: digest, replaces: false),
      .init(path: "d.csv", sha256: digest, replaces: true),
      .init(path: "saved.jtai", sha256: nil, replaces: false),
    ]
    let again = try #require(TranscriptHeader(header.text))
    #expect(again.facts == header.facts)
    #expect(again.text == header.text)
    #expect(again.parameters == header.parameters)
    #expect(again.replies == header.replies)
    #expect(again.inputs == header.inputs)
    #expect(again.script == header.script)
    #expect(again.outputs == header.outputs)
    #expect(again.remarksAbove.isEmpty && again.remarksBelow.isEmpty)
    #expect(TranscriptHeader("# edition csafe-2018\n") == nil)
  }

  @Test(arguments: ["# jtai transcript 2, jtai 9.0.0\n# edition csafe-2018\n> say a\n"])
  func aLaterFormatIsRefused(text: String) throws {
    let error = try #require(throws: Diagnostic.self) {
      try TranscriptCheck.rerun(text, folder: ".", .init())
    }
    #expect(error.code == "later-transcript")
    #expect(error.message.contains("jtai 9.0.0"))
  }

  /// Whatever stands in a file, it is read or refused.
  @Test(arguments: 1...40)
  func aDamagedTranscriptNeverTraps(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let whole = """
      # jtai transcript 1, jtai 0.1.0
      # edition csafe-2018
      # width 80
      # parameter n = "5"
      # before generate children 6 seed 1
      # reply "B"
      # input x.csv sha256 \(String(repeating: "f", count: 64))
      #   cin: 1 row
      # wrote y.csv
      > count by gender
        gender
      > say "x"
        x

      """
    var bytes = Array(whole.utf8)
    for _ in 0..<(1 + dice.roll(6)) where !bytes.isEmpty {
      let place = dice.roll(bytes.count)
      switch dice.roll(4) {
      case 0: bytes[place] = UInt8(dice.roll(128))
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(contentsOf: Array("9999999999999999999".utf8), at: place)
      default: bytes.removeSubrange(place..<min(bytes.count, place + 30))
      }
    }
    try Workspace.with { workspace in
      _ = try? TranscriptCheck.rerun(
        String(decoding: bytes, as: UTF8.self), folder: workspace.folder, .init())
      #expect(workspace.files.isEmpty)
    }
  }
}
