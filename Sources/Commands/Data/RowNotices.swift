import Casework
import Guidance
import Render
import Table

extension LeftOutRow.Reason {
  /// What such a row holds.
  var words: String {
    switch self {
    case .text: "a text for an ID, without a date or a code"
    case .headings: "the headings again"
    case .numbering: "the numbers of the columns"
    case .count: "the number of the rows"
    }
  }
}

/// What to know of the rows and cells of a list that has just been loaded.
extension RecognisedList {
  /// Rows that were left out, and what the workbook hides.
  ///
  /// - Parameter showingPlaces: whether the rows of children may be named.
  func rowNotices(showingPlaces: Bool) -> [Notice] {
    var notices: [Notice] = []
    if !leftOut.isEmpty {
      let reasons = LeftOutRow.Reason.allCases.filter { reason in
        leftOut.contains { $0.reason == reason }
      }
      let words = reasons.map(\.words).joined(separator: "; ")
      let count = String.counted(
        leftOut.count, "row is no child's and is left out", "rows are no child's and are left out")
      notices.append(
        Notice(
          "rows-left-out",
          "\(place): \(count): \(Self.numbers(leftOut.map(\.row), of: leftOut.count)) (\(words)); "
            + "load … all rows takes \(leftOut.count == 1 ? "it" : "them") in"))
    }
    if hiddenCells.rowCount > 0 {
      let count = String.counted(hiddenCells.rowCount, "row is", "rows are")
      notices.append(
        Notice(
          "hidden-rows",
          "\(place): \(count) hidden in the workbook and read all the same"
            + (showingPlaces
              ? ": " + Self.numbers(hiddenCells.firstRows, of: hiddenCells.rowCount) : "")))
    }
    if !hiddenCells.columns.isEmpty {
      let letters = hiddenCells.columns.prefix(10).joined(separator: ", ")
      let more = hiddenCells.columns.count > 10 ? " …" : ""
      let count = String.counted(hiddenCells.columns.count, "column is", "columns are")
      notices.append(
        Notice(
          "hidden-columns",
          "\(place): \(count) hidden in the workbook and read all the same: \(letters)\(more)"))
    }
    return notices
  }

  /// The same for programs: each row that was left out, and how many the workbook hides.
  var rowMembers: [JSONValue.Member] {
    [
      .init(
        "left_out",
        .list(
          leftOut.map { left in
            .object([
              .init("row", .whole(left.row)), .init("reason", .text(left.reason.rawValue)),
            ])
          })),
      .init("hidden_rows", .whole(hiddenCells.rowCount)),
      .init("hidden_columns", .texts(hiddenCells.columns)),
    ]
  }

  /// "row 4", "rows 4, 9, 12 …".
  private static func numbers(_ rows: [Int], of count: Int) -> String {
    let first = rows.prefix(10).map(String.init).joined(separator: ", ")
    return (count == 1 ? "row " : "rows ") + first + (count > min(rows.count, 10) ? " …" : "")
  }

  /// Marks that were taken off cells.
  func cellNotices(showingPlaces: Bool) -> [Notice] {
    var notices: [Notice] = []
    if guardedCells > 0 {
      let cells = String.counted(guardedCells, "cell", "cells")
      notices.append(
        Notice(
          "apostrophes-removed",
          "\(place): an apostrophe before = + - or @ was taken off \(cells), as exports put it "
            + "there against formulas"))
    }
    if formulaCells > 0 {
      let cells = String.counted(formulaCells, "cell is", "cells are")
      notices.append(
        Notice(
          "text-formulas",
          "\(place): \(cells) written as a formula =\"…\", as exports write texts of digits, and "
            + "read as the text in it"))
    }
    if let first = markedIDs.first {
      let count = String.counted(markedIDs.count, "ID is", "IDs are")
      notices.append(
        Notice(
          "id-marks-removed",
          "\(place): \(count) read without marks that are no part of it, such as apostrophes, quotes "
            + "or signs that do not show" + (showingPlaces ? " (first in row \(first))" : "")))
    }
    return notices
  }
}

extension Session {
  /// What to know of the IDs of all lists.
  func idNotices(mostAlike: Int) -> [Notice] {
    guard area.count <= mostAlike else { return [] }
    let forms = IDForms(area.truth.ids)
    var notices: [Notice] = []
    if !forms.groups.isEmpty {
      notices.append(
        Notice(
          "ids-alike",
          "\(String.counted(forms.groups.count, "ID", "IDs")) in several forms, such as with and "
            + "without leading zeros, and read as different children; check id-forms shows them"))
    }
    let cut = forms.cut.reduce(0) { $0 + $1.count }
    if cut > 0 {
      let rows = String.counted(cut, "row has an ID that", "rows have an ID that")
      notices.append(
        Notice(
          "ids-cut",
          "\(rows) a spreadsheet has cut, such as 9.02E+07: digits are lost, so each row is read as "
            + "a child of its own; ask for the list with its IDs as text; check id-forms shows them"
        ))
    }
    if !forms.dates.isEmpty {
      let count = String.counted(forms.dates.count, "ID is a date", "IDs are dates")
      notices.append(
        Notice(
          "ids-dates",
          "\(count), which a spreadsheet makes of what was typed, or a date format of a number; "
            + "check id-forms shows them"))
    }
    return notices
  }
}
