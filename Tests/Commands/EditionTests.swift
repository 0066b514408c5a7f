import Casework
import Commands
import Digest
import Foundation
import Guidance
import Language
import Render
import Shell
import Table
import Terminal
import Testing

/// Editions at work: options by any name, citations, help, and manifests.
@Suite struct EditionTests {
  private static func offered(_ line: String, _ session: Session) -> [String] {
    Completer(session, folder: ".").answer(line, cursor: line.utf8.count).candidates.map(\.text)
  }

  private static func session(_ edition: String) throws -> Typist {
    var typist = try Typist()
    typist.session = Session(try Editions.load(edition))
    return typist
  }

  /// An edition of Docs/Editions.md, or what is said of it with something changed.
  private static func example(
    _ name: String, changed old: String = "", to new: String = ""
  ) throws -> Typist {
    let page = try String(contentsOfFile: "\(CasePaths.root)/Docs/Editions.md", encoding: .utf8)
    let block = try #require(page.components(separatedBy: "```jtai \(name)\n").last)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: name)
    let text = block.components(separatedBy: "\n```")[0] + "\n"
    try (old.isEmpty ? text : text.replacing(old, with: new, maxReplacements: 1))
      .write(to: file, atomically: true, encoding: .utf8)
    let typist = try session(file.path(percentEncoded: false))
    try EditionCheck.check(typist.session.edition)
    return typist
  }

  @Test(arguments: [("csafe-2018", ["A", "B"]), ("csafe-2025", ["audit"])])
  func optionsAreTheEditions(name: String, options: [String]) throws {
    let typist = try Self.session(name)
    for front in ["option ", "timeline option ", "generate children 5 option "] {
      #expect(Self.offered(front, typist.session) == options)
    }
    var other = typist
    let error = #expect(throws: Diagnostic.self) { try other.type("option nonsense") }
    #expect(error?.message == "expected \(options.joined(separator: " or ")), not \"nonsense\"")
    let help = try other.type("help option").document
    let shown = TextRenderer(width: 200).text(help)
    for option in typist.session.edition.options { #expect(shown.contains(option.title)) }
    for option in options {
      let outcome = try other.type("option \(option.uppercased())")
      #expect(outcome.session.choice.option == option)
      try other.type("option \"\(option.lowercased())\"")
      #expect(other.session.choice.option == option)
    }
  }

  /// What help shows under an edition can be typed under it.
  @Test(arguments: Editions.known)
  func examplesFitTheEdition(name: String) throws {
    var typist = try Self.session(name)
    let vocabulary = typist.session.edition.vocabulary
    for command in Registry.commands {
      let shown = TextRenderer(width: 400).text(try typist.type("help \(command.name)").document)
      for example in command.examples {
        let fits = Result {
          try GrammarParser.parse(
            example.command, from: command.name.utf8.count, by: command.grammar,
            vocabulary: vocabulary)
        }
        let isShown = shown.split(separator: "\n").contains {
          $0.hasPrefix("  \(example.command) ") || $0 == "  \(example.command)"
        }
        if case .success = fits { #expect(isShown) } else { #expect(!isShown) }
      }
    }
  }

  /// (what stands there, what is put in its place, the part and the mistake)
  private static let unbound = [
    ("when: age >= 5,", "when: agee >= 5,", "criteria YC 1: there is no field \"agee\""),
    ("means: flag = Y", "means: flagg = Y", "phrases caring: there is no field \"flagg\""),
    (
      "means: flag = Y", "means: not caring",
      "phrases caring: the phrase \"caring\" is said by itself"
    ),
    ("age-band: age_band", "age-band: band", "spread: there is no field \"band\""),
    ("disabled: disability = Y", "disabled: disability = 7", "spread: \"7\" is no value of"),
    ("when: flag = Y", "when: on carers", "candidates: "),
    ("when: age >= 18", "when: age >= old", "candidates: "),
    (
      "eligible: {when: multi_agency and intervention", "eligible: {when: multi_agency and",
      "eligible: "
    ),
    ("  flag: flag\n", "  flag: flags\n", "candidates: there is no field \"flags\""),
    ("criteria:\n", "siblings: brothers\ncriteria:\n", "siblings: there is no field \"brothers\""),
    ("criteria:\n", "show: [id, brothers]\ncriteria:\n", "show: there is no field \"brothers\""),
    (
      "criteria:\n",
      "quality: [{id: q, severity: note, says: x, fields: dob, when: $field > dobb}]\ncriteria:\n",
      "quality q: "
    ),
  ]

  /// A condition that does not fit the edition's fields is said with its line, as any mistake is.
  @Test(arguments: unbound.indices)
  func aConditionIsRefusedWhereItStands(place: Int) throws {
    let (old, new, says) = Self.unbound[place]
    let page = try String(contentsOfFile: "\(CasePaths.root)/Docs/Editions.md", encoding: .utf8)
    let block = try #require(page.components(separatedBy: "```jtai carers.yaml\n").last)
    let front = try #require(block.components(separatedBy: old).first)
    let line = front.count { $0 == "\n" } + 1
    let error = #expect(throws: Diagnostic.self) {
      try Self.example("carers.yaml", changed: old, to: new)
    }
    #expect(error?.code == "bad-edition")
    let message = try #require(error?.message)
    #expect(message.contains("carers.yaml:\(line): \(says)"), "\(message)")
  }

  /// A choice by both stages, whatever the option is called.
  @Test func theOneOptionIsPlayed() throws {
    var typist = try Self.session("csafe-2025")
    try typist.type("generate children 900 seed 3")
    try typist.type("notify 2026-03-02")
    try typist.type("option audit")
    try typist.type("select seed 4")
    #expect(typist.session.choice.chosen.count == 20)
    #expect(typist.session.choice.stage == .additional)
    let outcome = try typist.type("select")
    #expect(typist.session.choice.chosen.count == 6)
    #expect(!outcome.notices.contains { $0.code == "track-count" })
    try typist.type("confirm all")
    let error = #expect(throws: Diagnostic.self) { try typist.type("compare") }
    #expect(error?.code == "no-option" && error?.help == "its options: audit")
    // The option leaves the facts out that it asks for later.
    try typist.type("generate children 900 seed 3 option audit")
    #expect(typist.session.area.list(named: "additional") == nil)
  }

  /// Two options with names of their own are compared as A and B are.
  @Test func otherOptionsAreCompared() throws {
    var typist = try Self.example("carers.yaml")
    try typist.type("generate children 400 seed 8")
    try typist.type("filter caring")
    let outcome = try typist.type("compare seed 5")
    let shown = TextRenderer(width: 200).text(outcome.document)
    #expect(shown.contains("option twice  option once"))
    var once = typist
    try once.type("option once")
    try once.type("select 4 cover seed 5")
    let ids = once.session.choice.chosen.map { once.session.area.ids[Int($0.child)] }
    guard case .object(let members) = outcome.result,
      case .object(let side)? = members.first(where: { $0.key == "b" })?.value
    else { throw Diagnostic("no-choice", "there is no choice") }
    #expect(side.first { $0.key == "chosen" }?.value == .texts(ids))
    #expect(members.first { $0.key == "options" }?.value == .texts(["twice", "once"]))
  }

  /// Criteria are asked for by the edition's own word.
  @Test func criteriaHaveAWordOfTheirOwn() throws {
    var typist = try Self.example("carers.yaml")
    try typist.type("generate children 400 seed 8")
    try typist.type("option once")
    let chosen = try typist.type("select 4 cover seed 5").document
    #expect(TextRenderer(width: 200).text(chosen).contains("YC 1 2 3"))
    try typist.type("explain YC 2")
    try typist.type("expect covered YC 3")
    for line in ["explain ESN 2", "expect covered ESN 3"] {
      #expect(throws: Diagnostic.self) { try typist.type(line) }
    }
  }

  /// Every citation of an edition can be typed, as it stands and as it is shown.
  @Test(arguments: Editions.known)
  func everyCitationResolves(name: String) throws {
    var typist = try Self.session(name)
    let edition = typist.session.edition
    var citations = edition.events.flatMap(\.citations) + edition.criteria.flatMap(\.citations)
    citations += edition.readings.flatMap { reading in reading.choices.flatMap(\.citations) }
    citations += edition.lists.flatMap { list in list.citations + list.columns.flatMap(\.citations)
    }
    citations += edition.options.flatMap(\.citations) + edition.phrases.flatMap(\.citations)
    for citation in Set(citations).sorted() {
      let outcome = try typist.type("cite \(Literal.quote(citation))")
      let shown = TextRenderer(width: 500).text(outcome.document)
      #expect(shown.hasPrefix("  \(citation)\n"), "\(citation)")
      // What can be typed without quotes comes to the same.
      if !citation.contains(",") {
        let bare = try typist.type("cite \(citation)").document
        #expect(TextRenderer(width: 500).text(bare) == shown)
      }
      let short = typist.session.guidance.short(citation)
      let again = try typist.type("cite \(Literal.quote(short))").document
      #expect(TextRenderer(width: 500).text(again) == shown)
    }
  }

  /// A paragraph without a name is the edition's own, where it cites itself, and never its base's.
  @Test func aParagraphIsNotTakenForTheBases() throws {
    func shown(_ typist: Typist, _ line: String) throws -> String {
      var typist = typist
      return TextRenderer(width: 500).text(try typist.type(line).document)
    }
    let carers = try Self.example("carers.yaml")
    #expect(try shown(carers, "cite para 4").hasPrefix("  carers-2031 para 4\n"))
    #expect(try shown(carers, "cite csafe-2018 para 4").contains("the inquiry’s definition"))
    #expect(
      try shown(Self.session("csafe-2025"), "cite para 4").contains("the inquiry’s definition"))
    #expect(try shown(carers, "guidance").contains("\n  built on csafe-2018\n"))
    #expect(try !shown(Self.session("csafe-2018"), "guidance").contains("built on"))
  }

  /// What a file says, as bytes, for one that has nothing but texts: written down again here.
  private static func digest(_ parts: [(name: String, text: String)]) -> String {
    func text(_ text: String) -> [UInt8] { Array("text \(text.utf8.count)\n\(text)\n".utf8) }
    let bytes = parts.flatMap { text($0.name) + SHA256(text($0.text)).bytes }
    return SHA256(bytes).hexadecimal
  }

  /// A manifest names the digest of the edition and of its base, and verify sees a change in either.
  @Test func manifestsCoverTheBase() throws {
    try Workspace.with { workspace in
      let area = "generate children 120 seed 4"
      let small = "format: 1\nedition: small\ntitle: t\nbase: csafe-2018\n"
      let mine = "format: 1\nedition: mine\ntitle: t\nbase: small.yaml\n"
      try workspace.write(small, to: "small.yaml")
      try workspace.write(mine, to: "mine.yaml")
      func begin() throws {
        workspace.session = Session(try Editions.load("\(workspace.folder)/mine.yaml"))
        try workspace.type(area)
      }
      try begin()
      try workspace.type("option B")
      try workspace.type("select 4 cover seed 9")
      try workspace.type("manifest a.manifest")
      let lines = try workspace.text(of: "a.manifest").split(separator: "\n").map(String.init)
      let digests = [
        Self.digest([("base", "small.yaml"), ("edition", "mine"), ("format", "1"), ("title", "t")]),
        Self.digest([("base", "csafe-2018"), ("edition", "small"), ("format", "1"), ("title", "t")]
        ),
      ]
      #expect(lines[1].hasPrefix("edition: mine own sha256 \(digests[0]) parts \"base:"))
      #expect(lines[2].hasPrefix("base: small own sha256 \(digests[1]) parts \"base:"))
      #expect(lines[3].hasPrefix("base: csafe-2018 sha256 "))
      try begin()
      try workspace.type("verify a.manifest")
      // A remark says nothing; a title does.
      try workspace.write("# a remark\n" + small, to: "small.yaml")
      try begin()
      try workspace.type("verify a.manifest")
      try workspace.write(small.replacing("title: t", with: "title: T"), to: "small.yaml")
      try begin()
      let error = #expect(throws: Diagnostic.self) { try workspace.type("verify a.manifest") }
      #expect(
        error?.message
          == "line 3 differs (base): the edition small is not what it was (changed: title)")
    }
  }
}
