import Terminal
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct PlainReaderTests {
  /// What the reader makes of a file with these bytes, up to the end and once more.
  private static func read(_ bytes: [UInt8]) throws -> [LineResult] {
    let file = try #require(tmpfile())
    defer { fclose(file) }
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    rewind(file)
    var reader = PlainReader(descriptor: fileno(file))
    var results: [LineResult] = []
    repeat { results.append(reader.readLine()) } while results.last != .endOfInput
    results.append(reader.readLine())
    return results
  }

  private static func read(_ text: String) throws -> [LineResult] { try read(Array(text.utf8)) }

  @Test func endsOfLines() throws {
    #expect(
      try Self.read("a\nb\r\n\n c \n")
        == [.line("a"), .line("b"), .line(""), .line(" c "), .endOfInput, .endOfInput])
    #expect(try Self.read("a\nlast") == [.line("a"), .line("last"), .endOfInput, .endOfInput])
    #expect(try Self.read("a\rb\r") == [.line("a\rb"), .endOfInput, .endOfInput])
    #expect(try Self.read("") == [.endOfInput, .endOfInput])
  }

  @Test func linesOfAnyLength() throws {
    let long = String(repeating: "é", count: 300_000)
    #expect(
      try Self.read("first\n\(long)\nlast\n")
        == [.line("first"), .line(long), .line("last"), .endOfInput, .endOfInput])
    let many = (0..<50_000).map { "line \($0)" }
    let expected = many.map { LineResult.line($0) } + [.endOfInput, .endOfInput]
    #expect(try Self.read(many.joined(separator: "\n")) == expected)
  }

  @Test func bytesThatAreNotUTF8AreRepaired() throws {
    #expect(
      try Self.read([0x61, 0xFF, 0x62, 0x0A, 0x00, 0x0A])
        == [.line("a\u{FFFD}b"), .line("\0"), .endOfInput, .endOfInput])
  }

  @Test func aClosedDescriptorIsTheEnd() {
    var reader = PlainReader(descriptor: -1)
    #expect(reader.readLine() == .endOfInput)
  }
}
