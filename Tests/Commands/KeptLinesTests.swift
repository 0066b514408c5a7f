import Casework
import Commands
import Guidance
import Language
import Render
import Testing

@testable import Shell

/// No line is kept that could identify somebody, whatever command it belongs to and wherever in it
/// the identifier stands.
@Suite struct KeptLinesTests {
  private static let long = "L" + String(repeating: "0123456789", count: 9)
  private static let birth = "2011-11-11"
  /// IDs, workers, names and a birth date, as the lists below have them.
  private static let secrets = [
    "#12", "(77)", "20147788", "a\"b c", "back\\slash-5", "x;y-31", long, "O'Neil-7", "É-9", "17",
    "fam-99", "Jane Smith", "Featherstone", birth,
  ]
  /// Identifiers that no list has: nobody can know them, so a line must not say them as such.
  private static let unknown = ["88776655", "Mary-Ann Doe"]

  private static func csv(_ cells: [String]) -> String {
    cells.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
  }

  private static func loaded(_ workspace: inout Workspace) throws {
    let ids = secrets.prefix { $0 != "fam-99" }
    var rows = [csv(["Child ID", "Date of birth", "Allocated worker", "Sibling group", "Surname"])]
    for id in ids { rows.append(csv([id, birth, "Jane Smith", "fam-99", "Featherstone"])) }
    try workspace.write(rows.joined(separator: "\n") + "\n", to: "cin.csv")
    try workspace.type("load cin.csv as cin")
    #expect(workspace.session.area.count == ids.count)
  }

  // MARK: What a grammar can hold

  /// Every form of a grammar in which one slot holds the text, and the rest what it usually does.
  private static func planted(_ text: String, in grammar: Grammar) -> [String] {
    switch grammar {
    case .keyword, .given: []
    case .slot(let slot): planted(text, in: slot)
    case .sequence(let parts):
      parts.indices.flatMap { index in
        planted(text, in: parts[index]).map { form in
          parts.enumerated().map { $0.offset == index ? form : usual($0.element) }
            .joined(separator: " ")
        }
      }
    case .choice(let parts): parts.flatMap { planted(text, in: $0) }
    case .optional(let part), .repetition(let part): planted(text, in: part)
    }
  }

  private static func planted(_ text: String, in slot: Slot) -> [String] {
    let quoted = Literal.quote(text)
    switch slot.kind {
    case .exactly: return []
    case .condition:
      return [
        "id = ", "ID != ", "id starts with ", "id contains ", "dob = ", "dob after ", "worker = ",
        "cin.worker = ", "\"Surname\" = ", "team = ", "in ", "\"Child ID\" = ",
      ].map { $0 + quoted } + [
        "id matches /\(text)/", "id in (\(quoted), 5)", "not (age > 5 or worker = \(quoted))",
        "cin[id = \(quoted)]", "count cin[worker = \(quoted)] > 0", "id = \(text)",
        "age = \(text)", "worker = \(text.lowercased())", "id \(quoted)..\(quoted)",
      ]
    case .statement:
      return ["child \(quoted)", "filter id = \(quoted)", "say \(quoted)", "show \(text)"]
    case .rest: return [text, quoted]
    default:
      return [quoted, text, text.uppercased(), text.lowercased()]
        + ["id=\(quoted)", "lists/child-\(text).csv", "\"of \(text).csv\""]
    }
  }

  /// What usually stands there.
  private static func usual(_ grammar: Grammar) -> String {
    switch grammar {
    case .keyword(let word, _): word
    case .given(.option): "A"
    case .given(.criterionWord): "ESN"
    case .slot(let slot): usual(slot)
    case .sequence(let parts): parts.map(usual).filter { !$0.isEmpty }.joined(separator: " ")
    case .choice(let parts): parts.first.map(usual) ?? ""
    case .optional: ""
    case .repetition(let part): usual(part)
    }
  }

  private static func usual(_ slot: Slot) -> String {
    switch slot.kind {
    case .exactly(let word): word
    case .text, .quoted: "\"a text\""
    case .path: "file.csv"
    case .list: "cin"
    case .field: "age"
    case .condition: "age > 5"
    case .number: "3"
    case .range: "3..4"
    case .date: "2026-03-02"
    case .errorCode: "unknown-field:"
    case .statement: "count"
    case .word, .child, .set, .seed, .topic, .entry, .rest: "word"
    }
  }

  private static func lines(_ text: String) -> [String] {
    Registry.commands.flatMap { command in
      planted(text, in: command.grammar).map { "\(command.name) \($0)" }
    } + [
      text, Literal.quote(text), "nonsense \(text)", "count # \(text)", "\(text) count",
      "count by age; child \(text)", "child \(text); count", "filter id = \\\n \(text)",
      "count by age\nchild \(text)", "filter age > 5 # \(text)\ncount", "chil \(text)",
      "filter (age > 5 or\n id = \(text))",
    ]
  }

  // MARK: Properties

  @Test(arguments: secrets)
  func noIdentifierOfAListIsKept(secret: String) throws {
    try Workspace.with { workspace in
      try Self.loaded(&workspace)
      let lines = Self.lines(secret)
      #expect(lines.count > 500)
      let past = PastLines(nil)
      past.see(workspace.session.area)
      for line in lines { past.add(line, workspace.session) }
      let leaking = past.all.filter { Self.holds($0, secret) }
      #expect(leaking.isEmpty, "\(leaking)")
    }
  }

  /// Whether a line holds a text: as it is, or as quotation marks hold it. The number 17 inside
  /// another number is no ID.
  private static func holds(_ line: String, _ secret: String) -> Bool {
    let quoted = String(Literal.quote(secret).dropFirst().dropLast())
    return [secret, quoted].contains { line.lowercased().contains($0.lowercased()) }
  }

  /// Where a child is named, a text given or a field compared that identifies, it does not matter
  /// whether any list has it.
  @Test(arguments: unknown)
  func whatNamesSomebodyIsNotKept(text: String) throws {
    let session = Session(try Editions.load(Editions.standard))
    let quoted = Literal.quote(text)
    for line in [
      "child \(quoted)", "filter id = \(quoted)", "filter id starts with \(quoted)",
      "filter id matches /\(text)/", "filter dob = \(quoted)", "filter worker = \(quoted)",
      "filter age > 5 and not (worker contains \(quoted))", "filter cin[worker = \(quoted)]",
      "filter \"Anything\" = \(quoted)", "pick 5 because \(quoted)", "say \(text)",
      "run choice.jtai id=\(quoted)", "demo full-option-b name=\(quoted)", "param x = \(quoted)",
      "map value \(quoted) to WBRI in ethnicity", "expect output contains \(quoted)",
      "ask \(quoted) expecting 5", "expect-error no-such-child: child \(quoted)",
      "explain \(quoted)", "nonsense \(quoted)", "chld \(quoted)", "count # \(text)", "\"\(text)",
      "weigh 3 where id = \(quoted)", "explain filter id = \(quoted)",
      "export - of children where worker = \(quoted)", "select 5 cover because \(quoted)",
    ] {
      let past = PastLines(nil)
      past.add(line, session)
      #expect(past.all.isEmpty, "\(line)")
    }
  }

  @Test func whatNamesNobodyIsKept() throws {
    try Workspace.with { workspace in
      try Self.loaded(&workspace)
      let past = PastLines(nil)
      past.see(workspace.session.area)
      let lines = [
        "load \"lists of March/\" as cin sheet List6 header 3", "filter age > 5, NPS involved",
        "filter age 5..15 and gender = F or on cpp", "filter ethnicity = \"White British\"",
        "filter cpp[start after 2025-01-01]", "count by gender, age_band", "option B",
        "select 6 cover seed 12 require 2 where age > 10", "notify 2026-03-02", "timeline week 2",
        "filt age > 3; cou by gend", "generate children 40 seed 7", "keep teenagers",
        "use teenagers minus disabled", "export chosen.xlsx of choice", "help filter",
        "map header Worker_name to worker", "simulate selection children 30 runs 20 errors 2% 5%",
        "cite para 22", "sort dob descending", "expect children = 20", "show id, worker first 5",
        "filter dob is missing",
      ]
      for line in lines { past.add(line, workspace.session) }
      #expect(past.all == lines)
      past.add("count by age \\\n by gender\ncount", workspace.session)
      #expect(past.all.last?.contains("\n") == false)
    }
  }

  /// An area counts that is gone by the end of the line, or that was undone.
  @Test func anAreaThatIsGoneCounts() throws {
    try Workspace.with { workspace in
      try workspace.write("Child ID\nAB-4711\n", to: "cin.csv")
      for line in [
        "load cin.csv as cin; keep ab-4711; unload cin", "load cin.csv as cin; keep ab-4711; undo",
      ] {
        let past = PastLines(nil)
        past.add("keep AB-4711", workspace.session)
        past.add("count", workspace.session)
        #expect(past.all == ["keep AB-4711", "count"])
        var settings = ScriptRunner.Settings()
        settings.seeing = { past.see($0) }
        var session = workspace.session
        var runner = ScriptRunner(.memory(.text, TextRenderer()), settings) { "1" }
        _ = runner.run(
          SourceText(name: "typed", text: line), folder: workspace.folder, on: &session)
        past.add(line, session)
        // What was kept before is forgotten, too.
        #expect(past.all == ["count"])
      }
    }
  }
}
