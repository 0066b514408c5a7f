/// Writes sheets as comma-separated text in UTF-8 with line feeds: a sheet's title, if it has
/// one, then its headings, then its rows.
public struct DelimitedWriter: Sendable {
  public enum Dates: Sendable {
    /// 2026-03-12.
    case iso
    /// 12/03/2026, as people in England write it.
    case dayFirst
  }

  /// What is done about texts that a spreadsheet would take for formulas.
  public enum Formulas: Sendable {
    /// They get an apostrophe before them (`FormulaGuard`).
    case guarded
    /// They are written as they are.
    case raw
  }

  private let dates: Dates
  private let formulas: Formulas
  private var output: [UInt8] = []
  /// How many texts of the sheets so far a spreadsheet would take for formulas.
  public private(set) var formulaCells = 0

  public init(dates: Dates, formulas: Formulas) {
    self.dates = dates
    self.formulas = formulas
  }

  public mutating func text(_ sheet: WrittenSheet) -> [UInt8] {
    output = []
    if let line = sheet.titleLine {
      append(line)
      output.append(UInt8(ascii: "\n"))
    }
    for (column, heading) in sheet.headings.enumerated() {
      if column > 0 { output.append(UInt8(ascii: ",")) }
      append(heading)
    }
    output.append(UInt8(ascii: "\n"))
    for row in 0..<max(sheet.rows, 0) {
      let lineStart = output.count
      for column in sheet.headings.indices {
        if column > 0 { output.append(UInt8(ascii: ",")) }
        append(sheet.cell(row, column))
      }
      // A blank line would be no row to most readers.
      if output.count == lineStart { output.append(contentsOf: "\"\"".utf8) }
      output.append(UInt8(ascii: "\n"))
    }
    return output
  }

  private mutating func append(_ cell: WrittenCell) {
    switch cell {
    case .blank: break
    case .text(let text): append(text)
    case .whole(let number): output.append(contentsOf: String(number).utf8)
    case .date(let year, let month, let day):
      let text =
        switch dates {
        case .iso: padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
        case .dayFirst: dateText(year, month, day)
        }
      output.append(contentsOf: text.utf8)
    }
  }

  private mutating func append(_ text: String) {
    let isFormula: Bool
    var text = text
    isFormula = text.withUTF8 { bytes in
      let isFormula = FormulaGuard.isNeeded(bytes)
      let isQuoted = bytes.contains(where: Self.wantsQuotes)
      if isQuoted { output.append(UInt8(ascii: "\"")) }
      if isFormula, case .guarded = formulas { output.append(FormulaGuard.mark) }
      for byte in bytes {
        if byte == UInt8(ascii: "\"") { output.append(byte) }
        output.append(byte)
      }
      if isQuoted { output.append(UInt8(ascii: "\"")) }
      return isFormula
    }
    if isFormula { formulaCells += 1 }
  }

  /// Whatever some reader takes for the end of a cell: other delimiters too, so that none has to
  /// guess which of them parts the cells.
  private static func wantsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
      UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"):
      true
    default: false
    }
  }
}

/// The sheet as comma-separated text, guarded against formulas, with dates as dd/mm/yyyy.
public func delimitedText(_ sheet: WrittenSheet) -> [UInt8] {
  var writer = DelimitedWriter(dates: .dayFirst, formulas: .guarded)
  return writer.text(sheet)
}

/// dd/mm/yyyy.
func dateText(_ year: Int, _ month: Int, _ day: Int) -> String {
  padded(day, 2) + "/" + padded(month, 2) + "/" + padded(year, 4)
}
