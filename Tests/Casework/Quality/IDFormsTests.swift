import Casework
import Table
import Testing

/// IDs that are likely to be one ID in several forms.
@Suite struct IDFormsTests {
  @Test(arguments: [
    (["0017", "17", "170"], [[0, 1]]), (["c4", "C 4", "C-4", "C4", "C5"], [[0, 1, 2, 3]]),
    (["1", "2", "3"], []), (["A1", "B1"], []), (["0", "00"], []), ([""], []),
    (["17", "0017", "x", "X"], [[0, 1], [2, 3]]), (["é1", "É1"], [[0, 1]]),
  ])
  func groups(ids: [String], groups: [[Int32]]) {
    #expect(IDForms(TextList(ids)).groups == groups)
  }
}
