import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let show = Command(
    "show", .explore, "the children of the working set, or their rows in a list",
    .sequence([
      .optional(.repetition(.slot("fields", .field, "FIELD", "fields, or the name of a list"))),
      .clauses([
        .sequence([.keyword("first", "how many"), .slot("first", .number, "N")]),
        .keyword("all", "without leaving any out"),
        .keyword("cards", "one card a child instead of a table"),
      ]),
    ]),
    details: """
      Without fields it shows who the children are; with the name of a list, the rows of that \
      list that are about them.
      """,
    examples: [
      .init("show", "the first 20, with their main fields"),
      .init("show id, age, cin.need first 5", "fields of the child and of a list"),
      .init("show referrals", "the rows of a list that are about them"),
      .init("show cards first 2", "everything, one card a child"),
    ],
    onData: .show
  ) { arguments, session, _ throws(Diagnostic) in
    let named = arguments.literals("fields")
    let asked = try arguments.number("first", in: 1...10_000_000)
    let first = asked ?? (arguments.has("all") ? Int.max : 20)
    if named.count == 1, let list = try listToShow(named[0], session) {
      return session.rows(of: list, first: first, cards: arguments.has("cards"))
    }
    let standard = arguments.has("cards") ? session.cardFields : session.standardFields
    let names = named.isEmpty ? standard : named
    var fields: [ChildField] = []
    for name in names { fields.append(try ChildField(name, in: session.space)) }
    let text = ValueText(session.edition)
    let texts = fields.map { $0.texts(text) }
    let rows = session.working.prefix(first).map { child in
      zip(fields, texts).map { field, texts in field.entry(of: child).map { texts[$0] } ?? "" }
    }
    // Of fields that nobody asked for, it goes without saying that they are not there.
    let notices =
      named.isEmpty
      ? []
      : fields.compactMap { field in
        field.absence.map { Notice($0.code, $0.words) }
      }
    return Shown(
      names: fields.map(\.name),
      numeric: fields.map { $0.field.type == .whole || $0.field.type == .age }, rows: rows,
      total: session.working.count, noun: ("child", "children"), cards: arguments.has("cards")
    ).outcome(session, notices)
  }

  /// The list that a single name means, unless it is a field of a child.
  private static func listToShow(
    _ name: Literal, _ session: Session
  ) throws(Diagnostic) -> AreaList? {
    guard !name.quoted, let definition = session.edition.list(named: name.text) else { return nil }
    guard let list = session.area.list(named: definition.name) else {
      throw Diagnostic(
        "list-not-loaded", "the list \(definition.name) is not loaded", at: name.span,
        help: "lists shows those that are")
    }
    return list
  }
}

/// Rows that are ready to be shown as a table or as cards.
private struct Shown {
  let names: [String]
  let numeric: [Bool]
  let rows: [[String]]
  let total: Int
  let noun: (one: String, many: String)
  let cards: Bool

  func outcome(_ session: Session, _ notices: [Notice]) -> Outcome {
    var document = Document()
    if total == 0 {
      document.line("no \(noun.many) to show")
    } else if cards {
      for row in rows {
        for (name, cell) in zip(names, row) where !cell.isEmpty {
          document.blocks.append(.pair(name, cell))
        }
        document.blocks.append(.gap)
      }
    } else {
      let columns = zip(names, numeric).map { TextTable.Column($0, right: $1) }
      let cells = rows.map { row in
        zip(row, numeric).map { cell, isNumber in isNumber ? Int(cell)?.grouped ?? cell : cell }
      }
      document.table(
        TextTable(
          columns, cells, fit: .leaveOut(more: "show FIELD … or show cards shows the others")))
    }
    if rows.count < total {
      document.line(
        "\(rows.count.grouped) of \(String.counted(total, noun.one, noun.many)); "
          + "show all shows them")
    } else if total > 0 {
      document.line(String.counted(total, noun.one, noun.many))
    }
    document.note(notices)
    let cells = rows.map { row in
      JSONValue.list(row.map { $0.isEmpty ? .null : .text($0) })
    }
    return Outcome(
      session, document,
      result: .object([
        .init("fields", .texts(names)), .init("rows", .list(cells)), .init("total", .whole(total)),
      ]), notices: notices)
  }
}

extension Session {
  /// What a table of children shows unless fields are named: who they are, and where.
  fileprivate var standardFields: [Literal] {
    edition.shownFields.map(Literal.field)
  }

  fileprivate var cardFields: [Literal] {
    let derived = edition.derived.map(\.field.name)
    let own = edition.fields.map(\.name).filter { $0 != "id" }
    return (["id"] + derived + own).map(Literal.field)
  }

  fileprivate func rows(of list: AreaList, first: Int, cards: Bool) -> Outcome {
    let text = ValueText(edition)
    let all = working.flatMap { list.rows(of: Int($0)) }
    let rows = all.prefix(first).map { row in
      list.columns.map { column in
        let code = Int(column.codes[Int(row)])
        return text.short(
          column.values[code], written: column.written[code], type: column.field.type)
      }
    }
    return Shown(
      names: list.columns.map(\.field.name),
      numeric: list.columns.map { $0.field.type == .whole || $0.field.type == .age }, rows: rows,
      total: all.count, noun: ("row", "rows"), cards: cards
    ).outcome(self, [])
  }
}
