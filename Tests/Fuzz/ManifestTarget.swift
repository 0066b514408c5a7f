import Digest
import Guidance
import Language
import Shell

@testable import Commands

/// A manifest of any text is read or refused, and its words are those that were written. Of one that
/// a choice has written, no byte can be changed without a word.
struct ManifestTarget {
  static let shared = ManifestTarget()

  private let session: Session
  /// What the choice of the session has written.
  private let written: [UInt8]

  private init() {
    let interpreter = Interpreter(
      world: World(folder: ".", safe: true) { "1" }, abbreviated: false)
    guard let edition = try? Editions.load(Editions.standard) else { finding("no edition") }
    var session = Session(edition)
    for command in [
      "generate children 120 seed 4 option B", "notify 2026-03-02", "option B",
      "weigh 2 ESN 30", "filter age < 17", "select 4 cover seed 9 require 1 where age < 12",
    ] {
      guard let made = try? interpreter.run(command, on: session) else {
        finding("no choice was made: \(command)")
      }
      session = made.outcome.session
    }
    self.session = session
    let choice = session.choice
    guard let request = choice.request, let stage = choice.stage, let context = choice.context,
      let lines = try? ChoiceManifest(request, ManifestDecisions(session, stage, context), session)
        .lines
    else { finding("no manifest was written") }
    written = Array(lines.map { $0 + "\n" }.joined().utf8)
    guard comesOutTheSame(written) else { finding("what was written does not verify") }
  }

  func run(_ input: UnsafeRawBufferPointer) {
    guard input.count < 4096 else { return }
    let text = String(decoding: input, as: UTF8.self)
    _ = comesOutTheSame(Array(input))
    _ = comesOutTheSame(Array("\(ChoiceManifest.Format.first.heading)\n\(text)".utf8))
    _ = comesOutTheSame(Array("\(ChoiceManifest.Format.second.heading)\n\(text)".utf8))
    let words = text.parts(by: "\u{1}").map(String.init)
    let line = words.map { Literal.quote($0) }.joined(separator: " ")
    let read = Literal.words(line)?.map(\.text) ?? []
    LinesTarget.require(
      read.count == words.count && zip(read, words).allSatisfy { LinesTarget.same($0, $1) }, text,
      "other words: \(read)")
    change(Array(input))
  }

  /// The first bytes say where the manifest is changed and how much of it goes; the rest comes there.
  private func change(_ input: [UInt8]) {
    guard input.count > 2 else { return }
    let place = (Int(input[0]) << 8 | Int(input[1])) % written.count
    let end = min(written.count, place + Int(input[2]) % 64)
    let changed = written[..<place] + input[3...] + written[end...]
    guard !changed.elementsEqual(written) else { return }
    LinesTarget.require(
      !comesOutTheSame(Array(changed)), String(decoding: changed, as: UTF8.self),
      "a changed manifest verifies")
    // With the digest made again it may come out the same, and never traps.
    let text = String(decoding: changed, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let forged = Array(lines.dropLast(2))
    _ = comesOutTheSame(
      Array((forged + [ChoiceManifest.digest(forged)]).map { $0 + "\n" }.joined().utf8))
  }

  /// Whether it is read, and written again byte by byte.
  private func comesOutTheSame(_ bytes: [UInt8]) -> Bool {
    guard let reader = try? ManifestReader(bytes, session, at: Span(0, 0)),
      reader.format == .second,
      let made = try? ChoiceManifest(reader.request, reader.decisions, session)
    else { return false }
    return made.lines.map { $0 + "\n" }.joined().utf8.elementsEqual(bytes)
  }
}
