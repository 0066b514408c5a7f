import Casework
import Guidance
import Simulation
import Table
import Testing

/// A notification date, with the days that lie three and six months before it, counted by hand.
struct Notification: Sendable, CustomTestStringConvertible {
  let day: CivilDate
  let threeMonths: CivilDate
  let sixMonths: CivilDate
  /// The Monday two weeks after that of the notification's week.
  let fieldwork: CivilDate

  var testDescription: String { day.description }

  init(_ day: String, _ threeMonths: String, _ sixMonths: String, fieldwork: String) throws {
    self.day = try #require(CivilDate.parse(day))
    self.threeMonths = try #require(CivilDate.parse(threeMonths))
    self.sixMonths = try #require(CivilDate.parse(sixMonths))
    self.fieldwork = try #require(CivilDate.parse(fieldwork))
  }

  static func monday() throws -> Notification {
    try Notification("2026-03-02", "2025-12-02", "2025-09-02", fieldwork: "2026-03-16")
  }

  /// A leap day, and a day that the months before do not have.
  static func all() throws -> [Notification] {
    [
      try monday(),
      try Notification("2024-02-29", "2023-11-29", "2023-08-29", fieldwork: "2024-03-11"),
      try Notification("2025-05-31", "2025-02-28", "2024-11-30", fieldwork: "2025-06-09"),
    ]
  }
}

/// One row as the loader understood it: its fields by name, those without a value left out.
struct LoadedRow {
  let values: [String: Value]
  /// Codes in their short form, dates as ISO 8601.
  let texts: [String: String]

  var id: String { texts["id"] ?? "" }

  func day(_ field: String) -> CivilDate? {
    guard case .date(let day)? = values[field] else { return nil }
    return day
  }

  func number(_ field: String) -> Int? {
    guard case .whole(let number)? = values[field] else { return nil }
    return number
  }
}

/// A synthetic area that went through the same recognition as files do.
struct LoadedArea {
  let synthetic: SyntheticArea
  let edition: Edition
  let lists: [RecognisedList]
  private let rowsOfList: [String: [LoadedRow]]

  init(
    _ children: Int, seed: String = "1", at day: CivilDate, dirt: Int = 0, withFacts: Bool = true
  ) throws {
    let edition = try Editions.load("csafe-2018")
    synthetic = SyntheticArea(
      SyntheticArea.Request(
        children: children, seed: seed, inspected: day, dirt: dirt, withFacts: withFacts),
      edition: edition)
    lists = try synthetic.sheets.map { try Self.recognised($0, edition) }
    self.edition = edition
    let names = ValueText(edition)
    rowsOfList = Dictionary(
      uniqueKeysWithValues: lists.map { list in
        (edition.lists[list.list].name, (0..<list.rows).map { Self.row($0, list, names) })
      })
  }

  func rows(_ list: String) -> [LoadedRow] { rowsOfList[list] ?? [] }

  func byChild(_ list: String) -> [String: [LoadedRow]] {
    Dictionary(grouping: rows(list), by: \.id)
  }

  var area: Area {
    Area(edition, Dictionary(grouping: lists, by: \.list))
  }

  static func recognised(_ sheet: SyntheticSheet, _ edition: Edition) throws -> RecognisedList {
    let match = try ListRecognition(edition).match(sheet.preview()).get()
    #expect(edition.lists[match.list].name == sheet.list)
    return RecognisedList(
      sheet.table(), file: "synthetic", match: match, edition: edition, sha256: "")
  }

  private static func row(_ row: Int, _ list: RecognisedList, _ names: ValueText) -> LoadedRow {
    var values: [String: Value] = [:]
    var texts: [String: String] = [:]
    for column in list.columns where column.value(row) != .missing {
      let value = column.value(row)
      values[column.field.name] = value
      texts[column.field.name] = names.short(
        value, written: column.written(row), type: column.field.type)
    }
    return LoadedRow(values: values, texts: texts)
  }
}
