import Guidance
import Table

/// Rules about dates that cannot stand in a list.
extension QualityCheck {
  /// The rows with what systems write where there is no date, or with dates that are none.
  func rowsWithoutDate(of list: AreaList, standingForNone: Bool) -> [Row] {
    let wanted: OddDates.Kind = standingForNone ? .none : .implausible
    return rows(of: list) { column in
      let dates = OddDates(column, list, edition)
      return column.values.indices.map { dates.kind(of: $0) == wanted }
    }
  }

  /// The rows with dates that lie far after every other one.
  func rowsOfDatesAlone(of list: AreaList) -> [Row] {
    let alone = Set(area.datesAlone)
    guard !alone.isEmpty else { return [] }
    return rows(of: list) { column in
      guard LatestDate.counts(column.field) else { return [] }
      return column.values.map { value in
        guard case .date(let date) = value else { return false }
        return alone.contains(date)
      }
    }
  }

  /// The rows with dates of more than so many days after the as-of date.
  func rowsInFuture(of list: AreaList, _ fields: [String], days: Int) -> [Row] {
    guard let last = space.asOf?.adding(days: days) else { return [] }
    return rows(of: list, fields) { $0 > last }
  }

  /// The rows in which one of the fields is the same day as the first.
  func rowsOfSameDay(of list: AreaList, _ first: String, _ fields: [String]) -> [Row] {
    guard let start = list.column(named: first) else { return [] }
    return fields.flatMap { field -> [Row] in
      guard let later = list.column(named: field), later.field.type == .date else { return [] }
      return (0..<list.rows).filter { row in
        guard case .date(let day) = later.value(row) else { return false }
        return start.value(row) == .date(day)
      }.map { ($0, field, nil) }
    }
  }

  /// The rows with a date in one of the fields of which `test` is true.
  func rows(of list: AreaList, _ fields: [String], _ test: (CivilDate) -> Bool) -> [Row] {
    rows(of: list) { column in
      guard fields.contains(column.field.name) else { return [] }
      return column.values.map { value in
        guard case .date(let date) = value else { return false }
        return test(date)
      }
    }
  }

  /// The rows of each column of dates whose text is one of those that `test` finds.
  private func rows(of list: AreaList, _ test: (Column) -> [Bool]) -> [Row] {
    list.columns.filter { $0.field.type == .date }.flatMap { column -> [Row] in
      let found = test(column)
      guard found.contains(true) else { return [] }
      let rows = column.codes.looked(up: found)
      return rows.indices.filter { rows[$0] }.map { ($0, column.field.name, nil) }
    }
  }
}

/// The texts of a column that were not read because they are odd dates, and not none.
struct OddDates {
  enum Kind { case none, implausible }

  private let none: Set<String>
  private let implausible: Set<String>
  private let column: Column

  init(_ column: Column, _ list: AreaList, _ edition: Edition) {
    self.column = column
    let forms = list.parts.flatMap(\.reports).filter { $0.field == column.field.name }
      .compactMap(\.dates)
    none = Set(forms.flatMap(\.none).map(\.written))
    implausible = Set(forms.flatMap(\.implausible).map(\.written))
  }

  /// What the text at that position is; nil for what was read, and what is no date at all.
  func kind(of entry: Int) -> Kind? {
    guard column.values[entry] == .unreadable, !(none.isEmpty && implausible.isEmpty) else {
      return nil
    }
    let written = column.written[entry]
    if none.contains(written) { return Kind.none }
    return implausible.contains(written) ? .implausible : nil
  }
}
