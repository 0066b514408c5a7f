import Language
import Render

extension Command {
  static let recover = Command(
    "recover", .scripts, "take up a session that ended without quit, or list them",
    .clauses([
      .slot("number", .number, "N", "which of them; the only one if left out"),
      .keyword("anyway", "take changed files as they are, and leave out what fails"),
    ]),
    details: """
      Its commands are done again, from the journal that the prompt kept. Where a file has changed \
      or has gone, it says which command needs it, and nothing is taken up until the file is back \
      or anyway is said; the journal stays. Recover before anything else is done.
      """,
    examples: [
      .init("recover", "the session, as it was"),
      .init("recover 2 anyway", "the second, without what cannot be done again"),
    ]
  ) { arguments, session, world throws(Diagnostic) in
    let ended = try world.requiredJournal().ended
    guard !ended.isEmpty else {
      throw Diagnostic(
        "nothing-to-recover", "no session has ended without quit",
        help: "journal says what is kept of this one")
    }
    guard let number = try arguments.literal("number") else {
      guard ended.count == 1 else { return list(ended, session) }
      return try take(ended[0], arguments, session)
    }
    let chosen = try Arguments.number(number, in: 1...ended.count)
    return try take(ended[chosen - 1], arguments, session, at: number.span)
  }

  private static func take(
    _ ended: EndedSession, _ arguments: Arguments, _ session: Session, at span: Span? = nil
  ) throws(Diagnostic) -> Outcome {
    if let reason = ended.unreadable {
      throw Diagnostic(
        "cannot-recover", "its journal \(reason)", at: span,
        help: "journal names its file, whose lines are text; purge deletes it")
    }
    return Outcome(session, effect: .recover(ended, anyway: arguments.has("anyway")))
  }

  private static func list(_ ended: [EndedSession], _ session: Session) -> Outcome {
    let rows = ended.enumerated().map { place, ended in
      ended.unreadable == nil
        ? ["\(place + 1)", ended.begun, ended.commands.grouped, ended.children.grouped]
        : ["\(place + 1)", "cannot be read", "", ""]
    }
    let table = TextTable(
      [
        .init("", right: true), .init("begun"), .init("commands", right: true),
        .init("children", right: true),
      ], rows)
    var document = Document([.table(table)])
    for one in ended where one.unreadable != nil { document.line(one.says) }
    let last = ended.lastIndex { $0.unreadable == nil }
    document.next(last.map { "recover \($0 + 1); or purge" } ?? "purge deletes them")
    return Outcome(
      session, document,
      result: .object([
        .init(
          "sessions",
          .list(
            ended.map {
              .object([
                .init("begun", .optional($0.unreadable == nil ? $0.begun : nil)),
                .init("commands", .whole($0.commands)),
                .init("children", .whole($0.children)), .init("file", .text($0.path)),
                .init("unreadable", .optional($0.unreadable)),
              ])
            }))
      ]), effect: .remark)
  }
}
