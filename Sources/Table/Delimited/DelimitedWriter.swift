/// The sheet as comma-separated text in UTF-8 with line feeds: its title, if it has one, then
/// its headings, then its rows, with dates as dd/mm/yyyy.
///
/// A text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line
/// end) gets an apostrophe before it, unless it is a number.
public func delimitedText(_ sheet: WrittenSheet) -> [UInt8] {
  var output: [UInt8] = []
  if let line = sheet.titleLine {
    appendCell(line, to: &output)
    output.append(UInt8(ascii: "\n"))
  }
  for (column, heading) in sheet.headings.enumerated() {
    if column > 0 { output.append(UInt8(ascii: ",")) }
    appendCell(heading, to: &output)
  }
  output.append(UInt8(ascii: "\n"))
  for row in 0..<max(sheet.rows, 0) {
    let lineStart = output.count
    for column in sheet.headings.indices {
      if column > 0 { output.append(UInt8(ascii: ",")) }
      switch sheet.cell(row, column) {
      case .blank: break
      case .text(let text): appendCell(text, to: &output)
      case .whole(let number): output.append(contentsOf: String(number).utf8)
      case .date(let year, let month, let day):
        output.append(contentsOf: dateText(year, month, day).utf8)
      }
    }
    // A blank line would be no row to most readers.
    if output.count == lineStart { output.append(contentsOf: "\"\"".utf8) }
    output.append(UInt8(ascii: "\n"))
  }
  return output
}

/// dd/mm/yyyy.
func dateText(_ year: Int, _ month: Int, _ day: Int) -> String {
  padded(day, 2) + "/" + padded(month, 2) + "/" + padded(year, 4)
}

private func appendCell(_ text: String, to output: inout [UInt8]) {
  var text = text
  text.withUTF8 { bytes in
    let quoted = bytes.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
        || $0 == UInt8(ascii: "\r")
    }
    if quoted { output.append(UInt8(ascii: "\"")) }
    if beginsFormula(bytes), !isNumber(bytes) { output.append(UInt8(ascii: "'")) }
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { output.append(byte) }
      output.append(byte)
    }
    if quoted { output.append(UInt8(ascii: "\"")) }
  }
}

private func beginsFormula(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = bytes.first else { return false }
  return [UInt8]("=+-@\t\r\n".utf8).contains(first)
}

/// A sign, digits, and perhaps a point with digits behind it.
private func isNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = bytes.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") else {
    return false
  }
  let parts = bytes.dropFirst().split(
    separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  return parts.count <= 2
    && parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    }
}
