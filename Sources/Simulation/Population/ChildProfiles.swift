import Casework
import Guidance
import Language
import Table

/// Every kind of child that assumptions can make up: list, age, gender and disability, each once, as
/// an area of which the edition's conditions are asked.
///
/// What a condition asks beyond these and the facts is not known of them.
struct ChildProfiles: Sendable {
  let table: FactTable
  private let ages: ClosedRange<Int>
  private let genders: Int
  /// For each profile, its row in the table.
  private let rows: [Int]
  /// For each row of the table.
  private let ageBands: [Int?]
  private let disabled: [Bool]

  init(
    _ assumptions: Assumptions, _ edition: Edition, _ emphasis: Emphasis
  ) throws(Diagnostic) {
    let children = assumptions.children
    let (ages, genders) = (children.ages, children.genders.names.count)
    self.ages = ages
    self.genders = genders
    let tables = children.lists.names.enumerated().compactMap { place, list in
      edition.list(named: list).map { definition in
        Self.sheet(definition, first: place * ages.count * genders * 2, children, edition)
      }
    }
    let loader = ListLoader(edition)
    var loaded: [Int: [RecognisedList]] = [:]
    for list in loader.load(tables).loaded { loaded[list.list, default: []].append(list) }
    let area = Area(edition, loaded)
    table = try FactTable(CaseSpace(area, asOf: nil), emphasis)
    let profiles = children.lists.names.count * ages.count * genders * 2
    let rows = (0..<profiles).compactMap { area.child(MadeUpChildren.identifier($0 + 1)) }
    guard rows.count == profiles, table.children == profiles else {
      throw Diagnostic(
        "bad-assumptions",
        "the lists of \(edition.id) do not hold what children are made up of: ID, age, gender, "
          + "disability", help: "name other lists in the file of assumptions, under children")
    }
    self.rows = rows
    var ageBands = [Int?](repeating: nil, count: profiles)
    var disabled = [Bool](repeating: false, count: profiles)
    for (profile, row) in rows.enumerated() {
      ageBands[row] = edition.ageBand(of: ages.lowerBound + profile / 2 / genders % ages.count)
      disabled[row] = !profile.isMultiple(of: 2)
    }
    self.ageBands = ageBands
    self.disabled = disabled
  }

  func row(list: Int, age: Int, gender: Int, isDisabled: Bool) -> Int {
    rows[
      ((list * ages.count + age - ages.lowerBound) * genders + gender) * 2 + (isDisabled ? 1 : 0)]
  }

  func isDisabled(_ row: Int) -> Bool { disabled[row] }

  func ageBand(_ row: Int) -> Int? { ageBands[row] }

  /// One list with every age, gender and disability. Its IDs are in the order of rows.
  private static func sheet(
    _ definition: ListDefinition, first: Int, _ children: Assumptions.Children, _ edition: Edition
  ) -> SheetTable {
    var cells: [String: [String]] = [:]
    var number = first
    let given = edition.derived.compactMap { derived -> String? in
      guard case .age(_, let given) = derived.rule else { return nil }
      return given
    }
    for age in children.ages {
      for gender in children.genders.names {
        for disability in ["N", "Y"] {
          cells["id", default: []].append(MadeUpChildren.identifier(number + 1))
          for name in given { cells[name, default: []].append(String(age)) }
          cells["gender", default: []].append(gender)
          cells["disability", default: []].append(disability)
          number += 1
        }
      }
    }
    var headings: [String] = []
    var columns: [TextColumn] = []
    for field in definition.columns {
      guard let texts = cells[field.type == .id ? "id" : field.name] else { continue }
      headings.append(field.title)
      columns.append(TextColumn(texts))
    }
    return SheetTable(
      file: "made up", sheet: definition.name, hidden: false, headerRow: 1, headings: headings,
      columnLetters: headings.map { _ in "" }, columns: columns,
      rowNumbers: RowNumbers(from: 2, count: number - first), dateSystem: .from1900)
  }
}
