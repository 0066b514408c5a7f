/// The number formats of a workbook's cell styles (ECMA-376 part 1, 18.8).
final class Styles: XMLHandler {
  private var custom: [Int: NumberFormat] = [:]
  private var identifiers: [Int] = []
  private var inCellFormats = false

  /// The format of each style, in the order in which cells count them.
  var formats: [NumberFormat] {
    identifiers.map { custom[$0] ?? NumberFormat(builtIn: $0) }
  }

  override func begin(_ element: XMLElement) {
    if depth == 2 {
      inCellFormats = element.is("cellXfs")
    } else if depth == 3, inCellFormats, element.is("xf") {
      guard identifiers.count < limits.styles else { return failTooMany() }
      identifiers.append(element.text("numFmtId").flatMap { Int($0) } ?? 0)
    } else if depth == 3, element.is("numFmt"),
      let identifier = element.text("numFmtId").flatMap({ Int($0) }),
      let code = element.text("formatCode")
    {
      guard custom.count < limits.styles else { return failTooMany() }
      custom[identifier] = NumberFormat(code: code)
    }
  }

  private func failTooMany() {
    fail(.tooLarge("has more than \(limits.styles) cell styles"))
  }
}
