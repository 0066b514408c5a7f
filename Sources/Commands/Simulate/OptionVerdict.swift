import Casework
import Guidance
import Language
import Simulation

/// Which option a simulation speaks for, and why, as far as its intervals tell.
struct OptionVerdict {
  let decision: OptionDecision
  /// The option's name, or nil if neither is better, or the runs do not tell.
  let option: String?
  /// Whether somebody has ended the work.
  let isCutShort: Bool

  /// A deadline that is met less often than this is not one to plan by.
  static let leastMet = 0.5
  /// Of two options that come to as much, the one is said to ask for less from this on: in minutes.
  private static let leastEffort = 30.0

  let selection: SelectionExperiment
  let timeline: ScheduleExperiment
  /// What asking about some first comes to less asking about all.
  let difference: PairedDifference
  let claim: DifferenceClaim
  /// For each option, how often its lists are there in time, against more often than not.
  let met: [Proportion]
  let metClaims: [ShareClaim]
  private let effort: DifferenceClaim
  let hours: [Double]
  /// Whether both options ask about the same children, because there are no more of them.
  let asksTheSame: Bool

  /// How many parts of work one is.
  static let parts = 2

  /// - Parameters:
  ///   - base: a verdict from which what an assumption does not concern is taken.
  ///   - confidence: of each interval that words rest on.
  init(
    _ question: SimulationQuestion, _ work: inout WatchedParts, base: OptionVerdict? = nil,
    concerns: (selection: Bool, schedule: Bool) = (true, true), confidence: Double = 0.95
  ) throws(Diagnostic) {
    let (some, all) = try question.session.requiredBothOptions()
    if let base, !concerns.selection {
      selection = base.selection
    } else {
      selection = try question.selection(work.next())
    }
    if let base, !concerns.schedule {
      timeline = base.timeline
    } else {
      timeline = try question.timeline(work.next())
    }
    isCutShort = work.isEnded
    difference = PairedDifference(
      selection.values(selection.some(selection.setup.leading)), selection.values(selection.all))
    let both = timeline.sides
    let sides = [some, all].compactMap { one in both.first { $0.option.name == one.name } }
    met = sides.map { side in
      side.deadlines.first.map { side.met($0, by: $0.minutes) } ?? Proportion(0, of: 0)
    }
    hours = sides.map(\.meanAreaHours)
    metClaims = met.map { $0.claim(line: Self.leastMet, confidence: confidence) }
    claim = difference.claim(margin: question.margin, confidence: confidence)
    asksTheSame = question.asked >= question.children
    let minutes = sides.map(\.areaMinutes)
    effort =
      minutes.count == 2
      ? PairedDifference(minutes[0], minutes[1])
        .claim(margin: Self.leastEffort, confidence: confidence) : .open
    decision = OptionDecision(
      met: metClaims, criteria: claim, effort: effort, asksTheSame: asksTheSame,
      isOfFewRuns: difference.isOfFewRuns)
    option = decision.option.map { [some.name, all.name][$0] }
  }

  /// `A, by the deadline of the lists`.
  var text: String {
    switch decision.reason {
    case .deadlines: "\(option ?? ""), by the deadline of the lists"
    case .criteria: "\(option ?? ""), by what the children show"
    case .effort: "\(option ?? ""), as it asks for less"
    case .either: "\(option ?? ""), whichever way what is open turns out"
    case .alike: "either, as both come to as much"
    case .sameChildren: "either, as both ask about the same children"
    case .open: "open, by so many runs"
    case .fewRuns: "open, by so few runs"
    }
  }

  /// What the intervals leave open of what decides.
  func open(_ names: [String]) -> [String] {
    var open = zip(names, metClaims).filter { $1 == .open }.map { name, _ in
      "whether option \(name)'s lists are late more often than not"
    }
    if claim == .open, !asksTheSame { open.append("which option's children show more") }
    if claim == .same, effort == .open, !asksTheSame {
      open.append("which option asks the area for less")
    }
    return open
  }
}
