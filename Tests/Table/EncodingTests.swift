import Testing

@testable import Table

/// Tables in encodings that do not say what they are, written by Python's codecs.
@Suite struct EncodingTests {
  @Test func tablesAsPythonWritesThem() throws {
    let bytes = try Fixture.bytes(of: "\(Fixture.packageRoot)/Tests/Oracle/encodings.tsv")
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count > 150)
    for line in lines {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      try #require(parts.count == 3)
      let table = try #require(try Fixture.read(Self.bytes(parts[0])).tables.first, "\(parts[2])")
      #expect(table.headings == ["Child ID", "Team", "Worker", "Note"], "\(parts[2])")
      let cells = (0..<table.rowCount).flatMap { row in table.columns.map { $0[row] } }
      #expect(cells.joined(separator: "|") == parts[2])
      let text = table.text
      let mixed = text.mixedEncodings.map { utf8, windows1252 in
        "\(utf8.row)\(utf8.column) \(windows1252.row)\(windows1252.column)"
      }
      #expect(text.unmarkedEncoding ?? mixed ?? "-" == parts[1], "\(parts[2])")
    }
  }

  /// Zeros in no order, or in a text too short to tell, are no encoding.
  @Test(
    arguments: [
      [0, 0, 0, 0], [65, 0], [0, 65, 0], [65, 0, 66, 67, 0, 68, 0, 0], Array("a,b\n1,\0".utf8),
    ] as [[UInt8]])
  func isNoText(bytes: [UInt8]) {
    #expect(throws: ReadError.self) { try Fixture.read(bytes) }
  }

  private static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.utf8.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
