import Language
import Render

extension Command {
  static let simulate = Command(
    "simulate", .simulate, "play option A against option B many times, by open assumptions",
    .choice([
      .sequence([
        .keyword("selection", "what the children chosen show, under each option"),
        .clauses(
          SimulationQuestion.clauses + SimulationQuestion.selectionClauses + [
            .keyword("detail", "what each run chose")
          ]),
      ]),
      .sequence([
        .keyword("timeline", "which deadlines are met, and what it costs"),
        .clauses(
          SimulationQuestion.clauses + [
            .sequence([
              .keyword("run", "one run told event by event"), .slot("run", .number, "R"),
            ]),
            .keyword("detail", "every child's part of it too"),
          ]),
      ]),
      .sequence([
        .keyword("advise", "in words: A or B, why, and what would change the answer"),
        .clauses(
          SimulationQuestion.clauses + SimulationQuestion.selectionClauses + [
            SimulationQuestion.marginClause
          ]),
      ]),
    ]),
    details: """
      On the children shown, with the facts that are known, those that are not being drawn by the \
      assumptions; or on children that are made up. Both options see the same children, errors and \
      durations in every run, and every draw is named, so that anybody can repeat it. No result is \
      an estimate of a real place: it follows from the assumptions, and says which. Words follow from \
      95% intervals: of fewer than 30 runs nothing is said; as much means within the margin; where \
      many settings are looked at, their intervals are widened so that all hold together (Bonferroni).
      """,
    examples: [
      .init(
        "simulate selection children 60 track 6 runs 200 errors 2% 5% seed 7",
        "the reference area"),
      .init("simulate timeline children 60 runs 500 seed 7", "the first week"),
      .init("simulate advise children 60 runs 100 seed 7", "in words"),
    ]
  ) { arguments, session, world throws(Diagnostic) in
    let question = try SimulationQuestion(arguments, session, world)
    if arguments.has("timeline") {
      if let run = try arguments.number("run", in: 0...SimulationQuestion.mostRuns) {
        return try TimelineStory(question, run: run, withChildren: arguments.has("detail"))
          .outcome()
      }
      return try TimelineSimulation(question).outcome()
    }
    if arguments.has("advise") { return try Advice(question).outcome() }
    return try SelectionSimulation(question).outcome(withDetail: arguments.has("detail"))
  }
}
