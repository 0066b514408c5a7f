import Casework
import Guidance
import Simulation
import Table
import Testing

/// What the lists of a clean area say of a child fits together.
@Suite struct SyntheticConsistencyTests {
  private static let children = 1_500

  private static let made = Result {
    try zip(Notification.all(), ["1", "2", "3"]).map { notification, seed in
      (notification, try LoadedArea(children, seed: seed, at: notification.day))
    }
  }

  private static func areas() throws -> [(Notification, LoadedArea)] { try made.get() }

  @Test func everyChildOfTheListsIsInNeed() throws {
    for (_, area) in try Self.areas() {
      let inNeed = Set(area.rows("cin").map(\.id))
      #expect(inNeed.count == Self.children)
      #expect(area.rows("cin").count == Self.children)
      for list in ["cpp", "cic"] {
        let ids = area.rows(list).map(\.id)
        #expect(inNeed.isSuperset(of: ids))
        #expect(Set(ids).count == ids.count)
      }
      #expect(area.area.list(named: "cin")?.repeatedChildren == 0)
      let ids = Set(["contacts", "referrals"].flatMap { area.rows($0).map(\.id) })
      // One more child for each four, some before their birth on the drawn day.
      #expect((300...375).contains(ids.subtracting(inNeed).count))
    }
  }

  @Test func listsSayTheSameOfAChild() throws {
    for (_, area) in try Self.areas() {
      #expect(area.area.disagreements == [])
      var known: [String: [String: String]] = [:]
      for list in ["cin", "cpp", "cic", "contacts", "referrals", "assessments", "s47"] {
        for row in area.rows(list) {
          for field in ["gender", "ethnicity", "dob", "age_given", "disability", "flag", "team"] {
            guard let text = row.texts[field] else { continue }
            let before = known[row.id, default: [:]].updateValue(text, forKey: field)
            #expect(before == nil || before == text, "\(list) \(row.id) \(field)")
          }
        }
      }
    }
  }

  @Test func agesAreWholeYearsAtTheNotification() throws {
    for (notification, area) in try Self.areas() {
      let day = notification.day
      for row in area.rows("cin") + area.rows("contacts") {
        let age = try #require(row.number("age_given"))
        guard let born = row.day("dob") else {
          #expect(age == -1)
          let expected = try #require(row.day("expected_dob"))
          #expect(expected > day)
          #expect(row.texts["disability"] == nil)
          #expect(row.texts["last_seen"] == nil)
          continue
        }
        #expect(row.day("expected_dob") == nil)
        #expect((0...17).contains(age))
        // The birthday of that age has come, and the next has not.
        #expect((born.year + age, born.month, born.day) <= (day.year, day.month, day.day))
        #expect((born.year + age + 1, born.month, born.day) > (day.year, day.month, day.day))
      }
      #expect(area.rows("cic").allSatisfy { $0.day("dob") != nil })
    }
  }

  @Test func caseStatusTellsTheList() throws {
    for (_, area) in try Self.areas() {
      let plans = area.byChild("cpp")
      let care = area.byChild("cic")
      for row in area.rows("cin") {
        let isInCare = care[row.id]?.contains { $0.day("end") == nil } ?? false
        let isOnPlan = plans[row.id]?.contains { $0.day("end") == nil } ?? false
        let status = row.texts["status"]
        #expect((status == "CIC") == isInCare)
        #expect((status == "CPP") == (isOnPlan && !isInCare))
        #expect((status == "CLOSED") == (row.day("closed") != nil))
        #expect((row.texts["closure"] != nil) == (row.day("closed") != nil))
      }
      for row in area.rows("cic") {
        #expect((row.texts["ceased_reason"] != nil) == (row.day("end") != nil))
      }
    }
  }

  @Test func siblingsShareATeam() throws {
    for (_, area) in try Self.areas() {
      let groups = Dictionary(
        grouping: area.rows("cic").filter { $0.texts["sibling_group"] != nil },
        by: { $0.texts["sibling_group"] ?? "" })
      #expect(groups.count > 5)
      for (name, rows) in groups {
        #expect(name.hasPrefix("SG") && name.count == 6)
        #expect((2...3).contains(rows.count), "\(name)")
        #expect(Set(rows.compactMap { $0.texts["team"] }).count == 1)
        #expect(Set(rows.compactMap { $0.texts["ethnicity"] }).count == 1)
        let births = rows.compactMap { $0.day("dob")?.days }.sorted()
        #expect(zip(births, births.dropFirst()).allSatisfy { $1 - $0 >= 270 })
      }
    }
  }

  @Test func yotAndNPSCasesFitTheFacts() throws {
    for (_, area) in try Self.areas() {
      let facts = area.byChild("additional")
      let needs = area.byChild("cin")
      for (list, fact) in [("yot", "yot"), ("nps", "nps")] {
        #expect((1...5).contains(area.rows(list).count))
        for row in area.rows(list) {
          let need = try #require(needs[row.id]?.first)
          #expect(facts[row.id]?.first?.texts[fact] == "Y")
          #expect(need.texts["flag"] == "Y")
          let status = need.texts["status"] == "OA" ? "CIN" : need.texts["status"]
          #expect(row.texts["status"] == status)
          #expect(list == "nps" || (10...17).contains(need.number("age_given") ?? 0))
        }
      }
      for row in area.rows("additional") where row.texts["yot"] != "N" {
        #expect((needs[row.id]?.first?.number("age_given") ?? 0) >= 10)
      }
      let flagged = area.rows("cin").filter { $0.texts["flag"] == "Y" }.map(\.id)
      #expect(area.rows("additional").map(\.id) == flagged)
      // Seven facts, never blank.
      #expect(area.rows("additional").allSatisfy { $0.values.count == 8 })
    }
  }
}
