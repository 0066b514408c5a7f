import Casework
import Guidance
import Table
import Testing

/// Files of one row with one fault each: every rule finds its fault in that row, and no rule of the
/// others says anything of it.
@Suite struct SingleFaultTests {
  /// The rules that are asked about.
  private static let rules: Set<String> = [
    "closed-without-reason", "reason-without-closure", "ceased-without-reason",
    "reason-without-ceasing", "future-events", "future-birth", "birth-and-expected",
    "expected-long-past", "unborn-with-gender", "seen-before-start", "seen-after-closure",
    "plan-of-one-day", "visit-before-plan", "placement-before-care", "conference-before-enquiry",
    "conference-at-weekend", "conference-not-needed", "blank-codes", "blank-flag", "long-ids",
    "signs-in-ids", "bad-postcodes",
  ]

  private static let cases: [(file: String, list: String, finds: [String])] = [
    ("closed-no-reason", "cin", ["closed-without-reason closure"]),
    ("reason-not-closed", "cin", ["reason-without-closure closed"]),
    ("ceased-no-reason", "cic", ["ceased-without-reason ceased_reason"]),
    ("future-event", "cin", ["future-events start"]),
    ("dob-and-edd", "cin", ["birth-and-expected expected_dob"]),
    ("edd-past", "cin", ["expected-long-past expected_dob"]),
    ("unborn-gender", "cin", ["unborn-with-gender gender"]),
    ("future-dob", "cin", ["future-birth dob"]),
    ("blank-need", "cin", ["blank-codes need"]),
    ("blank-abuse", "cpp", ["blank-codes initial_abuse", "blank-codes latest_abuse"]),
    ("blank-source", "referrals", ["blank-codes source"]),
    ("blank-legal-status", "cic", ["blank-codes need", "blank-codes legal_status"]),
    ("icpc-before-s47", "s47", ["conference-before-enquiry icpc_date"]),
    ("icpc-weekend", "s47", ["conference-at-weekend icpc_date"]),
    ("plan-one-day", "cpp", ["plan-of-one-day end"]),
    ("visit-before-plan", "cpp", ["visit-before-plan last_visit"]),
    ("seen-after-closure", "cin", ["seen-after-closure closed"]),
    ("id-too-long", "cin", ["long-ids id"]),
    ("id-nonalnum", "cin", ["signs-in-ids id"]),
    ("bad-postcode", "cic", ["bad-postcodes placement_postcode"]),
    ("blank-flag", "cin", ["blank-flag flag"]),
    ("seen-before-start", "cin", ["seen-before-start last_seen"]),
    ("placement-before-care", "cic", ["placement-before-care placement_start"]),
    ("icpc-unneeded-but-held", "s47", ["conference-not-needed icpc_date"]),
  ]

  private func findings(_ file: String, _ list: String) throws -> [String] {
    let edition = try Editions.load(Editions.standard)
    let position = try #require(edition.lists.firstIndex { $0.name == list })
    let loader = ListLoader(edition, wishes: ListLoader.Wishes(list: position))
    let path = "\(TestFiles.root)/Tests/Transcripts/data/check-rules/\(file).csv"
    let report = try loader.load(path, shown: path)
    let area = Area(edition, Dictionary(grouping: report.loaded) { $0.list })
    let check = QualityCheck(CaseSpace(area, asOf: CivilDate.parse("2026-03-02")))
    return try check.findings().filter { Self.rules.contains(edition.quality[$0.rule].id) }.map {
      #expect($0.row == 0)
      return "\(edition.quality[$0.rule].id) \($0.field ?? "")"
    }
  }

  @Test(arguments: cases.map(\.file))
  func findsItsFault(file: String) throws {
    let found = try #require(Self.cases.first { $0.file == file })
    #expect(try findings(found.file, found.list) == found.finds)
  }

  /// Each rule stands in the edition, with a citation, and what is cited is one of its sources.
  @Test func everyRuleIsCited() throws {
    let edition = try Editions.load(Editions.standard)
    for rule in edition.quality {
      #expect(!rule.citations.isEmpty, "\(rule.id)")
      #expect(rule.citations.allSatisfy { edition.source(of: $0) != nil }, "\(rule.citations)")
    }
    #expect(Self.rules.isSubset(of: edition.quality.map(\.id)))
  }
}
