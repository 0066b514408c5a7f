import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let load = Command(
    "load", .data, "load workbooks, CSV files, or a folder of them",
    .sequence([
      .repetition(.slot("paths", .path, "PATH", "workbooks (.xlsx), CSV files, folders")),
      .clauses([
        .sequence([
          .keyword("as", "which list it is"),
          .slot("list", .list, "LIST", "against what its headings say"),
        ]),
        .sequence([.keyword("sheet"), .slot("sheet", .word, "NAME", "only this sheet")]),
        .sequence([.keyword("header"), .slot("header", .number, "ROW", "the row of the headings")]),
      ]),
    ]),
    details: """
      Lists are found by their headings and by the names of sheets and files. Every guess is \
      reported; what is not understood is kept, or refused with the reason. Lists that are \
      loaded already stay, and the new rows join them.
      """,
    examples: [
      .init("load \"Annex A.xlsx\"", "all its lists"),
      .init("load area-folder", "every workbook and CSV file in a folder"),
      .init("load export.csv as cin", "a file whose name and headings do not say what it is"),
    ]
  ) { arguments, session, world throws(Diagnostic) in
    var wishes = ListLoader.Wishes()
    if let name = try arguments.literal("list") {
      wishes.list = session.edition.lists.firstIndex { $0.name == name.text.lowercased() }
      guard wishes.list != nil else { throw session.space.unknownList(name) }
    }
    wishes.sheet = try arguments.literal("sheet")?.text
    wishes.headerRow = try arguments.number("header", in: 1...1_048_576)
    let loader = ListLoader(session.edition, wishes: wishes, watching: world.watching)
    var report = LoadReport()
    for path in arguments.literals("paths") {
      do throws(ReadError) {
        let part = try loader.load(world.resolve(path.text), shown: path.text)
        report.loaded += part.loaded
        report.refused += part.refused
      } catch {
        throw Diagnostic(error, shown: path.text, at: path.span)
      }
    }
    return try session.loading(report, at: arguments.literals("paths").first?.span)
  }
}

extension Session {
  /// The session with the lists of `report` joined to those that are loaded.
  ///
  /// - Throws: `nothing-to-load` where no sheet was a list, with the reasons.
  func loading(_ report: LoadReport, at span: Span?) throws(Diagnostic) -> Outcome {
    guard !report.loaded.isEmpty else {
      let first = report.refused.first
      let place = first?.sheet.map { "sheet \"\($0)\": " } ?? ""
      let others = report.refused.count > 1 ? " (and \(report.refused.count - 1) more)" : ""
      throw Diagnostic(
        "nothing-to-load", "no list was found: \(place)\(first?.reason ?? "no sheet")\(others)",
        at: span, help: first?.help ?? "")
    }
    var lists = loaded
    var added: [RecognisedList] = []
    var notices: [Notice] = []
    for list in report.loaded {
      let name = edition.lists[list.list].name
      let known = lists[list.list, default: []]
      if known.contains(where: { $0.sha256 == list.sha256 && $0.sheet == list.sheet }) {
        notices.append(Notice("loaded-already", "\(name): \(list.place) is loaded already"))
        continue
      }
      if !known.isEmpty {
        notices.append(
          Notice("list-joined", "\(name): the rows of \(list.place) join those loaded"))
      }
      lists[list.list, default: []].append(list)
      added.append(list)
    }
    guard !added.isEmpty else {
      let document = LoadDocument(self, report, added)
      return Outcome(self, document.document(notices), result: document.json, notices: notices)
    }
    let next = following { $0.adopt(lists) }
    if !filters.isEmpty {
      notices.append(Notice("filters-reset", "the filters are taken off: all children are shown"))
    }
    notices += next.notices(of: added)
    return Outcome(
      next, LoadDocument(next, report, added).document(notices),
      result: LoadDocument(next, report, added).json, notices: notices)
  }

  /// What a person should look at in lists that have just been loaded.
  private func notices(of added: [RecognisedList]) -> [Notice] {
    var notices: [Notice] = []
    for position in Set(added.map(\.list)).sorted() {
      guard let list = area.list(named: edition.lists[position].name) else { continue }
      let name = list.definition.name
      if list.rowsWithoutID > 0 {
        notices.append(
          Notice(
            "rows-without-id",
            "\(name): \(String.counted(list.rowsWithoutID, "row", "rows")) without a child's ID"))
      }
      if list.definition.oneRowPerChild, list.repeatedChildren > 0 {
        notices.append(
          Notice(
            "repeated-children",
            "\(name): \(String.counted(list.repeatedChildren, "child", "children")) on more than "
              + "one row, where the list has each child once; the first row counts"))
      }
    }
    for list in added where list.hidden {
      notices.append(Notice("hidden-sheet", "\(list.place) is hidden in its workbook"))
    }
    let differing = Set(area.disagreements.map(\.child)).count
    if differing > 0 {
      notices.append(
        Notice(
          "lists-disagree",
          "lists disagree about \(String.counted(differing, "child", "children")); the first of "
            + "\(edition.order.prefix(3).joined(separator: ", ")) … decides, child ID shows both"))
    }
    if let asOf, asOfSet == nil, notified == nil {
      notices.append(
        Notice(
          "as-of-guessed",
          "ages and periods are counted at \(asOf.words), \(asOfReason); notify or as-of sets it"))
    }
    return notices
  }
}

extension RecognisedList {
  /// "Annex A.xlsx, sheet "List 6"".
  var place: String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return CleanText.clean(sheet.map { "\(name), sheet \"\($0)\"" } ?? name)
  }
}

/// What loading shows: each list, what was understood, and what needs a look.
struct LoadDocument {
  private let session: Session
  private let report: LoadReport
  private let added: [RecognisedList]

  init(_ session: Session, _ report: LoadReport, _ added: [RecognisedList]) {
    self.session = session
    self.report = report
    self.added = added
  }

  func document(_ notices: [Notice]) -> Document {
    var document = Document()
    let rows = added.map { list in
      [
        name(list), list.rows.grouped,
        "\(list.reports.count { $0.field != nil }) of \(list.reports.count)", look(list),
      ]
    }
    if !rows.isEmpty {
      document.table(
        TextTable(
          [
            .init("list"), .init("rows", right: true), .init("columns understood", right: true),
            .init("needs a look"),
          ], rows))
    }
    for refused in report.refused {
      let place = refused.sheet.map { "sheet \"\($0)\"" } ?? "\"\(refused.file)\""
      document.line("refused: \(place) (\(refused.reason))")
    }
    let children = String.counted(session.area.count, "child", "children")
    var line = "\(children) on \(String.counted(session.area.lists.count, "list", "lists"))"
    let flagged = session.flagged
    line += flagged.map { " · \($0.grouped) flagged" } ?? " · no list says who is flagged"
    document.line(line)
    for notice in notices { document.line(notice.message) }
    document.next("notify DATE, then timeline; or filter flagged; lists LIST shows every guess")
    return document
  }

  var json: JSONValue {
    let loaded = added.map { list in
      JSONValue.object([
        .init("list", .text(name(list))), .init("rows", .whole(list.rows)),
        .init("file", .text(list.file)), .init("sheet", .optional(list.sheet)),
        .init("header_row", .whole(list.headerRow)), .init("sha256", .text(list.sha256)),
        .init("columns", .list(list.reports.map(column))),
        .init("converted", .whole(list.reports.reduce(0) { $0 + $1.converted })),
        .init("unreadable", .list(list.reports.flatMap(unreadable))),
      ])
    }
    let refused = report.refused.map { refused in
      JSONValue.object([
        .init("file", .text(refused.file)), .init("sheet", .optional(refused.sheet)),
        .init("reason", .text(refused.reason)),
      ])
    }
    return .object([.init("loaded", .list(loaded)), .init("refused", .list(refused))])
  }

  private func name(_ list: RecognisedList) -> String { session.edition.lists[list.list].name }

  private func column(_ report: RecognisedList.ColumnReport) -> JSONValue {
    .object([
      .init("header", .text(report.heading)), .init("field", .optional(report.field)),
      .init("matched", .text(report.matched.rawValue)),
    ])
  }

  private func unreadable(_ report: RecognisedList.ColumnReport) -> [JSONValue] {
    report.unreadableRows.map { row in
      .object([
        .init("row", .whole(row)), .init("column", .text(report.letter)),
        .init("field", .optional(report.field)),
      ])
    }
  }

  /// "3 unreadable in start: List 6!G14, G88; "IRO" kept, not understood".
  private func look(_ list: RecognisedList) -> String {
    var parts: [String] = []
    // Names of sheets and headings come from the file: a line feed in one makes no line here.
    for report in list.reports where report.unreadable > 0 {
      let places = report.unreadableRows.prefix(3).map { "\(report.letter)\($0)" }
      let more = report.unreadable > places.count ? " …" : ""
      let sheet = list.sheet.map { "\($0)!" } ?? ""
      parts.append(
        "\(report.unreadable.grouped) unreadable in \(report.field ?? report.heading): "
          + "\(sheet)\(places.joined(separator: ", "))\(more)")
    }
    let kept = list.reports.filter { $0.field == nil }.map { "\"\($0.heading)\"" }
    if !kept.isEmpty {
      let names = kept.prefix(3).joined(separator: ", ") + (kept.count > 3 ? " …" : "")
      parts.append("\(names) kept, not understood")
    }
    return CleanText.clean(parts.joined(separator: "; "))
  }
}

extension Session {
  /// How many children are flagged; nil where no loaded list says.
  var flagged: Int? {
    guard
      let field = try? ChildField(.field(edition.candidates.flag), in: space),
      field.absence == nil, area.count > 0,
      case .code(let set) = field.field.type,
      let yes = edition.codeSets[set].yes
    else { return nil }
    let counts = field.column.counts()
    return field.column.values.indices.reduce(0) { sum, entry in
      field.column.values[entry] == .code(yes) ? sum + counts[entry] : sum
    }
  }
}

extension CivilDate {
  /// "2 March 2026".
  var words: String {
    let parts = self.parts
    return "\(parts.day) \(CivilDate.months[parts.month - 1]) \(parts.year)"
  }

  /// "Monday 2 March 2026".
  var longWords: String { "\(CivilDate.weekdays[weekday]) \(words)" }

  /// "Mon 2 Mar".
  var shortWords: String {
    let parts = self.parts
    return
      "\(CivilDate.weekdays[weekday].prefix(3)) \(parts.day) \(CivilDate.months[parts.month - 1].prefix(3))"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
}
