import Casework
import Guidance
import Language
import Render
import Simulation

extension Command {
  static let sweep = Command(
    "sweep", .simulate, "move one assumption step by step, and see where the answer turns",
    .sequence([
      .choice(
        SweptAssumption.own.map { word, note in .slot("name", .exactly(word), word, note) } + [
          .slot("name", .entry("assumption"), "NAME", "an assumption, such as errors_b")
        ]),
      .slot("range", .word, "LOW..HIGH", "such as 10..150 or 0%..10%"),
      .clauses(
        [.sequence([.keyword("step"), .slot("step", .word, "S", "ten steps if left out")])]
          + SimulationQuestion.clauses + SimulationQuestion.selectionClauses),
    ]),
    details: """
      Every value meets the same draws, so that what changes is what the assumption changes. A \
      crossing is where asking about some begins or ceases to do better, or where an option's lists \
      begin or cease to be in time in half of the runs; between two values a straight line is drawn.
      """,
    examples: [
      .init("sweep errors_b 0%..10% children 60 runs 100 seed 7", "the break-even"),
      .init("sweep children 10..150 step 10 runs 50 seed 7", "small areas and large ones"),
      .init("sweep workers 2..8 children 60 runs 100 seed 7", "the deadlines"),
    ]
  ) { arguments, session, world throws(Diagnostic) in
    try Sweep(arguments, session, world).outcome()
  }
}

/// What simulations come to at each of several values of one assumption.
private struct Sweep {
  private struct Point {
    let value: Int
    let text: String
    let selection: SelectionExperiment?
    let difference: PairedDifference?
    /// For each option, how often its lists are there in time.
    let met: [(option: String, met: Proportion)]
  }

  private let question: SimulationQuestion
  private let swept: SweptAssumption
  private let values: SweptValues
  private let names: [String]
  private var points: [Point] = []

  init(
    _ arguments: Arguments, _ session: Session, _ world: World
  ) throws(Diagnostic) {
    var question = try SimulationQuestion(arguments, session, world, isSwept: true)
    let name = try arguments.required("name")
    let range = try arguments.required("range")
    swept = try SweptAssumption(name, question)
    values = try SweptValues(range, step: arguments.literal("step"), of: swept, question)
    names = session.bothOptions.map(\.name)
    if swept.concernsSelection { _ = try session.requiredBothOptions() }
    if swept.name == "children" { question.madeUp = values.values.first }
    try question.requireChildren()
    self.question = question
    // What cannot be is said before anything is run.
    var questions: [SimulationQuestion] = []
    for value in values.values {
      questions.append(try swept.set(values.text(value), in: question, at: range.span))
    }
    let parts = (swept.concernsSelection ? 1 : 0) + (swept.concernsSchedule ? 1 : 0)
    var work = WatchedParts(question.watch("sweeping"), count: parts * questions.count)
    defer { work.finished() }
    for (value, question) in zip(values.values, questions) {
      guard !work.isEnded, let point = try point(value, question, &work) else { break }
      points.append(point)
    }
  }

  /// nil where somebody ended the work.
  private func point(
    _ value: Int, _ question: SimulationQuestion, _ work: inout WatchedParts
  ) throws(Diagnostic) -> Point? {
    var selection: SelectionExperiment?
    var met: [(option: String, met: Proportion)] = []
    if swept.concernsSelection {
      let experiment = try question.selection(work.next())
      guard experiment.runs == question.runs else { return nil }
      selection = experiment
    }
    if swept.concernsSchedule {
      let timeline = try question.timeline(work.next())
      guard timeline.runs == question.runs else { return nil }
      met = timeline.sides.compactMap { side in
        side.deadlines.first.map { (side.option.name, side.met($0, by: $0.minutes)) }
      }
    }
    return Point(
      value: value, text: values.text(value), selection: selection,
      difference: selection.map {
        PairedDifference($0.values($0.some($0.setup.leading)), $0.values($0.all))
      }, met: met)
  }

  // MARK: Crossings

  /// Where something passes a line between two points, and behind which of them.
  private struct Crossing {
    let behind: Int
    let value: Double
  }

  private func crossings(_ heights: [Double?], line: Double) -> [Crossing] {
    heights.indices.dropFirst().compactMap { place in
      guard let before = heights[place - 1], let here = heights[place],
        (before < line) != (here < line)
      else { return nil }
      let share = (line - before) / (here - before)
      let (low, high) = (Double(points[place - 1].value), Double(points[place].value))
      return Crossing(behind: place, value: low + share * (high - low))
    }
  }

  private var differenceCrossings: [Crossing] {
    crossings(points.map { $0.difference?.sample.mean }, line: 0)
  }

  private func metCrossings(_ option: Int) -> [Crossing] {
    crossings(
      points.map { $0.met.indices.contains(option) ? $0.met[option].met.share : nil },
      line: OptionVerdict.leastMet)
  }

  private func mark(_ place: Int, _ crossings: [Crossing], _ passage: Passage) -> String {
    let verb = passage == .crosses ? "crosses" : "may cross"
    return crossings.filter { $0.behind == place }
      .map { "← \(verb) near \(values.text(near: $0.value))" }.joined()
  }

  /// Whether something passes a line, by intervals that hold at all values together (Bonferroni).
  private enum Passage {
    case above, below, crosses, open

    init(_ claims: [ShareClaim]) {
      let found = Set(claims)
      self =
        found == [.above]
        ? .above
        : found == [.below] ? .below : found.isSuperset(of: [.above, .below]) ? .crosses : .open
    }
  }

  private var confidence: Double { SensitivityScan.confidence(of: points.count) }

  private var differencePassage: Passage {
    let found = points.compactMap(\.difference)
    guard found.allSatisfy({ !$0.isOfFewRuns }) else { return .open }
    return Passage(
      found.map {
        let (low, high) = $0.interval(confidence: confidence)
        return ShareClaim(low: low, high: high, line: 0)
      })
  }

  private func metPassage(_ option: Int) -> Passage {
    Passage(
      points.map { $0.met[option].met.claim(line: OptionVerdict.leastMet, confidence: confidence) })
  }

  private static let together =
    "words rest on intervals that hold at all values together (Bonferroni)"

  // MARK: Words

  func outcome() -> Outcome {
    var document = Document()
    var notices: [Notice] = []
    if points.count < values.values.count {
      notices.append(
        Notice(
          "stopped-early",
          "stopped after \(points.count) of \(values.values.count) values: what follows is of those "
            + "alone"))
    }
    document.note(notices)
    document.line(
      question.basisText(
        of: swept.name == "children" ? "children" : String.children(question.children)))
    document.line("\(swept.name), value by value: \(question.seedText(runs: question.runs)) each")
    guard !points.isEmpty else {
      return question.outcome(document, json, notices)
    }
    document.table(table)
    if swept.concernsSelection { chartDifferences(&document) }
    for option in (points.first?.met ?? []).indices { chartMet(option, &document) }
    return question.outcome(document, json, notices)
  }

  private var table: TextTable {
    var columns: [TextTable.Column] = [.init(swept.name, right: true)]
    if swept.concernsSelection {
      columns += [
        .init("\(names[0]) \(leading)", right: true), .init(names[1], right: true),
        .init("\(names[0]) - \(names[1])", right: true), .init("from", right: true),
        .init("to", right: true),
      ]
    }
    columns += (points.first?.met ?? []).map { .init("\($0.option) lists in time", right: true) }
    return TextTable(
      columns,
      points.map { point in
        var row = [point.text]
        if let selection = point.selection, let difference = point.difference {
          row += [
            Sample(selection.values(selection.some(selection.setup.leading))).mean.fixed(3),
            Sample(selection.values(selection.all)).mean.fixed(3),
            difference.sample.mean.signed(3),
            difference.hasInterval ? difference.low.signed(3) : "",
            difference.hasInterval ? difference.high.signed(3) : "",
          ]
        }
        return row + point.met.map { $0.met.share.percent() }
      })
  }

  private var leading: String {
    (question.methods.last ?? .spread).rawValue
  }

  private func chartDifferences(_ document: inout Document) {
    let (crossings, passage) = (differenceCrossings, differencePassage)
    document.blocks.append(.gap)
    document.line("criteria covered, \(names[0]) \(leading) less \(names[1]), with 95% intervals")
    document.blocks.append(
      .intervals(
        IntervalChart(
          points.enumerated().compactMap { place, point in
            point.difference.map {
              .init(
                point.text, low: $0.low, middle: $0.sample.mean, high: $0.high,
                note: mark(place, crossings, passage))
            }
          }, decimals: 2)))
    let near = crossings.map { values.text(near: $0.value) }.joined(separator: ", ")
    switch passage {
    case .crosses: document.line("it crosses near \(near); \(Self.together)")
    case .above, .below:
      document.line(
        "\(names[passage == .above ? 0 : 1]) covers more at each of the \(points.count) values; "
          + Self.together)
    case .open:
      document.line(
        question.runs < PairedDifference.leastRuns
          ? "too few runs to say whether it crosses; try runs 500"
          : "these runs do not tell whether it crosses"
            + (near.isEmpty ? "" : "; if it does, near \(near)") + "; \(Self.together)")
    }
  }

  private func chartMet(_ option: Int, _ document: inout Document) {
    let found = points.map { $0.met[option] }
    guard let first = found.first else { return }
    document.blocks.append(.gap)
    if found.allSatisfy({ $0.met == first.met }) {
      document.line(
        "option \(first.option): the lists are in time in \(first.met.share.percent()) of runs "
          + "throughout")
      return
    }
    let (crossings, passage) = (metCrossings(option), metPassage(option))
    document.line(
      "option \(first.option): how often the lists are in time, against half of the runs")
    document.blocks.append(
      .intervals(
        IntervalChart(
          zip(points, found).enumerated().map { place, pair in
            let interval = pair.1.met.interval
            return .init(
              pair.0.text, low: interval.low, middle: pair.1.met.share, high: interval.high,
              note: mark(place, crossings, passage))
          }, line: OptionVerdict.leastMet, decimals: 2)))
  }

  // MARK: JSON

  private var json: JSONValue {
    func crossed(_ crossings: [Crossing]) -> JSONValue {
      .list(crossings.map { .rounded($0.value) })
    }
    return .object(
      [
        .init("assumption", .text(swept.name)), .init("seed", .text(question.seed.text)),
        .init("runs", .whole(question.runs)),
        .init("points", .list(points.map(json(_:)))),
        .init(
          "crossings",
          .object(
            (swept.concernsSelection ? [.init("difference", crossed(differenceCrossings))] : [])
              + (points.first?.met ?? []).enumerated().map {
                .init("\($1.option.lowercased())_lists", crossed(metCrossings($0)))
              })),
      ] + question.assumptionsJSON)
  }

  private func json(_ point: Point) -> JSONValue {
    var members: [JSONValue.Member] = [.init("value", .text(point.text))]
    if let difference = point.difference {
      members.append(
        .init(
          "difference",
          .object([
            .init("mean", .rounded(difference.sample.mean)),
            .init("low", difference.hasInterval ? .rounded(difference.low) : .null),
            .init("high", difference.hasInterval ? .rounded(difference.high) : .null),
          ])))
    }
    members += point.met.map { .init("\($0.option.lowercased())_lists", .whole($0.met.count)) }
    return .object(members)
  }
}
