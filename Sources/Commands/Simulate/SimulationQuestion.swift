import Casework
import Guidance
import Language
import Render
import Simulation
import Table

/// What a simulation is asked: of which children, by which assumptions, and how often.
struct SimulationQuestion {
  let session: Session
  let seed: Session.Seed
  var assumptions: Assumptions
  /// How many children are made up; nil for those that are shown.
  var madeUp: Int?
  /// Those who are shown and may be chosen.
  let listed: [Int32]
  var track: Int
  /// Of how many the facts are asked first.
  var asked: Int
  var methods: [SelectionOption.Method] = [.random, .spread]
  var rule = SelectionOption.Rule.covered
  var runs: Int
  /// A difference in criteria that is smaller does not matter, in hundredths of one.
  private let marginHundredths: Int
  var margin: Double { Double(marginHundredths) / 100 }
  private let world: World

  static let usualRuns = 200
  /// Where no margin is typed: a quarter of a criterion.
  private static let usualMargin = 25
  static let mostRuns = 100_000
  static let mostChildren = 50_000
  static let mostTracked = 100

  /// What every simulation can be asked with.
  static let clauses: [Grammar] = [
    .sequence([
      .keyword("children", "made up by the assumptions, instead of those shown"),
      .slot("children", .number, "N", "how many are made up"),
    ]),
    .sequence([
      .keyword("track"), .slot("track", .number, "K", "how many are tracked"),
    ]),
    .sequence([
      .keyword("asked"),
      .slot("asked", .number, "N", "of how many the facts are asked first"),
    ]),
    .sequence([
      .keyword("workers"),
      .slot("workers", .number, "N", "how many find out the facts at once"),
    ]),
    .sequence([
      .keyword("errors"),
      .slot("error", .word, "A%", "how often a fact is wrong where some are asked about"),
      .slot("error", .word, "B%", "and where all are asked about"),
    ]),
    .sequence([.keyword("runs"), .slot("runs", .number, "N", "how often; 200 if left out")]),
    .sequence([.keyword("seed"), .slot("seed", .seed, "S", "any text")]),
    .sequence([.keyword("assumptions"), .assumptions]),
  ]

  /// How the 20 are chosen, and those to track among them.
  static let selectionClauses: [Grammar] = [
    .keyword("random", "the first stage by lot; several ways are compared"),
    .keyword("spread", "the first stage in turn over disability and age"),
    .keyword("cover", "the first stage by what the lists alone can show"),
    .sequence([
      .keyword("rule", "how those to track are chosen of the eligible"),
      .choice([
        .keyword("covered", "most criteria, then by ticket"),
        .keyword("levels", "criteria, twice, attributes, then by ticket, as select does"),
        .keyword("lot", "by ticket alone"),
      ]),
    ]),
  ]

  /// How small a difference does not matter.
  static let marginClause = Grammar.sequence([
    .keyword(
      "margin", "a difference in criteria that is smaller does not matter; 0.25 if left out"),
    .slot("margin", .word, "M", "such as 0.5"),
  ])

  /// - Parameter isSwept: whether the numbers will be set otherwise, and are not to be held against
  ///   one another yet.
  init(
    _ arguments: Arguments, _ session: Session, _ world: World, isSwept: Bool = false
  ) throws(Diagnostic) {
    self.session = session
    self.world = world
    seed = try session.drawingSeed(arguments, world)
    madeUp = try arguments.number("children", in: 1...Self.mostChildren)
    var assumptions = try session.assumptionsInForce(arguments, world)
    if let workers = try arguments.number("workers", in: 1...10_000) {
      guard let name = assumptions.workersName,
        let changed = try assumptions.setting(name, to: String(workers))
      else {
        throw Diagnostic(
          "bad-assumptions", "assumptions \(assumptions.name) have nobody who finds out the facts",
          at: try arguments.required("workers").span, help: "give a task \"each: flagged\"")
      }
      assumptions = changed
    }
    for (literal, option) in zip(arguments.literals("error"), session.bothOptions) {
      let share = try Share(typed: literal)
      guard let changed = try assumptions.setting("errors.\(option.name)", to: share.text) else {
        throw Diagnostic(
          "bad-assumptions",
          "assumptions \(assumptions.name) say nothing of errors under option \(option.name)",
          at: literal.span, help: "write errors: {\(option.name): 2%} into the file")
      }
      assumptions = changed
    }
    self.assumptions = assumptions

    listed =
      madeUp == nil ? session.working.filter(try session.basis(.track).mayBeChosen) : []
    let last = session.bothOptions.last ?? session.edition.options.last
    let tracked = try arguments.literal("track")
    track =
      try arguments.number("track", in: 1...Self.mostTracked)
      ?? last.map { session.usualTrack($0) } ?? 1
    asked =
      try arguments.number("asked", in: 1...Self.mostChildren)
      ?? session.edition.options.compactMap { session.guidance.select($0) }.first ?? 1
    runs = try arguments.number("runs", in: 1...Self.mostRuns) ?? Self.usualRuns
    marginHundredths = try arguments.literal("margin").map(Self.margin) ?? Self.usualMargin
    let named = SelectionOption.Method.allCases.filter { arguments.has($0.rawValue) }
    if !named.isEmpty { methods = named }
    rule = SelectionOption.Rule.allCases.first { arguments.has($0.rawValue) } ?? .covered

    guard !isSwept else { return }
    try requireChildren()
    guard track <= children else {
      throw Diagnostic(
        "too-many-tracked",
        "\(String.children(track)) cannot be tracked of \(children.grouped)",
        at: tracked?.span ?? arguments.literals("children").first?.span,
        help: "track \(min(children, track)), or more children")
    }
  }

  /// - Throws: `no-lists` where there are no children to simulate with.
  func requireChildren() throws(Diagnostic) {
    guard madeUp != nil || !listed.isEmpty else {
      throw Diagnostic(
        "no-lists",
        session.area.count == 0
          ? "there are no children to simulate with"
          : "none of the children shown may be chosen",
        help: "say children 60 to make some up, or load a workbook")
    }
  }

  /// - Throws: `bad-margin` for what is no number from 0.01 to 99.99.
  private static func margin(_ typed: Literal) throws(Diagnostic) -> Int {
    guard let share = Share(typed.text + "%"), share.tenThousandths > 0,
      share.tenThousandths < 10_000
    else {
      throw Diagnostic(
        "bad-margin", "\"\(typed.text)\" is no margin: a number of criteria from 0.01 to 99.99",
        at: typed.span, help: "such as 0.25 or 1")
    }
    return share.tenThousandths
  }

  var children: Int { madeUp ?? listed.count }

  /// The children of runs; of those who are shown, on how much of them the answer rests.
  func population() throws(Diagnostic) -> (any Population, ListedChildren.Basis?) {
    if let madeUp {
      let children = try MadeUpChildren(
        assumptions, edition: session.edition, emphasis: session.emphasis, seed: seed.text,
        count: madeUp)
      return (children, nil)
    }
    let children = try ListedChildren(
      listed, in: session.space(.track), session.emphasis, assumptions, seed: seed.text)
    return (children, children.basis)
  }

  /// Both options' choices among the children of the runs.
  func selection(_ watch: RunWatch?) throws(Diagnostic) -> SelectionExperiment {
    let (some, all) = try session.requiredBothOptions()
    var setup = SelectionExperiment.Setup()
    setup.track = track
    setup.asked = asked
    setup.methods = methods
    setup.rule = rule
    setup.runs = runs
    setup.errorA = assumptions.error(some.name)
    setup.errorB = assumptions.error(all.name)
    return SelectionExperiment(
      try population().0, setup, first: session.edition.spread.first.map(\.most),
      watch: watch)
  }

  /// The schedules of all options.
  func timeline(_ watch: RunWatch?) throws(Diagnostic) -> ScheduleExperiment {
    var setup = ScheduleExperiment.Setup()
    setup.children = children
    setup.track = track
    setup.asked = asked
    setup.runs = runs
    let holidays = session.notified == nil ? nil : try session.calendar()
    let calendar = ScheduleCalendar(
      day: assumptions.schedule.day, notified: session.notified, holidays: holidays)
    return try ScheduleExperiment(
      setup, session.guidance, assumptions, seed: seed.text, calendar: calendar,
      notifiedOn: session.notified?.weekday ?? 0,
      watch: watch)
  }

  /// Somebody who watches the runs, and may end them.
  func watch(_ what: String) -> RunWatch? { world.watchingRuns(what) }

  // MARK: Words

  /// On what an answer rests: before every result.
  var basisText: String { basisText(of: String.children(children)) }

  func basisText(of children: String) -> String {
    let changes =
      assumptions.changes.isEmpty ? "" : " with \(assumptions.changes.joined(separator: ", "))"
    let by = "assumptions \(assumptions.name)\(changes)"
    return madeUp == nil
      ? "\(children) from the lists; what is not known of them, and errors and durations, by \(by), "
        + "which are no estimate of a real place"
      : "synthetic: \(children) made up by \(by); no number here is an estimate of a real place"
  }

  func seedText(runs done: Int) -> String {
    "\(String.counted(done, "run", "runs")) · seed \(seed.text), \(seed.origin.rawValue)"
  }

  /// What is said where somebody ended the work.
  func stopped(after done: Int) -> Notice? {
    guard done < runs else { return nil }
    return Notice(
      "stopped-early",
      "stopped after \(done.grouped) of \(runs.grouped) runs: what follows is of those alone")
  }

  /// What a simulation comes to: the session goes on with the seed that was drawn by.
  func outcome(_ document: Document, _ result: JSONValue, _ notices: [Notice] = []) -> Outcome {
    var outcome = Outcome(session.taking(seed), document, result: result, notices: notices)
    outcome.again = .sayingSeed(seed, after: session)
    return outcome
  }

  /// Behind the keys that every simulation has.
  var assumptionsJSON: [JSONValue.Member] {
    [
      .init("assumptions", .text(assumptions.name)),
      .init("assumptions_sha256", .text(assumptions.sha256)),
      .init("changed", .texts(assumptions.changes)),
      .init("synthetic", .truth(madeUp != nil)),
    ]
  }
}

extension Share {
  /// - Throws: `bad-share`.
  init(typed literal: Literal) throws(Diagnostic) {
    guard let share = Share(literal.text) else {
      throw Diagnostic(
        "bad-share", "\"\(literal.text)\" is not a share from 0% to 100%", at: literal.span,
        help: "such as 2% or 6.25%")
    }
    self = share
  }
}

extension Session {
  /// The seed that was typed, else that of the session, else one from the system.
  func drawingSeed(_ arguments: Arguments, _ world: World) throws(Diagnostic) -> Seed {
    if let text = try arguments.literal("seed") { return Seed(text: text.text, origin: .typed) }
    return seed ?? Seed(text: world.systemSeed(), origin: .system)
  }

  /// The option that asks about some first, and the one that asks about all.
  var bothOptions: [CaseOption] {
    guard let some = edition.options.first(where: { $0.select != nil }),
      let all = edition.options.first(where: { $0.select == nil })
    else { return [] }
    return [some, all]
  }

  /// - Throws: `no-option` where the edition does not have both.
  func requiredBothOptions() throws(Diagnostic) -> (some: CaseOption, all: CaseOption) {
    let both = bothOptions
    guard both.count == 2 else {
      throw Diagnostic(
        "no-option",
        "the edition \(edition.id) has no two options to compare, of which one takes some children "
          + "first and the other does not",
        help: "its options: \(edition.options.map(\.name).joined(separator: ", "))")
    }
    return (both[0], both[1])
  }

  /// The assumptions that were typed, or those in force.
  ///
  /// - Throws: `no-such-file`, `bad-yaml` or `bad-assumptions`, with file, line and field.
  func assumptionsInForce(
    _ arguments: Arguments, _ world: World
  ) throws(Diagnostic) -> Assumptions {
    if let name = try arguments.literal("carried") {
      return try Assumptions.carried(edition, name: name.text)
    }
    if let typed = try arguments.literal("assumptions") { return try readAssumptions(typed, world) }
    if let assumptions { return assumptions }
    return try Assumptions.carried(edition)
  }
}
