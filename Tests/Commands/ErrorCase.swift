import Testing

/// A script whose last line fails, and how.
struct ErrorCase: Sendable, CustomTestStringConvertible {
  let code: String
  let script: String
  /// The words under which the caret stands; nil where there are none to blame, and empty where
  /// something is missing at the end.
  let blames: String?
  var files: [String: String] = [:]
  var isSafe = false
  /// Where text says that it is, where that is not in the script itself.
  var place: String?

  init(
    _ code: String, _ script: String, blames: String? = nil, files: [String: String] = [:],
    isSafe: Bool = false, place: String? = nil
  ) {
    self.code = code
    self.script = script
    self.blames = blames
    self.files = files
    self.isSafe = isSafe
    self.place = place
  }

  var testDescription: String { "\(code): \(script.split(separator: "\n").last ?? "")" }

  static let all: [ErrorCase] = typing + data + choosing + simulating + files + scripts

  private static let area = "generate children 60 seed 7\n"
  private static let dated = "notify 2026-03-02\noption A\nclock 2026-03-02\n"
  private static let chosen = area + "option B\nselect 5 cover anyway because \"a test\"\n"

  // MARK: What is typed

  private static let typing: [ErrorCase] = [
    .init("unknown-command", "filtre age < 3", blames: "filtre"),
    .init("unknown-command", "exit", blames: "exit"),
    .init("unexpected-word", "option C", blames: "C"),
    .init("unexpected-word", "filter age > 3 adn disabled", blames: "adn"),
    .init("incomplete-command", "count by", blames: ""),
    .init("said-twice", "generate children 5 seed 1 seed 2", blames: "seed"),
    .init("open-quote", "say \"hello", blames: "\""),
    .init("not-a-number", "filter age < old", blames: "old"),
    .init("number-out-of-range", "generate children 0", blames: "0"),
    .init(
      "number-out-of-range", area + "filter cin.start within 90000 months", blames: "cin.start"),
    .init("bad-range", "expect children in some", blames: "some"),
    .init("bad-date", "filter dob before yesterday", blames: "yesterday"),
    .init("bad-date", "notify tomorrow", blames: "tomorrow"),
    .init("bad-time", "clock noon", blames: "noon"),
    .init("bad-time", "clock 2026-03-02 25:00", blames: "2026-03-02 25:00"),
    .init("no-clock", "notify 2026-03-02\noption B\ndue"),
    .init("no-clock", "received lists"),
    .init(
      "no-deadline", "notify 2026-03-02\noption B\nclock 2026-06-01\nclock next", blames: "next"),
    .init(
      "after-clock", "clock 2026-03-02\nreceived cin at 2026-03-03 8:30",
      blames: "2026-03-03 8:30"),
    .init("unknown-item", "option B\nreceived pick-20", blames: "pick-20"),
    .init("not-awaited", "received notify", blames: "notify"),
    .init("not-awaited", "received early_help", blames: "early_help"),
    .init("date-beyond-calendar", "notify 1999-03-01", blames: "1999-03-01"),
    .init("unknown-field", "filter agee < 5", blames: "agee"),
    .init("identifies", area + "chart dob", blames: "dob"),
    .init("too-many-values", "generate children 300 seed 4\nchart gender by team", blames: "team"),
    .init("unknown-ending", chosen + "request form.doc", blames: "form.doc"),
    .init(
      "not-the-form", chosen + "receive a.csv", blames: "a.csv", files: ["a.csv": "one,two\n1,2\n"]),
    .init(
      "not-a-manifest", area + "verify a.manifest", blames: "a.manifest",
      files: ["a.manifest": "jtai manifest 3\n"]),
    .init(
      "manifest-differs", area + "verify a.manifest", blames: "a.manifest",
      files: ["a.manifest": "jtai manifest 1\noption: B\n"]),
    .init("masked", area + "mask on\nexport a.csv", blames: "a.csv"),
    .init("unknown-criterion", chosen + "explain ESN 99", blames: "99"),
    .init("unknown-document", "documents 9.9 received", blames: "9.9"),
    .init("for-whom", chosen + "documents chronology received", blames: "chronology"),
    .init(
      "not-a-childs", chosen + "documents 1.4 for all received", blames: "1.4"),
    .init(
      "calendar-gap", "calendar add a.yaml", blames: "a.yaml",
      files: [
        "a.yaml":
          "from: 2040\nto: 2040\nsource: s\ndate: d\ndays: [{date: 2040-01-02, title: x}]\n"
      ]),
    .init(
      "bad-calendar", "calendar add a.yaml", blames: "a.yaml",
      files: ["a.yaml": "from: 2029\nto: 2029\nsource: s\ndate: d\ndays: []\n"]),
    .init("criterion-of-the-system", "weigh 2 ESN 26", blames: "ESN 26"),
    .init(
      "too-many-criteria",
      (0...50).map { "weigh 1 where age > \($0)" }.joined(separator: "\n"), blames: "age > 50"),
    .init("ambiguous-field", "filter start before 2026-01-01", blames: "start"),
    .init("unknown-value", "filter ethnicity = WBRX", blames: "WBRX"),
    .init("unknown-list", "filter on cpx", blames: "cpx"),
    .init("unknown-set", "filter in nobody", blames: "nobody"),
    .init("not-comparable", "filter ethnicity < WBRI", blames: "WBRI"),
    .init("not-comparable", "filter team 1..3", blames: "team"),
    .init("not-yes-no", "filter age", blames: "age"),
    .init("bad-pattern", "filter team matches /(/", blames: "/(/"),
    .init("pattern-too-hard", "filter team matches /(a+)+/", blames: "/(a+)+/"),
    .init("open-pattern", "filter team matches /Duty", blames: "/"),
    .init("incomplete-condition", "filter age < 3 or", blames: ""),
    .init("bad-condition", "filter age in 3", blames: "3"),
    .init(
      "condition-too-deep",
      "filter " + String(repeating: "(", count: 100) + "age = 3"
        + String(repeating: ")", count: 100), blames: "age"),
    .init("no-as-of-date", "filter dob within 3 months", blames: "dob"),
    .init("other-list", area + "filter s47[cpp.start before 2026-01-01]", blames: "cpp.start"),
    .init("many-rows", area + "show id, referrals.source", blames: "referrals.source"),
    .init("unknown-entry", "guidance ESN 99", blames: "ESN 99"),
    .init("unknown-reading", "guidance use pick noon", blames: "pick"),
    .init("unknown-choice", "guidance use pick-20-time noon", blames: "noon"),
    .init("unknown-passage", "cite para 99", blames: "99"),
    .init("unknown-source", "cite footnote 3", blames: "footnote 3"),
    .init("no-text", "cite csafe-2025 para 3", blames: "csafe-2025"),
    .init("empty-text", "ask \"Which?\" expecting \" \"", blames: "\" \""),
    .init("empty-text", "ask \"Which?\" expecting 5 answer \"\"", blames: "\"\""),
    .init("not-a-number", "ask \"How many?\" expecting 5 answer five", blames: "five"),
    .init(
      "bad-time", "ask \"When?\" expecting \"2026-03-04 15:00\" answer soon", blames: "soon"),
    .init("unknown-rehearsal", "demo zebra", blames: "zebra"),
  ]

  // MARK: What is loaded

  private static let data: [ErrorCase] = [
    .init("no-lists", "check"),
    .init("list-not-loaded", "unload cin", blames: "cin"),
    .init("unknown-rule", area + "check blank-fild", blames: "blank-fild"),
    .init("unknown-child", area + "child 12", blames: "12"),
    .init("nothing-to-undo", "undo"),
    .init("nothing-to-redo", "redo"),
    .init("bad-name", "keep \"two words\"", blames: "\"two words\""),
    .init("bad-share", "generate children 5 dirt 99%", blames: "99%"),
    .init("blank-heading", "map header \"\" to gender", blames: "\"\""),
    .init("blank-text", "map value \" \" to F in gender", blames: "\" \""),
    .init("no-values", "map value \"x\" to y in team", blames: "team"),
    .init(
      "field-taken", "load a.csv as cin\nmap header \"Sex\" to gender", blames: "gender",
      files: ["a.csv": "Child Unique ID,Gender,Date of Birth,Sex\n1,F,2015-01-01,M\n"]),
    .init(
      "id-needed", "load a.csv as cin\nmap header \"Child Unique ID\" to nothing in cin",
      blames: "\"Child Unique ID\"",
      files: ["a.csv": "Child Unique ID,Gender,Date of Birth\n1,F,2015-01-01\n"]),
    .init("two-lists", "map header \"x\" to cin.start in cpp", blames: "cpp"),
    .init("cannot-suppress", "generate children 2 seed 1\ncount by list suppress 5", blames: "5"),
    .init("too-many-fields", area + "count by list, gender, flag suppress 5", blames: "5"),
    .init("too-many-groups", "generate children 1500 seed 1\ncount by id suppress 5", blames: "5"),
    .init("no-format", area + "export -", blames: "-"),
    .init("not-to-output", area + "export - as xlsx", blames: "-"),
    .init("unknown-ending", area + "export a.doc", blames: "a.doc"),
    .init("several-lists", area + "export - of lists as csv", blames: "-"),
    .init("raw-is-for-csv", area + "export a.json raw", blames: "raw"),
    .init("fields-of-children", area + "export a.csv id of cin", blames: "id"),
  ]

  // MARK: Choosing

  private static let choosing: [ErrorCase] = [
    .init("no-option", area + "select 20"),
    .init("nothing-chosen", "option A\ndrop 12 because \"x\""),
    .init("no-option", area + "inject withdraw 12 because \"x\""),
    .init("unknown-child", area + "option A\ninject withdraw 12 because \"x\"", blames: "12"),
    .init("no-clock", "notify 2026-03-02\noption A\ninject late lists 1 hour"),
    .init("unknown-item", dated + "inject late lisst 1 hour", blames: "lisst"),
    .init("delay-in-days", dated + "inject late meetings 90 minutes", blames: "90"),
    .init("number-out-of-range", dated + "inject late lists 0 days", blames: "0"),
    .init("date-beyond-calendar", dated + "inject late lists 9999 days", blames: "9999"),
    .init(
      "arrived-already", dated + "received lists\ninject late lists 1 day", blames: "lists"),
    .init(
      "after-deadline", dated + "clock 2026-03-05\ninject late lists 5 minutes", blames: "5"),
    .init("not-chosen", chosen + "drop 09150187 because \"x\"", blames: "09150187"),
    .init("chosen-already", chosen + "pick 90478765 because \"x\"", blames: "90478765"),
    .init("empty-reason", chosen + "drop 90478765 because \"\"", blames: "\"\""),
    .init("not-notified", "timeline"),
    .init("nobody-to-choose", area + "filter age > 17\noption A\nselect 5"),
    .init(
      "nobody-eligible", "generate children 60 seed 7 option A\noption B\nselect 5 cover"),
    .init(
      "not-exact",
      area + "option B\nselect 5 spread anyway because \"a test\"\nexport lp levels"),
    .init("no-first-stage", area + "option B\nselect 6 afresh", blames: "afresh"),
    .init(
      "not-to-compute",
      area + "option B\npick 90478765 because \"a test\"\nmanifest a.manifest"),
    .init("not-to-output", chosen + "export lp -", blames: "-"),
    .init(
      "not-a-folder", chosen + "export lp a.csv", blames: "a.csv", files: ["a.csv": "id\n"]),
    .init(
      "quota-needs-cover", area + "option A\nselect 5 spread require 1 where disabled",
      blames: "1"),
  ]
}
