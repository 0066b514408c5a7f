import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let verify = Command(
    "verify", .choose, "compute a choice again from its manifest, and name the first difference",
    .slot("path", .path, "PATH", "what manifest has written"),
    details: """
      On the lists that are loaded now, whatever else was done in the session: the tickets, the \
      choice and what it reaches come from the lists and the seed, and are compared line by line.
      """,
    examples: [.init("verify choice.manifest", "behind the load of the same lists")]
  ) { arguments, session, world throws(Diagnostic) in
    let path = try arguments.required("path")
    let bytes = try world.content(path)
    let reader = try ManifestReader(
      String(decoding: bytes, as: UTF8.self), session, at: path.span)
    let made = try ChoiceManifest(reader.request, reader.decisions, session).lines
    for number in 0..<max(made.count, reader.lines.count) {
      let (theirs, ours) = (
        number < reader.lines.count ? reader.lines[number] : "nothing",
        number < made.count ? made[number] : "nothing"
      )
      guard theirs != ours else { continue }
      throw Diagnostic(
        "manifest-differs",
        "line \(number + 1) differs (\(Self.key(theirs, ours)))", at: path.span,
        help: "it is not the same choice, or not from the same lists, edition or day: see line "
          + "\(number + 1) of \(path.text)",
        status: .expectationFailed)
    }
    let request = reader.request
    var document = Document()
    document.line(
      "verified: \(String.counted(request.pool.count, "ticket", "tickets")) and "
        + "\(String.children(made.count { $0.hasPrefix("chosen: ") })) chosen come out the same")
    if reader.decisions.byHand != nil {
      document.line("the choice was changed by hand: who was chosen is as it says, not computed")
    }
    return Outcome(
      session, document,
      result: .object([
        .init("verified", .truth(true)), .init("lines", .whole(made.count)),
        .init("tickets", .whole(request.pool.count)),
      ]))
  }

  /// What a line is about, without an ID: `ticket`, `chosen`.
  private static func key(_ theirs: String, _ ours: String) -> String {
    let line = theirs == "nothing" ? ours : theirs
    return String(line.prefix { $0 != ":" }.prefix(40))
  }
}
