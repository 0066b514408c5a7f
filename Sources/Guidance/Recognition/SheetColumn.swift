import Table

/// A column of a sheet, as it was read.
struct SheetColumn {
  /// What a cell says of whether its row is about a child.
  enum Cell {
    case blank
    /// A readable date or code.
    case value
    case number
    /// A text in a column that holds texts.
    case text
    /// What cannot be read in its column.
    case strange
  }

  let column: Column
  let heading: String
  let letter: String
  /// Its place in the sheet, from 1, blank columns left aside.
  let place: Int
  /// Whether it is one of the list's fields.
  let isKnown: Bool
  /// Whether numbers are codes of the column, so that a number there is one.
  private let hasNumericCodes: Bool

  init(_ column: Column, heading: String, letter: String, place: Int, isKnown: Bool) {
    self.column = column
    self.heading = heading
    self.letter = letter
    self.place = place
    self.isKnown = isKnown
    guard case .code = column.field.type else {
      hasNumericCodes = false
      return
    }
    var (numeric, all) = (0, 0)
    for (entry, value) in column.values.enumerated() {
      guard case .code = value else { continue }
      all += 1
      if Self.isNumeric(column.written[entry]) { numeric += 1 }
    }
    hasNumericCodes = numeric * 2 > all
  }

  func cell(_ row: Int) -> Cell {
    let entry = Int(column.codes[row])
    let written = column.written[entry]
    switch column.values[entry] {
    case .missing: return .blank
    case .date: return .value
    case .code: return !hasNumericCodes && Self.isNumeric(written) ? .number : .value
    case .whole: return .number
    case .unreadable, .text:
      // A line of dashes says nothing.
      guard written.unicodeScalars.contains(where: Self.isSpeaking) else { return .blank }
      if Self.isNumeric(written) { return .number }
      return column.values[entry] == .text ? .text : .strange
    }
  }

  /// Whether the cell is blank; one with a mark for a missing value is not.
  func isEmpty(_ row: Int) -> Bool { column.written(row).isEmpty }

  /// Whether the cell says what the column's heading says.
  func repeatsHeading(_ row: Int) -> Bool {
    let key = Spelling.ofHeading(column.written(row))
    return !key.isEmpty && key == Spelling.ofHeading(heading)
  }

  /// Whether a text is the number or the letter of the column.
  func isOrdinal(_ text: String) -> Bool {
    let bare = text.filter { !"()[].".contains($0) }
    return bare == String(place) || bare.uppercased() == letter
      || bare.uppercased() == letters(ofColumn: place - 1)
  }

  private static func isSpeaking(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// A number as a total is written, such as 1,005 or 12.5%.
  static func isNumeric(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    return scalars.contains { ("0"..."9").contains($0) }
      && scalars.allSatisfy {
        ("0"..."9").contains($0) || "+-.,%()£ \u{A0}".unicodeScalars.contains($0)
      }
  }
}
