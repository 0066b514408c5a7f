import Casework
import Guidance
import Language
import Render
import Simulation

/// Which deadlines each option meets in many runs, how close it comes, and what it costs.
struct TimelineSimulation {
  private typealias Side = ScheduleExperiment.Side

  private let question: SimulationQuestion
  private let experiment: ScheduleExperiment
  private let sides: [Side]
  /// For each of `sides`.
  private let rows: [[Row]]

  init(_ question: SimulationQuestion) throws(Diagnostic) {
    self.question = question
    experiment = try question.timeline(question.watch("the schedule"))
    sides = experiment.sides
    rows = sides.map(Self.rows)
  }

  func outcome() throws(Diagnostic) -> Outcome {
    var document = Document()
    var notices: [Notice] = []
    if let stopped = question.stopped(after: experiment.runs) { notices.append(stopped) }
    document.note(notices)
    document.line(question.basisText)
    document.line(
      "\(String.children(question.children)) flagged, \(workersText); "
        + question.seedText(runs: experiment.runs))
    if question.session.notified == nil {
      document.line("a week without bank holidays: notify DATE counts those of a real one")
    }
    for (side, rows) in zip(sides, rows) { say(side, rows, &document) }
    document.blocks.append(.gap)
    let pairs = pairs
    for pair in pairs { document.line(pair.text) }
    if pairs.count > 1 {
      document.line(
        "these intervals hold with 95% for all \(pairs.count) deadlines together (Bonferroni)")
    }
    document.line("what it costs the area on average: \(hoursText)")
    document.next("simulate timeline … run 17 tells one run event by event")
    return question.outcome(document, try json(), notices)
  }

  private var workersText: String {
    let people = experiment.workers.map { "\($0)" } ?? "any number of"
    let name = question.assumptions.schedule.factFinders
      .map { question.assumptions.schedule.roles[$0].name }
    return name.map { "\(people) \($0) find out the facts" } ?? "nobody finds out facts"
  }

  // MARK: One option

  /// What a deadline comes to, for each time that the sources give for it.
  private struct Row {
    let key: String
    let deadline: Side.Deadline
    let minutes: Int
    let met: Proportion
    let critical: Proportion
    /// The 5%, 50% and 95% quantiles of the minutes to spare.
    let slack: [Int?]

    init(_ key: String, _ side: Side, _ deadline: Side.Deadline, minutes: Int) {
      self.key = key
      self.deadline = deadline
      self.minutes = minutes
      let slack = side.times(deadline).map { minutes - $0 }.sorted()
      met = Proportion(slack.count - (slack.firstIndex { $0 >= 0 } ?? slack.count), of: slack.count)
      critical = side.critical(deadline)
      self.slack = TimelineSimulation.quantiles.map { Sample.quantile(slack, $0) }
    }
  }

  private static let quantiles = [5, 50, 95]

  private static func rows(_ side: Side) -> [Row] {
    let option = side.option.name.lowercased()
    return side.deadlines.flatMap { deadline in
      let key = "\(option)_\(deadline.name)"
      return deadline.alternatives.isEmpty
        ? [Row(key, side, deadline, minutes: deadline.minutes)]
        : deadline.alternatives.map { Row("\(key)_\($1)", side, deadline, minutes: $0) }
    }
  }

  private func say(_ side: Side, _ rows: [Row], _ document: inout Document) {
    document.blocks.append(.gap)
    document.line(
      "option \(side.option.name): the facts of \(String.children(side.asked)), "
        + "\((side.asked * experiment.facts).grouped) cells of information")
    document.table(
      TextTable(
        [
          .init("due"), .init("event"), .init("met", right: true), .init("95% interval"),
          .init("critical", right: true), .init("slack 5%", right: true),
          .init("50%", right: true), .init("95%", right: true),
        ],
        rows.map { row in
          let (low, high) = row.met.interval
          return [
            experiment.calendar.text(row.minutes),
            row.deadline.events.map { side.title(of: $0) }.joined(separator: "; ")
              + " (\(cited(row.deadline, side)))",
            row.met.share.percent(), "\((low * 100).fixed(1))-\(high.percent())",
            row.critical.share.percent(0),
          ] + row.slack.map { $0.map(\.workingTime) ?? "" }
        }))
    for knowledge in side.knowledge {
      document.line(
        "when \(knowledge.event) begins, the facts of \(knowledge.whenBegun.mean.fixed(1)) children "
          + "are known on average; at its deadline, of \(knowledge.atDeadline.mean.fixed(1))")
    }
    let hours = side.hours.map { "\($0.role.name) \($0.mean.fixed(1))" }
    document.line("mean hours: \(hours.joined(separator: ", "))")
  }

  private func cited(_ deadline: Side.Deadline, _ side: Side) -> String {
    var citations: [String] = []
    for citation in deadline.events.flatMap({ side.citations(of: $0) })
    where !citations.contains(citation) {
      citations.append(citation)
    }
    return question.session.guidance.cite(citations)
  }

  // MARK: Both options

  /// A deadline that both options have, met by the one and not by the other.
  private struct Pair {
    let name: String
    let options: [String]
    let compared: PairedProportions
    /// Of its interval, so that those of all deadlines hold together.
    let confidence: Double

    var text: String {
      let difference = compared.difference
      let (low, high) = compared.interval(confidence: confidence)
      let span =
        "\((low * 100).signed(1)) to \((high * 100).signed(1)) percentage points for "
        + "\(options[0]) less \(options[1])"
      let says =
        if low > 0 || high < 0 {
          "met more often by \(options[difference > 0 ? 0 : 1]), by "
            + "\(difference.magnitude.percent()) of runs (\(span))"
        } else if compared.onlyFirst + compared.onlySecond == 0 {
          "met by both in the same runs of these (\(span))"
        } else {
          "no clear difference (\(span))"
        }
      return "\(name): \(says); only by \(options[0]) in \(compared.onlyFirst.grouped), only by "
        + "\(options[1]) in \(compared.onlySecond.grouped) (McNemar, exact: "
        + "p \(compared.chance < 0.0001 ? "below 0.0001" : "= \(compared.chance.fixed(4))"))"
    }
  }

  private var pairs: [Pair] {
    guard sides.count == 2 else { return [] }
    let shared = sides[0].deadlines.compactMap { deadline in
      sides[1].deadlines.first { $0.name == deadline.name }.map { (deadline, $0) }
    }
    let confidence = SensitivityScan.confidence(of: shared.count)
    return shared.map { deadline, other in
      Pair(
        name: deadline.name, options: sides.map(\.option.name),
        compared: PairedProportions(
          sides[0].eachMet(deadline, by: deadline.minutes),
          sides[1].eachMet(other, by: other.minutes)), confidence: confidence)
    }
  }

  private var hoursText: String {
    sides.map { "\($0.option.name) \($0.meanAreaHours.fixed(1)) hours" }.joined(separator: ", ")
  }

  // MARK: JSON

  private func json() throws(Diagnostic) -> JSONValue {
    func bySide(_ value: (Side) -> JSONValue) -> JSONValue {
      .object(sides.map { .init($0.option.name.lowercased(), value($0)) })
    }
    let compared = pairs.first?.compared
    let all = rows.flatMap(\.self)
    return .object(
      [
        .init("seed", .text(question.seed.text)), .init("children", .whole(question.children)),
        .init("workers", .optional(experiment.workers)), .init("runs", .whole(experiment.runs)),
        .init(
          "met",
          .object(
            all.map { .init($0.key, .whole($0.met.count)) })),
        .init("hours", bySide { .rounded($0.meanAreaHours) }),
        .init("cells", bySide { .whole($0.asked * experiment.facts) }),
        .init(
          "mcnemar",
          compared.map {
            .object([
              .init("b", .whole($0.onlyFirst)), .init("c", .whole($0.onlySecond)),
              .init("p", .number($0.chance)), .init("difference", .rounded($0.difference)),
              .init("standard_error", .rounded($0.standardError)),
            ])
          } ?? .null),
        .init("run0", runZero()),
        .init("intervals", .object(all.map { .init($0.key, interval($0)) })),
        .init("slack", .object(all.map { .init($0.key, slack($0)) })),
        .init(
          "critical",
          .object(all.map { .init($0.key, .whole($0.critical.count)) })),
        .init(
          "roles",
          bySide { side in
            .object(side.hours.map { .init($0.role.name, .rounded($0.mean)) })
          }),
        .init(
          "known",
          bySide { side in
            .object(
              side.knowledge.map {
                .init(
                  $0.event,
                  .object([
                    .init("begun", .rounded($0.whenBegun.mean)),
                    .init("due", .rounded($0.atDeadline.mean)),
                  ]))
              })
          }),
      ] + question.assumptionsJSON)
  }

  private func interval(_ row: Row) -> JSONValue {
    let interval = row.met.interval
    return .object([.init("low", .rounded(interval.low)), .init("high", .rounded(interval.high))])
  }

  private func slack(_ row: Row) -> JSONValue {
    .object(zip(Self.quantiles, row.slack).map { .init("p\($0)", .optional($1)) })
  }

  /// The first run in full: how long each task done once took, and when each deadline's last event
  /// happened.
  private func runZero() -> JSONValue {
    var minutes: [JSONValue.Member] = []
    var times: [JSONValue.Member] = []
    for (side, run) in experiment.story(0) {
      for step in run.steps where step.child == 0 {
        let name = side.task(step).name.lowercased()
        if !minutes.contains(where: { $0.key == name }) {
          minutes.append(.init(name, .whole(step.ended - step.begun)))
        }
      }
      times.append(
        .init(
          side.option.name.lowercased(),
          .object(
            side.deadlines.map { deadline in
              .init(
                deadline.name, .whole(deadline.events.map { Int(run.events[$0]) }.max() ?? 0))
            } + [.init("hours", .rounded(side.areaHours(run)))])))
    }
    return .object(minutes + times)
  }
}
