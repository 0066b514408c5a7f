import Foundation
import Language
import Testing

@testable import Guidance

/// Editions that are built on others: what is replaced, added and left out, entry by entry.
@Suite struct BasedEditionTests {
  private static let head = "format: 1\nedition: mine\ntitle: Mine\nbase: csafe-2018\n"

  private static func edition(_ text: String, _ files: [String: String] = [:]) throws -> Edition {
    try EditionFiles.read(files.merging(["mine.yaml": text]) { $1 }).get()
  }

  /// Whoever says again what the base says has the base, whichever parts are said.
  @Test func sayingItAgainChangesNothing() throws {
    let base = pictures(try Editions.load("csafe-2018"))
    let parts = EditionFiles.parts(of: "csafe-2018").filter {
      !["format", "edition", "title"].contains($0.key)
    }
    #expect(parts.count > 20 && base.count > 20)
    #expect(pictures(try Self.edition(Self.head)) == base)
    for round in 0..<6 {
      let some = parts.enumerated().filter { $0.offset % 6 == round || $0.offset % 4 == round % 4 }
      let text = Self.head + some.map(\.element.text).joined()
      #expect(pictures(try Self.edition(text)) == base, "\(some.map(\.element.key))")
    }
  }

  /// The names of the entries of a part, as the program has them.
  private static let parts:
    [(key: String, property: String, names: @Sendable (Edition) -> [String])] =
      [
        ("criteria", "criteria", { $0.criteria.map(\.id) }),
        ("events", "events", { $0.events.map(\.id) }),
        ("readings", "readings", { $0.readings.map(\.id) }),
        ("phrases", "phrases", { $0.phrases.map(\.phrase) }),
        ("facts", "facts", { $0.facts.map(\.name) }),
        ("quality", "quality", { $0.quality.map(\.id) }),
        ("not-lists", "notLists", { $0.notLists.map(\.name) }),
        ("lists", "lists", { $0.lists.map(\.name) }),
        ("options", "options", { $0.options.map(\.name) }),
        ("sources", "sources", { $0.sources.map(\.name) }),
        ("abbreviations", "abbreviations", { $0.abbreviations.keys.sorted() }),
      ]

  /// An entry that is left out is gone, and nothing else changes; or another entry names it, and
  /// that one is said with its place in the base.
  @Test(arguments: parts.indices)
  func leavingOutLeavesTheRest(place: Int) throws {
    let part = Self.parts[place]
    let base = try Editions.load("csafe-2018")
    let names = part.names(base)
    var gone = 0
    // Every third: each reads the whole edition.
    for (position, name) in names.enumerated() where position % 3 == 0 {
      let text = Self.head + "without: {\(part.key): \"\(name)\"}\n"
      switch try EditionFiles.read(["mine.yaml": text]) {
      case .success(let edition):
        gone += 1
        #expect(part.names(edition) == names.filter { $0 != name })
        var (left, whole) = (pictures(edition), pictures(base))
        left[part.property] = nil
        whole[part.property] = nil
        #expect(left == whole, "\(name)")
      case .failure(let error):
        #expect(error.message.hasPrefix("csafe-2018.yaml:"), "\(error.message)")
        #expect(
          error.message.contains(name) || part.key == "sources"
            || error.message.contains("no list has a column"), "\(error.message)")
      }
    }
    #expect(gone > 0 || ["lists", "options", "sources"].contains(part.key))
  }

  private static let small = """
    format: 1
    edition: small
    title: Small
    sources: {page: {title: A page}}
    codes: {yes-no: {values: [{code: "Y", label: "Yes"}, {code: "N", label: "No"}]}}
    fields:
      id: {title: ID, type: id}
      age_given: {title: Age, type: age}
      dob: {title: Born, type: date}
      flag: {title: Flag, type: yes-no, headings: [Old heading], cite: page 1}
    derived:
      age: {title: Age now, type: age, from: [dob, age_given]}
      age_band: {title: Band, type: band, from: age}
    age-bands: [{name: all, from: -1, to: 20}]
    lists:
      - name: one
        title: One
        window: three months
        columns: [{field: id}, {field: dob}, {field: age_given}, {field: flag}]
    options: {first: {title: First, track: 2}, last: {title: Last, track: 3}}
    candidates: {when: flag = Y, says: flagged, flag: flag}
    spread: {disabled: age < 3, age-band: age_band}
    eligible: {when: flag}
    criteria:
      - {id: S 1, about: one, when: flag}
      - {id: S 2, about: two, when: age > 3}
    events:
      - {id: a, title: A, day: 0, who: x}
      - {id: b, title: B, day: 1, who: x, option: first, time: "09:00"}
      - {id: b, title: B, day: 2, who: x, option: last}
      - {id: c, title: C, day: 3, who: x, needs: [b]}

    """
  private static let based = "format: 1\nedition: mine\ntitle: Mine\nbase: small.yaml\n"

  private static func onSmall(_ text: String) throws -> Edition {
    try edition(based + text, ["small.yaml": small])
  }

  @Test func entriesTakeThePlaceOfTheBases() throws {
    let edition = try Self.onSmall(
      """
      criteria:
        - {id: S 3, about: three, system: true}
        - {id: S 1, about: one anew, when: not flag}
      events:
        - {id: b, title: B anew, day: 4, who: y}
        - {id: d, title: D, day: 2, who: x}
      options:
        middle: {title: Middle, track: 4}
        first: {title: First anew, track: 5}
      """)
    #expect(edition.criteria.map(\.id) == ["S 1", "S 2", "S 3"])
    #expect(edition.criteria.map(\.about) == ["one anew", "two", "three"])
    // Both of the base's are replaced, and the new one stands where the first of them stood.
    #expect(edition.events.map(\.id) == ["a", "b", "c", "d"])
    #expect(edition.events[1].day == 4 && edition.events[1].time == nil)
    #expect(edition.options.map(\.name) == ["first", "last", "middle"])
    #expect(edition.options.map(\.track.lowerBound) == [5, 3, 4])
    #expect(edition.bases == ["small"])
  }

  @Test func anEntryMayBeLikeTheBases() throws {
    let edition = try Self.onSmall(
      """
      fields:
        flag: {like: base, title: New title}
      codes:
        yes-no: {like: base, values: [{code: U, unknown: true}], without: {values: "N"}}
      lists:
        - name: one
          like: base
          columns: [{field: note, title: Note, type: text}, {field: id, title: Number}]
          without: {columns: age_given, window: all}
      without: {derived: all, events: b}
      derived:
        age: {title: Age now, type: age, from: [dob, age_given]}
        age_band: {title: Band, type: band, from: age}
      events:
        - {id: c, like: base, needs: [a]}
      """)
    let flag = try #require(edition.fields.first { $0.name == "flag" })
    #expect(flag.headings == ["New title", "Old heading"] && flag.citations == ["page 1"])
    #expect(edition.codeSets[0].codes.map(\.code) == ["Y", "U"])
    let list = try #require(edition.list(named: "one"))
    #expect(list.window.isEmpty && list.title == "One")
    #expect(list.columns.map(\.name) == ["id", "dob", "flag", "note"])
    #expect(list.columns[0].title == "Number")
    #expect(edition.events.map(\.id) == ["a", "c"])
    #expect(edition.events[1].title == "C" && edition.events[1].needs == ["a"])
  }

  /// A base may have a base, and each is found from the file that names it.
  @Test func basesStandOnOneAnother() throws {
    let files = [
      "mine.yaml": "format: 1\nedition: mine\ntitle: Mine\nbase: below/middle.yaml\ntheme: third\n",
      "below/middle.yaml":
        "format: 1\nedition: middle\ntitle: Middle\nbase: ../small.yaml\nwithout: {criteria: S 1}\n",
      "small.yaml": Self.small + "theme: first\n",
    ]
    let edition = try EditionFiles.read(files).get()
    #expect(edition.id == "mine" && edition.theme == "third")
    #expect(edition.bases == ["middle", "small"] && edition.files.count == 3)
    #expect(edition.criteria.map(\.id) == ["S 2"])
    let names = edition.files.map { String($0.name.split(separator: "/").last ?? "") }
    #expect(names == ["mine.yaml", "middle.yaml", "small.yaml"])
  }

  private static let mistakes: [(text: String, says: String)] = [
    ("without: {events: e}", "mine.yaml:5: without events: the base has no \"e\""),
    ("without:\n  criteria:\n    - S 1\n    - S 3", "mine.yaml:8: without criteria: the base has"),
    ("without: {readings: all}", "mine.yaml:5: edition without: there is no key \"readings\""),
    ("without: {order: []}", "mine.yaml:5: edition without: there is no key \"order\""),
    ("without: {criteria: []}", "mine.yaml:5: edition without: \"criteria\" must be all, or names"),
    ("without: {eligible: when}", "mine.yaml:5: edition: \"eligible\" has no entries with names"),
    ("without: [criteria]", "mine.yaml:5: edition without must be a mapping"),
    (
      "without: {criteria: S 1}\ncriteria: [{id: S 1, about: x, system: true}]",
      "mine.yaml:5: without criteria: \"S 1\" is left out, and stands here as well"
    ),
    ("events: [{id: x, like: base}]", "mine.yaml:5: events x: the base has none, or several"),
    ("events: [{id: b, like: base}]", "mine.yaml:5: events b: the base has none, or several"),
    ("events: [{id: a, like: small}]", "mine.yaml:5: events a: \"like\" must be base"),
    ("events: [{id: a, title: A, day: 0}]", "mine.yaml:5: events a: \"who\" is missing"),
    ("events:\n\n  - {day: 0}", "mine.yaml:7: events: \"id\" is missing, or no text"),
    ("events: none", "mine.yaml:5: \"events\" must be a list"),
    (
      "fields: {flag: {like: base, type: date}}\nwithout: {events: b}",
      "small.yaml:31: events c: there"
    ),
    (
      "fields: {flag: {like: base, typ: date}}", "mine.yaml:5: fields flag: there is no key \"typ\""
    ),
    ("without: {fields: dob}", "small.yaml:19: columns dob: \"title\" is missing"),
    ("criteria: [{id: T 1, about: x, system: true}]", "mine.yaml:5: criteria T 1: \"id\" must be"),
    ("options: {a b: {title: x, track: 1}}", "mine.yaml:5: options a b: an option's name is one"),
    ("options: {FIRST: {title: x, track: 1}}", "mine.yaml:5: edition: two options differ by case"),
    ("without: {options: last}", "small.yaml:30: events b: there is no option last"),
    (
      "events: [{id: e, title: E, day: 3, who: x, working-days: {count: 1, after: c}}]",
      "mine.yaml:5: events e: c is not on an earlier day"
    ),
    (
      "events: [{id: e, title: E, day: 3, who: x, working-days: {after: a}}]",
      "mine.yaml:5: events e working-days: \"count\" is missing"
    ),
    (
      "events: [{id: e, title: E, day: 9, who: x, cite: pages 3}]",
      "mine.yaml:5: edition: \"pages 3\""
    ),
    ("lists: [{name: one, like: base, due: z}]", "mine.yaml:5: lists one: there is no event z"),
    ("sources: [page]", "mine.yaml:5: \"sources\" must be a mapping of names"),
  ]

  @Test(arguments: mistakes.indices)
  func aMistakeIsSaidInItsFile(place: Int) throws {
    let (text, says) = Self.mistakes[place]
    let files = ["mine.yaml": Self.based + text + "\n", "small.yaml": Self.small]
    let found = try #require(try EditionFiles.mistake(files), "\(text) was taken")
    let short = found.replacing("edition: \"events\"", with: "\"events\"")
      .replacing("edition: \"sources\"", with: "\"sources\"")
    #expect(short.hasPrefix(says), "\(found)")
  }

  @Test func basesThatCannotBe() throws {
    func based(_ on: String) -> String { "format: 1\nedition: e\ntitle: t\nbase: \(on)\n" }
    func said(_ files: [String: String]) throws -> String { try EditionFiles.mistake(files) ?? "" }
    #expect(
      try said(["mine.yaml": based("csafe-2081")])
        == "mine.yaml:4: edition: there is no edition \"csafe-2081\"; did you mean csafe-2018, csafe-2025?"
    )
    #expect(
      try said(["mine.yaml": based("nowhere.yaml")]).hasPrefix("mine.yaml:4: edition: \"base\": "))
    #expect(
      try said(["mine.yaml": based("./mine.yaml")])
        == "mine.yaml:4: edition: mine.yaml stands on itself")
    #expect(
      try said(["mine.yaml": based("a/b.yaml"), "a/b.yaml": based("../a/../mine.yaml")])
        == "a/b.yaml:4: edition: mine.yaml stands on itself")
    #expect(
      try said(["mine.yaml": based("[a]")]) == "mine.yaml:4: edition: \"base\" must be a text")
    #expect(
      try said(["mine.yaml": "format: 1\nwithout: {events: all}\n"])
        == "mine.yaml:2: edition: \"without\" needs a \"base\"")
    #expect(
      try said(["mine.yaml": based("old.yaml"), "old.yaml": "format: 2\nedition: old\n"])
        == "old.yaml:1: edition: this program reads format 1")
    #expect(
      try said(["mine.yaml": based("old.yaml"), "old.yaml": "format: ["]).hasPrefix("old.yaml:"))
    var tower = ["0.yaml": Self.small]
    for level in 1...8 { tower["\(level).yaml"] = based("\(level - 1).yaml") }
    #expect(try EditionFiles.mistake(tower, "7.yaml") == nil)
    #expect(try EditionFiles.mistake(tower, "8.yaml")?.contains("more than 8 editions") == true)
  }

  /// The digest of a file of one's own that is called like one of the program's is its own.
  @Test func aFileIsNotTakenForTheProgramsOwn() throws {
    let text = Self.head.replacing("edition: mine", with: "edition: csafe-2018")
    let edition = try EditionFiles.read(["csafe-2018.yaml": text], "csafe-2018.yaml").get()
    #expect(edition.files.map(\.isBuiltIn) == [false, true])
  }
}
