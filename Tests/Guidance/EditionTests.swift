import Guidance
import Language
import Testing

@Test func theStandardEditionLoads() throws {
  let edition = try Editions.load(Editions.standard)
  #expect(edition.id == "csafe-2018")
  // FACTS.md: sixteen lists, nineteen criteria (ESN 23 to 41), thirteen readings.
  #expect(edition.lists.count == 16)
  #expect(edition.criteria.count == 19)
  #expect(edition.readings.count == 13)
}
