import Guidance

/// A loaded list: its rows from one or more sheets, joined to the children.
public struct AreaList: Sendable {
  public let definition: ListDefinition
  public let parts: [RecognisedList]
  public let columns: [Column]
  /// For each row, the child that it is about, or -1 where it has no ID.
  public let childOfRow: [Int32]
  /// Rows without a Child Unique ID.
  public let rowsWithoutID: Int
  /// Children that stand on more than one row.
  public let repeatedChildren: Int

  /// The rows of child `c` are `rowsByChild[starts[c]..<starts[c + 1]]`.
  private let starts: [Int32]
  private let rowsByChild: [Int32]

  public var rows: Int { childOfRow.count }

  init(_ definition: ListDefinition, _ parts: [RecognisedList], join: inout ChildJoin) {
    self.definition = definition
    self.parts = parts
    let columns = parts.count == 1 ? parts[0].columns : Column.joined(parts)
    self.columns = columns
    guard definition.isAboutChildren, let id = columns.first(where: { $0.field.type == .id }) else {
      childOfRow = [Int32](repeating: -1, count: parts.reduce(0) { $0 + $1.rows })
      rowsWithoutID = 0
      repeatedChildren = 0
      starts = [0]
      rowsByChild = []
      return
    }
    let childOfEntry = id.values.indices.map { entry in
      id.values[entry] == .text ? join.child(id.written[entry]) : -1
    }
    let children = id.codes.map { childOfEntry[Int($0)] }
    var starts = [Int32](repeating: 0, count: join.ids.count + 1)
    for child in children where child >= 0 { starts[Int(child) + 1] += 1 }
    repeatedChildren = starts.reduce(0) { $0 + ($1 > 1 ? 1 : 0) }
    for child in 1..<max(1, starts.count) { starts[child] += starts[child - 1] }
    var next = starts
    var rows = [Int32](repeating: 0, count: Int(starts.last ?? 0))
    for (row, child) in children.enumerated() where child >= 0 {
      rows[Int(next[Int(child)])] = Int32(row)
      next[Int(child)] += 1
    }
    self.starts = starts
    rowsByChild = rows
    childOfRow = children
    rowsWithoutID = children.reduce(0) { $0 + ($1 < 0 ? 1 : 0) }
  }

  /// The rows of a child, in the order of the list.
  public func rows(of child: Int) -> ArraySlice<Int32> {
    // Children that later lists brought are beyond what this list knows.
    guard child >= 0, child + 1 < starts.count else { return [] }
    return rowsByChild[Int(starts[child])..<Int(starts[child + 1])]
  }

  public func column(named name: String) -> Column? {
    columns.first { $0.field.name == name }
  }

  /// The column of that name, or of a heading that is known for it.
  public func column(forName name: String) -> Column? {
    if let column = column(named: name.lowercased()) { return column }
    if let position = definition.column(forHeading: name) {
      return column(named: definition.columns[position].name)
    }
    let spelling = Spelling.ofHeading(name)
    return columns.first { Spelling.ofHeading($0.field.name) == spelling }
  }

  /// Where a row stands: file, sheet and row.
  public func place(of row: Int) -> (part: RecognisedList, row: Int)? {
    var offset = 0
    for part in parts {
      if row < offset + part.rows { return (part, Int(part.rowNumbers[row - offset])) }
      offset += part.rows
    }
    return nil
  }
}

extension Column {
  /// The columns of several sheets of one list, row behind row.
  static func joined(_ parts: [RecognisedList]) -> [Column] {
    var names: [String] = []
    for part in parts {
      for column in part.columns where !names.contains(column.field.name) {
        names.append(column.field.name)
      }
    }
    return names.compactMap { name in
      let found = parts.map { part in part.columns.first { $0.field.name == name } }
      guard let field = found.compactMap({ $0?.field }).first else { return nil }
      let pieces = zip(parts, found).map { part, column in
        column ?? Column(missing: field, rows: part.rows)
      }
      return Column.stacked(field, pieces)
    }
  }

  /// The rows of several columns, one behind the other.
  static func stacked(_ field: Field, _ pieces: [Column]) -> Column {
    var codes: [UInt32] = []
    var written: [String] = []
    var values: [Value] = []
    for piece in pieces {
      let offset = UInt32(written.count)
      codes.append(contentsOf: piece.codes.lazy.map { $0 + offset })
      written.append(contentsOf: piece.written)
      values.append(contentsOf: piece.values)
    }
    return Column(field: field, codes: codes, written: written, values: values)
  }
}
