import Casework
import Testing

@Suite struct SpreadTests {
  private func other(
    yot: Bool = false, nps: Bool = false, disabled: Bool? = false, band: Int? = 0
  ) -> SpreadCandidate {
    SpreadCandidate(kinds: (yot ? 1 : 0) | (nps ? 2 : 0), disabled: disabled, ageBand: band)
  }

  @Test func takesFiveOfEachPartnerFirst() {
    var candidates = [other()]
    candidates += (0..<6).map { _ in other(yot: true) }
    candidates[3].kinds |= 2
    candidates += (0..<6).map { _ in other(nps: true) }
    let picks = spreadOrder(candidates, taking: 11, first: [5, 5])
    #expect(picks.map(\.index) == [1, 2, 3, 4, 5, 7, 8, 9, 10, 0, 6])
    #expect(picks[4].reason == .kind(0))
    // The third of the YOT's is the first of the NPS's five, and is not taken twice.
    #expect(picks[5].reason == .kind(1))
    #expect(picks[9].reason == .stratum(disabled: false, ageBand: 0))
  }

  @Test func goesRoundTheStrata() {
    let candidates = [
      other(disabled: nil, band: 1), other(disabled: false, band: nil),
      other(disabled: false, band: 2), other(disabled: false, band: 2),
      other(disabled: false, band: 1), other(disabled: true, band: nil),
      other(disabled: true, band: 3), other(disabled: true, band: 0),
      other(disabled: true, band: 0), other(disabled: nil, band: nil),
    ]
    let picks = spreadOrder(candidates, taking: 20, first: [5, 5])
    #expect(picks.map(\.index) == [7, 6, 5, 4, 2, 1, 0, 9, 8, 3])
    #expect(picks[0].reason == .stratum(disabled: true, ageBand: 0))
    #expect(picks[7].reason == .stratum(disabled: nil, ageBand: nil))
  }

  @Test func stopsAtTheNumberAsked() {
    let candidates = (0..<9).map { _ in other(yot: true) }
    #expect(spreadOrder(candidates, taking: 3, first: [5, 5]).map(\.index) == [0, 1, 2])
    #expect(
      spreadOrder(candidates, taking: 7, first: [5, 5]).map(\.index) == [0, 1, 2, 3, 4, 5, 6])
    #expect(spreadOrder(candidates, taking: 0, first: [5, 5]).isEmpty)
    #expect(spreadOrder(candidates, taking: -1, first: [5, 5]).isEmpty)
    #expect(spreadOrder([], taking: 5, first: [5, 5]).isEmpty)
  }
}
