import Guidance
import Table

/// Rules that are asked of children over all their lists.
extension QualityCheck {
  func conflicts(_ rule: Int) -> [Finding] {
    area.disagreements.map { disagreement in
      guard let (decides, otherwise) = area.conflict(of: disagreement) else {
        return Finding(rule: rule, field: disagreement.field, children: [disagreement.child])
      }
      return Finding(
        rule: rule, list: otherwise.list, row: otherwise.row, field: disagreement.field,
        children: [disagreement.child], other: (decides.list, decides.row))
    }
  }

  /// Rows that differ from what is known of their child in every one of the fields.
  func twoChildren(_ rule: Int, fields: [String]) -> [Finding] {
    let known = fields.compactMap { area.fields[$0] }
    guard known.count == fields.count else { return [] }
    var findings: [Finding] = []
    for (index, list) in area.lists.enumerated() {
      let columns = fields.compactMap(list.column(named:))
      guard columns.count == fields.count else { continue }
      for (row, child) in list.childOfRow.enumerated() where child >= 0 {
        let differs = zip(columns, known).allSatisfy { column, known in
          differ(column.value(row), known.value(Int(child)), column.field)
        }
        if differs {
          findings.append(
            Finding(
              rule: rule, list: index, row: row, field: fields.first, children: [child],
              other: decider(of: child, fields[0])))
        }
      }
    }
    return findings
  }

  private func decider(of child: Int32, _ field: String) -> (list: Int, row: Int)? {
    let value = area.fields[field]?.value(Int(child))
    return area.sayings(of: child, field: field).first { $0.value == value }.map {
      ($0.list, $0.row)
    }
  }

  /// Whether two known values differ.
  private func differ(_ left: Value, _ right: Value, _ field: Field) -> Bool {
    isKnown(left, field) && isKnown(right, field) && left != right
  }

  private func isKnown(_ value: Value, _ field: Field) -> Bool {
    switch value {
    case .missing, .unreadable, .text: return false
    case .date, .whole: return true
    case .code(let position):
      guard case .code(let set) = field.type else { return true }
      return !edition.codeSets[set].codes[position].unknown
    }
  }

  func idForms(_ rule: Int) -> [Finding] {
    let forms = IDForms(area.ids)
    let alike = forms.groups.map { children in
      let place = children.dropFirst().first.flatMap(firstRow)
      return Finding(
        rule: rule, list: place?.list, row: place?.row, field: "id", children: children,
        other: children.first.flatMap(firstRow))
    }
    // What is like no other, and is no ID as it was written.
    let changed = (forms.cut + forms.dates.map { [$0] }).map { children in
      let place = children.first.flatMap(firstRow)
      return Finding(
        rule: rule, list: place?.list, row: place?.row, field: "id", children: children)
    }
    return alike + changed
  }

  private func firstRow(_ child: Int32) -> (list: Int, row: Int)? {
    for (index, list) in area.lists.enumerated() {
      if let row = list.rows(of: Int(child)).first { return (index, Int(row)) }
    }
    return nil
  }
}
