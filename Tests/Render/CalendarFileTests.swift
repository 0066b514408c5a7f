import Render
import Testing

@Suite struct CalendarFileTests {
  private static let day = CalendarFile.Day(year: 2026, month: 3, day: 29)
  private static let next = CalendarFile.Day(year: 2026, month: 3, day: 30)

  private static func file(_ title: String, _ details: [String], minute: Int?) -> [UInt8] {
    CalendarFile(
      product: "p", name: "n", stamp: day,
      [
        .init(
          identifier: "u", title: title, details: details, categories: ["a, b"], day: day,
          nextDay: next, minute: minute)
      ]
    ).bytes
  }

  /// The value of a property, read back byte by byte by the rules of RFC 5545 alone.
  private static func value(_ name: String, _ bytes: [UInt8]) throws -> String {
    var unfolded: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.first {
      if rest.starts(with: [13, 10, 32]) {
        rest = rest.dropFirst(3)
      } else {
        unfolded.append(byte)
        rest = rest.dropFirst()
      }
    }
    let lines = unfolded.split(separator: 10)
    let line = try #require(lines.first { $0.starts(with: "\(name):".utf8) })
    var value: [UInt8] = []
    var isEscaped = false
    for byte in line.dropFirst(name.utf8.count + 1) where byte != 13 {
      if isEscaped {
        value.append(byte == UInt8(ascii: "n") ? 10 : byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        value.append(byte)
      }
    }
    return String(decoding: value, as: UTF8.self)
  }

  /// Whatever a title holds comes back as it was, no line is longer than 75 bytes, and none is cut
  /// within a character.
  @Test func textsComeBack() throws {
    let pieces = [
      "a", ",", ";", "\\", "\n", "é", "漢", "👩‍👧", "BEGIN:VALARM", " ", "\\n", ":", "\"", "x y z",
      "Lists 6, 7 and 8",
    ]
    var state: UInt64 = 5
    func number(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for _ in 0..<400 {
      let title = (0..<number(below: 90)).map { _ in pieces[number(below: pieces.count)] }.joined()
      let bytes = Self.file(title, [title, "end"], minute: 540)
      #expect(try Self.value("SUMMARY", bytes) == title)
      #expect(try Self.value("DESCRIPTION", bytes) == title + "\nend")
      let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
      #expect(lines.last?.isEmpty == true)
      for line in lines.dropLast() {
        #expect(line.last == 13)
        #expect(line.count <= 76)
        #expect(String(validating: line.dropLast(), as: UTF8.self) != nil)
      }
      // Nothing of a text stands as a line of its own.
      #expect(lines.count { $0.starts(with: "BEGIN:".utf8) } == 6)
    }
  }

  @Test func controlCharactersAreLeftOut() throws {
    let bytes = Self.file("a\u{1b}[31m\r\u{7f}b\tc", [], minute: nil)
    #expect(try Self.value("SUMMARY", bytes) == "a[31mbc")
    #expect(!bytes.contains(0x1b))
  }
}
