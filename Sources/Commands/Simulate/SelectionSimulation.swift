import Casework
import Guidance
import Language
import Render
import Simulation

/// What both options choose in many runs, and what the one comes to less the other.
struct SelectionSimulation {
  let question: SimulationQuestion
  let experiment: SelectionExperiment
  private let population: any Population
  let basis: ListedChildren.Basis?
  /// nil where somebody has ended the work before.
  let breakEven: BreakEven?
  /// A name for each way to come to a choice, as JSON and words call it.
  let options: [(key: String, title: String, option: SelectionOption)]
  let differences: [(key: String, title: String, difference: PairedDifference)]

  init(_ question: SimulationQuestion) throws(Diagnostic) {
    self.question = question
    let (some, all) = try question.session.requiredBothOptions()
    experiment = try question.selection(question.watch("choosing"))
    (population, basis) = try question.population()
    breakEven =
      experiment.runs < question.runs
      ? nil : BreakEven(experiment, watch: question.watch("looking for the break-even"))
    let (a, b) = (some.name.lowercased(), all.name.lowercased())
    let asked = min(question.asked, question.children)
    var options: [(key: String, title: String, option: SelectionOption)] = [
      ("full", "\(all.name) without error: the best there is", .full)
    ]
    for method in question.methods {
      options.append(
        (
          "\(a)_\(method.rawValue)", "\(some.name), \(asked) \(method.words)",
          experiment.some(method)
        ))
    }
    options.append((b, "\(all.name), all \(question.children.grouped)", experiment.all))
    self.options = options

    let several = question.methods.count > 1
    let experiment = experiment
    let names = question.methods.reversed().map { method in
      (
        key: "\(a)_\(method.rawValue)",
        title: several ? "\(some.name) \(method.rawValue)" : some.name,
        values: experiment.values(experiment.some(method))
      )
    }
    var differences = names.map {
      (
        key: "\($0.key)-\(b)", title: "\($0.title) - \(all.name)",
        difference: PairedDifference($0.values, experiment.values(experiment.all))
      )
    }
    for (place, one) in names.enumerated() {
      for other in names[(place + 1)...] {
        differences.append(
          (
            "\(one.key)-\(other.key)", "\(one.title) - \(other.title)",
            PairedDifference(one.values, other.values)
          ))
      }
    }
    self.differences = differences
  }

  func outcome(withDetail: Bool) -> Outcome {
    var document = Document()
    var notices: [Notice] = []
    if let stopped = question.stopped(after: experiment.runs) {
      notices.append(stopped)
    } else if breakEven == nil {
      notices.append(Notice("stopped-early", "stopped: the break-even was not looked for"))
    }
    if !experiment.isProven {
      notices.append(
        Notice("not-proven", "some choices of the runs are not proven to be the best"))
    }
    document.note(notices)
    document.line(question.basisText)
    document.line(
      "\(String.children(question.track)) tracked; facts wrong: "
        + "\(errorsText); \(question.seedText(runs: experiment.runs))")
    if let basis { say(basis, &document) }
    if let text = sameChildrenText { document.line(text) }
    document.blocks.append(.gap)
    document.table(table)
    document.blocks.append(.gap)
    document.line("differences run by run, with 95% intervals")
    if experiment.runs < PairedDifference.leastRuns {
      document.line(
        "\(String.counted(experiment.runs, "run", "runs")): too few to say which differences are "
          + "there; try runs 500")
    } else if differences.contains(where: { !$0.difference.hasInterval }) {
      document.line("no interval where all runs differ alike")
    }
    document.table(differenceTable)
    document.blocks.append(.intervals(differenceChart))
    document.blocks.append(.gap)
    sayBreakEven(&document)
    sayChances(&document)
    if withDetail { sayRuns(&document) }
    return question.outcome(document, json(withDetail: withDetail), notices)
  }

  private var errorsText: String {
    let setup = experiment.setup
    let names = question.session.bothOptions.map(\.name)
    return zip(names, [setup.errorA, setup.errorB]).map { "\($0) \($1.text)" }
      .joined(separator: ", ")
  }

  /// Where there are no more children than are asked about first, only errors can differ.
  private var sameChildrenText: String? {
    guard question.asked >= question.children else { return nil }
    let setup = experiment.setup
    return "both options ask about the same \(String.children(question.children)): "
      + (setup.errorA == setup.errorB
        ? "nothing can differ"
        : "only the errors assumed, \(errorsText), can make a difference")
  }

  // MARK: On what it rests

  private func say(_ basis: ListedChildren.Basis, _ document: inout Document) {
    let known = basis.known.reduce(0) { $0 + $1.yes + $1.no }
    let all = basis.known.count * basis.children
    document.line(
      "facts known from the lists: \(known.grouped) of \(all.grouped); drawn by the assumptions: "
        + "\((all - known).grouped); children of whom all are known: \(basis.complete.grouped)")
    if basis.elsewhere > 0 {
      let first = question.assumptions.children.lists.names.first ?? ""
      document.line(
        "\(String.children(basis.elsewhere)) on none of the lists that the assumptions speak of: "
          + "drawn as on \(first)")
    }
    guard known < all else { return }
    let lists = question.assumptions.children.lists.names
    document.table(
      TextTable(
        [.init("fact"), .init("yes", right: true), .init("no", right: true)]
          + [.init("drawn", right: true), .init("assumed")],
        zip(question.assumptions.facts, basis.known).map { fact, known in
          let drawn = basis.children - known.yes - known.no
          let shares =
            Set(fact.shares).count == 1
            ? fact.shares[0].text
            : zip(lists, fact.shares).map { "\($0) \($1.text)" }.joined(separator: ", ")
          let from = fact.fromAge > 0 ? " from age \(fact.fromAge)" : ""
          return [
            fact.name, known.yes.grouped, known.no.grouped, drawn.grouped,
            drawn > 0 ? shares + from : "",
          ]
        }))
  }

  // MARK: Tables

  private var table: TextTable {
    let rows = options.map { _, title, option in
      let sample = Sample(experiment.values(option))
      let regret = experiment.regret(option)
      let isFull = option == .full
      return [
        title, sample.mean.fixed(3), sample.count > 1 ? sample.deviation.fixed(4) : "",
        isFull ? "" : regret.whole.fixed(3), isFull ? "" : regret.staging.fixed(3),
        isFull ? "" : regret.dataError.fixed(3),
      ]
    }
    return TextTable(
      [
        .init("criteria truly covered, of \(population.table.criteria.count)"),
        .init("mean", right: true), .init("sd", right: true), .init("lost", right: true),
        .init("by staging", right: true), .init("by error", right: true),
      ], rows)
  }

  private var differenceTable: TextTable {
    TextTable(
      [
        .init(""), .init("mean", right: true), .init("from", right: true), .init("to", right: true),
        .init("wins", right: true), .init("ties", right: true), .init("losses", right: true),
        .init("pairing saves", right: true),
      ],
      differences.map { _, title, difference in
        [
          title, difference.sample.mean.signed(3),
          difference.hasInterval ? difference.low.signed(4) : "",
          difference.hasInterval ? difference.high.signed(4) : "", difference.wins.grouped,
          difference.ties.grouped,
          difference.losses.grouped, difference.efficiency.map { "\($0.fixed(1)) times" } ?? "",
        ]
      })
  }

  private var differenceChart: IntervalChart {
    IntervalChart(
      differences.filter(\.difference.hasInterval).map { _, title, difference in
        .init(title, low: difference.low, middle: difference.sample.mean, high: difference.high)
      })
  }

  private func sayBreakEven(_ document: inout Document) {
    let names = question.session.bothOptions.map(\.name)
    let leading = experiment.setup.leading.rawValue
    guard let breakEven else {
      document.line("break-even: not looked for")
      return
    }
    guard experiment.runs >= PairedDifference.leastRuns else {
      document.line("break-even: too few runs to say; try runs 500")
      return
    }
    document.line("break-even: \(Self.text(breakEven, names, leading))")
    let points = breakEven.points
    document.blocks.append(
      .intervals(
        IntervalChart(
          points.enumerated().map { place, point in
            let isCrossing =
              place > 0 && points[place - 1].difference < 0 && point.difference >= 0
            let mark = isCrossing ? breakEven.rate.map { "  ← crosses near \($0.percent())" } : nil
            return .init(
              "\(names[1]) \(point.rate.text)", low: min(0, point.difference),
              middle: point.difference, high: max(0, point.difference),
              note: point.difference.signed(3) + (mark ?? ""))
          })))
  }

  private static func text(_ breakEven: BreakEven, _ names: [String], _ leading: String) -> String {
    guard let rate = breakEven.rate else {
      return
        "none found; at no rate up to 100% does \(names[0]) \(leading) show more on average than "
        + "\(names[1])"
        + (breakEven.low.map { " (95% interval: from \($0.percent()) on)" } ?? "")
    }
    let interval = "(95% interval \(breakEven.intervalText))"
    return rate == 0
      ? "0% \(interval); \(names[0]) \(leading) shows as much as \(names[1]) without any error in "
        + "these runs"
      : "\(names[0]) \(leading) does better than \(names[1]) where more than about "
        + "\(rate.percent()) of the facts asked about all are wrong \(interval)"
  }

  /// The exact chances of drawing none of a few carriers, counted and not simulated.
  private func sayChances(_ document: inout Document) {
    let asked = min(question.asked, question.children)
    guard asked < question.children, experiment.setup.methods.contains(.random) else { return }
    let carriers = [1, 2, 3, 5].filter { $0 <= question.children }
    let chances = carriers.map {
      Drawing.chanceOfNone(drawn: asked, pool: question.children, carriers: $0).percent()
    }
    document.line(
      "what \(carriers.map(String.init).joined(separator: ", ")) of the "
        + "\(question.children.grouped) share is missed by \(asked.grouped) drawn by lot with a chance "
        + "of \(chances.joined(separator: ", ")) (counted, not simulated)")
  }

  // MARK: Detail

  func chosen(_ option: SelectionOption, run: Int) -> [String] {
    experiment.results(option)[run].chosen.map { population.identifier(of: Int($0)) }
  }

  private func sayRuns(_ document: inout Document) {
    document.blocks.append(.gap)
    var rows: [[String]] = []
    for run in 0..<experiment.runs {
      for (key, _, option) in options {
        rows.append([
          key == "full" ? run.grouped : "", key, String(experiment.results(option)[run].value),
          chosen(option, run: run).joined(separator: " "),
        ])
      }
    }
    document.table(
      TextTable(
        [.init("run", right: true), .init("option"), .init("value", right: true), .init("chosen")],
        rows))
  }
}

extension SelectionOption.Method {
  /// How it is said behind a number: "20 at random".
  var words: String {
    switch self {
    case .random: "by lot"
    case .spread: "by spread"
    case .cover: "by cover"
    }
  }
}
