import Casework
import Guidance
import Testing

@testable import Simulation

/// Expected values are from a Python program that knows only the model's tables.
@Suite struct ReferenceAreaTests {
  /// A child of a run, with what was drawn of it.
  private struct Child {
    let place: Int
    let drawn: DrawnChildren
    let children: MadeUpChildren

    init(_ number: Int, run: Int, of count: Int) throws {
      children = try ReferenceArea.children(count)
      drawn = children.drawn(run: run, withLevels: true)
      place = try #require(drawn.order.firstIndex(of: Int32(number - 1)))
    }

    var facts: UInt8 { drawn.ways[place] }
    var candidate: SpreadCandidate { children.spreadCandidate(place, of: drawn) }
  }

  /// The levels are numbered: two genders, five age bands, five ethnic groups, three lists, disabled
  /// or not, six teams.
  @Test func firstChildOfRunZero() throws {
    let child = try Child(1, run: 0, of: 1)
    #expect(child.children.identifier(of: 0) == "C0001")
    // A girl of 8, White, in care, not disabled, of team 2.
    #expect(child.drawn.levels[0] == [0, 2 + 1, 7 + 0, 12 + 2, 15 + 1, 17 + 1])
    #expect(child.candidate.ageBand == 1)
    #expect(child.candidate.disabled == false)
    // F2 and F4.
    #expect(child.facts == 0b000_1010)
    #expect(
      (0..<7).map { child.drawn.errors[0][$0] } == [1374, 1016, 5534, 7769, 5469, 1667, 860])
  }

  @Test func laterRunsHaveDrawsOfTheirOwn() throws {
    let child = try Child(17, run: 3, of: 20)
    // A boy of 2, in care, disabled, of team 3.
    #expect(
      child.drawn.levels[child.place].filter { $0 < 7 || $0 > 11 }
        == [1, 2 + 0, 12 + 2, 15 + 0, 17 + 2])
    #expect(child.facts == 0b000_0011)
    #expect(child.drawn.reported(child.place, errorRate: 569) == 0b000_0011)
    #expect(child.drawn.reported(child.place, errorRate: 570) == 0b001_0011)
  }

  @Test func identifiersKeepFourDigits() throws {
    let children = try ReferenceArea.children(10_000)
    #expect(children.identifier(of: 998) == "C0999")
    #expect(children.identifier(of: 9_999) == "C10000")
  }

  @Test func moreChildrenChangeNoOther() throws {
    let few = try ReferenceArea.children(3).drawn(run: 5, withLevels: true)
    let many = try ReferenceArea.children(60).drawn(run: 5, withLevels: true)
    let places = many.order.indices.filter { many.order[$0] < 3 }
    #expect(places.map { many.order[$0] } == few.order)
    #expect(places.map { many.ways[$0] } == few.ways)
    #expect(places.map { many.levels[$0] } == few.levels)
    #expect(places.map { many.errors[$0] } == few.errors)
  }

  @Test func spreadOfRunZero() throws {
    let children = try ReferenceArea.children(60)
    let drawn = children.drawn(run: 0, withLevels: false)
    let first = try ReferenceArea.edition().spread.first.map(\.most)
    let selector = Selector(children, track: 6, rule: .covered, first: first)
    #expect(
      selector.pool(.asked(.spread, 20), of: drawn).map { Int(drawn.order[$0]) + 1 }
        == [32, 8, 49, 3, 21, 31, 45, 54, 11, 5, 12, 43, 10, 51, 56, 7, 25, 55, 59, 23])
  }

  @Test func poolsOfAllSizes() throws {
    let children = try ReferenceArea.children(5)
    let selector = Selector(children, track: 6, rule: .covered, first: [5, 5])
    let drawn = children.drawn(run: 0, withLevels: true)
    for pool: SelectionOption.Pool in [
      .everyone, .asked(.random, 20), .asked(.spread, 20), .asked(.cover, 20),
    ] {
      #expect(selector.pool(pool, of: drawn).sorted() == Array(0..<5))
    }
    for method in SelectionOption.Method.allCases {
      #expect(selector.pool(.asked(method, -1), of: drawn).isEmpty)
    }
    let nobody = try ReferenceArea.children(0).drawn(run: 0, withLevels: true)
    #expect(nobody.order.isEmpty)
  }
}
