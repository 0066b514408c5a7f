import Casework
import Guidance
import Language
import Render

/// What loading shows: each list, what was understood, and what needs a look.
struct LoadDocument {
  private let session: Session
  private let report: LoadReport
  private let added: [RecognisedList]

  init(_ session: Session, _ report: LoadReport, _ added: [RecognisedList]) {
    self.session = session
    self.report = report
    self.added = session.isMasked ? added.map(\.masked) : added
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
      if refused.isLikelyList { document.line("  to load it: \(refused.help)") }
    }
    let children = String.counted(session.area.count, "child", "children")
    var line = "\(children) on \(String.counted(session.area.lists.count, "list", "lists"))"
    let count = session.flagged
    line += count.map { " · \($0.grouped) flagged" } ?? " · no list says who is flagged"
    document.line(line)
    for notice in notices { document.line(notice.message) }
    let edition = session.edition
    let flagged = "\(edition.candidates.flag) = Y"
    let filter = edition.phrases.first { $0.means == flagged }?.phrase ?? flagged
    document.next("notify DATE, then timeline; or filter \(filter); lists LIST shows every guess")
    return document
  }

  var json: JSONValue {
    let loaded = added.map { list in
      JSONValue.object(
        [
          .init("list", .text(name(list))), .init("rows", .whole(list.rows)),
          .init("file", .text(list.file)), .init("sheet", .optional(list.sheet)),
          .init("header_row", .whole(list.headerRow)), .init("sha256", .text(list.sha256)),
          .init("columns", .list(list.reports.map(column))),
          .init("converted", .whole(list.reports.reduce(0) { $0 + $1.converted })),
          .init("unreadable", .list(list.reports.flatMap(unreadable))),
        ] + list.rowMembers)
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

  private func column(_ report: ColumnReport) -> JSONValue {
    .object([
      .init("header", .text(report.heading)), .init("field", .optional(report.field)),
      .init("matched", .text(report.matched.rawValue)),
    ])
  }

  private func unreadable(_ report: ColumnReport) -> [JSONValue] {
    report.unreadableRows.map { row in
      .object([
        .init("row", .whole(row)), .init("column", .text(report.letter)),
        .init("field", .optional(report.field)),
      ])
    }
  }

  /// "3 unreadable in start: List 6!G14, G88; "IRO" kept, not understood": guesses first.
  private func look(_ list: RecognisedList) -> String {
    // Names of sheets and headings come from the file: a line feed in one makes no line here.
    var parts = Self.few(list.guesses(session.edition))
    for report in list.reports where report.unreadable > 0 {
      parts.append(
        "\(report.unreadable.grouped) unreadable in \(report.field ?? report.heading): "
          + list.places(report.unreadableRows, report))
    }
    let kept = list.reports.filter { $0.field == nil && $0.matched != .mapped }
      .map { "\"\($0.heading)\"" }
    if !kept.isEmpty {
      parts.append("\(Self.few(kept).joined(separator: ", ")) kept, not understood")
    }
    return CleanText.clean(parts.joined(separator: "; "))
  }

  /// The first three, and a sign that there are more.
  private static func few(_ texts: [String]) -> [String] {
    guard texts.count > 3, let last = texts.prefix(3).last else { return texts }
    return texts.prefix(2) + ["\(last) …"]
  }
}
