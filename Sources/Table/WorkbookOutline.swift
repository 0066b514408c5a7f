/// A workbook's sheets and how it counts days (ECMA-376 part 1, 18.2).
final class WorkbookOutline: XMLHandler {
  struct Sheet {
    let name: String
    let relationship: String
    let hidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  private(set) var dateSystem = DateSystem.from1900
  private var inSheets = false

  override func begin(_ element: XMLElement) {
    if depth == 2 {
      inSheets = element.is("sheets")
      if element.is("workbookPr"), let value = element.text("date1904") {
        dateSystem = value == "1" || value == "true" || value == "on" ? .from1904 : .from1900
      }
    } else if depth == 3, inSheets, element.is("sheet") {
      let state = element.text("state")
      sheets.append(
        Sheet(
          name: element.text("name") ?? "", relationship: element.prefixedText("id") ?? "",
          hidden: state == "hidden" || state == "veryHidden"))
    }
  }
}
