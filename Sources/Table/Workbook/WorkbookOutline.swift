/// A workbook's sheets and how it counts days (ECMA-376 part 1, 18.2).
final class WorkbookOutline: XMLHandler {
  struct Sheet {
    let name: String
    let relationship: String
    let hidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  private(set) var dateSystem = DateSystem.from1900
  /// Whether every formula is to be calculated anew when the workbook is opened.
  private(set) var asksRecalculation = false
  private var inSheets = false

  override func begin(_ element: XMLElement) {
    if depth == 2 {
      inSheets = element.is("sheets")
      if element.is("workbookPr"), let value = element.text("date1904") {
        dateSystem = Self.isTrue(value) ? .from1904 : .from1900
      }
      if element.is("calcPr"), let value = element.text("fullCalcOnLoad") {
        asksRecalculation = Self.isTrue(value)
      }
    } else if depth == 3, inSheets, element.is("sheet") {
      guard sheets.count < limits.entries else {
        fail(.tooLarge("has more than \(limits.entries) sheets"))
        return
      }
      let state = element.text("state")
      sheets.append(
        Sheet(
          name: element.text("name") ?? "", relationship: element.prefixedText("id") ?? "",
          hidden: state == "hidden" || state == "veryHidden"))
    }
  }

  private static func isTrue(_ value: String) -> Bool {
    value == "1" || value == "true" || value == "on"
  }
}
