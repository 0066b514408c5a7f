import Casework
import Guidance
import Language
import Render
import Simulation

/// A or B, why, and what would change the answer.
struct Advice {
  private let question: SimulationQuestion
  private let verdict: OptionVerdict
  /// nil where somebody has ended the work before.
  private let breakEven: BreakEven?
  private let names: [String]
  /// Assumptions that change the answer somewhere in their range, and how.
  private var turning: [Turn] = []
  private var steady: [String] = []
  private var sizes: [Turn] = []
  /// Whether all was looked at that might change the answer.
  private var isWhole = true

  private struct Turn {
    let what: String
    let verdict: OptionVerdict
  }

  /// More children than so many are not looked at for another answer.
  private static let sizesLookedAt = [10, 20, 30, 40, 60, 80, 100, 120, 150]

  init(_ question: SimulationQuestion) throws(Diagnostic) {
    self.question = question
    let (some, all) = try question.session.requiredBothOptions()
    names = [some.name, all.name]
    let sizes = question.madeUp.map { madeUp in
      Self.sizesLookedAt.filter { $0 != madeUp && $0 >= question.track }
    }
    let others = 2 * question.assumptions.ranges.count + (sizes?.count ?? 0)
    var work = WatchedParts(
      question.watch("weighing"), count: OptionVerdict.parts * (1 + others) + 1)
    defer { work.finished() }
    let verdict = try OptionVerdict(question, &work)
    self.verdict = verdict
    breakEven = work.isEnded ? nil : BreakEven(verdict.selection, watch: work.next())
    isWhole = try lookFurther(sizes ?? [], &work)
  }

  /// Looks for what would change the answer, until all is looked at or somebody ends the work.
  private mutating func lookFurther(
    _ sizes: [Int], _ work: inout WatchedParts
  ) throws(Diagnostic) -> Bool {
    guard !verdict.isCutShort, !work.isEnded else { return false }
    for size in sizes {
      var other = question
      other.madeUp = size
      let found = try OptionVerdict(other, &work)
      guard !found.isCutShort else { return false }
      if found.option != verdict.option { self.sizes.append(Turn(what: "\(size)", verdict: found)) }
    }
    for range in question.assumptions.ranges {
      var turns: [Turn] = []
      for value in [range.low, range.high] {
        guard let name = question.assumptions.named(range.name),
          let changed = try question.assumptions.setting(name, to: value)
        else { continue }
        var other = question
        other.assumptions = changed
        let found = try OptionVerdict(other, &work)
        guard !found.isCutShort else { return false }
        if found.option != verdict.option {
          turns.append(Turn(what: "\(name) at \(value)", verdict: found))
        }
      }
      if turns.isEmpty { steady.append(range.name) }
      turning += turns
    }
    return true
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
    for sentence in changes { document.line(sentence) }
    document.line(
      "the number of runs makes the interval; the assumptions make the answer: what they leave open, "
        + "more runs do not settle. The inspector decides.")
    document.next("tornado, or sweep errors_b 0%..10%, shows how far each assumption carries")
    return question.outcome(document, json(done), notices)
  }

  // MARK: Words

  private var headline: String {
    let size = "with \(String.children(question.children)) and \(question.track) to track"
    guard let option = verdict.option else {
      return "\(size), either option: nothing here tells them apart"
    }
    let why =
      switch verdict.reason {
      case .deadlines: "because the other one's lists are late more often than not"
      case .criteria: "because the children it comes to show more"
      case .effort:
        "because both do as well, and it asks the area for less"
      }
    return "\(size), by these assumptions: option \(option), \(why)"
  }

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
    let leading = verdict.selection.setup.leading.rawValue
    let better = difference.sample.mean >= 0 ? names[0] : names[1]
    let interval =
      "\(difference.low.signed(2)) to \(difference.high.signed(2)) for \(names[0]) less \(names[1])"
    guard difference.isClear else {
      return "criteria covered: no clear difference between \(names[0]) by \(leading) and "
        + "\(names[1]) (\(interval))"
    }
    return "criteria covered: \(better) shows \(difference.sample.mean.magnitude.fixed(2)) more on "
      + "average (\(interval)); it wins \(String(max(difference.wins, difference.losses))) runs, "
      + "loses \(String(min(difference.wins, difference.losses))), and ties \(difference.ties)"
  }

  private var effort: String {
    let parts = zip(names, verdict.hours).map { "\($0) \($1.fixed(1)) hours" }
    return "what it costs the area: \(parts.joined(separator: ", "))"
  }

  private var breakEvenText: String {
    guard let breakEven else { return "break-even: not looked for" }
    guard let rate = breakEven.rate else {
      return "break-even: none; at no error rate does \(names[0]) do better"
    }
    return "break-even: about \(rate.percent()) of facts wrong under \(names[1]), where "
      + "\(verdict.selection.setup.errorB.text) are assumed; below it \(names[1]) covers more, "
      + "above it \(names[0])"
  }

  private var changes: [String] {
    var sentences: [String] = []
    if !sizes.isEmpty {
      let parts = sizes.map { "\($0.what) children: \($0.verdict.text)" }
      sentences.append("it would be otherwise with \(parts.joined(separator: "; "))")
    }
    for turn in turning {
      sentences.append("it would be otherwise with \(turn.what): \(turn.verdict.text)")
    }
    if !steady.isEmpty {
      sentences.append(
        "it stays, over all of their range, whatever becomes of \(steady.joined(separator: ", "))")
    }
    return sentences
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
        .init("option", .optional(verdict.option)), .init("because", .text("\(verdict.reason)")),
        .init("lists_met", each(verdict.met.map { .whole($0.count) })),
        .init(
          "difference",
          .object([
            .init("mean", .rounded(difference.sample.mean)), .init("low", .rounded(difference.low)),
            .init("high", .rounded(difference.high)),
          ])),
        .init("hours", each(verdict.hours.map { .rounded($0) })),
        .init("break_even", breakEven?.rate.map { .rounded($0) } ?? .null),
        .init(
          "otherwise",
          .list(
            (sizes.map { ("children at \($0.what)", $0.verdict) }
              + turning.map { ($0.what, $0.verdict) }).map { what, verdict in
                .object([
                  .init("with", .text(what)), .init("option", .optional(verdict.option)),
                  .init("because", .text("\(verdict.reason)")),
                ])
              })),
        .init("steady", .texts(steady)),
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
