import Guidance
import Table

/// A synthetic sheet while its rows come in.
struct SheetBuilder {
  let list: SyntheticList
  private let definition: ListDefinition?
  private var columns: [ColumnBuilder]
  private var rows = 0
  private var child = ColumnBuilder.blank
  /// The row among those of its child, from 0.
  private var ordinal = 0

  init(_ list: SyntheticList, edition: Edition, today: Int) {
    self.list = list
    let definition = edition.list(named: list.name)
    self.definition = definition
    columns = list.fields.map { name in
      let field = definition?.columns.first { $0.name == name }
      return ColumnBuilder(field: field, kind: Self.kind(field, edition), today: today)
    }
  }

  /// Adds a row, one value for each of the list's fields; the first is the child's ID.
  mutating func add(_ values: [Int], faults: inout RowFaults?) {
    let id = values.first ?? ColumnBuilder.blank
    ordinal = id == child ? ordinal + 1 : 0
    child = id
    rows += 1
    guard faults != nil else {
      for (column, value) in zip(columns.indices, values) { columns[column].append(value) }
      return
    }
    for (column, value) in zip(columns.indices, values) {
      if let fault = faults?.fault(list, ordinal: ordinal, column: column) {
        columns[column].append(value, fault: fault)
      } else {
        columns[column].append(value)
      }
    }
    guard faults?.repeats(list, ordinal: ordinal) == true else { return }
    for column in columns.indices { columns[column].repeatLastRow() }
    rows += 1
  }

  mutating func reserve(_ rows: Int) {
    for column in columns.indices { columns[column].reserve(rows) }
  }

  /// The finished sheet; nil where the edition has no such list.
  func sheet(seed: String, headingFaults: HeadingFaults?) -> SyntheticSheet? {
    guard let definition else { return nil }
    let kept = columns.filter { $0.field != nil }
    let headings = kept.compactMap { column in
      column.field.map { headingFaults?.heading($0, in: definition) ?? $0.title }
    }
    return SyntheticSheet(
      definition, headings: headings, columns: kept, rows: rows, seed: seed)
  }

  private static func kind(_ field: Field?, _ edition: Edition) -> ColumnBuilder.Kind {
    guard let field else { return .dropped }
    switch field.type {
    case .id: return .identifier
    case .date: return .day
    case .whole: return .whole
    case .age: return .age
    case .code(let set):
      return edition.codeSets.indices.contains(set) ? .code(edition.codeSets[set]) : .dropped
    case .text: return textKind(field.name)
    }
  }

  private static func textKind(_ name: String) -> ColumnBuilder.Kind {
    switch name {
    case "team": .phrase(SyntheticWords.teams)
    case "worker": .label(prefix: "Worker ", width: 3)
    case "sibling_group": .label(prefix: "SG", width: 4)
    case "provider_name": .label(prefix: "Provider ", width: 2)
    case "placement_address": .label(prefix: "Placement address ", width: 4)
    case "placement_urn": .label(prefix: "SC9", width: 5)
    case "kind": .phrase(SyntheticWords.meetings)
    case "time": .phrase(SyntheticWords.times)
    case "place": .phrase(SyntheticWords.places)
    default: .dropped
    }
  }
}
