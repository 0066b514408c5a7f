import Casework
import Guidance
import Language
import Simulation

/// Which option a simulation speaks for, and why.
struct OptionVerdict {
  /// What decides.
  enum Reason {
    /// One option's lists come too late in most runs, and the other's do not.
    case deadlines
    /// One option's children show more.
    case criteria
    /// Both are as good, and one asks for less.
    case effort
  }

  /// The option, or nil where neither is better.
  let option: String?
  let reason: Reason
  /// Whether somebody has ended the work.
  let isCutShort: Bool

  /// A deadline that is met less often than this is not one to plan by.
  static let leastMet = 0.5

  let selection: SelectionExperiment
  let timeline: ScheduleExperiment
  /// What asking about some first comes to less asking about all.
  let difference: PairedDifference
  /// For each option, how often its lists are there in time.
  let met: [Proportion]
  let hours: [Double]

  /// How many parts of work one is.
  static let parts = 2

  init(_ question: SimulationQuestion, _ work: inout WatchedParts) throws(Diagnostic) {
    let (some, all) = try question.session.requiredBothOptions()
    selection = try question.selection(work.next())
    timeline = try question.timeline(work.next())
    isCutShort = work.isEnded
    difference = PairedDifference(
      selection.values(selection.some(selection.setup.leading)), selection.values(selection.all))
    let both = timeline.sides
    let sides = [some, all].compactMap { one in both.first { $0.option.name == one.name } }
    met = sides.map { side in
      side.deadlines.first.map { side.met($0, by: $0.minutes) } ?? Proportion(0, of: 0)
    }
    hours = sides.map(\.meanAreaHours)
    let names = [some.name, all.name]
    let inTime = met.map { $0.share >= Self.leastMet }
    if inTime[0] != inTime[1] {
      option = names[inTime[0] ? 0 : 1]
      reason = .deadlines
    } else if difference.isClear {
      option = names[difference.sample.mean > 0 ? 0 : 1]
      reason = .criteria
    } else {
      option = hours[0] == hours[1] ? nil : names[hours[0] < hours[1] ? 0 : 1]
      reason = .effort
    }
  }

  /// `A, by the deadlines`.
  var text: String {
    guard let option else { return "either" }
    switch reason {
    case .deadlines: return "\(option), by the deadline of the lists"
    case .criteria: return "\(option), by what the children show"
    case .effort: return "\(option), as it asks for less"
    }
  }
}
