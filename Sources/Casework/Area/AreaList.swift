import Guidance
import Table

/// A loaded list: its rows from one or more sheets, joined to the children.
public struct AreaList: Sendable {
  public let definition: ListDefinition
  public let parts: [RecognisedList]
  public let columns: [Column]
  /// Which child each row is about.
  public let index: RowIndex
  /// For each row the day of its event, by the list's key; empty where no child has two rows, or
  /// the key has no date.
  private let eventDays: [Int32]
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
      eventDays = []
      return
    }
    let children = join.children(of: id) { row in
      let (part, number) = Self.place(of: row, in: parts) ?? (nil, row + 1)
      let file = part?.file.split(separator: "/").last.map(String.init) ?? definition.name
      return (part?.sheet.map { "\(file) \($0)" } ?? file) + " row \(number)"
    }
    index = RowIndex(children, children: join.count)
    eventDays = index.repeatedChildren > 0 ? Self.days(of: definition, columns) : []
  }

  /// The day of each row, by the first date of the list's key.
  private static func days(of definition: ListDefinition, _ columns: [Column]) -> [Int32] {
    for name in definition.key {
      if let days = columns.first(where: { $0.field.name == name })?.days { return days }
    }
    return []
  }

  /// The same rows with columns of pseudonyms.
  init(masking other: AreaList, columns: [Column]) {
    isMasked = true
    definition = other.definition
    parts = other.parts
    index = other.index
    eventDays = other.eventDays
    self.columns = columns
  }

  /// The rows of a child, in the order of the list.
  public func rows(of child: Int) -> ArraySlice<Int32> { index.rows(of: child) }

  /// The day of a row's event; rows without one come before all others.
  func eventDay(of row: Int) -> Int32 {
    eventDays.indices.contains(row) ? eventDays[row] : Column.noDay
  }

  /// When the form that a row stands in was received; 0 for a list that was loaded.
  func turn(of row: Int) -> Int {
    parts.count > 1 ? place(of: row)?.part.turn ?? 0 : 0
  }

  /// Whether a row is later than another: received later, else of a later event.
  func isLater(_ row: Int, than other: Int) -> Bool {
    let (turn, otherTurn) = (turn(of: row), turn(of: other))
    return turn == otherTurn ? eventDay(of: row) > eventDay(of: other) : turn > otherTurn
  }

  /// The rows of a child that say how things stand: the latest, and among them those that have
  /// not ended, where there are any.
  func latestRows(of child: Int) -> [Int32] {
    let rows = rows(of: child)
    guard rows.count > 1, let latest = rows.max(by: { isLater(Int($1), than: Int($0)) }) else {
      return Array(rows)
    }
    let ofThatDay = rows.filter { !isLater(Int(latest), than: Int($0)) }
    guard let ends = definition.ends.flatMap(column(named:)) else { return ofThatDay }
    let open = ofThatDay.filter { ends.value(Int($0)) == .missing }
    return open.isEmpty ? ofThatDay : open
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

  /// The parts as they may be shown.
  public var shownParts: [RecognisedList] { isMasked ? parts.map(\.masked) : parts }

  /// Where a row stands: file, sheet and, unless that is masked, row.
  public func place(of row: Int) -> (part: RecognisedList, row: Int?)? {
    Self.place(of: row, in: parts).map { ($0.part, isMasked ? nil : $0.row) }
  }

  private static func place(
    of row: Int, in parts: [RecognisedList]
  ) -> (part: RecognisedList, row: Int)? {
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
