import Casework
import Guidance
import Language
import Testing

/// Conditions on the rows of lists, where children are on some lists only.
@Suite struct RowConditionTests {
  private let space: CaseSpace

  init() throws {
    space = try TestFiles.space(
      [
        "cic.csv": "Child Unique ID,Date started to be looked after,Gender\n1,2025-01-01,M\n",
        "cpp.csv": """
        Child Unique ID,Child protection plan start date,Child protection plan end date
        1,2025-01-01,
        2,2025-01-01,2025-06-01
        3,2025-01-01,2025-06-01
        """,
        "referrals.csv": """
        Child Unique ID,Date of referral,Referral source,Referral NFA?
        2,2025-01-05,Police,
        2,2025-02-05,School,N
        4,2025-02-05,10,Y
        """,
      ], asOf: "2025-09-01")
  }

  private func expect(
    _ condition: String, yes: [String], unknown: [String] = [],
    _ place: SourceLocation = #_sourceLocation
  ) throws {
    let found = try space.children(condition)
    #expect(found.yes == yes, "\(condition)", sourceLocation: place)
    #expect(found.unknown == unknown, "\(condition)", sourceLocation: place)
  }

  /// Child 4 stands behind every child of the list whose rows are asked.
  @Test func aChildConditionInsideAShorterList() throws {
    try expect("cic[on referrals]", yes: [])
    try expect("cpp[on referrals]", yes: ["2"])
    try expect("count cpp[on referrals] = 1", yes: ["2"])
  }

  /// The list in care has no column of end dates here, and the list of plans has one.
  @Test func aColumnThatTheFileLacksIsNotAnotherLists() throws {
    try expect("in care", yes: ["1"])
    try expect("cic[end before 2030-01-01]", yes: [], unknown: ["1"])
    try expect("cic.end before 2030-01-01", yes: [], unknown: ["1"])
    try expect("cic.end is missing", yes: ["1"])
    #expect(throws: Diagnostic.self) { try space.children("end is missing") }
  }

  @Test func whatAListThatIsNotLoadedSaysIsNotKnown() throws {
    let all = ["1", "2", "3", "4"]
    for condition in [
      "cin.closed is missing", "cin.closed is not missing", "cin[closed is missing]",
      "closed is missing",
      "on cin", "not on cin", "count cin = 0", "cin.disability",
    ] {
      try expect(condition, yes: [], unknown: all)
    }
  }

  @Test func aListsFieldIsAskedOfSomeRow() throws {
    try expect("cpp.end is missing", yes: ["1"])
    try expect("cpp.end is not missing", yes: ["2", "3"])
    try expect("referrals.nfa = N", yes: ["2"])
    try expect("referrals.nfa = Y", yes: ["4"], unknown: ["2"])
    try expect("referrals.date 2025-01-10..2025-02-01", yes: [])
    try expect("referrals[referrals.source = Police]", yes: ["2"], unknown: ["4"])
  }

  @Test func aCountIsKnownWhereUnknownRowsCannotChangeIt() throws {
    try expect("count referrals[nfa = Y] <= 1", yes: ["1", "2", "3", "4"])
    try expect("count referrals[nfa = Y] = 1", yes: ["4"], unknown: ["2"])
    try expect("count referrals[nfa = Y] = 2", yes: [])
    try expect("count referrals[source is unknown] > 0", yes: ["4"])
  }

  @Test func idsAreComparedWithoutCase() throws {
    let space = try TestFiles.space(
      ["yot.csv": "Child Unique ID,CIN CPP or LAC\nC4,CIN\n"], asOf: "2025-09-01")
    #expect(try space.children("id = c4").yes == ["C4"])
  }

  /// Another list inside the brackets is asked of the row's child; a field of one is refused.
  @Test func anotherListInsideTheBrackets() throws {
    try expect("referrals[count cic = 0]", yes: ["2", "4"])
    try expect("cic[referrals[nfa = Y]]", yes: [])
    #expect(throws: Diagnostic.self) { try space.children("referrals[cpp.end is missing]") }
  }
}
