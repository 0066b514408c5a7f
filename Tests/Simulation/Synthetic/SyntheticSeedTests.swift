import Casework
import Guidance
import Table
import Testing

@testable import Simulation

@Suite struct SyntheticSeedTests {
  private static func area(_ children: Int, _ seed: String, dirt: Int = 0) throws -> SyntheticArea {
    SyntheticArea(
      SyntheticArea.Request(
        children: children, seed: seed, inspected: try Notification.monday().day, dirt: dirt),
      edition: try Editions.load("csafe-2018"))
  }

  private static func lines(_ sheet: SyntheticSheet) -> [String] {
    String(decoding: delimitedText(sheet.written), as: UTF8.self).split(separator: "\n")
      .map(String.init)
  }

  @Test(arguments: [0, 500]) func sameSeedSameBytes(dirt: Int) throws {
    let first = try Self.area(400, "same", dirt: dirt)
    let second = try Self.area(400, "same", dirt: dirt)
    let other = try Self.area(400, "other", dirt: dirt)
    for (left, right) in zip(first.sheets, second.sheets) {
      #expect(delimitedText(left.written) == delimitedText(right.written))
    }
    #expect(Self.lines(first.sheets[0]).dropFirst(2) != Self.lines(other.sheets[0]).dropFirst(2))
  }

  /// The first children are the same however many there are: every line of the smaller area is
  /// in the larger, and the first of the lists are the first.
  @Test(arguments: [0, 500]) func moreChildrenChangeNothingAboutTheOthers(dirt: Int) throws {
    let small = try Self.area(100, "grow", dirt: dirt)
    let large = try Self.area(300, "grow", dirt: dirt)
    let ofSmall = Self.lines(small.sheets[0])
    #expect(ofSmall == Array(Self.lines(large.sheets[0]).prefix(ofSmall.count)))
    for (left, right) in zip(small.sheets, large.sheets) where !["yot", "nps"].contains(left.list) {
      let known = Set(Self.lines(right))
      #expect(Self.lines(left).allSatisfy(known.contains), "\(left.list)")
    }
  }

  /// A million numbers, a million IDs: none comes twice.
  @Test func identifiersAreAPermutation() {
    let identifiers = SyntheticIdentifiers(NamedDraws(seed: "ids"))
    var seen = [Bool](repeating: false, count: 1_000_000)
    var withZero = 0
    for index in 0..<1_000_000 {
      let number = identifiers.number(index, isListed: true)
      seen[number % 1_000_000] = true
      withZero += number < 10_000_000 ? 1 : 0
    }
    #expect(!seen.contains(false))
    #expect(withZero == 100_000)
  }

  @Test func identifiersAreMarkedAsSynthetic() throws {
    let area = try LoadedArea(600, at: try Notification.monday().day)
    let listed = Set(area.rows("cin").map(\.id))
    #expect(listed.allSatisfy { $0.count == 8 && ($0.hasPrefix("90") || $0.hasPrefix("09")) })
    #expect(listed.contains { $0.hasPrefix("0") })
    let outside = Set(area.rows("contacts").map(\.id)).subtracting(listed)
    #expect(!outside.isEmpty)
    #expect(outside.allSatisfy { $0.count == 8 && ($0.hasPrefix("80") || $0.hasPrefix("08")) })
  }

  /// The draw comes to 3 of 10, and its remainder, 0.7 of 1, to 70 of 100.
  @Test func aDrawIsSharedOut() {
    var draw = SharedDraw(UInt64(0.37 * 0x1p64))
    #expect(draw.below(10) == 3)
    let next = draw.below(100)
    #expect((69...70).contains(next))
    var all = SharedDraw(.max)
    #expect(all.below(6) == 5)
    #expect(all.below(0) == 0)
    #expect(all.between(4, 2) == 4)
  }

  @Test func oddRequestsAreBroughtIntoRange() throws {
    for day in ["0001-01-01", "9999-12-31", "1899-12-31"] {
      let request = SyntheticArea.Request(
        children: -4, seed: "", inspected: try #require(CivilDate.parse(day)), dirt: 90_000)
      #expect(request.children == 1)
      #expect(request.dirt == 5000)
      var large = request
      large.children = 50
      let area = SyntheticArea(large, edition: try Editions.load("csafe-2018"))
      #expect(area.sheets.first.map { $0.rows >= 50 } == true)
    }
    let day = try Notification.monday().day
    #expect(SyntheticArea.Request(children: .max, seed: "", inspected: day).children == 1_000_000)
  }
}
