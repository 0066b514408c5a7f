import Guidance
import Language

/// A condition whose names have been found: ready to be asked of every child, or of every
/// row of one list, without another error.
public indirect enum BoundCondition: Sendable {
  case all([BoundCondition])
  case any([BoundCondition])
  case not(BoundCondition)
  case constant(Verdict)
  /// The verdict of each distinct text of a column.
  case table(Column, [UInt8])
  /// A condition on children, of whom there are so many, asked of the child of each row.
  case ofChild(BoundCondition, children: Int)
  case members(Set<Int32>)
  /// Children on the list.
  case onList(AreaList)
  case someRow(AreaList, BoundCondition)
  case count(AreaList, BoundCondition?, Comparison, Int)

  /// The verdict for each of `count` children, or rows of `list`.
  func verdicts(count: Int, list: AreaList?) -> Verdicts {
    switch self {
    case .constant(let verdict): return Verdicts(verdict, count: count)
    case .table(let column, let table): return Verdicts(codes: column.codes, table: table)
    case .all(let parts):
      return combined(parts, count, list) { $0.formAnd($1) }
    case .any(let parts):
      return combined(parts, count, list) { $0.formOr($1) }
    case .not(let part):
      var verdicts = part.verdicts(count: count, list: list)
      verdicts.negate()
      return verdicts
    case .members(let members):
      return Verdicts(
        (0..<count).map { Verdict(members.contains(Int32($0))).rawValue })
    case .onList(let list):
      var bytes = [UInt8](repeating: Verdict.no.rawValue, count: count)
      for child in list.childOfRow where child >= 0 { bytes[Int(child)] = Verdict.yes.rawValue }
      return Verdicts(bytes)
    case .ofChild(let condition, let children): return ofChild(condition, children, list)
    case .someRow(let list, let condition): return someRow(list, condition, count)
    case .count(let list, let condition, let comparison, let number):
      return counted(list, condition, comparison, number, count)
    }
  }

  private func combined(
    _ parts: [BoundCondition], _ count: Int, _ list: AreaList?,
    _ combine: (inout Verdicts, Verdicts) -> Void
  ) -> Verdicts {
    guard let first = parts.first else { return Verdicts(.yes, count: count) }
    var verdicts = first.verdicts(count: count, list: list)
    for part in parts.dropFirst() {
      combine(&verdicts, part.verdicts(count: count, list: list))
    }
    return verdicts
  }

  private func ofChild(
    _ condition: BoundCondition, _ children: Int, _ list: AreaList?
  ) -> Verdicts {
    guard let list else { return Verdicts(.unknown, count: 0) }
    let verdicts = condition.verdicts(count: children, list: nil)
    return Verdicts(
      list.childOfRow.map { $0 < 0 ? Verdict.unknown.rawValue : verdicts.bytes[Int($0)] })
  }

  /// Some row satisfies it; else it is unknown where some row may; else no row does.
  private func someRow(_ list: AreaList, _ condition: BoundCondition, _ count: Int) -> Verdicts {
    let rows = condition.verdicts(count: list.rows, list: list)
    var bytes = [UInt8](repeating: Verdict.no.rawValue, count: count)
    for (row, child) in list.childOfRow.enumerated() where child >= 0 {
      bytes[Int(child)] = max(bytes[Int(child)], rows.bytes[row])
    }
    return Verdicts(bytes)
  }

  /// The comparison holds for the number of rows that satisfy the condition; it is unknown
  /// where the rows whose verdict is unknown could change the answer.
  private func counted(
    _ list: AreaList, _ condition: BoundCondition?, _ comparison: Comparison, _ number: Int,
    _ count: Int
  ) -> Verdicts {
    let rows = condition?.verdicts(count: list.rows, list: list)
    var surely = [Int](repeating: 0, count: count)
    var perhaps = [Int](repeating: 0, count: count)
    for (row, child) in list.childOfRow.enumerated() where child >= 0 {
      switch rows?[row] ?? .yes {
      case .yes: surely[Int(child)] += 1
      case .unknown: perhaps[Int(child)] += 1
      case .no: continue
      }
    }
    return Verdicts(
      (0..<count).map { child in
        let least = surely[child]
        let possible = (least...least + perhaps[child]).map { comparison.holds($0, number) }
        if possible.allSatisfy({ $0 }) { return Verdict.yes.rawValue }
        return possible.contains(true) ? Verdict.unknown.rawValue : Verdict.no.rawValue
      })
  }
}
