import Casework
import Guidance
import Language
import Render
import Table

/// The last exact choice as a folder with a file a level, for another solver to confirm.
struct SolverExport {
  private let folder: Literal
  private let session: Session
  private let program: ChoiceProgram

  /// - Throws: `nothing-chosen`; `not-exact` where the choice was made in another way or changed by
  ///   hand; `choice-outdated` where the same rules choose others by now.
  init(_ folder: Literal, _ session: Session) throws(Diagnostic) {
    self.folder = folder
    self.session = session
    guard !folder.isOutput else {
      throw Diagnostic(
        "not-to-output", "the levels are files of a folder, not one output", at: folder.span,
        help: "export lp levels")
    }
    let choice = session.choice
    guard let stage = choice.stage, let request = choice.request else {
      throw Diagnostic(
        "nothing-chosen", "nobody is chosen yet, or lists were loaded since",
        help: "select cover chooses; then export lp \(folder.source)")
    }
    guard choice.method == CaseSelection.Method.cover.rawValue else {
      throw Diagnostic(
        "not-exact",
        "only the exact choice has levels to confirm, and this one was made "
          + (choice.method.hasPrefix("by ") ? choice.method : "by \(choice.method)"),
        help: "select \(request.count) cover makes it; then export lp \(folder.source)")
    }
    let (program, chosen) = request.program(
      try CaseBasis(session.asOfChoice(choice.context).space(stage), request.emphasis))
    guard Set(chosen) == Set(choice.chosen.map(\.child)) else {
      throw Diagnostic(
        "choice-outdated",
        "the same rules choose others by now: a value or a set was changed since",
        help: "select \(request.count) cover chooses again")
    }
    self.program = program
  }

  /// Writes the files, each whole or not at all.
  ///
  /// - Throws: `not-a-folder`, `file-exists`, and what cannot be written.
  func outcome(_ world: World, replacing: Bool) throws(Diagnostic) -> Outcome {
    let resolved = world.writable(folder.text)
    let levels = program.levels
    let there = Folder.files(resolved)
    guard there != nil || !Folder.holds(resolved) else {
      throw Diagnostic(
        "not-a-folder", "\"\(folder.text)\" is a file, not a folder", at: folder.span,
        help: "name a folder, or a new one")
    }
    let present = there ?? []
    if !replacing, let there = levels.first(where: { present.contains($0.fileName) }) {
      throw Diagnostic(
        "file-exists", "\"\(folder.text)/\(there.fileName)\" is there already", at: folder.span,
        help: "export lp \(folder.source) replace writes over it")
    }
    let maker = "jtai \(ProgramVersion.text), edition \(session.edition.id)"
    try world.makeFolder(folder)
    var files = ChildFiles(session, world)
    for level in levels {
      try files.write(
        .bytes(program.text(level, maker: maker)), to: folder,
        file: "\(folder.text)/\(level.fileName)")
    }
    var document = document
    document.note(files.notices)
    return Outcome(files.session, document, result: json, notices: files.notices)
  }

  private var document: Document {
    var document = Document()
    let levels = program.levels
    document.table(
      TextTable(
        [.init("file"), .init("its best value is"), .init("expected", right: true)],
        levels.map { [$0.fileName, $0.asks, program.expected($0).grouped] }))
    document.line(
      "\(String.counted(levels.count, "file", "files")) written to \(folder.text): \(program.size.of) "
        + "who may be chosen, \(program.size.chosen) chosen")
    document.line("x12 is the child whose ticket is the 12th in the manifest of the choice")
    if !program.isProven {
      document.line("the choice is not proven: a solver may find better values")
    }
    document.next("HiGHS, glpsol --lp or cbc solves them; Docs/Verifying.md shows how")
    return document
  }

  private var json: JSONValue {
    let files = program.levels.map { level in
      JSONValue.object([
        .init("file", .text("\(folder.text)/\(level.fileName)")),
        .init("level", .text(level.rawValue)), .init("asks", .text(level.asks)),
        .init("expected", .whole(program.expected(level))),
      ])
    }
    return .object([
      .init("folder", .text(folder.text)), .init("files", .list(files)),
      .init("proven", .truth(program.isProven)),
    ])
  }
}
