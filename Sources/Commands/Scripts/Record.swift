import Language
import Render

extension Command {
  public static let record = Command(
    "record", .scripts, "write what is typed and shown from now on into a transcript",
    .optional(
      .choice([
        .keyword("stop", "the transcript is whole"),
        .sequence([
          .slot("path", .path, "PATH", "the transcript, such as first-look.transcript"),
          .optional(.keyword("replace", "write over a file that is there already")),
        ]),
      ])),
    details: """
      It begins with what others need to come to the same: versions, the files with their SHA-256, \
      parameters, seeds, width, and what was done before. jtai --check PATH runs it again and shows \
      what differs; jtai --update PATH takes it over. Each command is on the disk when it has been \
      shown. Only you can read it, and it holds what was on the screen: under the mask, pseudonyms. \
      A recording that a script begins ends with it; quit ends any.
      """,
    examples: [
      .init("record first-look.transcript", "then load, filter, select …"),
      .init("record", "where it goes, and how far it is"), .init("record stop", "the end of it"),
    ]
  ) { arguments, session, world throws(Diagnostic) in
    if arguments.has("stop") { return Outcome(session, effect: .record(.stop)) }
    guard let path = try arguments.literal("path") else {
      return Outcome(session, effect: .record(.tell))
    }
    try world.requireWriting(path)
    let replaces = arguments.has("replace")
    try world.requireNew(path, replacing: replaces, command: "record")
    return Outcome(session, effect: .record(.start(path)))
  }
}
