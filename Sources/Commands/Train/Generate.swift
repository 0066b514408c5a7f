import Casework
import Guidance
import Language
import Render
import Simulation
import Table

extension Command {
  static let generate = Command(
    "generate", .train, "make a synthetic area in the shape of real lists",
    .sequence([
      .keyword("children"),
      .slot("children", .number, "N", "how many children on lists 6, 7 and 8"),
      .clauses([
        .sequence([.keyword("seed"), .slot("seed", .seed, "S", "the same seed, the same area")]),
        .sequence([
          .keyword("option", "one that chooses twice leaves the additional facts out"),
          .given(.option),
        ]),
        .sequence([
          .keyword("dirt", "a share of cells with the faults of real files"),
          .slot("dirt", .word, "P%", "such as 2%"),
        ]),
        .sequence([
          .keyword("to", "write it instead of loading it"),
          .slot("path", .path, "PATH", "a folder for CSV files, or one workbook"),
        ]),
        .sequence([.keyword("as"), .choice([.keyword("csv"), .keyword("xlsx")])]),
        .keyword("replace", "write over files that are there already"),
      ]),
    ]),
    details: """
      No child in it is real, and no share in it is an estimate of any place. Lists and file \
      names are marked SYNTHETIC. Without to, the area is loaded at once. The lists are as of \
      the day of notification, or of 2 March 2026 where none is set.
      """,
    examples: [
      .init("generate children 3000 seed 7", "loaded at once, facts and all"),
      .init("generate children 300 seed 7 dirt 2% to area as csv", "a folder of CSV files to load"),
      .init("generate children 300 seed 7 to area.xlsx", "one workbook, with title rows"),
    ]
  ) { arguments, session, world throws(Diagnostic) in
    let seed = try session.drawingSeed(arguments, world)
    guard let children = try arguments.number("children", in: 1...1_000_000) else {
      throw Diagnostic("missing-argument", "how many children?", help: "generate children 300")
    }
    let inspected = session.notified ?? CivilDate(year: 2026, month: 3, day: 2)
    guard let inspected else { throw Diagnostic("bad-date", "the day is beyond the calendar") }
    let request = SyntheticArea.Request(
      children: children, seed: seed.text, inspected: inspected, dirt: try share(arguments),
      withFacts: try session.typedOption(arguments)?.select == nil)
    let area = SyntheticArea(request, edition: session.edition)
    guard !area.sheets.isEmpty else {
      throw Diagnostic(
        "nothing-to-make", "\(session.edition.id) has none of the lists that can be made up",
        help: "those are lists such as cin, cpp and cic, as \(Editions.standard) has them")
    }
    if let path = try arguments.literal("path") {
      try world.requireWriting(path)
      return try session.writing(area, seed, path, arguments, world)
    }
    return try session.loading(area, seed, request)
  }

  /// The share of dirt in hundredths of a percent.
  private static func share(_ arguments: Arguments) throws(Diagnostic) -> Int {
    guard let literal = try arguments.literal("dirt") else { return 0 }
    let digits = literal.text.hasSuffix("%") ? String(literal.text.dropLast()) : literal.text
    guard let percent = Double(digits), percent >= 0, percent <= 50 else {
      throw Diagnostic(
        "bad-share", "\"\(literal.text)\" is not a share from 0% to 50%", at: literal.span,
        help: "such as dirt 2%")
    }
    return Int((percent * 100).rounded())
  }
}

extension Session {
  /// Loads the sheets as if they had been read from files: by the same recognition.
  fileprivate func loading(
    _ area: SyntheticArea, _ seed: Seed, _ request: SyntheticArea.Request
  ) throws(Diagnostic) -> Outcome {
    let report = ListLoader(edition).load(area.sheets.map { $0.table() })
    var empty = self
    empty.loaded = [:]
    empty.sets = []
    empty.filters = []
    let option = choice.option
    empty.choice = Choice()
    empty.choice.option = option
    let loaded = try empty.loading(report, at: nil)
    var outcome = loaded
    outcome.session = following {
      $0 = loaded.session
      $0.seed = seed
      $0.history = UndoHistory()
    }
    outcome.again = .sayingSeed(seed, after: self)
    if let notice = givingUp(choice) {
      outcome.notices.append(notice)
      outcome.document.line(notice.message)
    }
    outcome.document.blocks.insert(
      .line(
        "SYNTHETIC: \(request.children.grouped) children as of \(request.inspected.words) · seed "
          + "\(seed.text), \(seed.origin.rawValue) · no child in it is real"), at: 0)
    return outcome
  }

  fileprivate func writing(
    _ area: SyntheticArea, _ seed: Seed, _ path: Literal, _ arguments: Arguments, _ world: World
  ) throws(Diagnostic) -> Outcome {
    let workbook =
      arguments.has("xlsx") || (!arguments.has("csv") && path.text.lowercased().hasSuffix(".xlsx"))
    let book = path.text.lowercased().hasSuffix(".xlsx") ? path.text : "\(path.text).xlsx"
    let names = area.sheets.map { "\(path.text)/\(SyntheticArea.fileName(list: $0.list))" }
    let files = workbook ? [book] : names
    if !arguments.has("replace"),
      let there = files.first(where: { Folder.holds(world.writable($0)) })
    {
      throw Diagnostic(
        "file-exists", "\"\(there)\" is there already", at: path.span,
        help: "name another place, or say replace")
    }
    if workbook {
      try world.write(.workbook(area.sheets.map(\.written)), to: path, file: book, for: .usual)
    } else {
      try world.makeFolder(path)
      for (sheet, name) in zip(area.sheets, names) {
        try world.write(.bytes(delimitedText(sheet.written)), to: path, file: name, for: .usual)
      }
    }
    let next = taking(seed)
    let rows = area.sheets.map { [$0.list, $0.written.rows.grouped] }
    let document = Document([
      .line("SYNTHETIC area written · seed \(seed.text), \(seed.origin.rawValue)"),
      .table(TextTable([.init("list"), .init("rows", right: true)], rows)),
      .line(files.count == 1 ? files[0] : "\(files.count) files in \(path.text)"),
      .next("load \(Literal.quote(path.text))"),
    ])
    var outcome = Outcome(
      next, document,
      result: .object([.init("seed", .text(seed.text)), .init("files", .texts(files))]))
    outcome.again =
      seed.origin == .system
      ? .instead("seed new", drawing: seed.text) : .instead("seed \(Literal.typed(seed.text))")
    return outcome
  }
}
