import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let child = Command(
    "child", .explore, "everything that the lists say of one child",
    .slot("id", .child, "ID", "a Child Unique ID"),
    examples: [.init("child 1004417", "list by list, in date order")]
  ) { arguments, session, _ throws(Diagnostic) in
    let child = try session.child(try arguments.required("id"))
    var document = Document()
    document.blocks.append(.pair("child", session.area.ids[Int(child)]))
    var json: [JSONValue] = []
    var notices: [Notice] = []
    for list in session.area.lists {
      let rows = list.rowsInOrder(of: Int(child))
      for row in rows.prefix(Self.mostRowsShown) {
        document.blocks.append(.gap)
        document.line(list.title(of: Int(row)))
        var members: [JSONValue.Member] = []
        let text = ValueText(session.edition)
        for column in list.columns {
          let code = Int(column.codes[Int(row)])
          let (value, written) = (column.values[code], column.written[code])
          guard value != .missing else { continue }
          let short = text.short(value, written: written, type: column.field.type)
          let label = text.label(value, written: written, type: column.field.type)
          members.append(.init(column.field.name, .text(short)))
          let note = value == .unreadable ? " (not readable, as it was written)" : ""
          document.blocks.append(
            .pair(column.field.name, (short == label ? short : "\(short) \(label)") + note))
        }
        json.append(
          .object([.init("list", .text(list.definition.name)), .init("row", .object(members))]))
      }
      if rows.count > Self.mostRowsShown {
        let more = rows.count - Self.mostRowsShown
        let notice = Notice(
          "rows-left-out",
          "\(list.definition.name): \(String.counted(more, "more row", "more rows")) of this child; "
            + "export PATH of \(list.definition.name) writes all of them")
        document.blocks.append(.gap)
        document.line(notice.message)
        notices.append(notice)
      }
    }
    let differing = session.area.disagreements.filter { $0.child == child }
    if !differing.isEmpty { document.blocks.append(.gap) }
    var differences: [JSONValue] = []
    for difference in differing {
      guard let (decides, otherwise) = session.area.conflict(of: difference) else { continue }
      document.line(
        "\(difference.field): \(session.words(decides, difference.field)) decides; "
          + session.words(otherwise, difference.field))
      differences.append(
        .object([
          .init("field", .text(difference.field)),
          .init("decides", session.json(decides, difference.field)),
          .init("otherwise", session.json(otherwise, difference.field)),
        ]))
    }
    return Outcome(
      session, document,
      result: .object([
        .init("id", .text(session.area.ids[Int(child)])), .init("rows", .list(json)),
        .init("differences", .list(differences)),
      ]), notices: notices)
  }

  /// How many rows of one list are shown of a child; a list of events has some dozens at most.
  private static let mostRowsShown = 200
}

extension Session {
  /// The child of that ID.
  ///
  /// - Throws: `unknown-child`; the message does not offer the IDs of others.
  func child(_ id: Literal) throws(Diagnostic) -> Int32 {
    if let child = area.child(id.text) ?? area.truth.child(id.text) { return Int32(child) }
    throw Diagnostic(
      "unknown-child", "no child in the lists has this ID", at: id.span,
      help: area.count == 0
        ? "load a workbook first" : "IDs are compared as text: leading zeros count")
  }
}

extension Session {
  /// "F (cpp, plans.csv row 3)".
  func words(_ saying: Saying, _ field: String) -> String {
    let list = area.lists[saying.list]
    let place = list.reference(row: saying.row, field: field)
    return CleanText.clean("\(short(saying, field)) (\(list.definition.name), \(place))")
  }

  private func short(_ saying: Saying, _ field: String) -> String {
    let type = edition.fields.first { $0.name == field }?.type ?? .text
    return ValueText(edition).short(saying.value, written: saying.written, type: type)
  }

  fileprivate func json(_ saying: Saying, _ field: String) -> JSONValue {
    let list = area.lists[saying.list]
    return .object([
      .init("list", .text(list.definition.name)), .init("value", .text(short(saying, field))),
      .init("place", .text(list.reference(row: saying.row, field: field))),
    ])
  }
}

extension AreaList {
  /// The rows of a child by their earliest date.
  fileprivate func rowsInOrder(of child: Int) -> [Int32] {
    let rows = rows(of: child)
    guard rows.count > 1 else { return Array(rows) }
    return rows.map { (date: date(of: $0), row: $0) }.sorted { $0 < $1 }.map(\.row)
  }

  /// The earliest date of a row that is not a birth date; rows without one come first.
  fileprivate func date(of row: Int32) -> Int32 {
    var earliest: Int32?
    for column in columns where column.field.type == .date && !column.field.identifies {
      if case .date(let date) = column.value(Int(row)) {
        earliest = min(earliest ?? date.days, date.days)
      }
    }
    return earliest ?? Int32.min
  }

  /// "cin, List 6 row 14".
  fileprivate func title(of row: Int) -> String {
    guard let place = place(of: row) else { return definition.name }
    let file = FilePath.name(place.part.file)
    return "\(definition.name) · \(definition.title) · \(place.part.sheet ?? file)"
      + (place.row.map { " row \($0)" } ?? "")
  }
}
