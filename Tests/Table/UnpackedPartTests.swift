import Testing

@testable import Table

/// A part that one thread unpacks while another reads it.
struct UnpackedPartTests {
  /// A megabyte and a bit, no two pieces alike.
  private static let content = (0..<1_100_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }

  private func archive(
    _ content: [UInt8] = Self.content, checksum: UInt32? = nil
  ) throws -> ZipArchive {
    var zip = HandmadeZip([.init("part", content)])
    if let checksum { zip.entries[0].checksum = checksum }
    return try zip.bytes.withUnsafeBytes {
      try ZipArchive(FileBytes(copying: $0), limits: .standard)
    }
  }

  private func read(_ part: UnpackedPart, into bytes: inout [UInt8]) throws {
    while true {
      let piece = try part.next()
      if piece.isEmpty { return }
      bytes += piece
    }
  }

  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 131_072, 1_100_000])
  func everyByte(length: Int) throws {
    let content = Array(Self.content.prefix(length))
    let part = UnpackedPart(try #require(try archive(content).open("part")))
    var bytes: [UInt8] = []
    try read(part, into: &bytes)
    #expect(bytes == content)
    #expect(try part.next().isEmpty)
  }

  /// Whoever reads no further leaves no thread behind, and may read the archive again.
  @Test func stoppedAtAnyPiece() throws {
    let archive = try archive()
    for pieces in 0..<12 {
      let part = UnpackedPart(try #require(try archive.open("part")))
      for _ in 0..<pieces { #expect(try !part.next().isEmpty) }
      part.stop()
      part.stop()
    }
    var bytes: [UInt8] = []
    try read(UnpackedPart(try #require(try archive.open("part"))), into: &bytes)
    #expect(bytes == Self.content)
  }

  /// What was unpacked before an error is handed over before it.
  @Test func anErrorAtTheEnd() throws {
    let part = UnpackedPart(try #require(try archive(checksum: 1).open("part")))
    var bytes: [UInt8] = []
    let error = #expect(throws: ReadError.self) { try read(part, into: &bytes) }
    #expect(error?.code == "damaged-workbook")
    #expect(bytes.count >= 1_000_000)
    #expect(Self.content.starts(with: bytes))
  }
}
