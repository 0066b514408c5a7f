import Casework
import Simulation
import Testing

/// Expected values are from a Python program that knows only the model's tables.
@Suite struct ReferenceAreaTests {
  private let areas = ReferenceAreas(seed: "20250911090000000001")

  @Test func firstChildOfRunZero() throws {
    let child = try #require(areas.area(run: 0, count: 1).children.first)
    #expect(child.identifier == "C0001")
    #expect(child.list == .cic)
    #expect(child.age == 8)
    #expect(child.ageBand == 1)
    #expect(child.gender == .female)
    #expect(child.ethnicGroup == .white)
    #expect(!child.disabled)
    #expect(child.team == 2)
    #expect(child.facts == [.multiAgency, .nps])
    #expect((0..<7).map { child.errorDraws[$0] } == [1374, 1016, 5534, 7769, 5469, 1667, 860])
    #expect(
      child.ticket.text
        == "0.97578194703954759326533068814139347299514347054146071383273750127645748932811")
  }

  @Test func laterRunsHaveTicketsOfTheirOwn() {
    let child = areas.area(run: 3, count: 20).children[16]
    #expect(child.identifier == "C0017")
    #expect(child.list == .cic)
    #expect(child.age == 2)
    #expect(child.gender == .male)
    #expect(child.disabled)
    #expect(child.team == 3)
    #expect(child.facts == [.current, .multiAgency])
    #expect(child.reported(errorRate: 569) == [.current, .multiAgency])
    #expect(child.reported(errorRate: 570) == [.current, .multiAgency, .police])
    #expect(
      child.ticket.text
        == "0.0174376165063783817159644037284593676440196586736328506830311324019951850133")
  }

  @Test func identifiersKeepFourDigits() {
    let area = areas.area(run: 0, count: 10_000)
    #expect(area.children[998].identifier == "C0999")
    #expect(area.children[9999].identifier == "C10000")
  }

  @Test func moreChildrenChangeNoOther() {
    let (few, many) = (areas.area(run: 5, count: 3), areas.area(run: 5, count: 60))
    for (one, other) in zip(few.children, many.children) {
      #expect(one.ticket == other.ticket)
      #expect(one.facts == other.facts)
    }
  }

  @Test func spreadOfRunZero() {
    let area = areas.area(run: 0, count: 60)
    #expect(
      area.members(of: .spread(20)).map { area.children[$0].number }
        == [
          32, 8, 49, 3, 21, 31, 45, 54, 11, 5, 12, 43, 10, 51, 56, 7, 25, 55, 59, 23,
        ])
  }

  @Test func poolsOfAllSizes() {
    let area = areas.area(run: 0, count: 5)
    #expect(area.members(of: .everyone) == area.ticketOrder)
    #expect(area.members(of: .random(20)) == area.ticketOrder)
    #expect(area.members(of: .spread(20)) == area.ticketOrder)
    #expect(area.members(of: .random(-1)).isEmpty)
    #expect(areas.area(run: 0, count: 0).members(of: .spread(20)).isEmpty)
  }
}
