import Testing

/// The screen model itself: a test that compares a screen is worth what the model is worth.
@Suite struct ScreenTests {
  private static func lines(_ text: String, rows: Int = 4, columns: Int = 10) -> [String] {
    var screen = Screen(rows: rows, columns: columns)
    screen.feed(text.utf8)
    return screen.lines
  }

  @Test func rowsAndWraps() {
    #expect(Self.lines("ab\r\ncd") == ["ab", "cd"])
    #expect(Self.lines("0123456789") == ["0123456789"])
    #expect(Self.lines("0123456789a") == ["0123456789", "a"])
    #expect(Self.lines("012345678漢") == ["012345678", "漢"])
    #expect(Self.lines("1\r\n2\r\n3\r\n4\r\n5") == ["2", "3", "4", "5"])
  }

  @Test func movesAndErasures() {
    #expect(Self.lines("abc\u{8}\u{8}X") == ["aXc"])
    #expect(Self.lines("abc\rX\u{1B}[C\u{1B}[CY") == ["XbcY"])
    #expect(Self.lines("abc\u{1B}[2GX\u{1B}[K") == ["aX"])
    #expect(Self.lines("ab\r\ncd\u{1B}[A\rX") == ["Xb", "cd"])
    #expect(Self.lines("ab\r\ncd\r\nef\u{1B}[2A\r\u{1B}[J") == [])
    #expect(Self.lines("ab\u{1B}[H\u{1B}[2Jc") == ["c"])
    #expect(Self.lines("a\tb") == ["a       b"])
  }

  @Test func insertionsAndDeletions() {
    #expect(Self.lines("abcd\r\u{1B}[2@X") == ["X abcd"])
    #expect(Self.lines("abcd\r\u{1B}[2P") == ["cd"])
    #expect(Self.lines("abcd\r\u{1B}[4hX\u{1B}[4lY") == ["XYbcd"])
    #expect(Self.lines("\u{1B}[1;36ma\u{1B}[0mb\u{1B}[?2004hc") == ["abc"])
  }
}
