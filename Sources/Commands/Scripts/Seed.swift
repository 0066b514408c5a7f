import Language
import Render

extension Command {
  static let seed = Command(
    "seed", .scripts, "the seed of every draw",
    .optional(
      .choice([
        .keyword("new", "one from the system, for all that follows"),
        .slot("seed", .seed, "S", "any text"),
      ])),
    details: """
      The same seed makes the same choice, on every machine. A command that needs one and has \
      none takes it from the system, prints it, and keeps it.
      """,
    examples: [
      .init("seed 20250911090000000001", "for all that follows"), .init("seed", "which it is"),
      .init("seed new", "one that nobody chose"),
    ]
  ) { arguments, session, world throws(Diagnostic) in
    var next = session
    var again = Outcome.Again.asTyped
    if let literal = try arguments.literal("seed") {
      next = session.following { $0.seed = Session.Seed(text: literal.text, origin: .typed) }
    }
    if arguments.has("new") {
      let seed = Session.Seed(text: world.systemSeed(), origin: .system)
      next = session.following { $0.seed = seed }
      again = .drawing(seed.text)
    }
    let line = next.seed.map { "seed \($0.text), \($0.origin.rawValue)" } ?? "no seed is set"
    var outcome = Outcome(
      next, Document([.line(line)]),
      result: .object([
        .init("seed", .optional(next.seed?.text)),
        .init("origin", .optional(next.seed?.origin.rawValue)),
      ]))
    outcome.again = again
    return outcome
  }
}

extension Session {
  /// The session with a seed that came with a command that changes nothing else.
  func taking(_ seed: Seed) -> Session {
    seed == self.seed ? self : following { $0.seed = seed }
  }
}

extension Outcome.Again {
  /// The statement, with the seed where it was taken from the system now.
  static func sayingSeed(_ seed: Session.Seed, after session: Session) -> Outcome.Again {
    seed.origin == .system && seed != session.seed ? .drawing(seed.text) : .asTyped
  }
}
