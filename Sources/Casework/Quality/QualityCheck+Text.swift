import Guidance
import Table

/// Rules about how delimited text was read.
extension QualityCheck {
  /// The rows in which a cell is of a kind that was noticed while the text was read.
  func rows(of list: AreaList, _ tally: KeyPath<TextDoubts, TextDoubts.Tally>) -> [Row] {
    var rows: [Row] = []
    var offset = 0
    for part in list.parts {
      defer { offset += part.rows }
      let places = part.text[keyPath: tally].places
      guard !places.isEmpty else { continue }
      var rowOfNumber: [Int: Int] = [:]
      let wanted = Set(places.map(\.row))
      for (row, number) in part.rowNumbers.enumerated() where wanted.contains(Int(number)) {
        rowOfNumber[Int(number)] = row
      }
      for place in places {
        guard let row = rowOfNumber[place.row] else { continue }
        let report = part.reports.first { $0.letter == place.column }
        rows.append((offset + row, report.map { $0.field ?? $0.heading }, nil))
      }
    }
    return rows
  }
}
