import Casework
import Commands
import Guidance
import Shell
import Terminal
import Testing

private func texts(_ line: String, _ session: Session) -> [String] {
  Completer(session, folder: ".").answer(line, cursor: line.utf8.count).candidates.map(\.text)
}

@Test func completesWhatTheGrammarExpects() throws {
  var typist = try Typist()
  try typist.type("generate children 100 seed 1")
  try typist.type("keep first-look")
  let session = typist.session
  #expect(texts("fil", session) == ["filter", "filters"])
  #expect(texts("show; fil", session) == ["filter", "filters"])
  #expect(texts("filter dis", session).contains("disability"))
  #expect(texts("filter NPS", session) == ["nps", "nps.status", "NPS involved"])
  #expect(texts("filter ethnicity=WB", session) == ["WBRI"])
  #expect(
    texts("filter flagged or ethnicity = \"Whi", session)
      == [
        "\"White British\"", "\"White Irish\"", "\"White and Black Caribbean\"",
        "\"White and Black African\"", "\"White and Asian\"", "\"White\"",
      ])
  #expect(texts("select 20 sp", session) == ["spread"])
  #expect(texts("use f", session) == ["first-look"])
  #expect(texts("count by age_b", session) == ["age_band"])
  #expect(texts("guidance use pick-20-t", session) == ["pick-20-time"])
  #expect(texts("export x.csv of c", session).contains("choice"))
  #expect(texts("export x.csv of every", session) == ["everything"])
  #expect(texts("export x as ", session) == ["csv", "xlsx", "json", "md"])
  #expect(texts("export x.csv age_b", session) == ["age_band"])
  #expect(texts("export x.csv age re", session).contains("replace"))
  #expect(texts("help sel", session) == ["select"])
  #expect(texts("cite ", session).prefix(4) == ["csafe-2018", "para", "ESN", "Annex"])
  #expect(texts("cite csafe-2018 p", session).first == "para")
  #expect(texts("cite rep", session) == ["\"report 2020\""])
  #expect(texts("cite ESN 3", session).contains("30"))
  #expect(texts("expect covered ESN 3", session).contains("31"))
  #expect(texts("guidance use pick-20-time ", session).contains("annex-c"))
  #expect(texts("guidance noti", session).first == "notify")
  #expect(texts("set h", session) == ["hints"])
  #expect(texts("inject l", session) == ["late"])
  #expect(texts("inject late pick-", session) == ["pick-20"])
  #expect(texts("inject late cic 2 d", session) == ["days", "day"])
  #expect(texts("inject withdraw 9", session).isEmpty)
  #expect(texts("ask \"Who?\" exp", session) == ["expecting"])
  #expect(texts("expect-error no-clock: fil", session) == ["filter", "filters"])
  #expect(texts("expect-error no-clock: filter dis", session).contains("disability"))
  #expect(texts("expect-error no-clock: expect-error x: count by age_b", session) == ["age_band"])
  #expect(texts("expect-error no-clock: ", session).contains("simulate"))
  #expect(texts("require rows cin ", session) == [">=", "<=", "="])
  #expect(texts("ask \"Who?\" expecting in f", session) == ["first-look"])
  #expect(texts("ask \"Who?\" expecting 5 h", session) == ["hint"])
  #expect(texts("set keys ", session) == ["emacs", "vi"])
}

/// Fields are offered by their headings as well, in quotes, where a heading was begun.
@Test func completesHeadings() throws {
  var typist = try Typist()
  try typist.type("generate children 30 seed 1")
  let session = typist.session
  #expect(texts("filter \"Date of b", session) == ["\"Date of birth\""])
  #expect(texts("filter \"Does the ch", session).count == 1)
  #expect(texts("count by \"Gend", session) == ["\"Gender\""])
  #expect(texts("show Part", session) == ["\"Part of sibling group\""])
}

/// Values stand with how many of the children shown now have them.
@Test func completesValuesWithTheirCounts() throws {
  var typist = try Typist()
  try typist.type("generate children 300 seed 1")
  func notes(_ line: String) -> [String: String] {
    let answer = Completer(typist.session, folder: ".").answer(line, cursor: line.utf8.count)
    return Dictionary(uniqueKeysWithValues: answer.candidates.map { ($0.text, $0.note) })
  }
  func counted(_ condition: String) throws -> Int {
    var asking = typist
    try asking.type("filter \(condition)")
    return asking.session.working.count
  }
  let ethnicity = notes("filter ethnicity=W")
  #expect(ethnicity["WBRI"] == "\(try counted("ethnicity = WBRI")) · White British")
  #expect(ethnicity["White"] == "\(try counted("ethnicity = White")) · the group")
  let teams = notes("filter team = ")
  #expect(teams["\"Locality 2 Team\""] == "\(try counted("team = \"Locality 2 Team\""))")
  try typist.type("filter gender = F")
  #expect(notes("filter gender = ")["M"]?.hasPrefix("0 ") == true)
  #expect(notes("filter gender = ")["F"] == "\(typist.session.working.count) · Female")
  #expect(notes("filter worker = ").isEmpty && notes("filter sibling_group = ").isEmpty)
}

@Test func completesParameters() throws {
  var typist = try Typist()
  try typist.type("param children = 40")
  try typist.type("param child_seed = 7")
  #expect(texts("generate children $chi", typist.session) == ["$children", "$child_seed"])
  #expect(texts("generate children $children seed $child_", typist.session) == ["$child_seed"])
}

/// A correction is offered the headings that were not understood or only guessed, then fields.
@Test func completesCorrectionsAndChecks() throws {
  var typist = try Typist()
  let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
  try typist.type("load \"\(root.joined(separator: "/"))/Tests/Transcripts/data/near.csv\"")
  let session = typist.session
  #expect(texts("map ", session) == ["header", "value", "dates"])
  #expect(
    texts("map header \"", session)
      == [
        "\"Gendr\"", "\"Date of birth of mother\"", "\"Stage\"", "\"Start date of CIN\"",
        "\"Primary need codes\"", "\"Case staus\"", "\"Team manager\"", "\"Reason closure\"",
      ])
  #expect(texts("map header \"Stage\" t", session) == ["to"])
  #expect(texts("map header \"Stage\" to nat", session) == [])
  #expect(texts("map header \"Stage\" to not", session) == ["nothing"])
  #expect(texts("map header \"Stage\" to cin.ne", session) == ["cin.need"])
  #expect(texts("map header \"Stage\" to need in ci", session) == ["cin", "cic"])
  #expect(texts("map value \"x\" to m", session) == ["missing"])
  #expect(texts("map value \"x\" to F in gen", session) == ["gender"])
  #expect(texts("lists cin un", session) == ["unreadable"])
  #expect(texts("check conf", session).contains("conflicts"))
}

/// Whatever is typed, no ID, no name of a worker and no date of birth is offered.
@Test func offersNothingThatIdentifiesAChild() throws {
  var typist = try Typist()
  try typist.type("generate children 40 seed 1")
  let session = typist.session
  var secrets = Set(session.area.ids)
  for list in session.area.lists {
    for column in list.columns where column.field.identifies {
      secrets.formUnion(column.written.filter { $0.count > 3 })
    }
  }
  let id = try #require(session.area.ids.first)
  let lines = [
    "child ", "child \(id.prefix(3))", "pick ", "drop \(id.prefix(2))", "filter id = ",
    "filter id = \(id.prefix(4))", "filter worker = ", "filter dob = ", "filter dob after ",
    "filter worker contains ", "show ", "sort ", "filter ", "",
  ]
  for line in lines {
    for text in texts(line, session) { #expect(!secrets.contains(text), "\(line) offers \(text)") }
  }
}

/// A path is completed folder by folder, also behind its last `/` and inside quotes.
@Test func completesPathsFolderByFolder() throws {
  let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/")
  let session = try Typist().session
  func texts(_ line: String) -> [String] {
    Completer(session, folder: root).answer(line, cursor: line.utf8.count).candidates.map(\.text)
  }
  let data = "Tests/Transcripts/data/"
  #expect(texts("load Tests/Transcripts/da") == [data])
  #expect(texts("load \(data)pl") == ["\(data)plans.csv"])
  #expect(texts("load \(data)").contains("\(data)plans.csv"))
  #expect(!texts("load \(data)").contains { $0.hasPrefix("Package") })
  #expect(texts("load \"\(data)pl") == ["\"\(data)plans.csv\""])
  #expect(texts("load \(data)plans.csv a") == ["as", "all"])
}
