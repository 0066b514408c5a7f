import Guidance
import Language
import Render
import Table

extension Command {
  static let save = Command(
    "save", .scripts, "write the commands that made what is there now, as a script",
    .sequence([
      .slot("path", .path, "PATH", "the script, such as choice.jtai"),
      .optional(.keyword("replace", "write over a file that is there already")),
    ]),
    details: """
      The script makes the same again: lists, corrections, sets, choice, decisions by hand with \
      their reasons, what has arrived. What was undone is not in it, looks are not, and nothing it \
      does writes a file. A seed that came from the system is written out. Files are found from \
      where the script is, or by their whole path where they lie elsewhere. Only you can read it: \
      it may hold IDs and reasons.
      """,
    examples: [
      .init("save choice.jtai", "then jtai choice.jtai, or run choice.jtai"),
      .init("save choice.jtai replace", "once more"),
    ]
  ) { arguments, session, world throws(Diagnostic) in
    let path = try arguments.required("path")
    try world.requireWriting(path)
    try session.requireUnmasked(at: path.span)
    guard session.making.count > 0 else {
      throw Diagnostic(
        "nothing-to-save", "nothing has been done yet that could be done again",
        help: "load a workbook, or generate children 300")
    }
    try world.requireNew(path, replacing: arguments.has("replace"), command: "save")
    let script = SavedScript(session.making.steps, beside: world.resolve(path.text))
    return try session.writing(script, to: path, world)
  }
}

extension Session {
  /// Writes a script, which only its owner can read.
  func writing(
    _ script: SavedScript, to path: Literal, _ world: World
  ) throws(Diagnostic) -> Outcome {
    let text = script.text(edition: edition, path: path)
    try world.write(.script(Array(text.utf8)), to: path, for: .owner)
    var document = Document()
    document.line(
      "\(String.counted(script.count, "command", "commands")) saved in \(path.text), which only you "
        + "can read")
    document.next("jtai \(path.source), or run \(path.source)")
    return Outcome(
      self, document,
      result: .object([.init("file", .text(path.text)), .init("commands", .whole(script.count))]),
      effect: .remark)
  }
}
