import Guidance
import Language
import Table

/// Asks an edition's rules of quality of an area.
///
/// A rule is asked of whole columns where it can be, and of each distinct text once.
public struct QualityCheck {
  let space: CaseSpace
  var area: Area { space.area }
  var edition: Edition { space.area.edition }

  public init(_ space: CaseSpace) { self.space = space }

  /// What every rule finds, rule by rule, list by list, row by row.
  ///
  /// - Throws: what is wrong with a condition of the edition.
  public func findings() throws(Diagnostic) -> [Finding] {
    var findings: [Finding] = []
    for position in edition.quality.indices { findings += try self.findings(ofRule: position) }
    return findings
  }

  /// What the rule at that position finds.
  public func findings(ofRule position: Int) throws(Diagnostic) -> [Finding] {
    let rule = edition.quality[position]
    switch rule.test {
    case .conflict: return conflicts(position)
    case .twoChildren: return twoChildren(position, fields: rule.fields)
    case .idForms: return idForms(position)
    case .condition, .unreadable, .noDate, .implausible, .alone, .dateOrder, .rowsInCell,
      .takenApart, .order, .future, .weekend, .sameDay, .ageDiffers, .duplicate, .repeated,
      .extraColumn, .repeatedColumn,
      .missingColumn, .noRows:
      break
    }
    var findings: [Finding] = []
    for (index, list) in area.lists.enumerated() where rule.asks(list.definition) {
      findings += try self.findings(rule, position, in: list, at: index)
    }
    return findings
  }

  private func findings(
    _ rule: QualityRule, _ position: Int, in list: AreaList, at index: Int
  ) throws(Diagnostic) -> [Finding] {
    let rows: [(row: Int, field: String?, other: Int?)]
    switch rule.test {
    case .condition(let when): rows = try self.rows(of: list, where: when, rule.fields)
    case .unreadable(let type): rows = unreadableRows(of: list, type)
    case .noDate: rows = rowsWithoutDate(of: list, standingForNone: true)
    case .implausible: rows = rowsWithoutDate(of: list, standingForNone: false)
    case .alone: rows = rowsOfDatesAlone(of: list)
    case .rowsInCell: rows = self.rows(of: list, \.rowsInCells)
    case .takenApart: rows = self.rows(of: list, \.takenApart)
    case .order(let first, let days):
      rows = rowsOutOfOrder(of: list, first, before: rule.fields, days: days)
    case .future(let days): rows = rowsInFuture(of: list, rule.fields, days: days)
    case .weekend: rows = self.rows(of: list, rule.fields) { $0.weekday > 4 }
    case .sameDay(let first): rows = rowsOfSameDay(of: list, first, rule.fields)
    case .ageDiffers(let computed): rows = rowsOfOtherAge(of: list, rule.fields, computed)
    case .duplicate:
      rows = DuplicateRows(list).rows.map { ($0.row, list.definition.key.last, $0.first) }
    case .repeated: rows = repeatedRows(of: list)
    case .dateOrder, .extraColumn, .repeatedColumn, .missingColumn, .noRows:
      return columnFindings(rule.test, position, list, index)
    case .conflict, .twoChildren, .idForms: return []
    }
    return rows.map { row, field, other in
      let child = list.childOfRow[row]
      return Finding(
        rule: position, list: index, row: row, field: field, children: child < 0 ? [] : [child],
        other: other.map { (index, $0) })
    }
  }
}
