import Casework
import Guidance
import Table
import Testing

/// Which list a file holds, and how its cells are read.
@Suite struct RecognitionTests {
  private func load(
    _ name: String, _ text: String, _ wishes: (Edition) -> ListLoader.Wishes = { _ in .init() }
  ) throws -> (loaded: [String], report: LoadReport) {
    let edition = try Editions.load(Editions.standard)
    let report = try TestFiles.withFolder([name: text]) { folder in
      try ListLoader(edition, wishes: wishes(edition)).load("\(folder)/\(name)", shown: name)
    }
    return (report.loaded.map { edition.lists[$0.list].name }, report)
  }

  @Test func aTitleAboveTheHeadings() throws {
    let (lists, report) = try load(
      "export.csv",
      "List 7: Child protection,,,\n\nChild Unique ID,Gender,Child Protection Plan Start Date,"
        + "Latest Category of Abuse\n1,F,2025-01-01,Neglect\n\n,,,\n2,M,2025-01-01,NEG\n")
    #expect(lists == ["cpp"])
    #expect(report.loaded[0].headerRow == 3)
    #expect(report.loaded[0].rows == 2)
    #expect(report.loaded[0].rowNumbers == [4, 7])
  }

  @Test(arguments: ["yot", "nps"])
  func sameColumnsArePartedByName(_ name: String) throws {
    let text = "Child ID,CIN CPP or LAC\n1,CIN\n"
    #expect(try load("\(name).csv", text).loaded == [name])
    #expect(try load("\(name.uppercased()) cases.csv", text).loaded == [name])
    let unnamed = try load("cases.csv", text)
    #expect(unnamed.loaded.isEmpty)
    #expect(unnamed.report.refused.count == 1)
    let wished = try load("cases.csv", text) { edition in
      ListLoader.Wishes(list: edition.lists.firstIndex { $0.name == name })
    }
    #expect(wished.loaded == [name])
  }

  @Test func aForeignSheetIsRefused() throws {
    for text in [
      "Invoice,Amount,Due\n1,20.00,2025-01-01\n", "Stage,Sage,Message\n1,2,3\n",
      "Child Unique ID,Amount,Invoice,Paid\n1,2,3,4\n", "just one line of words\n",
    ] {
      let (lists, report) = try load("notes.csv", text)
      #expect(lists.isEmpty, "\(text)")
      #expect(report.refused.count == 1, "\(text)")
    }
  }

  @Test func theHeadingRowThatIsNamed() throws {
    let text = "Child Unique ID,CIN start date\nold,old\nChild ID,CIN start date\n7,2025-01-01\n"
    let (lists, report) = try load("cin.csv", text) { _ in ListLoader.Wishes(headerRow: 3) }
    #expect(lists == ["cin"])
    #expect(report.loaded[0].headerRow == 3)
    #expect(report.loaded[0].rows == 1)
  }

  @Test func headingsInTheSpellingsOfRealFiles() throws {
    let (lists, report) = try load(
      "Children in care.csv",
      "ChildUniqueID,DateOfBirth,HasDisability,LoookedAfterStartDate, Gender ,"
        + "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)),"
        + "Child\u{2019}s Legal Status,Stage\n1,2010-01-01,Y,2025-01-01,M,N,C2: FCO,x\n")
    #expect(lists == ["cic"])
    #expect(
      report.loaded[0].reports.map(\.field)
        == ["id", "dob", "disability", "start", "gender", "uasc", "legal_status", nil])
  }

  /// What has lost digits, or may have, joins nothing.
  @Test func idsJoinAsText() throws {
    let space = try TestFiles.space(
      [
        "cic.csv":
          "Child ID,Date started to be looked after\n1005.0,2025-01-01\n1.2598894E7,2025-01-01\n",
        "cin.csv": "Child ID,CIN start date\n1005,\n0017,\n17, \n 12598894 ,\n\u{A0}9\u{A0},\n,\n",
      ], asOf: "2026-01-01")
    #expect(space.area.ids == ["1005", "0017", "17", "12598894", "9", "1.2598894E7"])
    #expect(try space.children("on cic, on cin").yes == ["1005"])
  }

  @Test func valuesInTheSpellingsOfRealFiles() throws {
    let space = try TestFiles.space(
      [
        "cin.csv": """
        Child ID,Gender,Ethnicity,Disability,Primary need code,CIN start date,Reason for closure
        a,a) Male,t) NOBT,a) Yes,N1 - Abuse or Neglect,2025-03-02,RC9
        b,b) Female,White \u{2013} British,true,N2 - Child\u{2019}s disability,02/03/2025,RC8 - done
        c,2,WBRI - White British,\u{A0}yes\u{A0},n2,45718,x
        d,Unborn,White,c) Unknown,N2 - Child's disability,2025-03-02 00:00:00,#N/A
        e,\u{A0},NULL,-,N/A,31/02/2025,rc1
        """
      ], asOf: "2026-01-01")
    let expected: [(String, [String], [String])] = [
      ("gender = F", ["b", "c"], ["d", "e"]),
      ("ethnicity = WBRI", ["b", "c"], ["a", "d", "e"]),
      ("disability", ["a", "b", "c"], ["d", "e"]),
      ("need = N2", ["b", "c", "d"], ["e"]),
      ("cin.start = 2025-03-02", ["a", "b", "c", "d"], ["e"]),
      ("closure is missing", ["d"], []),
      ("closure is unknown", ["c", "d"], []),
      ("ethnicity is missing", ["e"], []),
      ("gender is missing", ["e"], []),
    ]
    for (condition, yes, unknown) in expected {
      let found = try space.children(condition)
      #expect(found.yes == yes, "\(condition)")
      #expect(found.unknown == unknown, "\(condition)")
    }
  }

  /// The list first in the edition's order that knows something decides: neither an unreadable
  /// cell nor "unknown" says anything against another list.
  @Test func whereListsDisagree() throws {
    let space = try TestFiles.space(
      [
        "cic.csv":
          "Child ID,Gender,Disability,Date started to be looked after\n1,zz,c) Unknown,\n2,,,\n",
        "cpp.csv": "Child ID,Gender,Disability,Child protection plan start date\n1,F,Y,\n2,F,N,\n",
        "cin.csv": """
        Child ID,Gender,Disability,CIN start date
        1,M,Y,
        2,F,Y,
        3,zz,c) Unknown,
        """,
      ], asOf: "2026-01-01")
    #expect(try space.children("gender = F").yes == ["1", "2"])
    #expect(try space.children("gender is unknown").yes == ["3"])
    #expect(try space.children("disability").yes == ["1"])
    #expect(try space.children("disability = N").yes == ["2"])
    #expect(try space.children("disability is unknown, disability is not missing").yes == ["3"])
    #expect(
      space.area.disagreements.map(space.area.words)
        == ["0 gender cpp cin", "1 disability cpp cin"])
  }
}
