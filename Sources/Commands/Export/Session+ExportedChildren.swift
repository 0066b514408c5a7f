import Casework
import Guidance
import Language
import Table

extension Session {
  /// The working set in its order: the fields that were named, all of them, or the usual ones.
  func exportedChildren(_ named: [Literal], all: Bool) throws(Diagnostic) -> ExportContent {
    var fields: [ChildField] = []
    let names = all ? everyField : edition.shownFields.map(Literal.field)
    for name in named.isEmpty ? names : named {
      let field = try ChildField(name, in: space)
      if !all || field.absence == nil { fields.append(field) }
    }
    // A column each that is asked again and again: nothing of it is copied for a cell.
    let columns = fields.map { field -> @Sendable (Int32) -> WrittenCell in
      let column = ExportedColumn(field.name, field.column, edition)
      return { column.cell(field.entry(of: $0)) }
    }
    let children = working
    let sheet = WrittenSheet(
      name: "children", headings: fields.map(\.name), rows: children.count
    ) { row, column in
      columns[column](children[row])
    }
    var content = ExportContent(
      of: "children", says: workingText, sheets: [sheet], noun: ("child", "children"),
      isLists: false)
    if !named.isEmpty {
      content.notices = fields.compactMap { field in
        field.absence.map { Notice($0.code, $0.words) }
      }
    }
    return content
  }

  /// Every field with one value a child: what is known of the child, then what the lists that
  /// have each child once say besides.
  private var everyField: [Literal] {
    let ofChild = edition.derived.map(\.field.name) + edition.fields.map(\.name)
    var names = ["id"] + ofChild.filter { $0 != "id" }
    let known = Set(names)
    for list in area.lists where list.definition.oneRowPerChild {
      for column in list.columns where !known.contains(column.field.name) {
        let name = "\(list.definition.name).\(column.field.name)"
        if !names.contains(name) { names.append(name) }
      }
    }
    return names.map(Literal.field)
  }
}
