import Casework
import Guidance
import Testing

/// The rules of quality over random lists, against the same rules written down once more over the
/// cells as they were made.
@Suite struct QualityOracleTests {
  /// One row of a made list, as the cells are written.
  private struct Row {
    var id: String
    var gender: String
    var born: String
    var start: String
    var closed: String
    var plans: String
    var age: String
  }

  private static let asOf = "2026-03-02"

  private func rows(_ seed: UInt64, _ count: Int) -> [Row] {
    var state = seed
    func one(_ texts: [String]) -> String {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return texts[Int(state >> 33) % texts.count]
    }
    let days = ["2025-01-10", "2025-06-01", "2025-06-02", "2025-12-31", "2026-02-28", "", "soon"]
    return (0..<count).map { _ in
      Row(
        id: one(["1", "2", "3", "4", "5", "6", "7", "8", ""]), gender: one(["F", "M", "", "?"]),
        born: one(["2007-03-02", "2008-03-02", "2008-03-03", "2015-05-05", "2026-05-05", "", "?"]),
        start: one(days), closed: one(days + ["", "", ""]), plans: one(["0", "-1", "2", "", "x"]),
        age: one(["-1", "10", "17", "18", "", "old"]))
    }
  }

  private func isDay(_ text: String) -> Bool { text.count == 10 }

  /// Days since a fixed one; the months of the cells are all there is.
  private func days(_ text: String) -> Int {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    let months = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
    let leap = (parts[0] - 1) / 4 + (parts[0] % 4 == 0 && parts[1] > 2 ? 1 : 0)
    return parts[0] * 365 + leap + months[parts[1] - 1] + parts[2]
  }

  /// Whole years at the as-of date, by comparing the texts.
  private func years(_ born: String) -> Int {
    guard born <= Self.asOf else { return -1 }
    let years = Int(Self.asOf.prefix(4)) ?? 0
    let before = born.suffix(5) > Self.asOf.suffix(5)
    return years - (Int(born.prefix(4)) ?? 0) - (before ? 1 : 0)
  }

  /// What each rule must find: the rows of the file, which begin at 2.
  private func expected(_ rows: [Row]) -> [String: [Int]] {
    var found: [String: [Int]] = [:]
    // The row that starts last decides; on one day the later birth date, and the lower age.
    var decidingBorn: [String: (day: String, born: String)] = [:]
    var decidingAge: [String: (day: String, age: Int)] = [:]
    for row in rows where !row.id.isEmpty {
      let day = isDay(row.start) ? row.start : ""
      if isDay(row.born), decidingBorn[row.id].map({ $0 < (day, row.born) }) ?? true {
        decidingBorn[row.id] = (day, row.born)
      }
      if let age = Int(row.age),
        decidingAge[row.id].map({ ($0.day, -$0.age) < (day, -age) }) ?? true
      {
        decidingAge[row.id] = (day, age)
      }
    }
    var keys: Set<[String]> = []
    var seen: Set<String> = []
    func add(_ rule: String, _ row: Int, _ holds: Bool) {
      if holds { found[rule, default: []].append(row + 2) }
    }
    for (index, row) in rows.enumerated() {
      add("blank-id", index, row.id.isEmpty)
      add("blank-fields", index, row.gender.isEmpty)
      add("blank-start", index, row.start.isEmpty)
      add("unreadable-codes", index, row.gender == "?")
      add("unreadable-dates", index, row.born == "?")
      add("unreadable-dates", index, row.start == "soon")
      add("unreadable-dates", index, row.closed == "soon")
      add("unreadable-numbers", index, row.age == "old")
      add("unreadable-numbers", index, row.plans == "x")
      add("negative-counts", index, row.plans == "-1")
      add(
        "closed-before-start", index,
        isDay(row.start) && isDay(row.closed) && row.closed < row.start)
      add("plan-of-one-day", index, isDay(row.start) && row.closed == row.start)
      if isDay(row.born) {
        for day in [row.start, row.closed] where isDay(day) {
          add("birth-after-event", index, days(row.born) - days(day) >= 280)
        }
      }
      guard !row.id.isEmpty else { continue }
      add("blank-birth-date", index, row.born.isEmpty)
      if let born = decidingBorn[row.id]?.born {
        add("over-18", index, years(born) >= 18)
        if let age = Int(row.age) { add("age-differs", index, age != years(born)) }
      } else if let age = decidingAge[row.id]?.age {
        add("over-18", index, age >= 18)
      }
      let again = !keys.insert([row.id, row.start]).inserted
      add("duplicates", index, again)
      add("repeated-children", index, !seen.insert(row.id).inserted && !again)
    }
    return found
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func findsWhatIsThere(seed: UInt64) throws {
    let rows = rows(seed, 60)
    var text = "Child ID,Gender,Date of birth,CPP start date,CPP end date,"
    text += "Number of previous child protection plans,Age\n"
    for row in rows {
      let cells = [row.id, row.gender, row.born, row.start, row.closed, row.plans, row.age]
      text += cells.joined(separator: ",") + "\n"
    }
    let space = try TestFiles.space(["cpp.csv": text], asOf: Self.asOf)
    let rules = space.area.edition.quality
    var found: [String: [Int]] = [:]
    for finding in try QualityCheck(space).findings() {
      guard let row = finding.row, let number = space.area.lists[0].place(of: row)?.row else {
        continue
      }
      found[rules[finding.rule].id, default: []].append(number)
      let child = space.area.lists[0].childOfRow[row]
      #expect(finding.children == (child < 0 ? [] : [child]))
    }
    // Two children of one ID, and rows that contradict one another, have tests of their own.
    found["two-children"] = nil
    found["conflicts"] = nil
    let expected = expected(rows)
    for rule in Set(found.keys).union(expected.keys).sorted() {
      #expect(
        (found[rule] ?? []).sorted() == (expected[rule] ?? []).sorted(), "\(rule), seed \(seed)")
    }
    #expect(expected.count >= 12)
  }

  /// A blank row is no row, a column that is not there is said once, -1 is a good age.
  @Test func whatIsNoFault() throws {
    let space = try TestFiles.space(
      [
        "cin.csv":
          "Child ID,Date of birth,Age,CIN start date\n,,,\n1,01/05/2026,-1,01/02/2026\n,,,\n"
      ], asOf: Self.asOf)
    let rules = space.area.edition.quality
    let found = try QualityCheck(space).findings().filter { $0.row != nil }
    #expect(found.map { rules[$0.rule].id } == [])
  }

  @Test func conflictsAndTwoChildren() throws {
    let space = try TestFiles.space(
      [
        "cpp.csv":
          "Child ID,Gender,DOB,CPP start date,Team\n1,F,2014-02-01,,North\n2,F,2014-02-01,,a\n",
        "cin.csv":
          "Child ID,Gender,DOB,CIN start date,Team\n1,M,2014-02-01,,NORTH \n2,M,2013-02-01,,b\n",
        "s47.csv": "Child ID,Gender,S47 start date,Allocated team\n1,F,,c\n",
      ], asOf: Self.asOf)
    #expect(
      space.area.disagreements.map(space.area.words)
        == ["0 gender cpp cin", "1 dob cpp cin", "1 gender cpp cin", "1 team cpp cin"])
    let rules = space.area.edition.quality
    let findings = try QualityCheck(space).findings()
    let two = findings.filter { rules[$0.rule].id == "two-children" }
    #expect(two.map { $0.children } == [[1]])
    for disagreement in space.area.disagreements {
      let both = try #require(space.area.conflict(of: disagreement))
      #expect(space.area.lists[both.decides.list].definition.name == "cpp")
      #expect(space.area.lists[both.otherwise.list].definition.name == "cin")
    }
  }
}
