import Casework
import Guidance
import Simulation
import Table
import Testing

@Suite struct SyntheticDirtTests {
  private static let children = 2_000
  private static let identifying = Set(["dob", "gender"])

  private static func areas(dirt: Int) throws -> (clean: LoadedArea, dirty: LoadedArea) {
    let day = try Notification.monday().day
    return (
      try LoadedArea(children, seed: "dirt", at: day),
      try LoadedArea(children, seed: "dirt", at: day, dirt: dirt)
    )
  }

  /// Children in need stand in the same order; rows that come twice follow one another.
  private static func pairs(
    _ clean: SyntheticSheet, _ dirty: SyntheticSheet
  ) -> [(clean: Int, dirty: Int)] {
    var row = 0
    return (0..<clean.rows).compactMap { original in
      defer { row += 1 }
      // A copy says the same in every cell as the row before it.
      while row > 0, row < dirty.rows, isCopy(dirty, row) { row += 1 }
      return row < dirty.rows ? (original, row) : nil
    }
  }

  private static func isCopy(_ sheet: SyntheticSheet, _ row: Int) -> Bool {
    sheet.columns.allSatisfy { $0.codes[row] == $0.codes[row - 1] }
  }

  @Test(arguments: [200, 1000, 5000])
  func theShareOfFaultyCellsIsTheOneAskedFor(dirt: Int) throws {
    let (clean, dirty) = try Self.areas(dirt: dirt)
    let before = clean.synthetic.sheets[0]
    let after = dirty.synthetic.sheets[0]
    let rows = Self.pairs(before, after)
    #expect(rows.count == Self.children)
    var changed = 0
    for (original, row) in rows {
      for column in before.headings.indices
      where before.written.cell(original, column) != after.written.cell(row, column) {
        changed += 1
      }
    }
    let share = Double(changed) / Double(rows.count * before.headings.count)
    let wanted = Double(dirt) / 10_000
    #expect((wanted * 0.85...wanted * 1.15).contains(share))
  }

  @Test(arguments: [200, 2000]) func theLoaderReportsWhatItCannotRead(dirt: Int) throws {
    let (clean, dirty) = try Self.areas(dirt: dirt)
    var unreadable = 0
    var cells = 0
    for list in dirty.lists {
      cells += list.rows * list.reports.count
      unreadable += list.reports.reduce(0) { $0 + $1.unreadable }
    }
    let share = Double(unreadable) / Double(cells)
    let wanted = Double(dirt) / 10_000
    // A tenth of the faults in cells that have a type and a value: less than that of all.
    #expect((wanted * 0.02...wanted * 0.1).contains(share))
    for (left, right) in zip(clean.lists, dirty.lists) {
      #expect(left.reports.map(\.field) == right.reports.map(\.field))
      #expect(right.reports.allSatisfy { $0.matched != .none })
    }
    #expect(dirty.lists.contains { list in list.reports.contains { $0.matched == .spelling } })
  }

  /// A fault that can be read says the same as the cell without it.
  @Test func spellingsKeepTheirMeaning() throws {
    let (clean, dirty) = try Self.areas(dirt: 3000)
    let before = clean.lists[0]
    let after = dirty.lists[0]
    let rows = Self.pairs(clean.synthetic.sheets[0], dirty.synthetic.sheets[0])
    for (left, right) in zip(before.columns, after.columns) {
      let wrong = rows.filter { original, row in
        let value = right.value(row)
        guard value != .missing, value != .unreadable else { return false }
        if value == .text { return left.written(original) != right.written(row) }
        return value != left.value(original)
      }
      #expect(wrong.map(\.clean) == [], "\(left.field.name)")
    }
  }

  @Test func rowsAreRarelyWithoutAnID() throws {
    let (_, dirty) = try Self.areas(dirt: 1000)
    let rows = dirty.lists.reduce(0) { $0 + $1.rows }
    let missing = dirty.lists.reduce(0) { $0 + $1.reports[0].missing }
    #expect(Double(missing) / Double(rows) < 0.01)
    #expect(missing > 0)
  }

  /// One row in 200 for each percent, at most one in 50.
  @Test(arguments: [(100, 0.002...0.01), (200, 0.005...0.016), (5000, 0.012...0.03)])
  func someRowsComeTwice(dirt: Int, share: ClosedRange<Double>) throws {
    let dirty = try LoadedArea(4_000, seed: "twice", at: Notification.monday().day, dirt: dirt)
    #expect(share.contains(Double(dirty.synthetic.sheets[0].rows) / 4_000 - 1))
  }

  @Test func listsDisagreeAboutAFewChildren() throws {
    let (_, dirty) = try Self.areas(dirt: 400)
    let found = dirty.area.disagreements.filter { Self.identifying.contains($0.field) }
    #expect(!found.isEmpty)
    #expect(Set(found.map(\.field)) == Self.identifying)
    // Two lists in a hundred, over children who are on some three lists.
    #expect(Set(found.map(\.child)).count < Self.children / 10)
  }
}
