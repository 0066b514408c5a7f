import Casework
import Guidance
import Testing

/// Every condition that the edition holds can be read and bound, with and without lists.
@Suite struct EditionConditionTests {
  private static func conditions(_ edition: Edition) -> [String] {
    var conditions: [String] = []
    for phrase in edition.phrases { conditions += [phrase.phrase, phrase.means] }
    conditions += edition.criteria.compactMap(\.when)
    conditions += [edition.eligibility.when, edition.candidates.who.when]
    if let except = edition.candidates.except { conditions.append(except.when) }
    conditions += edition.spread.first.map(\.rule.when)
    conditions.append(edition.spread.disabled)
    return conditions
  }

  /// What the program asks of an edition of one's own holds of its own edition too.
  @Test func theStandardEditionIsSound() throws {
    let edition = try Editions.load(Editions.standard)
    #expect(throws: Never.self) { try EditionCheck.check(edition) }
  }

  @Test func bindOverNothing() throws {
    let edition = try Editions.load(Editions.standard)
    let space = CaseSpace(Area(edition), asOf: nil)
    let conditions = Self.conditions(edition)
    #expect(conditions.count >= 2 * 16 + 14 + 6)
    for condition in conditions {
      #expect(throws: Never.self, "\(condition)") { _ = try space.children(condition) }
    }
  }

  @Test(.enabled(if: TestFiles.hasSamples, "there is no ../shared/data"))
  func bindOverEveryList() throws {
    let edition = try Editions.load(Editions.standard)
    for name in ["annex-a-sample.xlsx", "annex-a-template-2019.xlsx"] {
      let area = try TestFiles.area(TestFiles.sample(name), edition)
      let space = CaseSpace(area, asOf: area.latestDate)
      for condition in Self.conditions(edition) {
        #expect(throws: Never.self, "\(condition)") { _ = try space.children(condition) }
      }
    }
  }

  /// Criteria of the guidance (para 11): ESN 23 to 41, five of them about the system.
  @Test func theCriteria() throws {
    let criteria = try Editions.load(Editions.standard).criteria
    #expect(criteria.map(\.id) == (23...41).map { "ESN \($0)" })
    let system = criteria.filter { $0.when == nil }.map(\.id)
    #expect(system == ["ESN 26", "ESN 35", "ESN 36", "ESN 37", "ESN 41"])
  }
}
