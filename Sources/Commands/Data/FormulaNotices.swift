import Guidance
import Render
import Table

extension RecognisedList {
  /// What to know of cells whose formulas have no result, or one that may be out of date.
  ///
  /// - Parameter showingPlaces: whether cells are named: under the mask none is.
  func formulaNotices(showingPlaces: Bool) -> [Notice] {
    func at(_ place: String) -> String { showingPlaces ? " (first \(place))" : "" }
    let cure = "open it in a spreadsheet program, save it and load it again"
    var notices: [Notice] = []
    if let first = formulas.blank.first {
      let count = String.counted(
        formulas.blank.count, "formula has no result in the file and is",
        "formulas have no result in the file and are")
      notices.append(
        Notice(
          "formulas-without-result", "\(place): \(count) read as blank\(at(first)); \(cure)"))
    }
    if let first = formulas.stale.first {
      let count = String.counted(formulas.stale.count, "result", "results")
      notices.append(
        Notice(
          "formulas-not-calculated",
          "\(place): its formulas are to be calculated anew, so \(count) may be out of date"
            + "\(at(first)); \(cure)"))
    }
    return notices
  }
}
