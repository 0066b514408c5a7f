import Testing

@testable import Terminal

@Suite struct KeyDecoderTests {
  private static func events(_ bytes: [UInt8]) -> [KeyEvent] {
    var decoder = KeyDecoder()
    return bytes.flatMap { decoder.accept($0) }
  }

  private static func events(_ text: String) -> [KeyEvent] { events(Array(text.utf8)) }

  @Test func charactersOfEveryLength() {
    #expect(Self.events("aé漢😀") == [.keys(["a"]), .keys(["é"]), .keys(["漢"]), .keys(["😀"])])
  }

  @Test func bytesThatAreNoCharacterAreRepaired() {
    #expect(Self.events([0xFF, 0x61]) == [.keys(["\u{FFFD}"]), .keys(["a"])])
    #expect(Self.events([0xE6, 0xBC, 0x61]) == [.keys(["\u{FFFD}"]), .keys(["a"])])
    // A surrogate, and an overlong slash.
    #expect(Self.events([0xED, 0xA0, 0x80]) == [.keys(["\u{FFFD}"])])
    #expect(Self.events([0xE0, 0x80, 0xAF]) == [.keys(["\u{FFFD}"])])
  }

  @Test func theEditorsOwnKeyCannotBeTyped() {
    #expect(Self.events([0xC2, 0x80, 0x61]) == [.keys(["a"])])
  }

  @Test func sequences() {
    #expect(Self.events("\u{1B}[A") == [.keys([EditingKey.up.rawValue])])
    #expect(Self.events("\u{1B}[1;5C") == [.keys([EditingKey.wordRight.rawValue])])
    #expect(Self.events("\u{1B}f") == [.keys(["\u{1B}", "f"])])
    #expect(Self.events("\u{1B}[24;5~x") == [.keys(["x"])])
    #expect(Self.events("\u{1B}é") == [.keys(["\u{1B}"]), .keys(["é"])])
    #expect(Self.events("\u{1B}[1\r") == [.keys(["\r"])])
    let endless = "\u{1B}[" + String(repeating: "1;", count: 100)
    #expect(Self.events(endless + "m").count > 0)
  }

  @Test func waitingForTheRest() {
    var decoder = KeyDecoder()
    #expect(decoder.patience < 0)
    _ = decoder.accept(0x1B)
    #expect(decoder.patience < 0)
    #expect(decoder.accept(0x5B).isEmpty)
    #expect(decoder.patience == 1000)
    #expect(decoder.timeOut() == .keys(["\u{1B}", "["]))
    #expect(decoder.timeOut() == nil)
    #expect(decoder.patience < 0)
  }

  @Test func pastes() {
    #expect(Self.events("\u{1B}[200~a\tb\r\n\u{1B}[201~c") == [.paste("a\tb"), .keys(["c"])])
    #expect(Self.events("\u{1B}[200~\u{1B}[201~") == [.paste("")])
    #expect(Self.events("\u{1B}[200~\u{1B}[201\u{1B}[201~") == [.paste("[201")])
  }

  @Test func aPasteWithoutEndTakesNoEndOfMemory() {
    var decoder = KeyDecoder()
    for byte in "\u{1B}[200~".utf8 { _ = decoder.accept(byte) }
    for _ in 0..<(3 * KeyDecoder.longestPaste) { _ = decoder.accept(0x61) }
    var events: [KeyEvent] = []
    for byte in "\u{1B}[201~".utf8 { events += decoder.accept(byte) }
    guard case .paste(let text) = events.first else {
      Issue.record("no paste")
      return
    }
    #expect(text.utf8.count <= 2 * KeyDecoder.longestPaste)
    #expect(text.utf8.count >= KeyDecoder.longestPaste)
  }
}
