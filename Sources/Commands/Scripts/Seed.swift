import Language
import Render

extension Command {
  static let seed = Command(
    "seed", .scripts, "the seed of every draw",
    .optional(.slot("seed", .seed, "S", "any text")),
    details: """
      The same seed makes the same choice, on every machine. A command that needs one and has \
      none takes it from the system, prints it, and keeps it.
      """,
    examples: [
      .init("seed 20250911090000000001", "for all that follows"), .init("seed", "which it is"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    var next = session
    if let literal = try arguments.literal("seed") {
      next = session.following { $0.seed = Session.Seed(text: literal.text, origin: .typed) }
    }
    let line = next.seed.map { "seed \($0.text), \($0.origin.rawValue)" } ?? "no seed is set"
    return Outcome(
      next, Document([.line(line)]),
      result: .object([
        .init("seed", .optional(next.seed?.text)),
        .init("origin", .optional(next.seed?.origin.rawValue)),
      ]))
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
