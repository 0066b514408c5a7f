import Casework
import Commands
import Language
import Render
import Table
import Testing

/// The form that asks for the additional facts, and what is said of it when it comes back.
@Suite struct FactsFormTests {
  private static let begin = [
    "generate children 900 seed 7", "option A", "select 20 spread seed 3",
  ]

  @Test(arguments: ["form.xlsx", "form.csv"])
  func aFormThatNobodyFilledInLacksEveryFact(path: String) throws {
    try Workspace.with { workspace in
      for command in Self.begin { try workspace.type(command) }
      let asked = try workspace.type("request \(path)").result
      #expect(try whole("cells", asked) == 140)
      let chosen = workspace.session.choice.additional.map { workspace.session.area.ids[Int($0)] }
      let answer = try workspace.type("receive \(path)").result
      #expect(try whole("children", answer) == 20)
      #expect(try whole("facts", answer) == 0)
      #expect(try gaps("blank", answer) == Dictionary(uniqueKeysWithValues: chosen.map { ($0, 7) }))
      // Those chosen are still chosen, and it can be taken back.
      #expect(workspace.session.choice.additional.count == 20)
      try workspace.type("undo")
      let again = #expect(throws: Diagnostic.self) { try workspace.type("request \(path)") }
      #expect(again?.code == "file-exists")
      try workspace.type("request \(path) replace")
    }
  }

  @Test func whatIsWrongIsSaidOneByOne() throws {
    try Workspace.with { workspace in
      for command in Self.begin { try workspace.type(command) }
      try workspace.type("request form.csv")
      var lines = try workspace.text(of: "form.csv").split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      for row in 1..<lines.count { for column in 1...7 { lines[row][column] = "Y" } }
      let ids = lines.map { $0[0] }
      lines[1][1] = ""
      lines[2][2] = "perhaps"
      lines[3][3] = "U"
      lines.remove(at: 4)
      lines.append(["4711", "Y", "Y", "N", "N", "N", "Y", "N"])
      let others = workspace.session.area.ids.filter { !ids.contains($0) }
      lines.append([others[0], "N", "N", "N", "N", "N", "N", "N"])
      try workspace.write(
        lines.map { $0.joined(separator: ",") + "\n" }.joined(), to: "back.csv")
      let answer = try workspace.type("receive back.csv").result
      #expect(try whole("children", answer) == 19)
      #expect(try whole("facts", answer) == 19 * 7 - 3)
      #expect(try gaps("blank", answer) == [ids[1]: 1])
      #expect(try gaps("not_readable", answer) == [ids[2]: 1])
      #expect(try gaps("unknown", answer) == [ids[3]: 1])
      #expect(try texts("missing", answer) == [ids[4]])
      #expect(try texts("not_asked", answer) == [others[0]])
      #expect(try texts("unknown_children", answer) == ["4711"])

      // A corrected form goes before the first; where it is blank, the first still stands.
      try workspace.write(
        "Child unique ID,Is there multi-agency involvement? (Y/N)\n\(ids[2]),N\n\(ids[3]),\n",
        to: "second.csv")
      try workspace.type("receive second.csv")
      try workspace.type("reset")
      try workspace.type("keep everyone")
      func fact(_ id: String) throws -> String {
        try workspace.type("use everyone")
        try workspace.type("filter id = \"\(id)\"")
        let result = try workspace.type("show multi_agency").result
        return result.line
      }
      #expect(try fact(ids[2]).contains("\"N\""))
      #expect(try fact(ids[3]).contains("\"Y\""))
    }
  }

  /// A stranger in the form moves other children along; what is shown stays who it was.
  @Test func whatIsShownStaysWhoItWas() throws {
    try Workspace.with { workspace in
      try workspace.write(
        "Child Unique ID,Gender\nA1,F\nA2,M\nA3,F\n", to: "cin.csv")
      try workspace.write(
        "Child Unique ID,Date of contact,Source of contact\nZ1,2026-01-05,1A\nZ2,2026-01-06,1A\n",
        to: "contacts.csv")
      for command in ["load cin.csv as cin", "load contacts.csv as contacts", "option B"] {
        try workspace.type(command)
      }
      try workspace.type("filter gender is missing or gender = F")
      func shown() -> [String] {
        workspace.session.working.map { workspace.session.area.ids[Int($0)] }
      }
      let before = shown()
      #expect(before.contains("Z1"))
      try workspace.write(
        "Child unique ID,Is there multi-agency involvement? (Y/N)\nS9,Y\nA1,Y\n", to: "back.csv")
      try workspace.type("receive back.csv")
      #expect(shown() == before)
      #expect(workspace.session.area.child("S9") != nil)
      #expect(workspace.session.filters.count == 1)
    }
  }

  private func member(_ key: String, _ result: JSONValue) throws -> JSONValue {
    guard case .object(let members) = result,
      let value = members.first(where: { $0.key == key })?.value
    else { throw Diagnostic("no-member", "there is no \(key)") }
    return value
  }

  private func whole(_ key: String, _ result: JSONValue) throws -> Int {
    guard case .whole(let number) = try member(key, result) else { return -1 }
    return number
  }

  private func texts(_ key: String, _ result: JSONValue) throws -> [String] {
    guard case .list(let list) = try member(key, result) else { return [] }
    return list.map { if case .text(let text) = $0 { text } else { "" } }
  }

  /// How many facts a child lacks.
  private func gaps(_ key: String, _ result: JSONValue) throws -> [String: Int] {
    guard case .list(let list) = try member(key, result) else { return [:] }
    var gaps: [String: Int] = [:]
    for entry in list {
      guard case .text(let id) = try member("id", entry),
        case .list(let facts) = try member("facts", entry)
      else { continue }
      gaps[id] = facts.count
    }
    return gaps
  }
}
