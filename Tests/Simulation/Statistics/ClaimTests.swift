import Testing

@testable import Simulation

/// What words may say follows from intervals, and is wrong no more often than it is said to be.
@Suite struct ClaimTests {
  /// Every order of the two ends, 0 and the margin on either side.
  @Test func everyInterval() {
    let places = [-3.0, -2, -1, 0, 1, 2, 3]
    for low in places {
      for high in places where high >= low {
        let claim = DifferenceClaim(low: low, high: high, margin: 2)
        switch claim {
        case .same: #expect(low > -2 && high < 2)
        case .first: #expect(low > 0 && high >= 2)
        case .second: #expect(high < 0 && low <= -2)
        case .open: #expect(low <= 0 && high >= 0 && (low <= -2 || high >= 2))
        }
        let share = ShareClaim(low: low, high: high, line: 1)
        #expect((share == .above) == (low > 1))
        #expect((share == .below) == (high < 1))
      }
    }
  }

  /// Whatever the intervals leave open, an option is named only if every way leads to it.
  @Test func everyDecision() {
    for first in ShareClaim.allCases {
      for second in ShareClaim.allCases {
        for criteria in DifferenceClaim.allCases {
          for effort in DifferenceClaim.allCases {
            for same in [false, true] {
              let decision = OptionDecision(
                met: [first, second], criteria: criteria, effort: effort, asksTheSame: same,
                isOfFewRuns: false)
              let ways = Self.ways(first, second, criteria, effort, same)
              #expect(decision.option == (ways.count == 1 ? ways.first ?? nil : nil))
              if decision.reason == .deadlines {
                #expect([first, second].contains(.above) && [first, second].contains(.below))
              }
              if decision.reason == .criteria { #expect(criteria == .first || criteria == .second) }
              if decision.reason == .effort || decision.reason == .alike {
                #expect(criteria == .same && effort != .open)
              }
              if ways.count > 1 { #expect(decision.reason == .open) }
              let few = OptionDecision(
                met: [first, second], criteria: criteria, effort: effort, asksTheSame: same,
                isOfFewRuns: true)
              #expect(few.option == nil && few.reason == .fewRuns)
            }
          }
        }
      }
    }
  }

  /// The options to which what is open may lead, written as nested choices.
  private static func ways(
    _ first: ShareClaim, _ second: ShareClaim, _ criteria: DifferenceClaim,
    _ effort: DifferenceClaim, _ same: Bool
  ) -> Set<Int?> {
    var ways = Set<Int?>()
    for isFirstInTime in first == .open ? [true, false] : [first == .above] {
      for isSecondInTime in second == .open ? [true, false] : [second == .above] {
        if isFirstInTime && !isSecondInTime { ways.insert(0) }
        if !isFirstInTime && isSecondInTime { ways.insert(1) }
        guard isFirstInTime == isSecondInTime else { continue }
        guard !same else {
          ways.insert(nil)
          continue
        }
        for more in criteria == .open ? [.first, .second, .same] : [criteria] {
          switch (more, effort) {
          case (.first, _), (.same, .second): ways.insert(0)
          case (.second, _), (.same, .first): ways.insert(1)
          default: ways.insert(nil)
          }
        }
      }
    }
    return ways
  }

  // MARK: How often words are wrong

  /// Steps of -1, 0 and 1 as criteria differ, by named draws.
  private static func differences(_ name: String, runs: Int, up: Double, down: Double) -> [Int] {
    let draws = NamedDraws(seed: "claims")
    return (1...runs).map { run in
      let u = Double(draws.number(name, run) >> 11) * 0x1p-53
      return u < up ? 1 : u < up + down ? -1 : 0
    }
  }

  private static func paired(_ differences: [Int]) -> PairedDifference {
    PairedDifference(differences, differences.map { _ in 0 })
  }

  /// Among 400 samples without a difference, one is claimed in at most 5%, and 3 standard errors.
  @Test(arguments: [30, 50, 200])
  func noDifferenceWhereThereIsNone(runs: Int) {
    let wrong = (0..<400).count { sample in
      let found = Self.paired(
        Self.differences("none/\(runs)/\(sample)", runs: runs, up: 0.12, down: 0.12))
      let claim = found.claim(margin: 0.01)
      return claim == .first || claim == .second
    }
    #expect(Double(wrong) / 400 <= 0.05 + 3 * (0.05 * 0.95 / 400).squareRoot())
  }

  /// Where the difference is as large as the margin, both are said to come to as much in at most
  /// 2.5%, as two one-sided tests have it.
  @Test(arguments: [30, 60, 200])
  func asMuchOnlyWithinTheMargin(runs: Int) {
    let wrong = (0..<400).count { sample in
      Self.paired(
        Self.differences("margin/\(runs)/\(sample)", runs: runs, up: 0.35, down: 0.10)
      ).claim(margin: 0.25) == .same
    }
    #expect(Double(wrong) / 400 <= 0.025 + 3 * (0.025 * 0.975 / 400).squareRoot())
    let right = (0..<400).count { sample in
      Self.paired(
        Self.differences("none/\(runs)/\(sample)", runs: runs, up: 0.12, down: 0.12)
      ).claim(margin: 0.25) == .same
    }
    if runs == 200 { #expect(right > 390) }
  }

  /// Lists that are late in just half of the runs are neither late nor in time more often than not.
  @Test(arguments: [30, 50, 200])
  func noSideOfTheLineWhereThereIsNone(runs: Int) {
    let wrong = (0..<400).count { sample in
      let met = Self.differences("half/\(runs)/\(sample)", runs: runs, up: 0.5, down: 0)
      return Proportion(met.count { $0 == 1 }, of: runs).claim(line: 0.5) != .open
    }
    #expect(Double(wrong) / 400 <= 0.05 + 3 * (0.05 * 0.95 / 400).squareRoot())
  }

  /// Of many looks without a difference, hardly any claims one where they are corrected, and many
  /// would where they are not.
  @Test func manyLooksTogether() {
    let looks = 34
    var (corrected, plain) = (0, 0)
    for family in 0..<200 {
      let found = (0..<looks).map { look in
        Self.paired(
          Self.differences("looks/\(family)/\(look)", runs: 60, up: 0.15, down: 0.15))
      }
      func claims(_ confidence: Double) -> Bool {
        found.contains {
          [.first, .second].contains(DifferenceClaim($0.interval(confidence: confidence)))
        }
      }
      if claims(1 - 0.05 / Double(looks)) { corrected += 1 }
      if claims(0.95) { plain += 1 }
    }
    #expect(Double(corrected) / 200 <= 0.05 + 3 * (0.05 * 0.95 / 200).squareRoot())
    #expect(plain > 100)
  }

  /// Runs that all differ alike leave room for what they have not shown.
  @Test func runsThatDifferAlike() {
    let none = Self.paired([Int](repeating: 0, count: 30))
    #expect(!none.hasInterval)
    #expect(abs(none.interval().high - 0.11570330822202779) < 1e-12)
    #expect(none.claim(margin: 0.25) == .same)
    #expect(none.claim(margin: 0.1) == .open)
    #expect(Self.paired([0, 0]).claim(margin: 0.25) == .open)
    #expect(Self.paired([0, 0]).isOfFewRuns)
    #expect(Self.paired([1]).claim(margin: 0.25) == .open)
    #expect(abs(PairedDifference.unseen(200, 0.025) - 0.018275340355136227) < 1e-12)
  }
}
