/// Dictionary-coded text: one code a row. The first of its texts is always "", a blank cell; the
/// others stand in the order in which they first occur.
public struct TextColumn: Sendable {
  public let codes: Codes
  /// The different texts, by their codes.
  public let texts: TextIndex

  public init(codes: Codes, texts: TextIndex) {
    self.codes = codes
    self.texts = texts
  }

  /// A column of codes and the texts that they stand for, of which the first is "".
  public init(codes: [UInt32], entries: [String]) {
    let texts = TextIndex(expecting: entries.count)
    let own = entries.map { texts.code($0) }
    self.init(
      codes: Codes(codes.map { own[Int($0)] }, below: texts.count), texts: texts)
  }

  /// A column of `texts`, coded.
  public init(_ texts: [String]) {
    let index = TextIndex()
    let codes = texts.map { index.code($0) }
    self.init(codes: Codes(codes, below: index.count), texts: index)
  }

  /// The different texts, by their codes.
  public var entries: TextList { texts.list }

  /// The number of rows.
  public var count: Int { codes.count }

  /// The text of a row, "" where the cell is blank or there is no such row.
  public subscript(row: Int) -> String {
    codes.indices.contains(row) ? texts.list[Int(codes[row])] : ""
  }
}
