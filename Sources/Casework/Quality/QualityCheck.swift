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
    try found(byRule: position, keeping: Int.max).first
  }

  /// What the rule at that position finds, in every list or in one.
  ///
  /// - Parameter limit: how many findings are remembered; all are counted.
  public func found(
    byRule position: Int, inList list: Int? = nil, keeping limit: Int
  ) throws(Diagnostic) -> RuleFindings {
    let rule = edition.quality[position]
    var found = RuleFindings(rule: position, list: list, keeping: limit, children: area.count)
    switch rule.test {
    case .conflict: for one in conflicts(position) { found.add(one) }
    case .twoChildren:
      for one in twoChildren(position, fields: rule.fields) { found.add(one) }
    case .idForms: for one in idForms(position) { found.add(one) }
    case .condition, .unreadable, .order, .ageDiffers, .duplicate, .repeated, .extraColumn,
      .repeatedColumn, .missingColumn, .noRows:
      for (index, asked) in area.lists.enumerated()
      where rule.asks(asked.definition) && (list == nil || index == list) {
        if Interruption.isWanted { break }
        try find(rule, position, in: asked, at: index, &found)
      }
    }
    return found
  }

  private func find(
    _ rule: QualityRule, _ position: Int, in list: AreaList, at index: Int,
    _ found: inout RuleFindings
  ) throws(Diagnostic) {
    let rows: [Row]
    switch rule.test {
    case .condition(let when): rows = try self.rows(of: list, where: when, rule.fields)
    case .unreadable(let type): rows = unreadableRows(of: list, type)
    case .order(let first, let days):
      rows = rowsOutOfOrder(of: list, first, before: rule.fields, days: days)
    case .ageDiffers(let computed): rows = rowsOfOtherAge(of: list, rule.fields, computed)
    case .duplicate:
      rows = DuplicateRows(list).rows.map { ($0.row, list.definition.key.last, $0.first) }
    case .repeated: rows = repeatedRows(of: list)
    case .extraColumn, .repeatedColumn, .missingColumn, .noRows:
      for one in columnFindings(rule.test, position, list, index) { found.add(one) }
      return
    case .conflict, .twoChildren, .idForms: return
    }
    for (row, field, other) in rows {
      let child = list.childOfRow[row]
      found.add(child: child, in: index) {
        Finding(
          rule: position, list: index, row: row, field: field, children: child < 0 ? [] : [child],
          other: other.map { (index, $0) })
      }
    }
  }
}
