import Casework
import Testing

/// What `export lp` writes is solved by others, who come to what the exact choice says.
@Suite struct ChoiceProgramTests {
  @Test(
    .enabled(if: OutsideSolver.highs.isAsked, "HiGHS is not there: CI=true Scripts/test brings it"),
    arguments: 0..<4)
  func highsComesToTheSame(part: Int) throws {
    try compare(.highs, seed: UInt64(100 + part), problems: 60, largest: part == 3 ? 40 : 14)
  }

  @Test(
    .enabled(if: OutsideSolver.glpsol.isAsked, "no glpsol: CI=true Scripts/test brings it"))
  func glpsolComesToTheSame() throws {
    try compare(.glpsol, seed: 200, problems: 40, largest: 14)
  }

  /// Quotas that cannot be kept, groups, members picked by hand, weights: all of them come up.
  private func compare(
    _ solver: OutsideSolver, seed: UInt64, problems number: Int, largest: Int
  ) throws {
    var problems = RandomProblems(seed: seed)
    var programs: [String: [UInt8]] = [:]
    var expected: [String: Int] = [:]
    var relaxed = 0
    for number in 0..<number {
      let problem = problems.problem(largest: largest)
      guard !problem.candidates.isEmpty else { continue }
      let solution = chooseExactly(problem)
      try #require(solution.proven)
      let program = ChoiceProgram(problem, solution)
      for level in program.levels {
        programs["\(number)-\(level.rawValue)"] = program.text(level, maker: "a test")
        expected["\(number)-\(level.rawValue)"] = program.expected(level)
      }
      if !solution.relaxed.isEmpty { relaxed += 1 }
    }
    #expect(relaxed > 4)
    let values = try solver.values(programs)
    for (name, value) in expected {
      let found = try #require(values[name])
      #expect(found == value, "seed \(seed), \(name)")
    }
  }

  /// One more or one less at any level, and any other choice of as many, are noticed.
  @Test(
    .enabled(if: OutsideSolver.highs.isAsked, "HiGHS is not there: CI=true Scripts/test brings it"))
  func whatIsNotTrueIsNoticed() throws {
    var problems = RandomProblems(seed: 300)
    var programs: [String: [UInt8]] = [:]
    /// What each wrong solution says of the levels by which it is to be noticed.
    var claims: [[String: Int]] = []
    for _ in 0..<50 {
      let problem = problems.problem(largest: 12)
      let solution = chooseExactly(problem)
      func claim(_ levels: [ChoiceProgram.Level], _ change: (inout ChoiceSolution) -> Void) {
        var changed = solution
        change(&changed)
        let program = ChoiceProgram(problem, changed)
        var claim: [String: Int] = [:]
        for level in levels where program.levels.contains(level) {
          let name = "\(claims.count)-\(level.rawValue)"
          programs[name] = program.text(level, maker: "a test")
          claim[name] = program.expected(level)
        }
        if !claim.isEmpty { claims.append(claim) }
      }
      for step in [-1, 1] {
        claim([.covered]) { $0.covered += step }
        claim([.twice]) { $0.twice += step }
        claim([.attributes]) { $0.attributes += step }
      }
      let others = problem.candidates.indices.filter { !solution.chosen.contains($0) }
      for place in solution.chosen.indices where !others.isEmpty {
        let other = others[problems.number(below: others.count)]
        // What quotas cost hangs on who is chosen, so a worse choice may also be seen there.
        claim([.quotas, .tickets]) { changed in
          changed.chosen[place] = other
          changed.chosen.sort()
        }
      }
    }
    #expect(claims.count > 300)
    let values = try OutsideSolver.highs.values(programs)
    for claim in claims {
      let differs = try claim.contains { name, value in try #require(values[name]) != value }
      #expect(differs, "\(claim)")
    }
  }

  /// By hand: of four, of whom the second and the fourth are siblings, two who show most.
  @Test func aSmallProgramReadsAsItShould() {
    let problem = ChoiceProblem(
      candidates: [
        .init(criteria: 0b01, levels: [0]), .init(criteria: 0b11, levels: [1], group: 7),
        .init(criteria: 0b01, levels: [0], quotas: 1), .init(criteria: 0b10, group: 7),
      ], count: 2, weights: [3, 1], levelCount: 2,
      quotas: [.init(name: "id = A-17", minimum: 1)], onePerGroup: true)
    let solution = chooseExactly(problem)
    #expect(solution.chosen == [1, 2])
    let program = ChoiceProgram(problem, solution, ranks: [2, 3, 7, 9])
    #expect(program.levels.map(program.expected) == [2, 0, 4, 3, 2, 1])
    let text = String(decoding: program.text(.tickets, maker: "a\ntest"), as: UTF8.self)
    #expect(text.hasPrefix("\\ a test\n\\ level: L4 of the choice of 2 from 4\n"))
    #expect(text.contains("\n\\ expected: 1\n"))
    #expect(!text.contains("A-17"))
    let rows = text.split(separator: "\n").drop { $0 != "Maximize" }
    #expect(
      rows.joined(separator: "\n") == """
        Maximize
         objective: 2 earlier1 + same
        Subject To
         chosen: x2 + x3 + x7 + x9 = 2
         siblings1: x3 + x9 <= 1
         members1: quota1 - x7 = 0
         least1: short1 + quota1 >= 1
         show1: shown1 - x2 - x3 - x7 = 0
         show2: shown2 - x3 - x9 = 0
         cover1: once1 - shown1 <= 0
         cover2: once2 - shown2 <= 0
         again1: 2 twice1 - shown1 <= 0
         again2: 2 twice2 - shown2 <= 0
         have1: level1 - x2 - x7 <= 0
         have2: level2 - x3 <= 0
         in1: first1 - x3 <= 0
         in2: first2 - x7 <= 0
         after2: first2 - first1 <= 0
         gap1: earlier1 - x2 <= 0
         whole: same - first2 <= 0
         either: earlier1 + same <= 1
         held_L0: 3 short1 <= 0
         held_L1: 3 once1 + once2 >= 4
         held_L2: 3 twice1 + twice2 >= 3
         held_L3: level1 + level2 >= 2
        Binary
         once1 once2 twice1 twice2 level1 level2 first1 first2 earlier1 same x2 x3 x7 x9
        End
        """)
  }

  /// Numbers that no choice holds, and lines that no reader refuses.
  @Test func absurdNumbersAreNoMatter() {
    let candidates = [
      ChoiceProblem.Candidate(criteria: .max, levels: [-1, 5, .max], quotas: .max),
      .init(criteria: .max, levels: [0, 0], group: .min, quotas: .max),
    ]
    for count in [Int.min, -1, 0, 1, Int.max] {
      let problem = ChoiceProblem(
        candidates: candidates, count: count, weights: [Int](repeating: .max, count: 90),
        levelCount: 2,
        quotas: [.init(name: "", minimum: .max, maximum: .min), .init(name: "", minimum: .min)],
        onePerGroup: true)
      var solution = chooseExactly(problem)
      solution.chosen += [-1, 2, .max]
      let program = ChoiceProgram(problem, solution)
      for level in program.levels {
        let lines = program.text(level, maker: "").split(separator: UInt8(ascii: "\n"))
        #expect(lines.allSatisfy { $0.count <= 255 })
        #expect(lines.last.map { String(decoding: $0, as: UTF8.self) } == "End")
      }
    }
    let none = ChoiceProblem(candidates: [], count: 6, weights: [1])
    #expect(ChoiceProgram(none, chooseExactly(none)).text(.tickets, maker: "").isEmpty == false)
  }
}
