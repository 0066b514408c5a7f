import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let count = Command(
    "count", .explore, "count the children of the working set, by one field or several",
    .optional(
      .sequence([
        .keyword("by", "in groups"),
        .repetition(.slot("fields", .field, "FIELD", "the fields to group by")),
      ])),
    examples: [
      .init("count", "how many there are"),
      .init("count by age_band", "in groups, missing values too"),
      .init("count by list, gender", "by two fields"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    let names = arguments.literals("fields")
    var fields: [ChildField] = []
    for name in names { fields.append(try ChildField(name, in: session.space)) }
    let groups = fields.isEmpty ? [] : Groups(fields, session).groups
    var document = Document()
    let line = String.counted(session.working.count, "child", "children")
    if fields.isEmpty {
      document.line(line)
    } else {
      document.table(Groups.table(fields, groups, session))
      document.line(line)
    }
    let notices = fields.compactMap { field in
      field.absence.map { Notice("not-in-the-lists", $0) }
    }
    document.note(notices)
    let json = groups.map { group in
      JSONValue.object([
        .init("key", .list(group.keys.map { $0.isEmpty ? .null : .text($0) })),
        .init("children", .whole(group.children)),
      ])
    }
    return Outcome(
      session, document,
      result: .object([
        .init("children", .whole(session.working.count)),
        .init("by", .texts(fields.map(\.name))),
        .init("groups", .list(fields.isEmpty ? [] : json)),
      ]), notices: notices)
  }
}

/// The children of a working set, counted by the values of some fields.
private struct Groups {
  struct Group {
    /// One text a field: a code, a number, a date, a text; empty where it is missing.
    let keys: [String]
    let labels: [String]
    let children: Int
  }

  let groups: [Group]

  init(_ fields: [ChildField], _ session: Session) {
    let text = ValueText(session.edition)
    let orders = fields.map { $0.order() }
    // Equal values may be written in several ways: they are one group.
    var merged: [[Int]: (children: Int, entries: [Int?])] = [:]
    for group in ChildGrouping(fields, of: session.working).groups {
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
    groups = sorted.map { _, found in
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
      return Group(keys: keys, labels: labels, children: found.children)
    }
  }

  static func table(
    _ fields: [ChildField], _ groups: [Group], _ session: Session
  ) -> TextTable {
    var columns: [TextTable.Column] = []
    for field in fields {
      columns.append(.init(field.name))
      if case .code = field.field.type { columns.append(.init("")) }
    }
    columns.append(.init("children", right: true))
    columns.append(.init("share", right: true))
    let total = max(1, session.working.count)
    let rows = groups.map { group in
      var row: [String] = []
      for (index, field) in fields.enumerated() {
        if case .code = field.field.type {
          let (key, label) = (group.keys[index], group.labels[index])
          row += key.isEmpty ? [label, ""] : [key, key == label ? "" : label]
        } else {
          row.append(CleanText.clean(group.labels[index]))
        }
      }
      let share = (group.children * 1_000 + total / 2) / total
      return row + [group.children.grouped, "\(share / 10).\(share % 10)%"]
    }
    return TextTable(columns, rows)
  }
}
