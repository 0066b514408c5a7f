/// Dictionary-coded text: one code a row. `entries[0]` is always "", a blank cell; the other
/// entries stand in the order in which they first occur.
public struct TextColumn: Sendable {
  public var codes: [UInt32]
  public var entries: [String]

  public init(codes: [UInt32], entries: [String]) {
    self.codes = codes
    self.entries = entries
  }

  /// A column of `texts`, coded.
  public init(_ texts: [String]) {
    codes = []
    entries = [""]
    var known: [String: UInt32] = ["": 0]
    codes.reserveCapacity(texts.count)
    for text in texts {
      if let code = known[text] {
        codes.append(code)
      } else {
        let code = UInt32(truncatingIfNeeded: entries.count)
        known[text] = code
        entries.append(text)
        codes.append(code)
      }
    }
  }

  /// The number of rows.
  public var count: Int { codes.count }

  /// The text of a row, "" where the cell is blank or there is no such row.
  public subscript(row: Int) -> String {
    guard codes.indices.contains(row) else { return "" }
    let code = Int(codes[row])
    return code < entries.count ? entries[code] : ""
  }
}
