import Casework
import Guidance
import Language
import Render
import Simulation

extension Command {
  static let tornado = Command(
    "tornado", .simulate, "move each assumption over its range, and see which ones matter",
    .clauses(SimulationQuestion.clauses + SimulationQuestion.selectionClauses),
    details: """
      One at a time, from the lowest to the highest value that the file of assumptions gives under \
      ranges; all others stay as they are. The widest bars are the assumptions to look into: more \
      runs make the intervals narrower, not these.
      """,
    examples: [
      .init("tornado children 60 runs 100 seed 7", "on children that are made up")
    ]
  ) { arguments, session, world throws(Diagnostic) in
    try Tornado(SimulationQuestion(arguments, session, world)).outcome()
  }
}

/// What the ends of each assumption's range come to.
private struct Tornado {
  private struct Bar {
    let range: Assumptions.Range
    let name: String
    let low: Double
    let high: Double
    /// On which side of 0 the difference lies at each end, as far as the runs tell.
    let claims: [DifferenceClaim]

    /// Whether what covers more turns between the ends.
    var turns: Bool { claims.contains(.first) && claims.contains(.second) }
    var mayTurn: Bool { (low < 0) != (high < 0) && !turns }

    var width: Double { (high - low).magnitude }
  }

  private let question: SimulationQuestion
  private let names: [String]
  /// The difference in criteria, and how often the lists of the option that asks about all are in
  /// time.
  private let criteria: Double
  private let lists: Double
  private var criteriaBars: [Bar] = []
  private var listBars: [Bar] = []
  private var isWhole = true

  init(_ question: SimulationQuestion) throws(Diagnostic) {
    self.question = question
    names = [
      try question.session.requiredBothOptions().some.name,
      try question.session.requiredBothOptions().all.name,
    ]
    let ranges = question.assumptions.ranges
    guard !ranges.isEmpty else {
      throw Diagnostic(
        "no-ranges", "assumptions \(question.assumptions.name) give no ranges to move within",
        help: "write ranges: {errors.B: 1%..10%} into the file")
    }
    let confidence = SensitivityScan.confidence(of: 2 * ranges.count)
    var work = WatchedParts(question.watch("moving assumptions"), count: 2 + 2 * ranges.count)
    defer { work.finished() }
    criteria = Self.criteria(try question.selection(work.next())).sample.mean
    lists = Self.lists(try question.timeline(work.next()))
    for range in ranges {
      guard !work.isEnded else {
        isWhole = false
        break
      }
      guard let name = question.assumptions.named(range.name) else { continue }
      let swept = try SweptAssumption(
        Literal(text: name, quoted: true, span: Span(0, 0)), question)
      var ends: [Double] = []
      var claims: [DifferenceClaim] = []
      for value in [range.low, range.high] {
        let changed = try swept.set(value, in: question, at: nil)
        if swept.concernsSelection {
          let experiment = try changed.selection(work.next())
          if experiment.runs == question.runs {
            let difference = Self.criteria(experiment)
            ends.append(difference.sample.mean)
            if !difference.isOfFewRuns {
              claims.append(DifferenceClaim(difference.interval(confidence: confidence)))
            }
          }
        } else {
          let experiment = try changed.timeline(work.next())
          if experiment.runs == question.runs { ends.append(Self.lists(experiment)) }
        }
      }
      guard ends.count == 2 else {
        isWhole = false
        break
      }
      let bar = Bar(range: range, name: name, low: ends[0], high: ends[1], claims: claims)
      if swept.concernsSelection { criteriaBars.append(bar) } else { listBars.append(bar) }
    }
    criteriaBars = Self.byWidth(criteriaBars)
    listBars = Self.byWidth(listBars)
  }

  /// The widest first; of the same width, in the order of the file.
  private static func byWidth(_ bars: [Bar]) -> [Bar] {
    bars.enumerated().sorted { ($1.element.width, $0.offset) < ($0.element.width, $1.offset) }
      .map(\.element)
  }

  private static func criteria(_ experiment: SelectionExperiment) -> PairedDifference {
    PairedDifference(
      experiment.values(experiment.some(experiment.setup.leading)),
      experiment.values(experiment.all))
  }

  private static func lists(_ experiment: ScheduleExperiment) -> Double {
    guard let side = experiment.sides.last, let deadline = side.deadlines.first else { return 0 }
    return side.met(deadline, by: deadline.minutes).share
  }

  func outcome() -> Outcome {
    var document = Document()
    var notices: [Notice] = []
    if !isWhole {
      notices.append(
        Notice(
          "stopped-early",
          "stopped after \(criteriaBars.count + listBars.count) of "
            + "\(question.assumptions.ranges.count) assumptions: what follows is of those alone"))
    }
    document.note(notices)
    document.line(question.basisText)
    document.line("\(question.seedText(runs: question.runs)) each")
    let leading = (question.methods.last ?? .spread).rawValue
    say(
      "criteria covered, \(names[0]) \(leading) less \(names[1]): \(criteria.signed(3)) as assumed",
      criteriaBars, line: criteria, &document
    ) { $0.signed(3) }
    sayTurning(&document)
    say(
      "lists of option \(names[1]) in time: \(lists.percent()) of runs as assumed", listBars,
      line: lists, &document
    ) { $0.percent() }
    return question.outcome(document, json, notices)
  }

  /// Words follow from the intervals at the ends, widened so that all of them hold together.
  private func sayTurning(_ document: inout Document) {
    let (turning, open) = (criteriaBars.filter(\.turns), criteriaBars.filter(\.mayTurn))
    if question.runs < PairedDifference.leastRuns {
      document.line("too few runs to say which option covers more at the ends; try runs 500")
    }
    if !turning.isEmpty {
      document.line(
        "which option covers more turns within the range of "
          + turning.map(\.name).joined(separator: ", "))
    }
    if !open.isEmpty, question.runs >= PairedDifference.leastRuns {
      document.line(
        "it may turn within the range of \(open.map(\.name).joined(separator: ", ")), which these "
          + "runs do not tell")
    }
    if !criteriaBars.isEmpty {
      document.line(
        "each range was looked at at its two ends; words rest on 95% intervals of all of them "
          + "together (Bonferroni)")
    }
    if let first = (turning + open).first {
      document.next(
        "sweep \(first.name.contains(" ") ? Literal.quote(first.name) : first.name) "
          + "\(first.range.low)..\(first.range.high)")
    }
  }

  private func say(
    _ title: String, _ bars: [Bar], line: Double, _ document: inout Document,
    _ number: (Double) -> String
  ) {
    guard !bars.isEmpty else { return }
    document.blocks.append(.gap)
    document.line(title)
    document.blocks.append(
      .intervals(
        IntervalChart(
          bars.map { bar in
            .init(
              "\(bar.name) \(bar.range.low)..\(bar.range.high)", low: bar.low, middle: nil,
              high: bar.high, note: "\(number(bar.low)) to \(number(bar.high))")
          }, line: line, decimals: 2)))
  }

  private var json: JSONValue {
    func list(_ bars: [Bar]) -> JSONValue {
      .list(
        bars.map { bar in
          .object([
            .init("assumption", .text(bar.name)), .init("from", .text(bar.range.low)),
            .init("to", .text(bar.range.high)), .init("low", .rounded(bar.low)),
            .init("high", .rounded(bar.high)),
          ])
        })
    }
    return .object(
      [
        .init("seed", .text(question.seed.text)), .init("children", .whole(question.children)),
        .init("runs", .whole(question.runs)), .init("difference", .rounded(criteria)),
        .init("criteria", list(criteriaBars)), .init("lists_in_time", .rounded(lists)),
        .init("lists", list(listBars)),
      ] + question.assumptionsJSON)
  }
}
