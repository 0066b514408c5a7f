/// A text with a name, and the lines and columns of its offsets.
public struct SourceText: Sendable {
  public let name: String
  public let text: String
  public let bytes: [UInt8]
  private let lineStarts: [Int]

  /// A byte order mark at the beginning is no part of the text.
  public init(name: String, text: String) {
    let text =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    self.name = name
    self.text = text
    bytes = Array(text.utf8)
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  /// Line and column of `offset`, both counted from 1; columns count characters.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    let offset = min(max(0, offset), bytes.count)
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    let before = String(decoding: bytes[lineStarts[low]..<offset], as: UTF8.self)
    return (low + 1, before.count + 1)
  }
}
