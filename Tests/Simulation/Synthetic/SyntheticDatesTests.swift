import Casework
import Guidance
import Simulation
import Table
import Testing

/// Dates of a clean area stand in their order and within the windows of csafe-2018.
@Suite struct SyntheticDatesTests {
  private static let made = Result {
    try zip(Notification.all(), ["4", "5", "6"]).map { notification, seed in
      (notification, try LoadedArea(1_500, seed: seed, at: notification.day))
    }
  }

  private static func areas() throws -> [(Notification, LoadedArea)] { try made.get() }

  private static func expectInOrder(_ days: [CivilDate?], _ comment: Comment) {
    let days = days.compactMap(\.self)
    #expect(zip(days, days.dropFirst()).allSatisfy { $0 <= $1 }, comment)
  }

  @Test func childrenInNeed() throws {
    for (notification, area) in try Self.areas() {
      for row in area.rows("cin") {
        Self.expectInOrder(
          [row.day("dob"), row.day("start"), row.day("last_seen"), notification.day], "\(row.id)")
        Self.expectInOrder(
          [row.day("start"), row.day("last_seen"), row.day("closed"), notification.day],
          "\(row.id)")
        #expect(row.day("closed").map { $0 >= notification.threeMonths } ?? true)
      }
    }
  }

  @Test func plansFollowAnEnquiryAndAnAssessment() throws {
    for (notification, area) in try Self.areas() {
      let needs = area.byChild("cin")
      let enquiries = area.byChild("s47")
      let assessments = area.byChild("assessments")
      var shown = 0
      for plan in area.rows("cpp") {
        let need = try #require(needs[plan.id]?.first)
        Self.expectInOrder(
          [
            plan.day("dob"), need.day("start"), plan.day("start"), plan.day("last_visit"),
            plan.day("end"), notification.day,
          ], "\(plan.id)")
        Self.expectInOrder([plan.day("start"), need.day("last_seen")], "\(plan.id)")
        #expect(plan.day("end").map { $0 >= notification.threeMonths } ?? true)
        // A conference follows within 15 days of the enquiry's start.
        let start = try #require(plan.day("start"))
        guard let far = start.adding(days: -15), far >= notification.sixMonths else { continue }
        let enquiry = try #require(
          enquiries[plan.id]?.first { $0.day("icpc_date") == start }, "\(plan.id)")
        #expect(enquiry.texts["icpc_plan"] == "Y")
        let assessment = try #require(
          assessments[plan.id]?.compactMap { $0.day("start") }.min(), "\(plan.id)")
        Self.expectInOrder(
          [need.day("start"), assessment, enquiry.day("start"), start], "\(plan.id)")
        shown += 1
      }
      #expect(shown > 20)
    }
  }

  @Test func care() throws {
    for (notification, area) in try Self.areas() {
      for row in area.rows("cic") {
        for later in ["last_visit", "placement_start"] {
          Self.expectInOrder(
            [row.day("dob"), row.day("start"), row.day(later), row.day("end"), notification.day],
            "\(row.id)")
        }
        #expect(row.day("end").map { $0 >= notification.sixMonths } ?? true)
      }
    }
  }

  @Test func eventsLieInTheirWindows() throws {
    for (notification, area) in try Self.areas() {
      for list in ["contacts", "referrals", "csa_referrals"] {
        #expect(!area.rows(list).isEmpty)
        for row in area.rows(list) {
          let day = try #require(row.day("date"))
          #expect((notification.threeMonths...notification.day).contains(day))
          Self.expectInOrder([row.day("dob"), day], "\(list) \(row.id)")
        }
      }
      for row in area.rows("assessments") {
        let end = row.day("authorised") ?? notification.day
        #expect(end >= notification.sixMonths && end <= notification.day)
        Self.expectInOrder([row.day("dob"), row.day("start"), end], "\(row.id)")
      }
      #expect(area.rows("assessments").contains { $0.day("authorised") == nil })
      for row in area.rows("s47") {
        let start = try #require(row.day("start"))
        #expect((notification.sixMonths...notification.day).contains(start))
        Self.expectInOrder([row.day("dob"), start, row.day("icpc_date")], "\(row.id)")
      }
      #expect(area.rows("s47").contains { $0.texts["icpc_unnecessary"] == nil })
    }
  }

  @Test func countsLeaveTheLatestOutAndRepeat() throws {
    let fields = [("referrals", "date", "previous_referrals"), ("s47", "start", "previous_s47")]
    for (notification, area) in try Self.areas() {
      for (list, date, count) in fields {
        var repeated = 0
        for (id, rows) in area.byChild(list) {
          #expect(Set(rows.compactMap { $0.number(count) }).count == 1, "\(list) \(id)")
          #expect(Set(rows.compactMap { $0.day(date) }).count == rows.count)
          // Some of those counted may lie before the list's window.
          #expect((rows.first?.number(count) ?? -1) >= rows.count - 1, "\(list) \(id)")
          repeated += rows.count > 1 ? 1 : 0
        }
        #expect(repeated > 0, "\(list) at \(notification.day)")
      }
    }
  }

  @Test func themeReferralsAreThoseOfFlaggedChildren() throws {
    for (_, area) in try Self.areas() {
      let flags = area.byChild("cin").mapValues { $0.first?.texts["flag"] }
      let key = { (row: LoadedRow) in "\(row.id) \(row.texts["date"] ?? "")" }
      let all = Set(area.rows("referrals").map(key))
      let theme = Set(area.rows("csa_referrals").map(key))
      #expect(all.isSuperset(of: theme))
      for row in area.rows("referrals") {
        guard let flag = flags[row.id] else { continue }
        #expect(theme.contains(key(row)) == (flag == "Y"))
      }
    }
  }

  @Test func meetingsAreInTheFieldworkWeek() throws {
    for (notification, area) in try Self.areas() {
      let friday = try #require(notification.fieldwork.adding(days: 4))
      let status = area.byChild("cin").mapValues { $0.first?.texts["status"] }
      #expect(area.rows("meetings").count > 10)
      for row in area.rows("meetings") {
        let day = try #require(row.day("date"))
        #expect((notification.fieldwork...friday).contains(day))
        #expect(status[row.id] != "CLOSED")
      }
    }
  }
}
