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
    // Rows with equal keys so far have equal numbers, 0 standing for one that is not judged.
    var group = [Int](repeating: 1, count: list.rows)
    for column in columns {
      let meanings = Self.meanings(column)
      var numbers: [Pair: Int] = [:]
      for (row, meaning) in column.codes.looked(up: meanings).enumerated() where group[row] != 0 {
        if meaning == 0, column.field.type == .id {
          group[row] = 0
          continue
        }
        let pair = Pair(group: group[row], meaning: meaning)
        let number = numbers[pair] ?? numbers.count + 1
        numbers[pair] = number
        group[row] = number
      }
    }
    var firsts: [Int: Int] = [:]
    var rows: [(row: Int, first: Int)] = []
    for (row, number) in group.enumerated() where number != 0 {
      if let first = firsts[number] {
        rows.append((row, first))
      } else {
        firsts[number] = row
      }
    }
    self.rows = rows
  }

  private struct Pair: Hashable {
    let group: Int
    let meaning: Int
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
