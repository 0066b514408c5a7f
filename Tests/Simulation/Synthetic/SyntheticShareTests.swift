import Casework
import Guidance
import Simulation
import Table
import Testing

/// Shares of a large area lie in wide bounds about those that the documentation names.
@Suite struct SyntheticShareTests {
  private static let children = 20_000

  private static func share(_ count: Int) -> Double { Double(count) / Double(children) }

  @Test func shares() throws {
    let area = try LoadedArea(Self.children, seed: "shares", at: try Notification.monday().day)
    let needs = area.rows("cin")
    func part(_ field: String, _ code: String) -> Double {
      Self.share(needs.count { $0.texts[field] == code })
    }
    #expect((0.07...0.09).contains(Self.share(area.rows("cic").count)))
    #expect((0.11...0.135).contains(Self.share(area.rows("cpp").count)))
    #expect((0.03...0.04).contains(part("flag", "Y")))
    #expect((0.115...0.145).contains(part("disability", "Y")))
    #expect((0.45...0.51).contains(part("gender", "F")))
    #expect((0.60...0.72).contains(part("ethnicity", "WBRI")))
    #expect((0.005...0.03).contains(part("age_given", "-1")))
    for age in 0...17 { #expect((0.035...0.08).contains(part("age_given", "\(age)")), "\(age)") }
    let sets = Set(needs.compactMap { $0.texts["ethnicity"] })
    #expect(sets.count == 20)
    let siblings = area.rows("cic").count { $0.texts["sibling_group"] != nil }
    #expect((0.2...0.4).contains(Double(siblings) / Double(area.rows("cic").count)))
    let facts = area.rows("additional").flatMap { row in
      row.texts.filter { $0.key != "id" }.map(\.value)
    }
    #expect((0.01...0.05).contains(Double(facts.count { $0 == "U" }) / Double(facts.count)))
    #expect(area.rows("yot").count == 5)
    #expect(area.rows("nps").count == 5)
  }
}
