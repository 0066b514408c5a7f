/// The place that a cell's reference such as "AB12" names.
struct CellReference {
  static let lastRow = 1_048_576
  static let lastColumn = 16_384

  /// From 0.
  let column: Int
  /// From 1.
  let row: Int

  /// Nil for what is no reference, or lies outside a sheet of 1,048,576 rows and 16,384 columns.
  init?(_ text: UnsafePointer<CChar>) {
    var position = 0
    var column = 0
    while let letter = Self.letter(text[position]) {
      column = column * 26 + letter
      position += 1
      guard column <= Self.lastColumn else { return nil }
    }
    guard column > 0, let row = Self.row(text + position) else { return nil }
    self.column = column - 1
    self.row = row
  }

  /// A row's number; nil for what is none or lies outside a sheet.
  static func row(_ text: UnsafePointer<CChar>) -> Int? {
    guard let value = number(text), value > 0 else { return nil }
    return value
  }

  /// A whole number from 0 to `lastRow`; nil for what is none.
  static func number(_ text: UnsafePointer<CChar>) -> Int? {
    var value = 0
    var position = 0
    while text[position] != 0 {
      let byte = UInt8(bitPattern: text[position])
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      guard value <= lastRow else { return nil }
      position += 1
    }
    return position > 0 ? value : nil
  }

  /// 1 to 26.
  private static func letter(_ character: CChar) -> Int? {
    let byte = UInt8(bitPattern: character) | 0x20
    guard byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "z") else { return nil }
    return Int(byte - UInt8(ascii: "a")) + 1
  }
}
