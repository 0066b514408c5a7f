import Language
import Render

extension Command {
  static let export = Command(
    "export", .data, "write children, lists or the choice to a file, or to the output",
    .choice([
      .sequence([
        .slot("path", .path, "PATH", "ends in .csv, .xlsx, .json or .md; - is the output"),
        .optional(
          .choice([
            .keyword("all", "every field with one value a child"),
            .repetition(.slot("columns", .field, "FIELD", "fields of the children")),
          ])),
        .clauses([
          .sequence([
            .keyword("of", "something else than the children shown now"),
            .choice([
              .slot("list", .list, "LIST", "the rows of one list about the children shown now"),
              .keyword("lists", "every list, the rows about the children shown now"),
              .keyword("everything", "every list, every row"),
              .keyword("choice", "who was chosen, and why"),
              .sequence([
                .keyword("counts", "what count by shows"), .keyword("by"),
                .repetition(.slot("by", .field, "FIELD")), .suppressing,
              ]),
            ]),
          ]),
          .sequence([
            .keyword("as", "whatever the path ends in"),
            .choice(ExportFormat.allCases.map { .keyword($0.rawValue) }),
          ]),
          .keyword("raw", "CSV: no apostrophe before what looks like a formula"),
          .keyword("replace", "write over a file that is there already"),
        ]),
      ]),
      .sequence([
        .keyword("lp", "each level of the exact choice, for another solver to confirm"),
        .slot("folder", .path, "FOLDER", "gets a file a level, in CPLEX's LP format"),
        .optional(.keyword("replace")),
      ]),
    ]),
    details: """
      Lists keep their rows, their order and every column, under headings that load again to \
      the same area. Of several lists, CSV makes a folder with a file for each. A workbook has a \
      sheet, JSON and Markdown a part, that says how it was made. To the output goes nothing but \
      the data: what else a script shows then goes to the error stream. \
      lp writes the levels of the last exact choice (select … cover) as programs that HiGHS, GLPK or \
      CBC solve, each with the value that its objective should come to. Children stand in them by \
      the rank of their tickets, which the manifest resolves; no ID does.
      """,
    examples: [
      .init("export children.xlsx", "the children shown now, with their main fields"),
      .init("export children.csv id, age, cin.need", "fields of your own choice"),
      .init("export plans.csv of cpp", "the rows of a list that are about them"),
      .init("export area.xlsx of everything", "every list as a sheet; load reads it again"),
      .init("export area of everything as csv", "every list as a file of a folder"),
      .init("export choice.md of choice", "who was chosen, rank, ticket, criteria and why"),
      .init("export counts.csv of counts by gender suppress 5", "small numbers left out"),
      .init("export lp levels", "the exact choice, for another solver"),
      .init("export - as csv", "for a pipe: jtai -c 'load a.csv; export - as csv' | sort"),
    ]
  ) { arguments, session, world throws(Diagnostic) in
    if let folder = try arguments.literal("folder") {
      try session.requireUnmasked(at: folder.span)
      try world.requireWriting(folder)
      return try SolverExport(folder, session)
        .outcome(world, replacing: arguments.has("replace"))
    }
    let path = try arguments.required("path")
    let format = try ExportFormat(arguments, path)
    if format != .csv, let raw = arguments.span(ofKeyword: "raw") {
      throw Diagnostic(
        "raw-is-for-csv", "only CSV guards texts against being taken for formulas", at: raw,
        help: "leave raw out: here a text stays a text")
    }
    if !path.isOutput { try world.requireWriting(path) }
    if !arguments.has("counts") { try session.requireUnmasked(at: path.span) }
    let content = try ExportContent(arguments, session)
    let delivery = ExportDelivery(
      content, Provenance(content, session), format, path, isRaw: arguments.has("raw"))
    var files = ChildFiles(session, world)
    var delivered =
      path.isOutput
      ? try delivery.toOutput()
      : try delivery.toFiles(&files, world, replacing: arguments.has("replace"))
    delivered.notices += files.notices
    return delivered.outcome(files.session)
  }

  /// Whether a statement exports to the output, of which nothing else may then be a part.
  public static func exportsToOutput(_ statement: String, _ vocabulary: Vocabulary) -> Bool {
    let word = statement.firstWord
    guard word.lowercased() == export.name,
      let arguments = try? GrammarParser.parse(
        statement, from: word.utf8.count, by: export.grammar, vocabulary: vocabulary)
    else { return false }
    return arguments.literals("path").first?.isOutput ?? false
  }
}
