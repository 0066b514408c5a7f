import Testing

@testable import Terminal

@Suite struct CompletionStepTests {
  private static func step(
    _ line: String, cursor: Int? = nil, start: Int, _ texts: [String], closes: Bool = true
  ) -> CompletionStep {
    let scalars = Array(line.unicodeScalars)
    let answer = CompletionAnswer(
      start: start, candidates: texts.map { Completion(text: $0, closes: closes) })
    return CompletionStep(line: scalars, cursor: cursor ?? scalars.count, answer: answer)
  }

  private static func insert(
    _ text: String, deleting: Int = 0, stepsOverSpace: Bool = false
  ) -> CompletionStep {
    .insert(deleting: deleting, text: text, stepsOverSpace: stepsOverSpace)
  }

  @Test func oneCandidate() {
    #expect(Self.step("sel", start: 0, ["select"]) == Self.insert("ect "))
    #expect(Self.step("sel", start: 0, ["select"], closes: false) == Self.insert("ect"))
    #expect(Self.step("select", start: 0, ["select"]) == Self.insert(" "))
    #expect(Self.step("select", start: 0, ["select"], closes: false) == .nothing)
    #expect(Self.step("", start: 0, []) == .nothing)
  }

  @Test func theWordIsReplacedWhereItIsSpeltDifferently() {
    #expect(Self.step("show esn", start: 5, ["ESN"]) == Self.insert("ESN ", deleting: 3))
    #expect(Self.step("show éc", start: 5, ["`École`"]) == Self.insert("`École` ", deleting: 2))
  }

  @Test func aSpaceThatIsThereIsSteppedOver() {
    #expect(
      Self.step("sel all", cursor: 3, start: 0, ["select"])
        == Self.insert("ect", stepsOverSpace: true))
    #expect(
      Self.step("select all", cursor: 6, start: 0, ["select"])
        == Self.insert("", stepsOverSpace: true))
  }

  @Test func severalCandidates() {
    #expect(Self.step("s", start: 0, ["show", "showcase"]) == Self.insert("how"))
    #expect(Self.step("show", start: 0, ["show", "showcase"]) == .list)
    #expect(Self.step("s", start: 0, ["show", "select"]) == .list)
    #expect(Self.step("", start: 0, ["show", "load"]) == .list)
    #expect(Self.step("e", start: 0, ["ESN", "ESN2"]) == Self.insert("ESN", deleting: 1))
    // What they share is shorter than what was typed: nothing may be taken away.
    #expect(Self.step("xyz", start: 0, ["ab", "ac"]) == .list)
  }

  @Test func offsetsOutsideTheLine() {
    #expect(Self.step("ab", start: 99, ["c"]) == Self.insert("c "))
    #expect(Self.step("ab", start: -5, ["abc"]) == Self.insert("c "))
    // Inside é: the word begins with it.
    #expect(Self.step("é", start: 1, ["école"]) == Self.insert("cole "))
    #expect(Self.step("ab", cursor: 99, start: 0, ["abc"]) == Self.insert("c "))
  }

  @Test func accentsAreComposed() {
    #expect(Self.step("e", start: 0, ["e\u{301}te\u{301}"]) == Self.insert("été ", deleting: 1))
  }
}
