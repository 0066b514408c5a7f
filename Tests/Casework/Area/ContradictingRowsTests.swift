import Casework
import Guidance
import Language
import Table
import Testing

/// Rows of one list that contradict one another: what decides and what is found, against the rule
/// written down once more over the cells, and the same for every order of rows and files.
@Suite struct ContradictingRowsTests {
  /// A row as it is written; dates as ISO texts, so that texts compare as days.
  private struct Row {
    var list: String
    var id: String
    var gender: String
    var born: String
    var disability: String
    var flag: String
    var day: String

    var line: String { "\(id),\(gender),\(born),\(disability),\(flag),\(day)\n" }

    func cell(_ field: String) -> String {
      switch field {
      case "gender": gender
      case "dob": born
      case "disability": disability
      default: flag
      }
    }
  }

  private struct Draws {
    var state: UInt64

    mutating func one<Element>(_ elements: [Element]) -> Element {
      elements[below(elements.count)]
    }

    mutating func below(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
  }

  private static let headings = [
    "assessments":
      "Child unique ID,Gender,Date of birth,Does the child have a disability? (Y/N),CSA flag,"
      + "Continuous assessment start date\n",
    "s47":
      "Child unique ID,Gender,Date of birth,Does the child have a disability? (Y/N),CSA flag,"
      + "Strategy discussion initiating Section 47 Enquiry Start Date\n",
  ]
  /// In the order in which lists decide.
  private static let lists = ["s47", "assessments"]
  private static let fields = ["gender", "dob", "disability", "flag"]

  private func rows(_ draws: inout Draws) -> [Row] {
    (0..<40).map { _ in
      Row(
        list: draws.one(Self.lists), id: draws.one(["A", "B", "C", "D", "E", "F"]),
        gender: draws.one(["F", "F", "M", "", "?"]),
        born: draws.one(["2012-05-01", "2012-05-01", "2014-11-30", "", "soon"]),
        disability: draws.one(["Y", "N", "N", "U", "", "perhaps"]),
        flag: draws.one(["Y", "N", ""]),
        day: draws.one(["2025-11-03", "2025-12-01", "2026-02-05", "2026-02-05", "", "soon"]))
    }
  }

  /// 3 for what is known, 2 for "unknown", 1 for what cannot be read, 0 for nothing.
  private func strength(_ field: String, _ cell: String) -> Int {
    switch (field, cell) {
    case (_, ""): 0
    case ("disability", "U"): 2
    case (_, "?"), (_, "soon"), (_, "perhaps"): 1
    default: 3
    }
  }

  /// Greater for what keeps the child in view.
  private func view(_ field: String, _ cell: String) -> String {
    switch field {
    case "dob": cell
    case "gender": cell == "M" ? "2" : "1"
    default: cell == "Y" ? "2" : "1"
    }
  }

  /// What must decide: the strongest saying, of the first list that has one as strong, on its
  /// latest day.
  private func decides(_ field: String, of rows: [Row]) -> String {
    let most = rows.map { strength(field, $0.cell(field)) }.max() ?? 0
    guard most > 0 else { return "" }
    let strongest = rows.filter { strength(field, $0.cell(field)) == most }
    let list = Self.lists.first { name in strongest.contains { $0.list == name } }
    let candidates = strongest.filter { $0.list == list }
    func day(_ row: Row) -> String { row.day == "soon" ? "" : row.day }
    let latest = candidates.map(day).max()
    let best = candidates.filter { day($0) == latest }.max {
      view(field, $0.cell(field)) < view(field, $1.cell(field))
    }
    return best?.cell(field) ?? ""
  }

  private func files(_ rows: [Row], _ draws: inout Draws) -> [String: String] {
    var files: [String: String] = [:]
    for row in rows {
      let name = "\(row.list)\(draws.one(["-north", "-south"])).csv"
      files[name, default: Self.headings[row.list] ?? ""] += row.line
    }
    return files
  }

  private func value(_ field: String, _ id: String, _ space: CaseSpace) throws -> String {
    let child = try #require(space.area.child(id))
    let field = try ChildField(Literal(text: field, quoted: false, span: Span(0, 0)), in: space)
    let value = field.value(of: Int32(child))
    guard let entry = field.entry(of: Int32(child)) else { return "" }
    return ValueText(space.area.edition).short(
      value, written: field.column.written[entry], type: field.field.type)
  }

  @Test(arguments: 1...25)
  func decidesByTheLatestEvent(seed: Int) throws {
    var draws = Draws(state: UInt64(seed))
    let rows = rows(&draws)
    var found: Set<String> = []
    for order in 0..<4 {
      var shuffled = rows
      for index in shuffled.indices.reversed() { shuffled.swapAt(index, draws.below(index + 1)) }
      let space = try TestFiles.space(files(shuffled, &draws), asOf: "2026-03-02")
      for id in Set(rows.map(\.id)) {
        for field in Self.fields {
          let decided = decides(field, of: rows.filter { $0.id == id })
          #expect(try value(field, id, space) == decided, "\(id) \(field), order \(order)")
        }
      }
      let area = space.area
      let now = Set(
        try area.disagreements.map { one in
          let both = try #require(area.conflict(of: one))
          let list = area.lists[both.otherwise.list].definition.name
          return "\(area.ids[Int(one.child)]) \(one.field) \(list) \(both.otherwise.written)"
        })
      #expect(now.count == area.disagreements.count, "each once, order \(order)")
      if order == 0 { found = now } else { #expect(now == found, "order \(order)") }
    }
    #expect(found == expectedConflicts(rows))
  }

  /// Every child, field, list and known value that is not the known one that decides.
  private func expectedConflicts(_ rows: [Row]) -> Set<String> {
    var expected: Set<String> = []
    for row in rows {
      for field in Self.fields {
        let decided = decides(field, of: rows.filter { $0.id == row.id })
        let cell = row.cell(field)
        if strength(field, cell) == 3, strength(field, decided) == 3, cell != decided {
          expected.insert("\(row.id) \(field) \(row.list) \(cell)")
        }
      }
    }
    return expected
  }

  /// Two rows that differ in birth date and gender are found though what decides for the child is
  /// put together of both, and whatever their order.
  @Test(arguments: [[0, 1], [1, 0]])
  func twoChildrenOfOneIDAreFound(order: [Int]) throws {
    let rows = ["A,F,2014-11-30,Y,Y,2026-02-05\n", "A,M,2012-05-01,Y,Y,2026-02-05\n"]
    let text = (Self.headings["s47"] ?? "") + order.map { rows[$0] }.joined()
    let space = try TestFiles.space(["s47.csv": text], asOf: "2026-03-02")
    let rules = space.area.edition.quality
    let found = try QualityCheck(space).findings().filter { rules[$0.rule].id == "two-children" }
    #expect(found.count == 1)
    // The younger child's row goes first, so the older one's is the one that is unlike it.
    #expect(found.first?.row == order.firstIndex(of: 1))
    #expect(found.first?.other?.row == order.firstIndex(of: 0))
  }

  /// A list that should have each child once: the latest row that has not ended says how things
  /// stand, wherever it is.
  @Test(arguments: [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
  func aListOfOneRowAChildIsReadByItsLatest(order: [Int]) throws {
    let rows = [
      "A,2025-02-01,N1,2025-06-01\n", "A,2026-02-01,N5,2026-02-20\n", "A,2026-02-01,N4,\n",
    ]
    let heading = "Child unique ID,CIN start date,Primary need code,CIN closure date\n"
    let text = heading + order.map { rows[$0] }.joined()
    let space = try TestFiles.space(["cin.csv": text], asOf: "2026-03-02")
    #expect(try value("cin.need", "A", space) == "N4")
    #expect(try value("cin.closed", "A", space) == "")
    #expect(try value("cin.start", "A", space) == "2026-02-01")
  }
}
