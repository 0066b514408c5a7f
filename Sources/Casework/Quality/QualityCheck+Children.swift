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

  /// Rows that differ from a later row about the same ID in every one of the fields.
  func twoChildren(_ rule: Int, fields: [String]) -> [Finding] {
    TwoChildren(area, fields: fields).pairs.map { pair in
      Finding(
        rule: rule, list: pair.row.list, row: pair.row.row, field: fields.first,
        children: [pair.child], other: (pair.unlike.list, pair.unlike.row))
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
