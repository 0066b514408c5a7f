import Testing

@testable import Terminal

@Suite struct CompletionListTests {
  init() { CharacterLocale.establish() }

  private static func words(_ count: Int, note: String = "") -> [Completion] {
    (0..<count).map { Completion(text: "word\($0)", note: note) }
  }

  @Test func columnsAreReadDownwards() {
    #expect(
      CompletionList.rows(Self.words(5), columns: 20)
        == ["word0  word3", "word1  word4", "word2"]
        .map { $0.replacingGap })
  }

  @Test func oneColumnOnANarrowScreen() {
    let rows = CompletionList.rows(
      [
        Completion(text: "漢字", note: "two wide letters"), Completion(text: "a", note: "one"),
      ], columns: 16)
    #expect(rows == ["漢字  two wide…", "a     one"])
  }

  @Test func everyRowFits() {
    for columns in 1...90 {
      for row in CompletionList.rows(Self.words(30, note: "漢字漢字 note"), columns: columns) {
        #expect(DisplayWidth.of(row) < max(2, columns))
      }
    }
  }

  @Test func atMostFortyRows() {
    let rows = CompletionList.rows(Self.words(100), columns: 10)
    #expect(rows.count == 41)
    #expect(rows.last == "… and 60…")
    #expect(CompletionList.rows(Self.words(40), columns: 10).count == 40)
  }

  @Test func controlCharactersAreShownAsSuch() {
    let rows = CompletionList.rows(
      [Completion(text: "a\u{1B}[2Jb", note: "x\u{9B}y\u{202E}z")], columns: 80)
    #expect(rows == ["a\u{FFFD}[2Jb  x\u{FFFD}y\u{FFFD}z"])
  }

  @Test func nothing() { #expect(CompletionList.rows([], columns: 80) == []) }
}

extension String {
  /// The list stands three spaces apart; written with two here to be read more easily.
  fileprivate var replacingGap: String {
    split(separator: "  ").joined(separator: "   ")
  }
}
