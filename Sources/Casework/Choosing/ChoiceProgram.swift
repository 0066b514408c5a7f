/// An exact choice as integer programs, one a level, for any other solver to confirm.
///
/// Each program holds the levels before it at what was reached, and says what its objective should
/// come to. They are made from the problem and the solution alone, not by the search. Candidates
/// are named by the ranks of their tickets; criteria, quotas and attribute levels by their numbers:
/// no identifier and no attribute stands in a program. Docs/Decisions/0019 says why.
public struct ChoiceProgram: Sendable {
  /// What a program asks. The raw value is the name of its file, without the ending.
  public enum Level: String, Sendable, CaseIterable {
    case count
    case quotas = "L0"
    case covered = "L1"
    case twice = "L2"
    case attributes = "L3"
    case tickets = "L4"

    public var fileName: String { "\(rawValue).lp" }

    /// What the best value of the objective is.
    public var asks: String {
      switch self {
      case .count: "the most who can be chosen together"
      case .quotas: "the least that broken quotas cost"
      case .covered: "the greatest weight of criteria covered"
      case .twice: "the greatest weight of criteria covered twice"
      case .attributes: "the most attribute levels"
      case .tickets: "1 where no choice earlier by ticket does as well"
      }
    }
  }

  let problem: ChoiceProblem
  let solution: ChoiceSolution
  let weights: [Int]
  let rules: [QuotaRule]
  /// The variable of each candidate.
  let names: [String]
  /// The chosen, ascending.
  let chosen: [Int]

  /// - Parameter ranks: the rank of each candidate's ticket, where others were drawn besides; without
  ///   them the candidates are counted from 1.
  public init(_ problem: ChoiceProblem, _ solution: ChoiceSolution, ranks: [Int]? = nil) {
    self.problem = problem
    self.solution = solution
    weights = problem.weights.prefix(64).map { min(max($0, 0), 1_000_000) }
    rules = QuotaRule.rules(of: problem.quotas)
    let numbers = ranks ?? problem.candidates.indices.map { $0 + 1 }
    names = zip(problem.candidates, numbers).map { "x\($1)" }
    let count = names.count
    chosen = solution.chosen.filter { (0..<count).contains($0) }
  }

  /// The levels that the choice pursued, in their order.
  public var levels: [Level] {
    Level.allCases.filter { level in
      switch level {
      case .count, .quotas, .tickets: true
      case .covered: problem.levels.contains(.covered)
      case .twice: problem.levels.contains(.twice)
      case .attributes: problem.levels.contains(.attributes)
      }
    }
  }

  /// What the best value of a level's objective should be, by the solution.
  public func expected(_ level: Level) -> Int {
    switch level {
    case .count: chosen.count
    case .quotas: quotaCost
    case .covered: solution.covered
    case .twice: solution.twice
    case .attributes: solution.attributes
    case .tickets: 1
    }
  }

  /// How many are chosen, and of how many.
  public var size: (chosen: Int, of: Int) { (chosen.count, names.count) }

  /// Whether each level is known to be the best.
  public var isProven: Bool { solution.proven }

  /// The program of a level.
  ///
  /// - Parameter maker: what made it, for its first line.
  public func text(_ level: Level, maker: String) -> [UInt8] {
    var text = ProgramText()
    text.remark(maker)
    for line in remarks(level) { text.remark(line) }
    write(level, to: &text)
    return text.bytes
  }

  /// What the broken quotas cost, in the units of `rules`.
  private var quotaCost: Int {
    rules.indices.reduce(0) { cost, quota in
      cost + rules[quota].cost(of: chosen.count { belongs($0, to: quota) })
    }
  }

  func belongs(_ candidate: Int, to quota: Int) -> Bool {
    problem.candidates[candidate].quotas & (1 << UInt64(quota)) != 0
  }

  private func remarks(_ level: Level) -> [String] {
    let held = levels.prefix { $0 != level }.map { "\($0.rawValue) at \(expected($0))" }
    var lines = [
      "level: \(level.rawValue) of the choice of \(chosen.count) from \(names.count)",
      "asks: \(level.asks)", "held: \(held.isEmpty ? "nothing" : held.joined(separator: ", "))",
      "expected: \(expected(level))", "proven: \(solution.proven ? "yes" : "no")",
      "x12 is 1 where the child is chosen whose ticket is the 12th in the manifest of the choice.",
    ]
    if level != .count, !rules.isEmpty {
      lines += [
        "quotaN: how many of the chosen belong to the manifest's Nth quota; shortN, overN: how many",
        "  are missing or too many. One short costs 1 + 2/minimum, one over costs 1, all times "
          + "\(rules[0].excess).",
      ]
    }
    if level == .covered || held.count > 2, level != .count, level != .quotas {
      lines += [
        "shownN: how many of the chosen show criterion N, of those that a child can show in the",
        "  edition's order; onceN, twiceN: at least one or two do; levelN: somebody has attribute",
        "  level N, numbered as the children bring them.",
      ]
    }
    if level == .tickets {
      lines += [
        "firstN: the first N of the choice are in; earlierN: so are the N - 1 before its Nth, and",
        "  somebody between them and it; same: it is this choice. 2 would be an earlier choice, 0",
        "  none at all that reaches what is held.",
      ]
    }
    return lines
  }
}
