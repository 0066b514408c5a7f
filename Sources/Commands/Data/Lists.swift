import Casework
import Guidance
import Language
import Render

extension Command {
  static let lists = Command(
    "lists", .data, "the loaded lists, or how one of them was understood",
    .optional(
      .sequence([
        .slot("list", .list, "LIST", "the list to tell about"),
        .optional(.keyword("unreadable", "the texts that could not be read, as they were written")),
      ])),
    examples: [
      .init("lists", "what is loaded, and what the edition asks for besides"),
      .init("lists cin", "each heading, its field, how it was matched, what was read"),
      .init("lists cin unreadable", "what stands in the cells that could not be read"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    guard let name = try arguments.literal("list") else { return session.allLists }
    guard let definition = session.edition.list(named: name.text) else {
      throw session.space.unknownList(name)
    }
    guard let list = session.area.list(named: definition.name) else {
      return session.about(definition)
    }
    return arguments.has("unreadable") ? session.unreadable(in: list) : session.mapping(of: list)
  }
}

extension Session {
  fileprivate var allLists: Outcome {
    let rows = edition.lists.map { definition -> [String] in
      let list = area.list(named: definition.name)
      let number = definition.number.map { "List \($0)" } ?? ""
      return [
        definition.name, number, definition.title, list?.rows.grouped ?? "",
        list.map { $0.parts.map(\.place).joined(separator: "; ") } ?? "not loaded",
      ]
    }
    let table = TextTable(
      [
        .init("list"), .init("number"), .init("title"), .init("rows", right: true),
        .init("from"),
      ], rows)
    let json = area.lists.map { list in
      JSONValue.object([
        .init("list", .text(list.definition.name)), .init("rows", .whole(list.rows)),
        .init("files", .texts(list.parts.map(\.file))),
      ])
    }
    return Outcome(self, Document([.table(table)]), result: .object([.init("lists", .list(json))]))
  }

  fileprivate func about(_ definition: ListDefinition) -> Outcome {
    var document = Document([
      .line("\(definition.name): \(definition.title), not loaded"),
      .pair("who", definition.window),
      .pair("source", guidance.cite(definition.citations)),
    ])
    let rows = definition.columns.map { [$0.name, $0.title, edition.typeName($0.type)] }
    document.table(TextTable([.init("field"), .init("heading"), .init("type")], rows))
    return Outcome(
      self, document,
      result: .object([
        .init("list", .text(definition.name)), .init("rows", .null), .init("columns", .list([])),
      ]))
  }

  fileprivate func mapping(of list: AreaList) -> Outcome {
    var document = Document()
    var json: [JSONValue] = []
    for part in list.shownParts {
      document.line(
        "\(list.definition.name): \(part.place), headings in row \(part.headerRow), "
          + "\(String.counted(part.rows, "row", "rows")); fits with \(part.fit.words)")
      for notice in part.rowNotices(showingPlaces: !isMasked) { document.line(notice.message) }
      let rows = part.reports.map { report -> [String] in
        return [
          report.letter, CleanText.clean(report.heading), report.field ?? "",
          report.matched.rawValue,
          report.converted.grouped, report.missing.grouped, report.unreadable.grouped,
          part.places(report.unreadableRows, report),
        ]
      }
      document.table(
        TextTable(
          [
            .init(""), .init("heading"), .init("field"), .init("matched"),
            .init("converted", right: true), .init("missing", right: true),
            .init("unreadable", right: true), .init("where"),
          ], rows))
      for report in part.reports {
        for text in report.readTexts {
          let places = part.places(text.rows, report, of: text.cells)
          document.line(
            CleanText.clean(
              "\(report.field ?? ""): \(report.words(text, edition, part.list)) "
                + "(\(text.matched.rawValue)): \(places)"))
        }
        if let dates = report.dates, dates.inOtherOrder > 0 {
          document.line(CleanText.clean(report.orderWords(dates, in: part)))
        }
        json.append(
          .object([
            .init("header", .text(report.heading)), .init("field", .optional(report.field)),
            .init("matched", .text(report.matched.rawValue)),
            .init("converted", .whole(report.converted)), .init("missing", .whole(report.missing)),
            .init("unreadable", .whole(report.unreadable)),
          ]))
      }
    }
    for part in list.parts {
      if let notice = part.undecidedOrder { document.line(notice.message) }
    }
    let known = Set(list.columns.map(\.field.name))
    let absent = list.definition.columns.filter { !known.contains($0.name) }
    for (says, fields) in [
      ("asked for and not there", absent.filter { !$0.isOptional }),
      ("not there, and not always asked for", absent.filter(\.isOptional)),
    ] where !fields.isEmpty {
      document.line("\(says): \(fields.map(\.name).joined(separator: ", "))")
    }
    if list.parts.contains(where: { part in part.reports.contains { $0.unreadable > 0 } }) {
      document.next(
        "lists \(list.definition.name) unreadable; "
          + (list.dateAdvice ?? "map value \"…\" to VALUE in FIELD"))
    }
    return Outcome(
      self, document,
      result: .object([
        .init("list", .text(list.definition.name)), .init("rows", .whole(list.rows)),
        .init("columns", .list(json)),
        .init(
          "sheets",
          .list(
            list.parts.map { part in
              .object(
                [.init("file", .text(part.file)), .init("sheet", .optional(part.sheet))]
                  + part.rowMembers)
            })),
      ]))
  }
}
