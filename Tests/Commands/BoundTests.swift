import Casework
import Commands
import Foundation
import Guidance
import Language
import Render
import Shell
import Table
import Testing

/// Small inputs that would cost much, each counted before it does.
@Suite struct BoundTests {
  private func code(_ text: String, _ typist: Typist) -> String? {
    var typist = typist
    do throws(Diagnostic) {
      try typist.type(text)
      return nil
    } catch {
      #expect(!error.help.isEmpty)
      return error.code
    }
  }

  @Test func conditions() throws {
    var typist = try Typist()
    try typist.type("generate children 20 seed 1")
    let asked = { (count: Int) in
      "filter " + [String](repeating: "age = 5", count: count).joined(separator: " or ")
    }
    #expect(code(asked(1_000), typist) == nil)
    #expect(code(asked(1_001), typist) == "condition-too-long")
    let nested = "filter " + [String](repeating: "count cin[age = 5 or ", count: 200).joined()
    #expect(code(nested, typist) == "condition-too-deep")
    let listed = { (count: Int) in
      "filter age in (" + [String](repeating: "5", count: count).joined(separator: ",") + ")"
    }
    #expect(code(listed(99_999), typist) == nil)
    #expect(code(listed(100_001), typist) == "condition-too-long")
    let fields = { (count: Int) in
      "show " + [String](repeating: "age", count: count).joined(separator: ", ")
    }
    #expect(code(fields(1_001), typist) == "too-many-words")
  }

  /// One of several texts is the same as each of them joined by `or`.
  @Test func amongTexts() throws {
    var typist = try Typist()
    try typist.type("generate children 60 seed 3")
    for field in ["team", "id", "worker"] {
      let space = typist.session.space
      let column = try #require(space.area.lists.first?.column(named: field))
      let texts = column.written.prefix(6).map { Literal.quote($0.uppercased()) }
      let joined = texts.map { "\(field) = \($0)" }.joined(separator: " or ")
      var one = typist
      var other = typist
      try one.type("filter \(field) in (\(texts.joined(separator: ", ")))")
      try other.type("filter \(joined)")
      #expect(one.session.working == other.session.working)
      #expect(one.session.filters.first?.unknown == other.session.filters.first?.unknown)
    }
  }

  @Test func patterns() throws {
    var typist = try Typist()
    try typist.type("generate children 300 seed 1")
    let optional = String(repeating: ".?", count: 16)
    #expect(code("filter id matches /\(optional)x/", typist) == "pattern-too-hard")
    #expect(code("filter id matches /\(optional)/", typist) == "pattern-too-hard")
    let chosen = [String](repeating: "(a|b|c)", count: 20).joined()
    #expect(code("filter team matches /\(chosen)\(optional)/", typist) == "pattern-too-hard")
    for pattern in ["^Team.*[12]", ".*e.*a", "smith|jones", "^(?:a|b)?c", "[a-c]+\\\\d*?x", "a{2}"]
    {
      #expect(code("filter team matches /\(pattern)/", typist) == nil, "\(pattern)")
    }
  }

  @Test func parametersThatDouble() throws {
    var parameters = [Session.Parameter(name: "a", value: "0123456789")]
    var failed: String?
    for _ in 0..<40 where failed == nil {
      do throws(Diagnostic) {
        let doubled = try Interpreter.filled("\"$a$a\"", parameters).text
        #expect(doubled.utf8.count <= 4 << 20)
        parameters = [Session.Parameter(name: "a", value: String(doubled.dropFirst().dropLast()))]
      } catch {
        failed = error.code
      }
    }
    #expect(failed == "statement-too-long")
    let long = "say \"" + String(repeating: "x", count: 4 << 20) + "\""
    #expect(throws: Diagnostic.self) { try Interpreter.filled(long, []) }
  }

  /// A rule that finds much is counted in full, and listed as far as that is of use.
  @Test func findings() throws {
    try Workspace.with { workspace in
      let rows = (0..<10_020).map { "\($0),,\n" }.joined()
      try workspace.write("Child Unique ID,Child In Need start date,Gender\n\(rows)", to: "cin.csv")
      try workspace.type("load cin.csv as cin")
      let all = try workspace.type("check")
      #expect(all.result["counts"]?["blank-start"]?.line == "10020")
      #expect(
        all.notices.contains { $0.code == "findings-left-out" && $0.message.contains("10,020") })
      let listed = all.result["findings"]?.items?.filter { $0["rule"]?.line == "\"blank-start\"" }
      #expect(listed?.count == 10_000)
      let whole = try workspace.type("check blank-start all")
      #expect(whole.notices.isEmpty)
      #expect(whole.result["findings"]?.items?.count == 10_020)
    }
  }

  @Test func rowsOfOneChild() throws {
    try Workspace.with { workspace in
      let rows = (0..<250).map { "1,\($0 + 1)\n" }.joined()
      try workspace.write("Child Unique ID,Allocated team\n\(rows)", to: "cin.csv")
      try workspace.type("load cin.csv as cin")
      let child = try workspace.type("child 1")
      #expect(child.result["rows"]?.items?.count == 200)
      #expect(child.notices.map(\.code) == ["rows-left-out"])
      #expect(child.notices.first?.message.contains("50 more rows") == true)
    }
  }

  @Test func filesOfAFolder() throws {
    try Workspace.with { workspace in
      for number in 0..<4 { try workspace.write("x\n1\n", to: "\(number).csv") }
      var wishes = ListLoader.Wishes()
      wishes.limits.entries = 3
      let loader = ListLoader(workspace.session.edition, wishes: wishes)
      do throws(ReadError) {
        _ = try loader.load(workspace.folder, shown: "folder")
        Issue.record("more files than the limit were read")
      } catch {
        #expect(error.code == "too-large")
      }
    }
  }
}
