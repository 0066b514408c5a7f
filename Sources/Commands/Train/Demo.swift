import Language
import Render

extension Command {
  static let demo = Command(
    "demo", .train, "run a rehearsal that comes with the program, or list them",
    .optional(
      .sequence([
        .slot("name", .entry("rehearsal"), "NAME", "the rehearsal"),
        .optional(
          .repetition(
            .slot("parameters", .word, "NAME=VALUE", "for the rehearsal's param lines"))),
      ])),
    details: """
      Each command is shown with what it shows, on a synthetic area in which no child is real. \
      Afterwards the area is there to try things on; undo brings back what was there before.
      """,
    examples: [
      .init("demo", "the rehearsals"),
      .init("demo first-look", "an area, who is in it, and how to narrow it down"),
      .init("demo options-a-and-b children=300 seed=7", "with another area"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    guard let name = try arguments.literal("name") else { return rehearsals(session) }
    let wanted = name.text.lowercased()
    guard let rehearsal = Rehearsal.all.first(where: { $0.name == wanted }) else {
      let names = Rehearsal.all.map(\.name)
      let hint = Nearness.hint(name.text, among: names)
      throw Diagnostic(
        "unknown-rehearsal", "there is no rehearsal \"\(name.text)\"", at: name.span,
        help: hint.isEmpty ? "rehearsals: \(names.joined(separator: ", "))" : hint)
    }
    let parameters = try Session.Parameter.all(arguments.literals("parameters"))
    return Outcome(session, effect: .rehearse(rehearsal, parameters: parameters))
  }

  private static func rehearsals(_ session: Session) -> Outcome {
    let rows = Rehearsal.all.map { [$0.name, $0.commands.grouped, $0.summary] }
    var document = Document()
    document.table(
      TextTable(
        [.init("rehearsal"), .init("commands", right: true), .init("what it shows")], rows))
    if let first = Rehearsal.all.first { document.next("demo \(first.name)") }
    return Outcome(
      session, document, result: .object([.init("rehearsals", .texts(Rehearsal.all.map(\.name)))]))
  }
}
