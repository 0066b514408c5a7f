import Testing

@testable import Terminal

/// Width, layout, composition, prompt.
@Suite struct TextTests {
  init() { CharacterLocale.establish() }

  @Test func widths() {
    #expect(DisplayWidth.of("aé漢") == 4)
    #expect(DisplayWidth.of("e\u{301}") == 1)
    #expect(DisplayWidth.fit("abcdef", to: 4) == "abc…")
    #expect(DisplayWidth.fit("漢字", to: 3) == "漢…")
    #expect(DisplayWidth.fit("漢字", to: 4) == "漢字")
    #expect(DisplayWidth.fit("abc", to: 0) == "")
    #expect(DisplayWidth.pad("漢", to: 4) == "漢  ")
  }

  private static func place(_ text: String, columns: Int) -> [Int] {
    var layout = LineLayout(columns: columns)
    layout.place(text.unicodeScalars)
    return [layout.row, layout.column]
  }

  @Test func places() {
    #expect(Self.place("abc", columns: 10) == [0, 3])
    #expect(Self.place("0123456789", columns: 10) == [1, 0])
    #expect(Self.place("012345678漢", columns: 10) == [1, 2])
    #expect(Self.place("ab\tc", columns: 20) == [0, 9])
    #expect(Self.place("ab\ncd", columns: 20) == [1, 2])
    #expect(Self.place("\u{1}", columns: 20) == [0, 2])
    #expect(Self.place(String(repeating: "x", count: 81), columns: 0) == [1, 1])
  }

  /// Expected forms from Python's unicodedata.normalize("NFC", …).
  @Test func accentsJoinTheirLetters() {
    func scalars(_ text: String) -> [UInt32] {
      Composition.composing(text).unicodeScalars.map(\.value)
    }
    #expect(scalars("e\u{301}") == [0xE9])
    #expect(scalars("o\u{302}\u{301}") == [0x1ED1])
    #expect(scalars("\u{418}\u{306}") == [0x419])
    #expect(scalars("\u{3B1}\u{301}") == [0x3AC])
    #expect(scalars("\u{30AB}\u{3099}") == [0x30AC])
    #expect(scalars("A\u{30A}") == [0xC5])
    // No composed form exists.
    #expect(scalars("x\u{302}") == [0x78, 0x302])
    #expect(scalars("\u{301}") == [0x301])
    #expect(scalars("plain") == "plain".unicodeScalars.map(\.value))
  }

  @Test func prompts() {
    func marked(_ prompt: Prompt) -> String { String(String.UnicodeScalarView(prompt.marked)) }
    #expect(marked(Prompt("jtai> ")) == "jtai> ")
    #expect(
      marked(Prompt("jtai> ", coloured: true))
        == "\u{1}\u{1B}[1;36m\u{1}jtai>\u{1}\u{1B}[0m\u{1} ")
    #expect(marked(Prompt(">", coloured: true)) == ">")
    #expect(marked(Prompt("", coloured: true)) == "")
    #expect(Prompt("a\u{1}b\u{1B}[0mc").text == "a b [0mc")
  }
}
