import Guidance
import Language
import Table

/// What a choice is made on: for each child, the criteria it is known to show, whether it is
/// eligible, and the attribute levels that it brings.
public struct CaseBasis: Sendable {
  /// A criterion that a child can show, with its verdict for each child.
  public struct Shown: Sendable {
    public let criterion: Edition.Criterion
    public let verdicts: Verdicts
  }

  public let edition: Edition
  public let area: Area
  /// The edition's, with what weighs otherwise and the local context.
  public let criteria: [Edition.Criterion]
  /// Those of them that a child can show.
  public let shown: [Shown]
  /// The sum of the weights of the criteria that a child can show.
  public var possible: Int { shown.reduce(0) { $0 + $1.criterion.weight } }
  public let eligible: Verdicts
  /// Who may be chosen at all: flagged, or on the YOT or NPS list.
  public let candidates: Verdicts
  /// Who is left out all the same: 18 or over.
  public let excepted: Verdicts
  /// Whose case is closed already, as far as the lists tell.
  public let closed: Verdicts
  /// Whether the lists say at all who is a candidate.
  public let candidatesKnown: Bool
  /// For each attribute, the level of each child; `noLevel` where it is not known.
  private let levels: [[UInt16]]
  /// Such as `gender F`, by the numbers in `levels`.
  private let levelNames: [String]
  public var levelCount: Int { levelNames.count }
  private let siblings: [String?]
  private let spread: SpreadFields

  /// - Throws: a diagnostic where a condition of the edition does not fit its own fields.
  public init(_ shown: CaseSpace, _ emphasis: Emphasis = Emphasis()) throws(Diagnostic) {
    let space = shown.truth
    edition = space.area.edition
    area = shown.area
    func verdicts(_ text: String, _ what: String) throws(Diagnostic) -> Verdicts {
      do {
        return try Conditions.verdicts(Conditions.parse(text, space.area.edition), in: space)
          .verdicts
      } catch {
        throw Diagnostic(
          "bad-edition", "\(space.area.edition.file): \(what): \(error.message)", help: error.help)
      }
    }
    criteria = emphasis.criteria(of: edition)
    var shownCriteria: [Shown] = []
    for (position, criterion) in criteria.enumerated() {
      // What the person said is blamed on what was said.
      if position >= edition.criteria.count, let when = criterion.when {
        let condition = try Conditions.parse(when, edition)
        shownCriteria.append(
          Shown(
            criterion: criterion, verdicts: try Conditions.verdicts(condition, in: space).verdicts))
        continue
      }
      guard let when = criterion.when else { continue }
      shownCriteria.append(
        Shown(criterion: criterion, verdicts: try verdicts(when, criterion.id)))
    }
    self.shown = shownCriteria
    eligible = try verdicts(edition.eligibility.when, "eligible")
    candidates = try verdicts(edition.candidates.who.when, "candidates")
    if let except = edition.candidates.except {
      excepted = try verdicts(except.when, "candidates")
    } else {
      excepted = Verdicts(.no, count: space.area.count)
    }
    if let rule = edition.candidates.closed {
      closed = try verdicts(rule.when, "candidates")
    } else {
      closed = Verdicts(.no, count: space.area.count)
    }
    let flag = try ChildField(.field(edition.candidates.flag), in: space)
    candidatesKnown = (0..<Int32(space.area.count)).contains { child in
      flag.entry(of: child).map { flag.isKnown($0, space.area.edition) } ?? false
    }
    (levels, levelNames) = try Self.attributeLevels(space)
    siblings = try Self.siblingGroups(space)
    spread = try SpreadFields(space)
  }

  /// Whether a child may be chosen at all: a candidate, as far as the lists say who is one, and not
  /// excepted.
  public func mayBeChosen(_ child: Int32) -> Bool {
    let candidate = candidates[Int(child)]
    return (candidatesKnown ? candidate == .yes : candidate != .no)
      && excepted[Int(child)] != .yes
  }

  /// The criteria that a child is known to show, by their positions in `shown`.
  public func mask(of child: Int32) -> UInt64 {
    var mask: UInt64 = 0
    for (position, entry) in shown.enumerated() where entry.verdicts[Int(child)] == .yes {
      mask |= 1 << UInt64(position)
    }
    return mask
  }

  public func covers(_ child: Int32) -> [String] {
    shown.filter { $0.verdicts[Int(child)] == .yes }.map(\.criterion.id)
  }

  /// Criteria that it may show: what decides them is not known.
  public func mayCover(_ child: Int32) -> [String] {
    shown.filter { $0.verdicts[Int(child)] == .unknown }.map(\.criterion.id)
  }

  public func candidate(
    _ child: Int32, groups: [String: Int], quotas: UInt64, required: Bool
  ) -> ChoiceProblem.Candidate {
    ChoiceProblem.Candidate(
      criteria: mask(of: child), levels: levelNumbers(of: child),
      group: siblings[Int(child)].flatMap { groups[$0] }, quotas: quotas, required: required)
  }

  /// How many attribute levels the children show.
  func levelsShown(by chosen: [Int32]) -> Int {
    Set(chosen.flatMap { levels(of: $0) }).count
  }

  /// The attribute levels that a child has and none of the others.
  func levels(only child: Int32, among others: [Int32]) -> [String] {
    let taken = Set(others.flatMap { levels(of: $0) })
    return levels(of: child).filter { !taken.contains($0) }.map { levelNames[Int($0)] }
  }

  /// The sibling groups of some children, numbered in the order of their first members.
  public func groups(of children: [Int32]) -> [String: Int] {
    var groups: [String: Int] = [:]
    for child in children {
      if let group = siblings[Int(child)], groups[group] == nil { groups[group] = groups.count }
    }
    return groups
  }

  /// Those of one sibling group with a child.
  public func siblings(of child: Int32, among others: [Int32]) -> [Int32] {
    guard let group = siblings[Int(child)] else { return [] }
    return others.filter { $0 != child && siblings[Int($0)] == group }
  }

  /// The sibling group of a child, as the lists name it.
  public func group(of child: Int32) -> String? { siblings[Int(child)] }

  /// The numbers of the attribute levels that a child is known to have.
  public func levelNumbers(of child: Int32) -> [Int] { levels(of: child).map(Int.init) }

  public func spreadCandidate(_ child: Int32) -> SpreadCandidate { spread.candidate(Int(child)) }

  // MARK: Attributes

  private static let noLevel = UInt16.max

  private func levels(of child: Int32) -> [UInt16] {
    levels.compactMap { attribute in
      let level = attribute[Int(child)]
      return level == Self.noLevel ? nil : level
    }
  }

  private static func attributeLevels(
    _ space: CaseSpace
  ) throws(Diagnostic) -> ([[UInt16]], [String]) {
    let edition = space.area.edition
    var levels: [[UInt16]] = []
    let text = ValueText(edition)
    var names: [String] = []
    for name in edition.attributes {
      let field = try ChildField(.field(name), in: space)
      let texts = field.texts(text)
      var numbers: [String: UInt16] = [:]
      // What an entry is, once a child has brought it; nil before.
      var known = [UInt16?](repeating: nil, count: texts.count)
      levels.append(
        (0..<Int32(space.area.count)).map { child in
          guard let entry = field.entry(of: child) else { return noLevel }
          if let level = known[entry] { return level }
          let level = level(of: entry)
          known[entry] = level
          return level
        })

      /// Levels are numbered in the order in which children bring them.
      func level(of entry: Int) -> UInt16 {
        guard field.isKnown(entry, edition) else { return noLevel }
        let key = texts[entry]
        if let number = numbers[key] { return number }
        let number = UInt16(clamping: min(names.count, Int(noLevel) - 1))
        numbers[key] = number
        names.append("\(name) \(key)")
        return number
      }
    }
    return (levels, names)
  }

  /// Children with the same text are one group; a bare yes or no names no group.
  private static func siblingGroups(_ space: CaseSpace) throws(Diagnostic) -> [String?] {
    guard let name = space.area.edition.siblings else {
      return [String?](repeating: nil, count: space.area.count)
    }
    let field = try ChildField(.field(name), in: space)
    let yesNo = space.area.edition.codeSets.first { $0.yes != nil }
    let groups = field.column.values.indices.map { entry -> String? in
      guard field.column.values[entry] == .text else { return nil }
      let text = Spelling.ofValue(field.column.written[entry])
      return yesNo?.position(of: text) == nil ? text : nil
    }
    return (0..<Int32(space.area.count)).map { child in
      field.entry(of: child).flatMap { groups[$0] }
    }
  }
}

/// What the spread over disability and age needs to know.
private struct SpreadFields: Sendable {
  private let first: [Verdicts]
  private let disabled: Verdicts
  private let bands: ChildField

  init(_ space: CaseSpace) throws(Diagnostic) {
    let edition = space.area.edition
    func verdicts(_ text: String) throws(Diagnostic) -> Verdicts {
      try Conditions.verdicts(Conditions.parse(text, edition), in: space).verdicts
    }
    var first: [Verdicts] = []
    for kind in edition.spread.first { first.append(try verdicts(kind.rule.when)) }
    self.first = first
    disabled = try verdicts(edition.spread.disabled)
    bands = try ChildField(.field(edition.spread.ageBand), in: space)
  }

  func candidate(_ child: Int) -> SpreadCandidate {
    let band: Int?
    if case .code(let position) = bands.value(of: Int32(child)) {
      band = position
    } else {
      band = nil
    }
    let isDisabled: Bool? =
      switch disabled[child] {
      case .yes: true
      case .no: false
      case .unknown: nil
      }
    var kinds: UInt64 = 0
    for (kind, verdicts) in first.enumerated() where verdicts[child] == .yes {
      kinds |= 1 << UInt64(kind)
    }
    return SpreadCandidate(kinds: kinds, disabled: isDisabled, ageBand: band)
  }
}

extension Literal {
  /// The name of a field, as the program itself says it.
  public static func field(_ name: String) -> Literal {
    Literal(text: name, quoted: false, span: Span(0, 0))
  }
}

extension ChildField {
  /// Whether an entry says something: neither missing nor unreadable nor a code for unknown.
  public func isKnown(_ entry: Int, _ edition: Edition) -> Bool {
    switch column.values[entry] {
    case .missing, .unreadable: return false
    case .code(let position):
      guard case .code(let set) = field.type else { return true }
      return !edition.codeSets[set].codes[position].unknown
    case .text, .date, .whole: return true
    }
  }
}
