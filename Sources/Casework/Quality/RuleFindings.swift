/// What one rule of quality finds: how much in all, and the first of it.
///
/// A small file can break a rule a million times: what is counted is exact, and what is remembered
/// has a bound.
public struct RuleFindings: Sendable {
  /// The position of the rule in the edition.
  public let rule: Int
  /// The first findings, no more than were asked for.
  public private(set) var first: [Finding] = []
  public private(set) var count = 0
  /// The number of different children that the findings are about.
  public private(set) var children = 0

  private let limit: Int
  /// The only list that is asked about; nil for all of them.
  private let list: Int?
  private var isCounted: [Bool]

  init(rule: Int, list: Int?, keeping limit: Int, children: Int) {
    self.rule = rule
    self.list = list
    self.limit = limit
    isCounted = [Bool](repeating: false, count: children)
  }

  /// How many findings are counted and not remembered.
  public var leftOut: Int { count - first.count }

  mutating func add(_ finding: Finding) {
    guard list == nil || finding.list == list else { return }
    for child in finding.children { note(child) }
    count += 1
    if first.count < limit { first.append(finding) }
  }

  /// A finding about a row and the child of it, if it has one, made only where it is remembered.
  mutating func add(child: Int32, in list: Int, _ finding: () -> Finding) {
    guard self.list == nil || list == self.list else { return }
    note(child)
    count += 1
    if first.count < limit { first.append(finding()) }
  }

  private mutating func note(_ child: Int32) {
    guard child >= 0, !isCounted[Int(child)] else { return }
    isCounted[Int(child)] = true
    children += 1
  }
}
