import Language
import Render

extension Command {
  static let mask = Command(
    "mask", .help, "show pseudonyms in place of what identifies children and workers",
    .optional(
      .choice([
        .keyword("on", "child-07 in place of an ID, in everything that is shown"),
        .keyword("off", "show what the lists say"),
      ])),
    details: """
      For shared screens and training. A pseudonym stays the same while the program runs, and \
      commands take it as they take an ID. Dates of birth and columns that were not understood \
      are shown as "masked", and so are reasons and cells that could not be read; ages, dates of \
      other kinds and codes as they are. Free text such as a team gets pseudonyms; tickets, ranks \
      and rows are left out. Values that identify are left out of conditions typed before. While the mask is on nothing but counts \
      is exported.
      """,
    examples: [
      .init("mask on", "before the screen is shared"),
      .init("mask", "whether it is on"),
    ]
  ) { arguments, session, _ in
    var next = session
    if arguments.has("on") { next = session.masking(true) }
    if arguments.has("off") { next = session.masking(false) }
    let line =
      next.isMasked
      ? "the mask is on: children are shown as child-01, child-02 …"
      : "the mask is off: IDs are shown as the lists have them"
    var document = Document([.line(line)])
    if arguments.has("on") { document.next("Control-L clears what is on the screen already") }
    return Outcome(
      next, document, result: .object([.init("masked", .truth(next.isMasked))]))
  }
}

extension Session {
  /// Refuses to write down what identifies while the mask is on.
  func requireUnmasked(at span: Span?) throws(Diagnostic) {
    guard isMasked else { return }
    throw Diagnostic(
      "masked", "the mask is on, and this would write down pseudonyms or names", at: span,
      help: "mask off, then export or save; counts can be exported with the mask on")
  }
}
