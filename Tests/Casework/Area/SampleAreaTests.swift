import Casework
import Guidance
import Table
import Testing

/// The two public workbooks; the expected values were read from them with openpyxl.
@Suite(.enabled(if: TestFiles.hasSamples, "there is no ../shared/data"))
struct SampleAreaTests {
  private func report(_ name: String) throws -> LoadReport {
    let path = TestFiles.sample(name)
    return try ListLoader(Editions.load(Editions.standard)).load(path, shown: name)
  }

  private func rows(_ report: LoadReport) throws -> [String: Int] {
    let lists = try Editions.load(Editions.standard).lists
    return Dictionary(
      uniqueKeysWithValues: report.loaded.map { (lists[$0.list].name, $0.rows) })
  }

  @Test func theSamplesLists() throws {
    let report = try report("annex-a-sample.xlsx")
    #expect(report.refused.isEmpty)
    #expect(
      try rows(report) == [
        "contacts": 5, "early_help": 5, "referrals": 6, "assessments": 5, "s47": 5, "cin": 5,
        "cpp": 7, "cic": 5, "leavers": 6, "adoption": 5, "adopters": 5,
      ])
    #expect(report.loaded.allSatisfy { $0.headerRow == 1 })
    #expect(report.loaded.allSatisfy { $0.reports.allSatisfy { $0.field != nil } })
  }

  @Test func theSamplesUnreadableCells() throws {
    var cells: [String] = []
    for list in try report("annex-a-sample.xlsx").loaded {
      for column in list.reports {
        cells += column.unreadableRows.map { "\(list.sheet ?? "")!\(column.letter)\($0)" }
      }
    }
    #expect(
      cells == [
        "List 4!J2", "List 4!J3", "List 4!J4", "List 4!J5", "List 4!J6", "List 6!H2",
      ])
  }

  /// Child 6537810 is on lists 3 and 5, which agree; five care leavers are in list 10 as well,
  /// where one's ethnicity is not yet obtained, which says nothing against the other.
  @Test func theSamplesChildren() throws {
    let edition = try Editions.load(Editions.standard)
    let area = try TestFiles.area(TestFiles.sample("annex-a-sample.xlsx"), edition)
    #expect(area.count == 48)
    #expect(area.disagreements.count == 10)
    var fields: [String: Int] = [:]
    for one in area.disagreements { fields[one.field, default: 0] += 1 }
    #expect(fields == ["ethnicity": 4, "dob": 5, "disability": 1])
    #expect(area.disagreements.allSatisfy { area.words($0).hasSuffix(" leavers adoption") })
  }

  @Test func theSamplesValues() throws {
    let edition = try Editions.load(Editions.standard)
    let area = try TestFiles.area(TestFiles.sample("annex-a-sample.xlsx"), edition)
    let space = CaseSpace(area, asOf: CivilDate.parse("2021-03-15"))
    let expected: [(String, [String])] = [
      ("cin[team is missing]", ["10160219", "12598894", "6434087", "7657294", "8140425"]),
      ("disability", ["11641472", "14065184", "3623204"]),
      ("gender is unknown", ["6890906"]),
      ("on cic, ethnicity is missing", ["14065184"]),
      ("cpp.latest_abuse = PHY", ["10721552", "14953858", "5358472"]),
      ("cpp[seen_alone = N]", ["11811692", "16036763", "6913085", "9396243"]),
      ("referrals.worker = \"Verdell Arp\"", ["10897459"]),
      ("ethnicity = APKN", ["10692868", "11973218", "14953858", "2529037"]),
      ("dob = 1999-12-20", ["8140425"]),
      ("on cic, age >= 18", ["1761444"]),
      ("on contacts, dob is missing, age = 8", ["11973218"]),
      ("on contacts, age_given 14..15", ["13981739", "16248829"]),
      ("on leavers, on adoption, dob = 2002-08-07", ["7961370"]),
    ]
    for (condition, ids) in expected {
      #expect(try space.children(condition).yes == ids.sorted(), "\(condition)")
    }
  }

  @Test func theTemplate() throws {
    let report = try report("annex-a-template-2019.xlsx")
    #expect(report.loaded.count == 11)
    #expect(report.loaded.allSatisfy { $0.headerRow == 2 })
    #expect(report.loaded.allSatisfy { $0.reports.allSatisfy { $0.field != nil } })
    #expect(
      Set(report.refused.compactMap(\.sheet))
        == ["Front_Sheet", "FAQ_and_changes", "Guidance", "Codes_used"])
    #expect(try rows(report).filter { $0.value > 0 } == ["referrals": 5])
  }

  @Test func theTemplatesReferrals() throws {
    let edition = try Editions.load(Editions.standard)
    let area = try TestFiles.area(TestFiles.sample("annex-a-template-2019.xlsx"), edition)
    let space = CaseSpace(area, asOf: CivilDate.parse("2019-08-01"))
    #expect(area.ids == ["1", "2", "3", "4", "5"])
    #expect(try space.children("gender = F").yes == ["1", "2", "5"])
    #expect(try space.children("referrals.source = Schools").yes == ["1", "4", "5"])
    #expect(try space.children("referrals.source = Police").yes == ["3"])
    #expect(try space.children("referrals.source = \"Health services\"").yes == ["2"])
    #expect(try space.children("referrals.nfa").yes == ["1", "3"])
    #expect(try space.children("previous_referrals is missing").yes == ["4"])
    #expect(try space.children("ethnic_group = White").yes == ["1"])
    #expect(try space.children("referrals.date = 2015-03-15, dob = 01/01/2014").yes.count == 5)
  }
}
