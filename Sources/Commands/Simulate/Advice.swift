import Casework
import Guidance
import Language
import Render
import Simulation

/// A or B, why, and what would change the answer.
struct Advice {
  private typealias Look = SensitivityScan.Look

  private let question: SimulationQuestion
  private let verdict: OptionVerdict
  /// nil where somebody has ended the work before, or there are too few runs.
  private let breakEven: BreakEven?
  private let names: [String]
  private let scan: SensitivityScan
  /// What each look came to, as far as they were taken.
  private var found: [(look: Look, verdict: OptionVerdict)] = []
  /// Whether all was looked at that might change the answer.
  private var isWhole = true

  init(_ question: SimulationQuestion) throws(Diagnostic) {
    self.question = question
    let (some, all) = try question.session.requiredBothOptions()
    names = [some.name, all.name]
    let scan = try SensitivityScan(question)
    self.scan = scan
    let further = question.runs < PairedDifference.leastRuns ? 0 : scan.parts + 1
    var work = WatchedParts(question.watch("weighing"), count: OptionVerdict.parts + further)
    defer { work.finished() }
    let verdict = try OptionVerdict(question, &work)
    self.verdict = verdict
    let isFew = verdict.difference.isOfFewRuns
    breakEven = work.isEnded || isFew ? nil : BreakEven(verdict.selection, watch: work.next())
    guard !verdict.isCutShort, !work.isEnded else {
      isWhole = false
      return
    }
    // Of too few runs to say anything by, no others are worth looking at.
    guard !isFew else { return }
    for look in scan.looks {
      let other = try OptionVerdict(
        look.question, &work, base: verdict, concerns: look.concerns, confidence: scan.confidence)
      guard !other.isCutShort else {
        isWhole = false
        return
      }
      found.append((look, other))
    }
  }

  func outcome() -> Outcome {
    var document = Document()
    var notices: [Notice] = []
    let done = min(verdict.selection.runs, verdict.timeline.runs)
    if let stopped = question.stopped(after: done) {
      notices.append(stopped)
    } else if !isWhole {
      notices.append(
        Notice("stopped-early", "stopped: not all was looked at that might change the answer"))
    }
    document.note(notices)
    document.line(question.basisText)
    document.line(question.seedText(runs: done))
    document.blocks.append(.gap)
    let sentences = [headline, deadlines, criteria, effort, breakEvenText]
    for sentence in sentences { document.line(sentence) }
    document.blocks.append(.gap)
    for sentence in AdviceChanges(found, verdict, scan).sentences { document.line(sentence) }
    document.line(
      "the number of runs makes the interval; the assumptions make the answer: what they leave open, "
        + "more runs do not settle. The inspector decides.")
    document.next("tornado, or sweep errors_b 0%..10%, shows how far each assumption carries")
    return question.outcome(document, json(done), notices)
  }

  // MARK: Words

  private var headline: String {
    let size = "with \(String.children(question.children)) and \(question.track) to track"
    let tell = "\(size), by these assumptions:"
    let option = verdict.option ?? ""
    switch verdict.decision.reason {
    case .deadlines:
      return "\(tell) option \(option), because the other one's lists are late more often than not"
    case .criteria:
      return "\(tell) option \(option), because the children it comes to show more"
    case .effort:
      return "\(tell) option \(option), because both come to as much within the margin of "
        + "\(marginText), and it asks the area for less"
    case .either:
      return "\(tell) option \(option), whichever way that turns out which these runs leave open: "
        + verdict.open(names).joined(separator: ", and ")
    case .alike:
      return
        "\(size), either option: both come to as much within the margin of \(marginText), and ask "
        + "the area for as much"
    case .sameChildren:
      return "\(size), either option: both ask about the same \(String.children(question.children))"
    case .open:
      return "\(size), these runs do not tell \(verdict.open(names).joined(separator: ", nor ")); "
        + "try runs \(max(Self.enoughRuns, 4 * verdict.selection.runs))"
    case .fewRuns:
      return "\(size), too few runs to say; try runs \(Self.enoughRuns)"
    }
  }

  /// Proposed where there are too few.
  private static let enoughRuns = 500

  private var marginText: String { "\(question.margin.fixed(2)) criteria" }

  private var deadlines: String {
    let parts = zip(names, verdict.met).map { name, met in
      "\(name) in \(met.share.percent()) of runs (\(met.interval.low.percent()) to "
        + "\(met.interval.high.percent()))"
    }
    return "the lists are there in time: \(parts.joined(separator: ", ")) "
      + "(\(question.session.citation(ofLists: verdict.timeline)))"
  }

  private var criteria: String {
    let difference = verdict.difference
    let (some, all) = (names[0], names[1])
    let setup = verdict.selection.setup
    guard !difference.isOfFewRuns else {
      return "criteria covered: too few runs to say anything of the difference"
    }
    let (low, high) = difference.interval()
    let interval = "\(low.signed(2)) to \(high.signed(2)) for \(some) less \(all)"
    let same = "both options ask about the same \(String.children(question.children))"
    if verdict.asksTheSame, setup.errorA == setup.errorB {
      return "criteria covered: nothing can differ, as \(same) with the same errors"
    }
    let better = low > 0 ? some : high < 0 ? all : nil
    var text = "criteria covered: "
    if let better {
      text +=
        "\(better) shows \(difference.sample.mean.magnitude.fixed(2)) more on average "
        + "(\(interval)); it wins \(String(max(difference.wins, difference.losses))) runs, "
        + "loses \(String(min(difference.wins, difference.losses))), and ties \(difference.ties)"
      if verdict.claim == .same { text += "; less than the margin of \(marginText)" }
    } else if verdict.claim == .same {
      text += "as many by both, within the margin of \(marginText) (\(interval))"
    } else {
      text +=
        "these runs do not tell \(some) by \(setup.leading.rawValue) and \(all) apart, nor do "
        + "they show that both come to as much within the margin of \(marginText) (\(interval))"
    }
    guard verdict.asksTheSame else { return text }
    return text + "; \(same), so that this comes from the errors assumed alone: "
      + "\(setup.errorA.text) under \(some), \(setup.errorB.text) under \(all)"
  }

  private var effort: String {
    let parts = zip(names, verdict.hours).map { "\($0) \($1.fixed(1)) hours" }
    return "what it costs the area on average: \(parts.joined(separator: ", "))"
  }

  private var breakEvenText: String {
    guard !verdict.difference.isOfFewRuns else { return "break-even: too few runs to say" }
    guard let breakEven else { return "break-even: not looked for" }
    guard let rate = breakEven.rate else {
      return "break-even: none found; at no rate up to 100% does \(names[0]) show more on average"
        + (breakEven.low.map { " (95% interval: from \($0.percent()) on)" } ?? "")
    }
    return "break-even: about \(rate.percent()) of facts wrong under \(names[1]) "
      + "(95% interval \(breakEven.intervalText)), where \(verdict.selection.setup.errorB.text) are "
      + "assumed; below it \(names[1]) covers more, above it \(names[0])"
  }

  // MARK: JSON

  private func json(_ done: Int) -> JSONValue {
    func each(_ values: [JSONValue]) -> JSONValue {
      .object(zip(names, values).map { .init($0.lowercased(), $1) })
    }
    let difference = verdict.difference
    return .object(
      [
        .init("seed", .text(question.seed.text)), .init("children", .whole(question.children)),
        .init("track", .whole(question.track)), .init("runs", .whole(done)),
        .init("option", .optional(verdict.option)),
        .init("because", .text(verdict.decision.reason.rawValue)),
        .init("lists_met", each(verdict.met.map { .whole($0.count) })),
        .init(
          "difference",
          .object([
            .init("mean", .rounded(difference.sample.mean)),
            .init("low", difference.hasInterval ? .rounded(difference.low) : .null),
            .init("high", difference.hasInterval ? .rounded(difference.high) : .null),
          ])),
        .init("hours", each(verdict.hours.map { .rounded($0) })),
        .init("break_even", breakEven?.rate.map { .rounded($0) } ?? .null),
      ] + AdviceChanges(found, verdict, scan).json + [
        .init("break_even_interval", breakEven?.json ?? .null),
        .init("margin", .rounded(question.margin)),
        .init("same_children", .truth(verdict.asksTheSame)),
        .init("lists_claims", each(verdict.metClaims.map { .text($0.rawValue) })),
        .init("criteria_claim", .text(verdict.claim.rawValue)),
      ] + question.assumptionsJSON)
  }
}

extension Session {
  /// Where the sources say when the lists are due.
  fileprivate func citation(ofLists timeline: ScheduleExperiment) -> String {
    guard let side = timeline.sides.first, let deadline = side.deadlines.first else { return "" }
    return guidance.cite(deadline.events.first.map { side.citations(of: $0) } ?? [])
  }
}
