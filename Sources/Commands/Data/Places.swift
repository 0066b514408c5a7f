import Casework
import Guidance
import Render
import Table

extension RecognisedList {
  /// "Annex A.xlsx, sheet "List 6"".
  var place: String {
    CleanText.clean(sheet.map { "\(fileName), sheet \"\($0)\"" } ?? fileName)
  }

  var fileName: String { FilePath.name(file) }

  /// The first places of a column's rows: "List 6!G14, G88 …".
  func places(_ rows: [Int], _ report: ColumnReport, of count: Int? = nil) -> String {
    let first = rows.prefix(3).map { "\(report.letter)\($0)" }
    let more = (count ?? rows.count) > first.count ? " …" : ""
    let sheet = sheet.map { "\($0)!" } ?? ""
    return first.isEmpty ? "" : "\(sheet)\(first.joined(separator: ", "))\(more)"
  }

  /// What was not read by the edition's spellings and nobody said: ""Gendr" read as gender",
  /// ""White Britsh" read as WBRI in 12 cells".
  func guesses(_ edition: Edition) -> [String] {
    let headings = reports.filter { $0.matched == .nearness }.map {
      "\"\($0.heading)\" read as \($0.field ?? "")"
    }
    let values = reports.flatMap { report in
      report.readTexts.filter { $0.matched == .nearness }.map { report.words($0, edition, list) }
    }
    return headings + values
  }
}

extension ColumnReport {
  /// ""White Britsh" read as WBRI in 12 cells".
  func words(_ text: ReadText, _ edition: Edition, _ list: Int) -> String {
    let type = edition.lists[list].columns.first { $0.name == field }?.type ?? .text
    let meaning: String
    switch text.value {
    case .missing: meaning = "missing"
    case .unreadable, .text: meaning = "no value"
    case .date, .whole, .code:
      meaning = ValueText(edition).short(text.value, written: text.written, type: type)
    }
    return "\"\(text.written)\" read as \(meaning) in "
      + String.counted(text.cells, "cell", "cells")
  }
}

extension AreaList {
  /// Where a row, or its cell of a field, stands: "List 6!B5", "List 6 row 5", "plans.csv row 3".
  func reference(row: Int, field: String? = nil) -> String {
    guard let (part, number) = place(of: row) else { return definition.name }
    guard let number else { return part.sheet ?? part.fileName }
    guard let sheet = part.sheet else { return "\(part.fileName) row \(number)" }
    // Sheets of several workbooks may have the same name.
    let front = parts.count > 1 ? "\(part.fileName) " : ""
    let report = part.reports.first { $0.field == field || (field != nil && $0.heading == field) }
    guard field != nil, let report else { return "\(front)\(sheet) row \(number)" }
    return "\(front)\(sheet)!\(report.letter)\(number)"
  }
}
