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
      proven, and each decision by hand with its reason. verify computes it again. It holds the \
      IDs of children: it belongs where the lists belong.
      """,
    examples: [.init("manifest choice.manifest", "to be kept with the lists")]
  ) { arguments, session, world throws(Diagnostic) in
    let path = try arguments.required("path")
    try session.requireUnmasked(at: path.span)
    try world.requireWriting(path)
    guard let stage = session.choice.stage, let request = session.choice.request,
      let option = session.choice.option
    else {
      throw Diagnostic(
        "nothing-chosen", "nobody is chosen yet, or lists were loaded since",
        help: "select chooses; then manifest \(path.source)")
    }
    try world.requireNew(path, replacing: arguments.has("replace"), command: "manifest")
    func named(_ decisions: [Choice.Decision]) -> [(id: String, because: String)] {
      decisions.map { (session.area.ids[Int($0.child)], $0.because) }
    }
    let choice = session.choice
    let decisions = ChoiceManifest.Decisions(
      option: option, stage: stage, seedOrigin: session.seed?.origin.rawValue ?? "unknown",
      picked: named(choice.picked),
      dropped: choice.dropped.map {
        (session.area.ids[Int($0.child)], $0.because, $0.isInjected)
      },
      injected: session.injectedArrivals.map { ($0.name, $0.time.description) },
      overruled: choice.overruled,
      readings: session.readings.sorted { $0.key < $1.key }.map { (id: $0.key, choice: $0.value) },
      byHand: choice.method == "by hand" ? choice.chosen.map(\.child) : nil)
    let manifest = try ChoiceManifest(request, decisions, session)
    let text = manifest.lines.joined(separator: "\n") + "\n"
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
