import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let manifest = Command(
    "manifest", .choose, "write down the choice and all that it was made of",
    .sequence([
      .slot("path", .path, "PATH", "a text file"),
      .optional(.keyword("replace", "write over a file that is there already")),
    ]),
    details: """
      The edition and the lists with their digests, the seed and who set it, how was chosen, by \
      what rules, every ticket in its order, who was chosen, what that reaches and whether it is \
      proven, and each decision by hand with its reason. Its last line is a digest of the others, \
      which shows that a line was changed or lost; it is no signature, and whoever forges lines \
      can make it again. verify computes the choice again. It holds the IDs of children: it \
      belongs where the lists belong.
      """,
    examples: [.init("manifest choice.manifest", "to be kept with the lists")]
  ) { arguments, session, world throws(Diagnostic) in
    let path = try arguments.required("path")
    try session.requireUnmasked(at: path.span)
    try world.requireWriting(path)
    let choice = session.choice
    guard let stage = choice.stage, choice.option != nil, let context = choice.context else {
      throw Diagnostic(
        "nothing-chosen", "nobody is chosen yet",
        help: "select chooses; then manifest \(path.source)")
    }
    guard let request = choice.request else {
      throw Diagnostic(
        "not-to-compute",
        context.method == "by hand"
          ? "the choice was made by hand alone: there is nothing to compute again"
          : "lists were loaded or corrected since the choice was made",
        help: "select completes or makes it again; then manifest \(path.source)")
    }
    try world.requireNew(path, replacing: arguments.has("replace"), command: "manifest")
    let then = session.asOfChoice(context)
    let manifest = try ChoiceManifest(request, ManifestDecisions(then, stage, context), then)
    guard manifest.chosen == choice.chosen.map(\.child) else {
      throw Diagnostic(
        "choice-outdated",
        "the same rules choose others by now: a value or a set was changed since",
        help: "select \(request.count) chooses again; then manifest \(path.source)")
    }
    let text = manifest.lines.map { $0 + "\n" }.joined()
    var files = ChildFiles(session, world)
    try files.write(.bytes(Array(text.utf8)), to: path)
    var document = Document()
    document.line(
      "\(String.counted(manifest.lines.count, "line", "lines")) written to \(path.text): "
        + "\(String.counted(request.pool.count, "ticket", "tickets")), "
        + "\(String.children(choice.chosen.count)) chosen")
    document.note(files.notices)
    document.next("verify \(path.text), here or wherever the same lists are")
    return Outcome(
      files.session, document,
      result: .object([
        .init("file", .text(path.text)), .init("lines", .whole(manifest.lines.count)),
      ]), notices: files.notices)
  }
}
