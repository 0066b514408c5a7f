import Language
import Render

extension Command {
  static let history = Command(
    "history", .help, "the lines that were typed, or forget them",
    .optional(
      .choice([
        .keyword("clear", "forget them, on the disk too"),
        .sequence([.keyword("last", "how many"), .slot("last", .number, "N")]),
      ])),
    details: """
      They are kept from one session to the next, in a file that only you can read, but for lines \
      that hold the ID of a loaded child and lines that begin with a space.
      """,
    examples: [
      .init("history", "the last 20"),
      .init("history clear", "after training on a shared machine"),
    ]
  ) { arguments, session, world throws(Diagnostic) in
    let count = try arguments.number("last", in: 1...1_000) ?? 20
    if arguments.has("clear") {
      world.clearPastLines()
      return Outcome(
        session, Document([.line("the lines that were typed are forgotten")]),
        result: .object([.init("lines", .list([]))]), effect: .remark)
    }
    let lines = world.pastLines().suffix(count)
    var document = Document()
    for line in lines { document.line(line) }
    if lines.isEmpty { document.line("no line has been kept") }
    return Outcome(
      session, document, result: .object([.init("lines", .texts(Array(lines)))]), effect: .remark)
  }
}
