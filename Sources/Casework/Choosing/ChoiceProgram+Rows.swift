extension ChoiceProgram {
  private typealias Term = ProgramText.Term

  /// The objective, the rules and the variables of a level.
  func write(_ level: Level, to text: inout ProgramText) {
    let held = levels.prefix { $0 != level }
    let objective = objective(of: level)
    text.objective(
      level == .quotas ? .minimum : .maximum, objective, orElse: names.first ?? "nobody")
    writeRules(level, to: &text)
    let all = held + [level]
    if all.contains(.quotas) { writeQuotas(to: &text) }
    if all.contains(.covered) || all.contains(.twice) { writeShown(to: &text) }
    if all.contains(.covered) { writeOnce(to: &text) }
    if all.contains(.twice) { writeTwice(to: &text) }
    if all.contains(.attributes) { writeLevels(to: &text) }
    if level == .tickets { writeOrder(to: &text) }
    for other in held where other != .count {
      text.row(
        "held_\(other.rawValue)", self.objective(of: other),
        other == .quotas ? .atMost : .atLeast, expected(other))
    }
    for name in names { text.binary(name) }
    text.end()
  }

  private func objective(of level: Level) -> [Term] {
    switch level {
    case .count: names.map { (1, $0) }
    case .quotas:
      rules.indices.flatMap { quota -> [Term] in
        let costs = [(rules[quota].shortfall, "short"), (rules[quota].excess, "over")]
        return zip(costs, [isWanted(quota), isLimited(quota)]).filter(\.1).map { cost, _ in
          (cost.0, "\(cost.1)\(quota + 1)")
        }
      }
    case .covered: counted.map { (weights[$0], "once\($0 + 1)") }
    case .twice: counted.map { (weights[$0], "twice\($0 + 1)") }
    case .attributes: numbered(problem.levelCount).map { (1, "level\($0 + 1)") }
    case .tickets: gaps.map { (2, "earlier\($0.place)") } + [(1, "same")]
    }
  }

  // MARK: Who may be in together

  private func writeRules(_ level: Level, to text: inout ProgramText) {
    let everyone: [Term] = names.map { (1, $0) }
    let required = problem.candidates.indices.filter { problem.candidates[$0].required }
    if level == .count {
      text.row("chosen", everyone, .atMost, min(max(problem.count, required.count), names.count))
    } else {
      text.row("chosen", everyone, .equal, chosen.count)
    }
    for candidate in required {
      text.row("picked_\(names[candidate])", [(1, names[candidate])], .equal, 1)
    }
    guard problem.onePerGroup else { return }
    for (number, members) in siblings.enumerated() {
      let free = members.filter { !problem.candidates[$0].required }
      let isTaken = free.count < members.count
      text.row("siblings\(number + 1)", terms(free), .atMost, isTaken ? 0 : 1)
    }
  }

  /// The sibling groups of two and more, in the order of their first members.
  private var siblings: [[Int]] {
    var places: [Int: Int] = [:]
    var groups: [[Int]] = []
    for (index, candidate) in problem.candidates.enumerated() {
      guard let group = candidate.group else { continue }
      if let place = places[group] {
        groups[place].append(index)
      } else {
        places[group] = groups.count
        groups.append([index])
      }
    }
    return groups.filter { $0.count > 1 }
  }

  // MARK: L0

  private func isWanted(_ quota: Int) -> Bool { rules[quota].minimum > 0 }

  private func isLimited(_ quota: Int) -> Bool { rules[quota].maximum < names.count }

  private func writeQuotas(to text: inout ProgramText) {
    for (quota, rule) in rules.enumerated() where isWanted(quota) || isLimited(quota) {
      let number = quota + 1
      let members = names.indices.filter { belongs($0, to: quota) }
      text.row("members\(number)", sum("quota\(number)", of: members), .equal, 0)
      if isWanted(quota) {
        text.row(
          "least\(number)", [(1, "short\(number)"), (1, "quota\(number)")], .atLeast, rule.minimum)
      }
      if isLimited(quota) {
        text.row(
          "most\(number)", [(1, "over\(number)"), (-1, "quota\(number)")], .atLeast, -rule.maximum)
      }
    }
  }

  // MARK: L1 to L3

  /// The criteria that weigh anything.
  private var counted: [Int] { weights.indices.filter { weights[$0] > 0 } }

  private func writeShown(to text: inout ProgramText) {
    for criterion in counted {
      let bit: UInt64 = 1 << UInt64(criterion)
      let carriers = names.indices.filter { problem.candidates[$0].criteria & bit != 0 }
      text.row("show\(criterion + 1)", sum("shown\(criterion + 1)", of: carriers), .equal, 0)
    }
  }

  private func writeOnce(to text: inout ProgramText) {
    for number in counted.map({ $0 + 1 }) {
      text.row("cover\(number)", [(1, "once\(number)"), (-1, "shown\(number)")], .atMost, 0)
      text.binary("once\(number)")
    }
  }

  private func writeTwice(to text: inout ProgramText) {
    for number in counted.map({ $0 + 1 }) {
      text.row("again\(number)", [(2, "twice\(number)"), (-1, "shown\(number)")], .atMost, 0)
      text.binary("twice\(number)")
    }
  }

  private func writeLevels(to text: inout ProgramText) {
    var carriers = numbered(problem.levelCount).map { _ in [Int]() }
    for (index, candidate) in problem.candidates.enumerated() {
      for level in candidate.levels
      where carriers.indices.contains(level) && carriers[level].last != index {
        carriers[level].append(index)
      }
    }
    for (level, members) in carriers.enumerated() {
      text.row("have\(level + 1)", sum("level\(level + 1)", of: members), .atMost, 0)
      text.binary("level\(level + 1)")
    }
  }

  // MARK: L4

  /// The places of the choice before which somebody was left out, with all who were since the place
  /// before it.
  private var gaps: [(place: Int, between: Range<Int>)] {
    var gaps: [(Int, Range<Int>)] = []
    var next = 0
    for (place, candidate) in chosen.enumerated() where candidate >= next {
      if candidate > next { gaps.append((place + 1, next..<candidate)) }
      next = candidate + 1
    }
    return gaps
  }

  /// The first place at which an earlier choice differs has somebody of the gap before it, and all
  /// places before it are as they are: one variable a place, and no large numbers.
  private func writeOrder(to text: inout ProgramText) {
    for (place, candidate) in chosen.enumerated() {
      let first = "first\(place + 1)"
      text.row("in\(place + 1)", [(1, first), (-1, names[candidate])], .atMost, 0)
      if place > 0 {
        text.row("after\(place + 1)", [(1, first), (-1, "first\(place)")], .atMost, 0)
      }
      text.binary(first)
    }
    for (place, between) in gaps {
      text.row("gap\(place)", sum("earlier\(place)", of: Array(between)), .atMost, 0)
      if place > 1 {
        text.row("begin\(place)", [(1, "earlier\(place)"), (-1, "first\(place - 1)")], .atMost, 0)
      }
      text.binary("earlier\(place)")
    }
    if !chosen.isEmpty {
      text.row("whole", [(1, "same"), (-1, "first\(chosen.count)")], .atMost, 0)
    }
    text.row("either", gaps.map { (1, "earlier\($0.place)") } + [(1, "same")], .atMost, 1)
    text.binary("same")
  }

  // MARK: Terms

  private func terms(_ members: [Int]) -> [Term] { members.map { (1, names[$0]) } }

  /// `variable` less those who count for it.
  private func sum(_ variable: String, of members: [Int]) -> [Term] {
    [(1, variable)] + members.map { (-1, names[$0]) }
  }

  private func numbered(_ count: Int) -> Range<Int> { 0..<max(count, 0) }
}
