import Casework
import Commands
import Guidance
import Language
import Shell
import Simulation
import Table
import Testing

/// Types commands into a session and keeps what they came to.
struct Typist {
  var session: Session
  private let interpreter = Interpreter(
    world: World(folder: ".", safe: true) { "123" }, abbreviated: true)

  init() throws { session = Session(try Editions.load(Editions.standard)) }

  @discardableResult
  mutating func type(_ text: String) throws(Diagnostic) -> Outcome {
    let outcome = try interpreter.run(text, on: session).outcome
    session = outcome.session
    return outcome
  }
}

/// Everything that a person could see of a session, for comparing two of them.
private func look(_ session: Session) -> String {
  """
  \(session.working) \(session.workingOf) \(session.filters) \(session.sets.map(\.name))
  \(session.choice.option ?? "") \(session.choice.chosen.map(\.child)) \(session.choice.picked)
  \(session.notified?.description ?? "") \(session.seed?.text ?? "")
  \(session.readings.sorted { $0.key < $1.key }) \(session.asOfSet?.description ?? "")
  \(session.loaded.keys.sorted()) \(session.area.count) \(session.choice.dropped)
  \(session.assumptions?.name ?? "") \(session.choice.stage?.rawValue ?? "") \(session.choice.additional) \(session.choice.pool)
  """
}

@Test func undoAndRedoGoThroughEveryState() throws {
  var typist = try Typist()
  var states = [look(typist.session)]
  let commands = [
    "generate children 200 seed 5", "notify 2026-03-02", "filter flagged or on cpp", "keep some",
    "sort age", "filter age < 12", "option B", "select 5 cover seed 9", "use some minus some",
    "reset", "guidance use pick-20-time annex-c", "seed 77", "as-of 2026-02-01",
    "assumptions fieldwork",
  ]
  for command in commands {
    try typist.type(command)
    states.append(look(typist.session))
  }
  for state in states.reversed().dropFirst() {
    try typist.type("undo")
    #expect(look(typist.session) == state)
  }
  let nothing = #expect(throws: Diagnostic.self) { try typist.type("undo") }
  #expect(nothing?.code == "nothing-to-undo")
  for state in states.dropFirst() {
    try typist.type("redo")
    #expect(look(typist.session) == state)
  }
}

/// An error leaves the session as it was, whatever the command was in the middle of.
@Test(arguments: [
  "filter agee < 3", "filter ethnicity = WBRX", "filter age < x", "load nowhere.xlsx",
  "select 5 seed 1 seed 2", "select 5 cover require 2 where agee = 3", "pick 000 because \"x\"",
  "drop 000 because \"x\"", "notify yesterday", "use nothing", "sort nothing", "count by nothing",
  "guidance use pick-20-time noon", "guidance nonsense", "cite para 400", "unload leavers",
  "show first 0", "keep \"two words\"", "expect children = 3", "as-of 31/02/2026", "frobnicate",
  "generate children 10 seed 1 to somewhere", "filter (age < 3", "child 000", "lists nothing",
  "notify 2031-01-06",
])
func anErrorChangesNothing(command: String) throws {
  var typist = try Typist()
  try typist.type("generate children 60 seed 3")
  try typist.type("option B")
  let before = look(typist.session)
  let past = typist.session.history.count
  let error = #expect(throws: Diagnostic.self) { try typist.type(command) }
  #expect(error?.message.isEmpty == false)
  #expect(look(typist.session) == before)
  #expect(typist.session.history.count == past)
}

@Test func theDesignCardsFiltersReadAsTheyLook() throws {
  var typist = try Typist()
  try typist.type("generate children 2000 seed 11")
  let all = typist.session.working.count
  let disabled = try typist.type("filter disability=Y").session.working
  try typist.type("undo")
  let nps = try typist.type("filter NPS involved").session.working
  try typist.type("undo")
  let both = try typist.type("filter disability=Y, NPS involved").session.working
  #expect(all >= 2000)
  #expect(!disabled.isEmpty && !nps.isEmpty)
  #expect(Set(both) == Set(disabled).intersection(nps))
}

/// A filter, its negation, and those of whom it is unknown are everyone, each once.
@Test(arguments: [
  "disability=Y", "NPS involved", "age < 10", "flagged", "on cpp", "ethnicity = White",
  "count s47 >= 1", "team contains \"Locality\"", "yot = Y or age > 15",
])
func nobodyIsLostBetweenYesNoAndUnknown(condition: String) throws {
  var typist = try Typist()
  try typist.type("generate children 500 seed 4 dirt 3%")
  let all = Set(typist.session.working)
  let yes = Set(try typist.type("filter \(condition)").session.working)
  let unknown = typist.session.filters.last?.unknown ?? 0
  try typist.type("undo")
  let no = Set(try typist.type("filter not (\(condition))").session.working)
  #expect(yes.isDisjoint(with: no))
  #expect(yes.count + no.count + unknown == all.count)
}

@Test func optionASeesTheFactsOnlyOfTheTwenty() throws {
  var typist = try Typist()
  try typist.type("generate children 3000 seed 20250911090000000001")
  try typist.type("option A")
  let twenty = try typist.type("select 20 spread seed 1").session.choice
  #expect(twenty.chosen.count == 20)
  #expect(twenty.additional.count == 20)
  // Without the facts no child is known to show a criterion that asks for one.
  #expect(
    twenty.chosen.allSatisfy { !$0.covers.contains("ESN 23") && !$0.covers.contains("ESN 38") })
  let tracked = try typist.type("select 6 cover").session.choice
  #expect(Set(tracked.chosen.map(\.child)).isSubset(of: Set(twenty.additional)))
  #expect(tracked.chosen.contains { $0.covers.contains("ESN 23") })
}

@Test func theSameSeedChoosesTheSameWhateverWasTypedBefore() throws {
  func chosen(_ before: [String]) throws -> [String] {
    var typist = try Typist()
    try typist.type("generate children 800 seed 6")
    for command in before { try typist.type(command) }
    try typist.type("option B")
    let choice = try typist.type("select 6 cover seed 42").session.choice
    return choice.chosen.map { typist.session.area.ids[Int($0.child)] }
  }
  let plain = try chosen([])
  #expect(plain.count == 6)
  #expect(try chosen(["sort age descending"]) == plain)
  #expect(try chosen(["filter age < 5", "undo", "notify 2026-03-02"]) == plain)
}

@Test func picksStayInAndDropsStayOut() throws {
  var typist = try Typist()
  try typist.type("generate children 1500 seed 8")
  try typist.type("option B")
  let first = try typist.type("select 6 cover seed 2").session.choice.chosen
  let area = typist.session.area
  let out = area.ids[Int(first[0].child)]
  try typist.type("drop \(out) because \"in court that week\"")
  #expect(typist.session.choice.chosen.count == 5)
  try typist.type("undo")
  try typist.type("drop \(out) because \"in court that week\"")
  let pool = Set(typist.session.choice.pool)
  let other = try #require(pool.first { child in !first.contains { $0.child == child } })
  try typist.type("pick \(area.ids[Int(other)]) because \"named by the DCS\"")
  let again = try typist.type("select 6 cover").session.choice.chosen
  #expect(again.contains { $0.child == other && $0.why == "picked by hand: named by the DCS" })
  #expect(!again.contains { area.ids[Int($0.child)] == out })
}

@Test func parametersAreFilledInAndEscaped() throws {
  let parameters = [
    Session.Parameter(name: "n", value: "20"), Session.Parameter(name: "file", value: "a b\".csv"),
  ]
  #expect(try Interpreter.filled("select $n", parameters).text == "select 20")
  #expect(try Interpreter.filled("say 'x $n'", parameters).text == "say 'x 20'")
  #expect(try Interpreter.filled("say it's $n", parameters).text == "say it's 20")
  #expect(try Interpreter.filled("load $file", parameters).text == "load \"a b\\\".csv\"")
  #expect(try Interpreter.filled("say \"x $file\"", parameters).text == "say \"x a b\\\".csv\"")
  #expect(
    try Interpreter.filled("filter id matches /7$/", parameters).text == "filter id matches /7$/")
  let unknown = #expect(throws: Diagnostic.self) { try Interpreter.filled("load $x", parameters) }
  #expect(unknown?.code == "unknown-parameter")
}

@Test func theFirstStageSeesNoFactsThroughQuotasEither() throws {
  var typist = try Typist()
  try typist.type("generate children 900 seed 1")
  try typist.type("option A")
  let outcome = try typist.type("select 10 cover require 9 where police = Y seed 5")
  #expect(outcome.notices.contains { $0.code == "quota-relaxed" })
  #expect(outcome.notices.contains { $0.message.contains("additional facts") })
}

@Test func theFirstStageCanBeDoneAgain() throws {
  var typist = try Typist()
  try typist.type("generate children 900 seed 1")
  try typist.type("filter flagged")
  try typist.type("option A")
  let first = try typist.type("select 20 seed 5").session.choice
  let outcome = try typist.type("select 20 afresh seed 6")
  #expect(outcome.notices.contains { $0.code == "choice-given-up" })
  let again = outcome.session.choice
  #expect(again.stage == .additional)
  #expect(again.pool == first.pool)
  #expect(again.additional != first.additional)
  // A child picked by hand now is one of those whose facts are asked for.
  let outside = try #require(first.pool.first { !again.additional.contains($0) })
  let id = typist.session.area.ids[Int(outside)]
  let picked = try typist.type("pick \(id) because \"DCS\"").session.choice
  #expect(picked.stage == .additional)
  #expect(picked.additional.count == 21)
  let tracked = try typist.type("select 6").session.choice
  #expect(tracked.stage == .track)
  let dropped = typist.session.area.ids[Int(tracked.chosen[0].child)]
  let after = try typist.type("drop \(dropped) because \"in court\"").session.choice
  #expect(after.additional.count == 21)
}

/// Whatever number is asked for, and whatever reading is in force: once the first are chosen, select
/// chooses whom to track, and loses none of them.
@Test(arguments: [1, 5, 6, 7, 8, 12, 20, 21, 400], ["csafe-2018", "csafe-2025"])
func noNumberThrowsTheFirstStageAway(count: Int, reading: String) throws {
  var typist = try Typist()
  try typist.type("generate children 900 seed 1")
  try typist.type("option A")
  try typist.type("guidance use track-count \(reading)")
  let first = try typist.type("select 20 seed 5").session.choice
  let outcome = try typist.type("select \(count) cover")
  let then = outcome.session.choice
  #expect(then.stage == .track)
  #expect(then.additional == first.additional)
  #expect(Set(then.chosen.map(\.child)).isSubset(of: Set(first.additional)))
  // Outside the range is a warning that cites its source.
  let range = reading == "csafe-2025" ? 6...6 : 5...7
  let warning = outcome.notices.first { $0.code == "track-count" }
  #expect((warning == nil) == range.contains(then.chosen.count))
  #expect(warning.map { $0.message.contains("para") || $0.message.contains("guide") } ?? true)
}

/// No command throws away who is chosen without a word: over them all, a choice that is smaller
/// afterwards was announced by one of the notices for it.
@Test(arguments: [
  "option A", "option A afresh", "option B", "select 20 afresh seed 3", "select 3",
  "select 8 cover",
  "unload cin", "unload additional", "generate children 20 seed 3", "notify 2026-05-04",
  "as-of 2019-01-01", "guidance use track-count csafe-2025", "seed 77", "filter age < 5", "reset",
  "sort age", "weigh 0 ESN 30", "load Tests/Transcripts/data/plans.csv", "mask on", "compare",
  "map header \"Child unique ID\" to nothing", "calendar",
])
func nothingChosenGoesWithoutAWord(command: String) throws {
  var typist = try Typist()
  try typist.type("generate children 900 seed 1 option B")
  try typist.type("option A")
  try typist.type("select 20 seed 5")
  try typist.type("select 6 cover")
  func names(_ session: Session) -> (chosen: Set<String>, first: Set<String>) {
    let ids = session.area.truth.ids
    return (
      Set(session.choice.chosen.map { ids[Int($0.child)] }),
      Set(session.choice.additional.map { ids[Int($0)] })
    )
  }
  let before = names(typist.session)
  guard let outcome = try? typist.type(command) else { return }
  let after = names(outcome.session)
  let isLost = !before.first.isSubset(of: after.first)
  let isSelect = command.hasPrefix("select")
  let isLessTracked = !isSelect && !before.chosen.isSubset(of: after.chosen)
  let words = Set(outcome.notices.map(\.code))
  #expect(
    !(isLost || isLessTracked) || !words.isDisjoint(with: ["choice-given-up", "chosen-gone"]),
    "\(command): \(words)")
  #expect(!["option A", "select 3", "select 8 cover"].contains(command) || !isLost)
}

/// Unknown is not No: a list of YOT cases does not make the others unflagged.
@Test func aYouthOffendingListWithoutTheFlagLeavesEveryoneIn() throws {
  var typist = try Typist()
  try typist.type("load Tests/Transcripts/data/children-in-need.csv Tests/Transcripts/data/yot.csv")
  try typist.type("option A")
  let choice = try typist.type("select 20 seed 1").session.choice
  #expect(choice.chosen.count == 5)
}

@Test func loadingTheSameFileAgainChangesNothing() throws {
  var typist = try Typist()
  try typist.type("load Tests/Transcripts/data/plans.csv")
  try typist.type("filter flagged")
  let before = look(typist.session)
  try typist.type("load Tests/Transcripts/data/plans.csv")
  #expect(look(typist.session) == before)
}

@Test func parametersOutliveUndo() throws {
  var typist = try Typist()
  try typist.type("load Tests/Transcripts/data/plans.csv")
  try typist.type("keep all")
  try typist.type("param n = 3")
  try typist.type("undo")
  #expect(typist.session.parameters.map(\.value) == ["3"])
}

@Test(arguments: [
  "/^(a+)+$/", "/(a|aa)+$/", "/(.*)*x/", "/((a*)*)*b/", "/^(([a-z])+.)+[A-Z]/", "/a*b*c*d*e/",
])
func patternsThatMayNeverFinishAreRefused(pattern: String) throws {
  var typist = try Typist()
  try typist.type("load Tests/Transcripts/data/plans.csv")
  let error = #expect(throws: Diagnostic.self) {
    try typist.type("filter team matches \(pattern)")
  }
  #expect(error?.code == "pattern-too-hard")
}

@Test func takingAnOptionBeginsAgainFromWhatWasShown() throws {
  var typist = try Typist()
  try typist.type("generate children 900 seed 1")
  try typist.type("filter flagged")
  let (working, filters) = (typist.session.working, typist.session.filters)
  try typist.type("option A")
  try typist.type("select 20 seed 5")
  try typist.type("filter gender = F")
  let tracked = try typist.type("select 6")
  #expect(tracked.notices.contains { $0.code == "filters-not-used" })
  try typist.type("option B")
  #expect(typist.session.working == working)
  #expect(typist.session.filters == filters)
}
