/// How dates stand in text: as the program writes them everywhere, or as the lists have them. Both
/// take ten characters, so that a table keeps its columns.
public enum DateForm: Sendable {
  /// `2026-03-02`.
  case iso
  /// `02/03/2026`.
  case uk

  /// A text with its dates in this form. A date stands between spaces, brackets or marks: what is a
  /// part of a longer name, such as that of a file, is left alone.
  func written(_ text: String) -> String {
    guard self == .uk else { return text }
    var bytes = Array(text.utf8)
    var index = 0
    while index + 10 <= bytes.count {
      guard Self.isDate(bytes[index..<index + 10]),
        index == 0 || Self.isEdge(bytes[index - 1]),
        index + 10 == bytes.count || Self.isEdge(bytes[index + 10])
      else {
        index += 1
        continue
      }
      let slash = UInt8(ascii: "/")
      let date = Array(bytes[index..<index + 10])
      bytes.replaceSubrange(
        index..<index + 10, with: date[8...] + [slash] + date[5...6] + [slash] + date[...3])
      index += 10
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isDate(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.enumerated().allSatisfy { place, byte in
      place == 4 || place == 7
        ? byte == UInt8(ascii: "-") : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
  }

  private static func isEdge(_ byte: UInt8) -> Bool { " \n,;:()[]\"".utf8.contains(byte) }
}
