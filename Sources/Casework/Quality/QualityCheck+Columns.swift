import Guidance

/// Rules that are asked of the columns of a list's sheets.
extension QualityCheck {
  func columnFindings(
    _ test: QualityRule.Test, _ rule: Int, _ list: AreaList, _ index: Int
  ) -> [Finding] {
    list.parts.enumerated().flatMap { part, sheet -> [Finding] in
      let names: [String]
      switch test {
      case .noRows:
        return sheet.rows > 0 ? [] : [Finding(rule: rule, list: index, part: part)]
      case .dateOrder:
        names = sheet.reports.filter { $0.dates?.showsOtherOrder == true }.compactMap(\.field)
      case .missingColumn:
        let there = Set(sheet.reports.compactMap(\.field))
        names = list.definition.columns.filter { !$0.isOptional && !there.contains($0.name) }
          .map(\.name)
      case .repeatedColumn:
        names = unread(sheet).filter { list.definition.column(forHeading: $0) != nil }
      case .extraColumn:
        names = unread(sheet).filter { list.definition.column(forHeading: $0) == nil }
      default: return []
      }
      return names.map { Finding(rule: rule, list: index, part: part, field: $0) }
    }
  }

  /// The headings of columns that are kept without being understood, and of which nobody said so.
  private func unread(_ sheet: RecognisedList) -> [String] {
    sheet.reports.filter { $0.field == nil && $0.matched != .mapped }.map { report in
      report.heading.isEmpty ? "column \(report.letter)" : report.heading
    }
  }
}
