import Casework
import Guidance
import Language
import Render

/// What stands in the cells of a list that could not be read: shown because it was asked for.
extension Session {
  func unreadable(in list: AreaList) -> Outcome {
    var rows: [[String]] = []
    var json: [JSONValue] = []
    for part in list.shownParts {
      for report in part.reports where report.unreadable > 0 {
        for text in part.unreadableTexts(report) {
          let written = isMasked ? Pseudonyms.hidden : text.written
          let found = isMasked ? [] : text.rows
          let places = part.places(found, report, of: text.cells)
          rows.append([
            report.field ?? report.heading, CleanText.clean(written), text.cells.grouped,
            list.parts.count > 1 ? "\(part.fileName) \(places)" : places,
          ])
          json.append(
            .object([
              .init("field", .optional(report.field)), .init("column", .text(report.letter)),
              .init("text", .text(written)), .init("cells", .whole(text.cells)),
              .init("rows", .list(found.map(JSONValue.whole))),
              .init("file", .text(part.file)), .init("sheet", .optional(part.sheet)),
            ]))
        }
      }
    }
    var document = Document()
    if rows.isEmpty {
      document.line("every cell of \(list.definition.name) could be read")
    } else {
      document.table(
        TextTable(
          [.init("field"), .init("written"), .init("cells", right: true), .init("where")], rows))
      document.next(
        "\(list.dateAdvice ?? "map value \"…\" to VALUE in FIELD"); undo takes it back")
    }
    return Outcome(
      self, document,
      result: .object([
        .init("list", .text(list.definition.name)), .init("unreadable", .list(json)),
      ]))
  }
}
