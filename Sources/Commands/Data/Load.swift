import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let load = Command(
    "load", .data, "load workbooks, CSV files, or a folder of them",
    .sequence([
      .repetition(.slot("paths", .path, "PATH", "workbooks (.xlsx, .ods), CSV files, folders")),
      .clauses([
        .sequence([
          .keyword("as", "which list it is"),
          .slot("list", .list, "LIST", "against what its headings say"),
        ]),
        .sequence([.keyword("sheet"), .slot("sheet", .word, "NAME", "only this sheet")]),
        .sequence([.keyword("header"), .slot("header", .number, "ROW", "the row of the headings")]),
        .sequence([
          .keyword("all", "rows whose shape says that they are no child's, too"), .keyword("rows"),
        ]),
        .sequence([
          .keyword("quotes", "what quotes mean in a CSV file"),
          .keyword("none", "nothing: each line is a row"),
        ]),
        .keyword("unlimited", "lift the caps on size, for a file that you trust"),
      ]),
    ]),
    details: """
      Lists are found by their headings and by the names of sheets and files. Every guess is \
      reported; what is not understood is kept, or refused with the reason. Lists that are \
      loaded already stay, and the new rows join them. A row that has a text for an ID, such as a \
      total, a footnote or the heading of a group, and no date or code beside it, is no child: it \
      is left out and said, and load … all rows takes it in. Formulas are not calculated: what counts is \
      the result that the workbook holds. A file that unpacks to far more than a spreadsheet \
      program can hold is refused, unless it is loaded unlimited. Where a stray quote in a CSV file \
      swallows rows, quotes none reads each line as a row, and says which fields that takes apart.
      """,
    examples: [
      .init("load \"Annex A.xlsx\"", "all its lists"),
      .init("load area-folder", "every workbook and CSV file in a folder"),
      .init("load export.csv quotes none", "a CSV file in which a stray quote swallows rows"),
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
    wishes.allRows = arguments.has("all")
    if arguments.has("unlimited") { wishes.limits = .lifted }
    if arguments.has("quotes") { wishes.quoting = .none }
    let loader = ListLoader(
      session.edition, wishes: wishes, corrections: session.corrections,
      watching: world.watching)
    var report = LoadReport()
    for path in arguments.literals("paths") {
      do throws(ReadError) {
        let part = try loader.load(world.readable(path.text), shown: path.text)
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
      let help = first?.help ?? ""
      throw Diagnostic(
        "nothing-to-load", "no list was found: \(place)\(first?.reason ?? "no sheet")\(others)",
        at: span,
        help: help.isEmpty
          ? "name a workbook or a CSV file with the lists in it" : help)
    }
    var lists = loaded
    var added: [RecognisedList] = []
    var notices: [Notice] = []
    for list in report.loaded {
      let name = edition.lists[list.list].name
      let known = lists[list.list, default: []]
      if known.contains(where: { $0.sha256 == list.sha256 && $0.sheet == list.sheet }) {
        let isOther = known.contains { $0.keepsAllRows != list.keepsAllRows }
        notices.append(
          Notice(
            "loaded-already",
            "\(name): \(list.place) is loaded already"
              + (isOther ? "; unload \(name) first, to read it in another way" : "")))
        continue
      }
      let other = lists.keys.sorted().first { position in
        position != list.list && !list.sha256.isEmpty
          && lists[position, default: []].contains {
            $0.sha256 == list.sha256 && $0.sheet == list.sheet
          }
      }
      if let other {
        let name = edition.lists[other].name
        notices.append(
          Notice(
            "loaded-as-another",
            "\(list.place) is loaded as \(name), too; unload \(name) forgets all of that list"))
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
    notices += next.lostChildren(since: self) + next.notices(of: added)
    // The table says which guesses were made; only JSON needs them as notices.
    let guesses = added.flatMap { list in
      list.guesses(edition).map { Notice("read-as", "\(edition.lists[list.list].name): \($0)") }
    }
    let document = LoadDocument(next, report, added)
    return Outcome(
      next, document.document(notices), result: document.json, notices: guesses + notices)
  }

  /// What a person should look at in lists that have just been loaded.
  private func notices(of added: [RecognisedList]) -> [Notice] {
    var notices: [Notice] = []
    for position in Set(added.map(\.list)).sorted() {
      guard let list = area.list(named: edition.lists[position].name) else { continue }
      let name = list.definition.name
      if list.parts.count > 1 { notices += duplicates(in: list) }
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
              + "one row, where the list has each child once; the latest row counts"))
      }
    }
    notices += added.compactMap(closeCall)
    notices += idNotices(mostAlike: Self.mostLookedThrough)
    for list in added {
      notices += list.rowNotices(showingPlaces: !isMasked)
      notices += list.cellNotices(showingPlaces: !isMasked)
      if list.hidden {
        notices.append(Notice("hidden-sheet", "\(list.place) is hidden in its workbook"))
      }
      notices += list.textNotices(edition)
      notices += list.formulaNotices(showingPlaces: !isMasked)
      notices += (isMasked ? list.masked : list).dateNotices(edition)
    }
    if let ages = added.ageNotice { notices.append(ages) }
    let differing = Set(area.disagreements.map(\.child)).count
    if differing > 0 {
      notices.append(
        Notice(
          "lists-disagree",
          "rows disagree about \(String.counted(differing, "child", "children")): the first of "
            + "\(edition.order.prefix(3).joined(separator: ", ")) … decides, in one list the latest "
            + "event; check conflicts shows both"
        ))
    }
    if let asOf, asOfSet == nil, notified == nil {
      notices += datesAloneNotices
      notices.append(
        Notice(
          "as-of-guessed",
          "ages and periods are counted at \(asOf.words), \(asOfReason); notify or as-of sets it"))
    }
    return notices
  }

  /// Beyond so many children, only `check` looks for IDs that are alike.
  private static let mostLookedThrough = 200_000

  /// The rows of a list in several files that are the same row again.
  private func duplicates(in list: AreaList) -> [Notice] {
    let rows = DuplicateRows(list).rows
    guard let first = rows.first else { return [] }
    let key = list.definition.key.joined(separator: " and ")
    let more = rows.count > 1 ? " …" : ""
    return [
      Notice(
        "duplicate-rows",
        "\(list.definition.name): \(String.counted(rows.count, "row", "rows")) again, by \(key): "
          + "\(list.reference(row: first.row)) is \(list.reference(row: first.first))\(more); "
          + "check duplicates shows them")
    ]
  }

  /// What is said where another list fits nearly as well, or lends the file its name.
  private func closeCall(_ list: RecognisedList) -> Notice? {
    guard let rival = list.rival else { return nil }
    let name = edition.lists[list.list].name
    let other = edition.lists[rival.list].name
    return Notice(
      "close-call",
      "\(list.place) is read as \(name), which it fits with \(list.fit.words); \(other) with "
        + "\(rival.words): load … as \(other) says otherwise")
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
