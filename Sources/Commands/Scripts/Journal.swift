import Language
import Render

extension Command {
  static let journal = Command(
    "journal", .scripts, "show, stop or begin what a session is recovered from",
    .optional(
      .choice([
        .keyword("off", "keep none, and delete that of this session"),
        .keyword("on", "keep one again, from what is there now"),
      ])),
    details: """
      The prompt writes each command that changes the session to a file that only you can read, \
      before it shows the result. It holds what was typed, with IDs. quit deletes it; after a \
      crash recover takes the session up. journal off in the file init.jtai keeps none ever. A \
      script keeps none: it can be run again.
      """,
    examples: [
      .init("journal", "whether one is kept, and where"),
      .init("journal off", "before training on a shared machine"),
    ]
  ) { arguments, session, world throws(Diagnostic) in
    let journal = try world.requiredJournal()
    if arguments.has("off") { journal.stop() }
    if arguments.has("on") { journal.start(session) }
    let standing = journal.standing
    let left = journal.ended
    let ended = left.count
    var document = Document([.line(standing.words)])
    if ended > 0 {
      document.line("\(String.counted(ended, "session", "sessions")) ended without quit")
      for one in left where one.unreadable != nil { document.line(one.says) }
      document.next("recover; or purge")
    }
    return Outcome(
      session, document,
      result: .object([
        .init("journal", .text(standing.name)), .init("file", .optional(standing.path)),
        .init("commands", .whole(standing.commands)), .init("ended", .whole(ended)),
      ]), effect: .remark)
  }
}

extension JournalStanding {
  fileprivate var words: String {
    switch self {
    case .begins: "on: it begins with the first command that changes something"
    case .kept(let path, let commands):
      "on: \(String.counted(commands, "command", "commands")) in \(CleanText.clean(path)), which only "
        + "you can read"
    case .off: "off: what is done is lost if the program does not end with quit"
    case .failing(let reason, let commands):
      "it cannot be written: \(reason); \(String.counted(commands, "command", "commands")) would be "
        + "lost"
    }
  }

  fileprivate var name: String {
    switch self {
    case .begins, .kept: "on"
    case .off: "off"
    case .failing: "failing"
    }
  }

  fileprivate var path: String? {
    if case .kept(let path, _) = self { return path }
    return nil
  }

  fileprivate var commands: Int {
    switch self {
    case .kept(_, let commands), .failing(_, let commands): commands
    case .begins, .off: 0
    }
  }
}
