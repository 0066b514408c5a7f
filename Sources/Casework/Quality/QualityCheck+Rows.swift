import Guidance
import Language
import Table

/// Rules that are asked of the rows of one list.
extension QualityCheck {
  typealias Row = (row: Int, field: String?, other: Int?)

  /// The rows of which the condition holds, for each of the fields that the list's file has.
  func rows(
    of list: AreaList, where condition: String, _ fields: [String]
  ) throws(Diagnostic) -> [Row] {
    guard !fields.isEmpty else {
      return try rows(of: list, where: condition).map { ($0, nil, nil) }
    }
    var rows: [Row] = []
    for field in fields where list.column(named: field) != nil {
      let own = condition.replacing("$field", with: field)
      rows += try self.rows(of: list, where: own).map { ($0, field, nil) }
    }
    return rows
  }

  private func rows(of list: AreaList, where condition: String) throws(Diagnostic) -> [Int] {
    let parsed = try Conditions.parse(condition, edition)
    let verdicts = try Conditions.verdicts(parsed, rowsOf: list, in: space)
    return verdicts.bytes.indices.filter { verdicts.bytes[$0] == Verdict.yes.rawValue }
  }

  /// The rows whose cells cannot be read as what they should be.
  func unreadableRows(of list: AreaList, _ type: String) -> [Row] {
    list.columns.flatMap { column -> [Row] in
      guard Self.isOf(column.field.type, type), column.values.contains(.unreadable) else {
        return []
      }
      let dates = OddDates(column, list, edition)
      let isUnreadable = column.codes.looked(
        up: column.values.indices.map {
          column.values[$0] == .unreadable && dates.kind(of: $0) == nil
        })
      return isUnreadable.indices.filter { isUnreadable[$0] }.map { ($0, column.field.name, nil) }
    }
  }

  private static func isOf(_ type: FieldType, _ name: String) -> Bool {
    switch type {
    case .date: name == "date"
    case .whole, .age: name == "number"
    case .code: name == "code"
    case .id, .text: false
    }
  }

  /// The rows in which one of the fields lies so many days or more before `first`.
  func rowsOutOfOrder(
    of list: AreaList, _ first: String, before fields: [String], days: Int
  ) -> [Row] {
    guard let start = list.column(named: first)?.days else { return [] }
    return fields.flatMap { field -> [Row] in
      guard let later = list.column(named: field)?.days else { return [] }
      var rows: [Row] = []
      for (row, (from, to)) in zip(start, later).enumerated()
      where from != Column.noDay && to != Column.noDay && Int(to) <= Int(from) - days {
        rows.append((row, field, nil))
      }
      return rows
    }
  }

  /// The rows whose age is another than the one that is computed; unborn children are -1 in both.
  func rowsOfOtherAge(of list: AreaList, _ fields: [String], _ computed: String) -> [Row] {
    guard let ages = space.derivedColumn(computed) else { return [] }
    let isDated = datedChildren
    return fields.flatMap { field -> [Row] in
      guard let given = list.column(named: field) else { return [] }
      var rows: [Row] = []
      for (row, child) in list.childOfRow.enumerated() where child >= 0 && isDated[Int(child)] {
        guard case .whole(let age) = ages.value(Int(child)),
          case .whole(let said) = given.value(row), said != age
        else { continue }
        rows.append((row, field, nil))
      }
      return rows
    }
  }

  /// Whether a child's age follows from a date, and is not itself the age that was given.
  private var datedChildren: [Bool] {
    var dated = [Bool](repeating: false, count: area.count)
    for case .age(let birth, _) in edition.derived.map(\.rule) {
      for days in birth.compactMap({ area.fields[$0]?.days }) {
        for (child, day) in days.enumerated() where day != Column.noDay { dated[child] = true }
      }
    }
    return dated
  }

  /// The rows of children that the list has already, but for those that are the same row again.
  func repeatedRows(of list: AreaList) -> [Row] {
    guard list.definition.oneRowPerChild, list.repeatedChildren > 0 else { return [] }
    var isSame = [Bool](repeating: false, count: list.rows)
    for (row, _) in DuplicateRows(list).rows { isSame[row] = true }
    var first = [Int32](repeating: -1, count: area.count)
    var rows: [Row] = []
    for (row, child) in list.childOfRow.enumerated() where child >= 0 {
      if first[Int(child)] < 0 {
        first[Int(child)] = Int32(truncatingIfNeeded: row)
      } else if !isSame[row] {
        rows.append((row, nil, Int(first[Int(child)])))
      }
    }
    return rows
  }
}
