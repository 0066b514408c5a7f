import Casework
import Table
import Testing

/// IDs that are likely to be one ID in several forms.
@Suite struct IDFormsTests {
  @Test(arguments: [
    (["0017", "17", "170"], [[0, 1]]), (["c4", "C 4", "C-4", "C4", "C5"], [[0, 1, 2, 3]]),
    (["1", "2", "3"], []), (["A1", "B1"], []), (["0", "00"], []), ([""], []),
    (["17", "0017", "x", "X"], [[0, 1], [2, 3]]), (["é1", "É1"], [[0, 1]]),
    (["e\u{301}1", "\u{E9}1"], [[0, 1]]), (["1005.00", "1005"], [[0, 1]]),
    (["\u{410}12", "A12", "\u{391}12"], [[0, 1, 2]]), (["1,005", "1005", "1 005"], [[0, 1, 2]]),
    (["1912-02-03", "4417"], [[0, 1]]), (["\u{661}\u{662}", "12"], [[0, 1]]),
    (["9.02E+07", "90200000"], []), (["1.005E3", "1005"], [[0, 1]]),
    (["1.2598894E+07", "12598894"], [[0, 1]]), (["1E5", "100000"], []),
    (["1O05", "1005", "l005", "I0O5"], [[0, 1, 2, 3]]), (["AOL1", "a011", "AB11"], [[0, 1]]),
    (["\u{41E}12", "012", "12"], [[0, 1, 2]]),
  ])
  func groups(ids: [String], groups: [[Int32]]) {
    #expect(IDForms(TextList(ids)).groups == groups)
  }

  /// IDs that are like no other, and are no IDs as they were written.
  @Test func changedIDs() {
    let forms = IDForms(
      TextList([
        "9.02E+07 (cin.csv row 2)", "17", "9.02E+07 (cin.csv row 3)", "1.5E+3", "03/04/2015",
      ]))
    #expect(forms.cut == [[0, 2], [3]])
    #expect(forms.dates == [4])
    #expect(forms.groups.isEmpty)
  }
}
