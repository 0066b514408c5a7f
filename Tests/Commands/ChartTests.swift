import Casework
import Commands
import Language
import Render
import Testing

/// Charts against filters: each bin holds the children whom the filter for it keeps.
@Suite struct ChartTests {
  private static let area = "generate children 350 seed 12 dirt 3%"

  @Test(arguments: [
    ("chart gender", ["F Female": "gender = F", "M Male": "gender = M"]),
    ("chart age", ["0": "age = 0", "7": "age = 7", "16": "age = 16", "unborn": "age = -1"]),
    ("chart age_band", ["5-9": "age_band = \"5-9\"", "16-17": "age_band = \"16-17\""]),
    ("chart team", ["Locality 2 Team": "team = \"Locality 2 Team\""]),
    (
      "chart cin.start",
      ["2025": "cin.start after 2024-12-31 and cin.start before 2026-01-01"]
    ),
    (
      "chart age by gender",
      ["3|F Female": "age = 3 and gender = F", "11|M Male": "age = 11 and gender = M"]
    ),
    (
      "chart list by disability",
      ["cin Children in need|Y Yes": "list = cin and disability = Y"]
    ),
  ])
  func eachBinIsAFilter(chart: String, bins: [String: String]) throws {
    var typist = try Typist()
    try typist.type(Self.area)
    let result = try typist.type(chart).result
    let groups = try groups(result)
    #expect(groups.values.reduce(0) { $0 + ($1 ?? 0) } == typist.session.area.count)
    for (bin, condition) in bins {
      var asking = typist
      try asking.type("filter \(condition)")
      let count = try #require(groups[bin], "\(bin) among \(groups.keys.sorted())")
      #expect(count == asking.session.working.count, "\(bin)")
    }
  }

  @Test(arguments: [20, 31, 60, 100, 200])
  func fitsTheWidth(width: Int) throws {
    var typist = try Typist()
    try typist.type(Self.area)
    for chart in ["chart ethnicity", "chart age", "chart age_band by gender", "chart cin.start"] {
      let document = try typist.type(chart).document
      for line in TextRenderer(width: width).text(document).split(separator: "\n") {
        // Below thirty characters a bar still has its four.
        #expect(TextWidth.of(String(line)) <= max(width, 40), "\(line)")
      }
      let plain = TextRenderer(width: width, plain: true).text(document)
      #expect(!plain.contains("█"))
      #expect(plain.contains(": "))
    }
  }

  @Test func whatIdentifiesIsNotCharted() throws {
    var typist = try Typist()
    try typist.type(Self.area)
    for field in ["id", "dob", "worker", "sibling_group", "family_id"] {
      let error = #expect(throws: Diagnostic.self) { try typist.type("chart \(field)") }
      #expect(["identifies", "ambiguous-field"].contains(error?.code), "\(field)")
    }
  }

  /// Nothing that is left out can be had from the rest.
  @Test func smallNumbersAreLeftOut() throws {
    var typist = try Typist()
    try typist.type(Self.area)
    for chart in ["chart ethnicity suppress 5", "chart list by disability suppress 5"] {
      let groups = try groups(typist.type(chart).result)
      #expect(groups.values.allSatisfy { $0.map { $0 == 0 || $0 >= 5 } ?? true })
      #expect(groups.values.count { $0 == nil } > 1)
    }
  }

  private func groups(_ result: JSONValue) throws -> [String: Int?] {
    guard case .object(let members) = result,
      case .list(let list)? = members.first(where: { $0.key == "groups" })?.value
    else { throw Diagnostic("no-groups", "there are no groups") }
    var groups: [String: Int?] = [:]
    for case .object(let members) in list {
      guard case .list(let key)? = members.first?.value else { continue }
      let name = key.map { if case .text(let text) = $0 { text } else { "" } }
      if case .whole(let count)? = members.last?.value {
        groups[name.joined(separator: "|")] = count
      } else {
        groups[name.joined(separator: "|")] = .some(nil)
      }
    }
    return groups
  }
}

/// A list whose rows stand in the order of the area, which has more children than the list.
@Test func aFieldOfTheFirstListCountsEveryChild() throws {
  try Workspace.with { workspace in
    let cin = (1...120).map { "C\($0),F,N\($0 % 3 + 1)\n" }.joined()
    try workspace.write("Child Unique ID,Gender,Primary need code\n" + cin, to: "cin.csv")
    let cpp = (1...30).map { "P\($0),M,2025-01-01\n" }.joined()
    try workspace.write("Child Unique ID,Gender,CPP Start Date\n" + cpp, to: "cpp.csv")
    try workspace.type("load cin.csv as cin")
    try workspace.type("load cpp.csv as cpp")
    for command in ["count by cin.need", "count by cin.need, gender", "chart cin.need"] {
      let result = try workspace.type(command).result
      guard case .object(let members) = result,
        case .list(let groups)? = members.first(where: { $0.key == "groups" })?.value
      else { throw Diagnostic("no-groups", "there are no groups") }
      let sum = groups.reduce(0) { sum, group in
        guard case .object(let members) = group, case .whole(let count)? = members.last?.value
        else { return sum }
        return sum + count
      }
      #expect(sum == 150, "\(command)")
    }
  }
}
