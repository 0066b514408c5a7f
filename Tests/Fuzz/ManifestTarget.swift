import Guidance
import Language
import Shell

@testable import Commands

/// A manifest of any text is read or refused, and its words are those that were written.
struct ManifestTarget {
  static let shared = ManifestTarget()

  private let session: Session

  private init() {
    let interpreter = Interpreter(
      world: World(folder: ".", safe: true) { "1" }, abbreviated: false)
    guard let edition = try? Editions.load(Editions.standard),
      let made = try? interpreter.run("generate children 12 seed 7", on: Session(edition))
    else { finding("no area was made") }
    session = made.outcome.session
  }

  func run(_ input: UnsafeRawBufferPointer) {
    guard input.count < 4096 else { return }
    let text = String(decoding: input, as: UTF8.self)
    _ = try? ManifestReader(text, session, at: Span(0, 0))
    _ = try? ManifestReader("\(ChoiceManifest.heading)\n\(text)", session, at: Span(0, 0))
    let words = text.parts(by: "\u{1}").map(String.init)
    let line = words.map { Literal.quote($0) }.joined(separator: " ")
    let read = Literal.words(line)?.map(\.text) ?? []
    LinesTarget.require(
      read.count == words.count && zip(read, words).allSatisfy { LinesTarget.same($0, $1) }, text,
      "other words: \(read)")
  }
}
