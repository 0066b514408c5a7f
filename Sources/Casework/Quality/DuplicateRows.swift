import Guidance
import Table

/// The rows of a list that are an earlier row again, by the list's key.
///
/// A list whose file lacks a column of the key, and a row without an ID, cannot be judged.
public struct DuplicateRows {
  /// Each row that repeats another, with the first row that it repeats.
  public let rows: [(row: Int, first: Int)]

  public init(_ list: AreaList) {
    let columns = list.definition.key.compactMap(list.column(named:))
    guard !columns.isEmpty, columns.count == list.definition.key.count else {
      rows = []
      return
    }
    // Rows with equal keys so far have equal numbers, 0 standing for one that is not judged. A row
    // can only repeat one of the same child, so that children on one row need no further look.
    let isByChild = list.definition.isAboutChildren && columns.contains { $0.field.type == .id }
    var group =
      isByChild ? Self.rowsOfRepeatedChildren(list) : [Int](repeating: 1, count: list.rows)
    for column in columns where !(isByChild && column.field.type == .id) {
      let rows = group.indices.filter { group[$0] != 0 }
      guard !rows.isEmpty else { break }
      let meanings = Self.meanings(column)
      let meant = column.codes.looked(up: meanings)
      Self.refine(&group, rows, by: meant, isID: column.field.type == .id)
    }
    rows = Self.repetitions(group)
  }

  /// For each row of a child that stands on more than one, the child's number from 1; 0 for others.
  private static func rowsOfRepeatedChildren(_ list: AreaList) -> [Int] {
    guard list.repeatedChildren > 0 else { return [] }
    var counts = [Int32](repeating: 0, count: (list.childOfRow.max().map(Int.init) ?? -1) + 1)
    for child in list.childOfRow where child >= 0 { counts[Int(child)] += 1 }
    return list.childOfRow.map { $0 >= 0 && counts[Int($0)] > 1 ? Int($0) + 1 : 0 }
  }

  /// Gives rows of equal numbers and equal meanings equal numbers. By sorting: a table of hashes
  /// would take seconds for a million rows.
  private static func refine(_ group: inout [Int], _ rows: [Int], by meant: [Int], isID: Bool) {
    var judged = rows
    if isID {
      for row in rows where meant[row] == 0 { group[row] = 0 }
      judged = rows.filter { meant[$0] != 0 }
    }
    let pairs = judged.map { (group: group[$0], meaning: meant[$0], row: $0) }
      .sorted { ($0.group, $0.meaning, $0.row) < ($1.group, $1.meaning, $1.row) }
    var number = 0
    var last = (group: -1, meaning: -1)
    for pair in pairs {
      if (pair.group, pair.meaning) != last { number += 1 }
      last = (pair.group, pair.meaning)
      group[pair.row] = number
    }
  }

  /// The rows whose number stands at an earlier row, in the order of the rows.
  private static func repetitions(_ group: [Int]) -> [(row: Int, first: Int)] {
    var firsts = [Int32](repeating: -1, count: (group.max() ?? 0) + 1)
    var rows: [(row: Int, first: Int)] = []
    for (row, number) in group.enumerated() where number != 0 {
      if firsts[number] >= 0 {
        rows.append((row, Int(firsts[number])))
      } else {
        firsts[number] = Int32(truncatingIfNeeded: row)
      }
    }
    return rows
  }

  /// For each distinct text a number, equal where the texts mean the same; 0 where it is missing.
  private static func meanings(_ column: Column) -> [Int] {
    var values: [Value: Int] = [:]
    var texts: [String: Int] = [:]
    return zip(column.values, column.written).map { value, written in
      switch value {
      case .missing: return 0
      case .text, .unreadable:
        let key = column.field.type == .id ? written : Spelling.ofValue(written)
        let number = texts[key] ?? 2 * texts.count + 1
        texts[key] = number
        return number
      case .date, .whole, .code:
        let number = values[value] ?? 2 * values.count + 2
        values[value] = number
        return number
      }
    }
  }
}
