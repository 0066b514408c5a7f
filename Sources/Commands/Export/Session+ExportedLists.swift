import Casework
import Guidance
import Language
import Render
import Table

extension Session {
  /// The rows of one list that are about the working set; all its rows where nobody is left out.
  func exportedList(_ name: Literal) throws(Diagnostic) -> ExportContent {
    guard let definition = edition.list(named: name.text) else { throw space.unknownList(name) }
    guard let list = area.list(named: definition.name) else {
      throw Diagnostic(
        "list-not-loaded", "the list \(definition.name) is not loaded", at: name.span,
        help: "lists shows those that are")
    }
    return exported([list], of: definition.name, whole: false)
  }

  /// Every list: with the rows that are about the working set, or `whole`, with all rows.
  func exportedLists(whole: Bool) -> ExportContent {
    exported(area.lists, of: whole ? "everything" : "lists", whole: whole)
  }

  private func exported(_ lists: [AreaList], of: String, whole: Bool) -> ExportContent {
    let isWhole = whole || working.count == area.count
    let inside = Set(working)
    var notices: [Notice] = []
    let sheets = lists.map { list -> WrittenSheet in
      let name = list.definition.name
      guard !isWhole else { return sheet(list, Array(0..<list.rows)) }
      guard list.definition.isAboutChildren else {
        notices.append(
          Notice("not-about-children", "\(name): its rows are about no child, so all are written"))
        return sheet(list, Array(0..<list.rows))
      }
      if list.rowsWithoutID > 0 {
        notices.append(
          Notice(
            "rows-left-out",
            "\(name): \(String.counted(list.rowsWithoutID, "row", "rows")) without a child's ID "
              + "left out, as only some of the children are shown"))
      }
      return sheet(list, (0..<list.rows).filter { inside.contains(list.childOfRow[$0]) })
    }
    let about = isWhole ? String.children(area.count) : workingText
    let what = lists.count == 1 ? sheets.first?.name ?? of : "every list"
    var content = ExportContent(
      of: of, says: "\(what): \(isWhole ? "every row" : "the rows") about \(about)",
      sheets: sheets, noun: ("row", "rows"), isLists: true)
    content.notices = notices
    return content
  }

  /// Rows of a list in its own order, under headings by which it is understood again.
  private func sheet(_ list: AreaList, _ rows: [Int]) -> WrittenSheet {
    let columns = list.columns.map { column in
      ExportedColumn(list.definition.heading(of: column.field), column, edition)
    }
    // A row in which nothing is known is a row all the same: its marks keep it from being blank.
    let blank = Set(rows.filter { row in columns.allSatisfy { $0.cell(ofRow: row) == .blank } })
    return WrittenSheet(
      name: list.definition.name, headings: columns.map(\.heading), rows: rows.count
    ) { position, column in
      let row = rows[position]
      guard blank.contains(row) else { return columns[column].cell(ofRow: row) }
      return .text(columns[column].written(ofRow: row))
    }
  }
}
