import Casework
import Guidance
import Language
import Render
import Table

/// The children of a working set, counted by the values of some fields.
struct ChildGroups {
  struct Group {
    /// For each field, where its value stands in the order of values.
    let places: [Int]
    /// One text a field: a code, a number, a date, a text; empty where it is missing.
    let keys: [String]
    let labels: [String]
  }

  let fields: [ChildField]
  let total: Int
  let groups: [Group]
  /// The number of each group, as far as it may be shown.
  private let table: CountTable
  /// What a person should know of the numbers.
  var notices: [Notice] = []
  var cellsLeftOut: Int { table.cellsLeftOut }
  /// The threshold, where there is one.
  var threshold: Int? { table.threshold }

  /// - Parameter guarding: what leaves small numbers out, where that was asked for.
  init(
    _ fields: [ChildField], _ session: Session, _ guarding: SmallNumberGuard? = nil
  ) throws(Diagnostic) {
    self.fields = fields
    total = session.working.count
    let text = ValueText(session.edition)
    let orders = fields.map { $0.order() }
    // Equal values may be written in several ways: they are one group.
    var merged: [[Int]: (children: Int, entries: [Int?])] = [:]
    let found = fields.isEmpty ? [] : ChildGrouping(fields, of: session.working).groups
    for group in found {
      var key: [Int] = []
      for ((field, order), entry) in zip(zip(fields, orders), group.entries) {
        switch entry.map({ field.column.values[$0] }) {
        case nil, .missing: key.append(Int.max)
        case .unreadable: key.append(Int.max - 1)
        default: key.append(entry.map { order[$0] } ?? 0)
        }
      }
      merged[key, default: (0, group.entries)].children += group.children
    }
    let sorted = merged.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    groups = sorted.map { places, found in
      var keys: [String] = []
      var labels: [String] = []
      for (field, entry) in zip(fields, found.entries) {
        guard let entry, field.column.values[entry] != .missing else {
          keys.append("")
          labels.append("(missing)")
          continue
        }
        guard field.column.values[entry] != .unreadable else {
          keys.append("(unreadable)")
          labels.append("(unreadable)")
          continue
        }
        let (value, written) = (field.column.values[entry], field.column.written[entry])
        keys.append(text.short(value, written: written, type: field.field.type))
        labels.append(text.label(value, written: written, type: field.field.type))
      }
      return Group(places: places, keys: keys, labels: labels)
    }
    // By one field all groups are of one column; by more than two, of a table without totals.
    let columns = fields.count == 2 ? Self.positions(groups.map { $0.places[1] }) : []
    let rows = fields.count == 2 ? Self.positions(groups.map { $0.places[0] }) : []
    let cells = sorted.indices.map { index in
      SmallNumbers.Cell(
        row: rows.isEmpty ? index : rows[index], column: columns.isEmpty ? 0 : columns[index],
        count: sorted[index].value.children)
    }
    table =
      try guarding?.table(cells, by: fields.map(\.name)) ?? CountTable(showing: cells)
  }

  /// The number of a group, or nil where it is left out.
  func shown(_ position: Int) -> Int? { table.cells[position] }

  /// For each value, its position among the different ones.
  private static func positions(_ values: [Int]) -> [Int] {
    let different = Set(values).sorted()
    let places = Dictionary(uniqueKeysWithValues: different.enumerated().map { ($1, $0) })
    return values.map { places[$0] ?? 0 }
  }

  func textTable() -> TextTable {
    var columns: [TextTable.Column] = []
    for field in fields {
      columns.append(.init(field.name))
      if case .code = field.field.type { columns.append(.init("")) }
    }
    columns.append(.init("children", right: true))
    columns.append(.init("share", right: true))
    let rows = groups.enumerated().map { position, group in
      var row: [String] = []
      for (index, field) in fields.enumerated() {
        if case .code = field.field.type {
          let (key, label) = (group.keys[index], group.labels[index])
          row += key.isEmpty ? [label, ""] : [key, key == label ? "" : label]
        } else {
          row.append(CleanText.clean(group.labels[index]))
        }
      }
      guard let children = shown(position) else { return row + ["*", "*"] }
      let share = (children * 1_000 + max(1, total) / 2) / max(1, total)
      return row + [children.grouped, "\(share / 10).\(share % 10)%"]
    }
    return TextTable(columns, rows)
  }

  var json: [JSONValue] {
    groups.enumerated().map { position, group in
      .object([
        .init("key", .list(group.keys.map { $0.isEmpty ? .null : .text($0) })),
        .init("children", .optional(shown(position))),
      ])
    }
  }
}
