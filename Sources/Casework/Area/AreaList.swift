import Guidance
import Table

/// A loaded list: its rows from one or more sheets, joined to the children.
public struct AreaList: Sendable {
  public let definition: ListDefinition
  public let parts: [RecognisedList]
  public let columns: [Column]
  /// Which child each row is about.
  public let index: RowIndex
  /// Whether it shows pseudonyms: a row's number would lead to the child in the file.
  private let isMasked: Bool

  public var rows: Int { index.childOfRow.count }

  /// For each row, the child that it is about, or -1 where it has no ID.
  public var childOfRow: [Int32] { index.childOfRow }

  /// Rows without a Child Unique ID.
  public var rowsWithoutID: Int { index.rowsWithoutID }

  /// Children that stand on more than one row.
  public var repeatedChildren: Int { index.repeatedChildren }

  init(_ definition: ListDefinition, _ parts: [RecognisedList], join: inout ChildJoin) {
    self.definition = definition
    self.parts = parts
    isMasked = false
    columns = parts.count == 1 ? parts[0].columns : Column.joined(parts)
    guard definition.isAboutChildren, let id = columns.first(where: { $0.field.type == .id }) else {
      index = RowIndex(childless: parts.reduce(0) { $0 + $1.rows })
      return
    }
    index = RowIndex(join.children(of: id), children: join.count)
  }

  /// The same rows with columns of pseudonyms.
  init(masking other: AreaList, columns: [Column]) {
    isMasked = true
    definition = other.definition
    parts = other.parts
    index = other.index
    self.columns = columns
  }

  /// The rows of a child, in the order of the list.
  public func rows(of child: Int) -> ArraySlice<Int32> { index.rows(of: child) }

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

  /// The parts as they may be shown.
  public var shownParts: [RecognisedList] { isMasked ? parts.map(\.masked) : parts }

  /// Where a row stands: file, sheet and, unless that is masked, row.
  public func place(of row: Int) -> (part: RecognisedList, row: Int?)? {
    var offset = 0
    for part in parts {
      if row < offset + part.rows {
        return (part, isMasked ? nil : Int(part.rowNumbers[row - offset]))
      }
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
    codes.reserveCapacity(pieces.reduce(0) { $0 + $1.codes.count })
    var values: [Value] = []
    for piece in pieces {
      let offset = UInt32(values.count)
      piece.codes.eachRow { _, code in codes.append(UInt32(code) + offset) }
      values += piece.values
    }
    return Column(
      field: field, codes: Codes(codes, below: values.count),
      written: TextList(joining: pieces.map(\.written)), values: values)
  }
}
