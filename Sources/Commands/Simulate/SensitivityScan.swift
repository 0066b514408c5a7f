import Language
import Simulation

/// What else is looked at by `simulate advise`: numbers of children, and each assumption at several
/// points of its range.
struct SensitivityScan {
  struct Look {
    /// The assumption; nil for a number of children.
    let assumption: String?
    let value: String
    let question: SimulationQuestion
    let concerns: (selection: Bool, schedule: Bool)

    /// How many intervals its words rest on: of the difference, and of both options' lists.
    var comparisons: Int { (concerns.selection ? 1 : 0) + (concerns.schedule ? 2 : 0) }
    var parts: Int { (concerns.selection ? 1 : 0) + (concerns.schedule ? 1 : 0) }
  }

  /// At so many points a range is looked at, its ends among them.
  static let points = 5
  private static let sizesLookedAt = [10, 20, 30, 40, 60, 80, 100, 120, 150]

  let looks: [Look]

  init(_ question: SimulationQuestion) throws(Diagnostic) {
    var looks: [Look] = []
    for size in Self.sizesLookedAt {
      guard let madeUp = question.madeUp, size != madeUp, size >= question.track else { continue }
      var other = question
      other.madeUp = size
      looks.append(
        Look(assumption: nil, value: "\(size)", question: other, concerns: (true, true)))
    }
    for range in question.assumptions.ranges {
      guard let name = question.assumptions.named(range.name) else { continue }
      let swept = try SweptAssumption(
        Literal(text: name, quoted: true, span: Span(0, 0)), question)
      for value in Self.values(range.low, range.high) {
        looks.append(
          Look(
            assumption: name, value: value, question: try swept.set(value, in: question, at: nil),
            concerns: (swept.concernsSelection, swept.concernsSchedule)))
      }
    }
    self.looks = looks
  }

  var comparisons: Int { looks.reduce(0) { $0 + $1.comparisons } }
  var parts: Int { looks.reduce(0) { $0 + $1.parts } }

  /// With which each interval has to hold so that all of them hold with 95% together (Bonferroni).
  var confidence: Double { Self.confidence(of: comparisons) }

  static func confidence(of comparisons: Int) -> Double { 1 - 0.05 / Double(max(1, comparisons)) }

  /// The points of a range, evenly apart as far as shares and whole numbers allow.
  static func values(_ low: String, _ high: String) -> [String] {
    let isShare = low.hasSuffix("%") || high.hasSuffix("%")
    func number(_ text: String) -> Int? {
      isShare ? Share(text)?.tenThousandths : Int(text)
    }
    guard let first = number(low), let last = number(high), first < last else {
      return low == high ? [low] : [low, high]
    }
    var values: [Int] = []
    for point in 0..<points {
      let value = first + (last - first) * point / (points - 1)
      if values.last != value { values.append(value) }
    }
    return values.map { isShare ? Share(tenThousandths: $0).text : String($0) }
  }
}
