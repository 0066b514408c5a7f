import Casework
import Guidance
import Language
import Render

extension Session {
  public var guidance: GuidanceInForce { GuidanceInForce(edition, taken: readings) }

  /// The option in force.
  ///
  /// - Throws: `no-option` where none has been taken yet.
  func requiredOption() throws(Diagnostic) -> CaseOption {
    guard let option else {
      throw Diagnostic(
        "no-option", "choose by which option the children are chosen first",
        help: edition.options.map { "option \($0.name): \($0.title)" }.joined(separator: "; "))
    }
    return option
  }

  /// How many are tracked unless the person says otherwise: the middle of what is allowed.
  func usualTrack(_ option: CaseOption) -> Int {
    let track = guidance.track(option)
    return (track.lowerBound + track.upperBound) / 2
  }

  /// What the present stage may choose by: option A's first stage does not know the facts.
  func basis(_ stage: Choice.Stage) throws(Diagnostic) -> CaseBasis {
    try CaseBasis(space(stage), emphasis)
  }

  /// What may be asked at a stage: before the additional facts arrive, or with them.
  func space(_ stage: Choice.Stage) -> CaseSpace {
    stage == .additional ? CaseSpace(areaWithoutFacts, asOf: asOf, sets: space.sets) : space
  }

  /// The area as it is before the additional facts arrive. The rows stay, so that every child
  /// keeps its position.
  private var areaWithoutFacts: Area {
    let facts = edition.facts.map(\.name)
    return area(of: loaded.mapValues { parts in parts.map { $0.without(facts) } })
  }

  /// The stage that the next `select` belongs to: the first one until it is done, whatever number
  /// is asked for.
  ///
  /// - Parameter afresh: whether the first stage is to be made again.
  func stage(_ option: CaseOption, afresh: Bool = false) -> Choice.Stage {
    guard option.select != nil else { return .track }
    return choice.additional.isEmpty || afresh ? .additional : .track
  }

  /// Where a stage chooses from: the 20 in option A's second stage; else what is shown now,
  /// or what the last choice of this stage was made from where its result is what is shown.
  func pool(_ stage: Choice.Stage, _ option: CaseOption) -> [Int32] {
    if stage == .track, !choice.additional.isEmpty { return choice.additional }
    if stage == .additional, !choice.additional.isEmpty { return choice.additionalPool }
    if choice.stage == stage, Set(working) == Set(choice.chosen.map(\.child)) {
      return choice.pool
    }
    return Array(working)
  }

  /// The criteria of the choice that nobody chosen shows, each with the reason.
  func uncovered(
    _ chosen: [Int32], pool: [Int32], _ basis: CaseBasis, _ request: CaseRequest?
  ) -> [(criterion: String, reason: String)] {
    UncoveredReasons(self, basis, chosen: chosen, pool: pool, request: request).rows
  }
}

extension String {
  static func children(_ count: Int) -> String { counted(count, "child", "children") }
}
