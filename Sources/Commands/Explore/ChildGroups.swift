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
    let children: Int
  }

  let fields: [ChildField]
  let total: Int
  let groups: [Group]
  /// Whether the number of each group is left out, so that small ones cannot be worked out.
  private(set) var hidden: [Bool]
  /// The threshold, where there is one.
  private(set) var threshold: Int?

  init(_ fields: [ChildField], _ session: Session) {
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
      return Group(
        places: places, keys: keys, labels: labels, children: found.children)
    }
    hidden = groups.map { _ in false }
  }

  /// The number of a group, or nil where it is left out.
  func shown(_ position: Int) -> Int? { hidden[position] ? nil : groups[position].children }

  private static let mostGroups = 1_000

  /// Leaves numbers from 1 to below `threshold` out, and others by which they could be worked out.
  ///
  /// - Throws: `too-many-fields`, `too-many-groups`, and `cannot-suppress` where leaving out every
  ///   number would not be enough.
  mutating func suppress(below threshold: Int, at span: Span?) throws(Diagnostic) {
    guard fields.count <= 2 else {
      throw Diagnostic(
        "too-many-fields", "small numbers are left out of counts by one or two fields", at: span,
        help: "count by fewer fields")
    }
    guard groups.count <= Self.mostGroups else {
      throw Diagnostic(
        "too-many-groups",
        "\(groups.count.grouped) groups are more than the \(Self.mostGroups.grouped) that small "
          + "numbers can be left out of", at: span, help: "count by fields with fewer values")
    }
    let counts = groups.map(\.children)
    let rows = Self.positions(groups.map { $0.places.first ?? 0 })
    let columns = Self.positions(groups.map { $0.places.last ?? 0 })
    let hidden =
      fields.count < 2
      ? SmallNumbers.hidden(in: counts, below: threshold)
      : SmallNumbers.hidden(
        in: counts.indices.map {
          SmallNumbers.Cell(row: rows[$0], column: columns[$0], count: counts[$0])
        }, below: threshold)
    guard let hidden else {
      throw Diagnostic(
        "cannot-suppress",
        "some numbers below \(threshold) could be worked out whatever is left out", at: span,
        help: "count more children, by fewer fields, or by one with fewer values")
    }
    self.hidden = hidden
    self.threshold = threshold
  }

  /// For each value, its position among the different ones.
  private static func positions(_ values: [Int]) -> [Int] {
    let different = Set(values).sorted()
    return values.map { value in different.firstIndex(of: value) ?? 0 }
  }

  /// What a person should know of the numbers that are left out.
  var notice: Notice? {
    let left = hidden.count { $0 }
    guard let threshold, left > 0 else { return nil }
    return Notice(
      "small-numbers",
      "* \(String.counted(left, "number", "numbers")) left out: those below \(threshold), and others "
        + "by which they could be worked out")
  }

  func table() -> TextTable {
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
