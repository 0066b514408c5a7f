import Guidance
import Language
import Table

/// A condition as a function of the additional facts of an edition: for each child, in which of the
/// ways in which they may turn out it is true, and in which it is false.
///
/// A way is a number: its bit f says whether fact f, in the order of the edition, is Yes. What the
/// lists know otherwise is as it is.
struct FactOutcomes {
  /// The most facts that a way can tell of.
  static let most = 7

  /// For each child, bit w for way w.
  private(set) var yes: [UInt128]
  private(set) var no: [UInt128]

  private init(yes: [UInt128], no: [UInt128]) {
    self.yes = yes
    self.no = no
  }

  /// - Parameter facts: at most `most` of them.
  init(_ condition: Condition, facts: [String], in space: CaseSpace) throws(Diagnostic) {
    var maker = FactOutcomesMaker(space: space, facts: facts)
    self = try maker.outcomes(condition)
  }

  fileprivate init(_ verdicts: Verdicts) {
    yes = (0..<verdicts.count).map { verdicts[$0] == .yes ? .max : 0 }
    no = (0..<verdicts.count).map { verdicts[$0] == .no ? .max : 0 }
  }

  /// The outcomes of what depends on one fact alone, for each of `children`.
  fileprivate init(ofFact fact: Int, isTrue: Verdict, isFalse: Verdict, children: Int) {
    let isYes = Self.ways(with: fact)
    func ways(_ verdict: Verdict) -> UInt128 {
      (isTrue == verdict ? isYes : 0) | (isFalse == verdict ? ~isYes : 0)
    }
    yes = Array(repeating: ways(.yes), count: children)
    no = Array(repeating: ways(.no), count: children)
  }

  /// The ways in which a fact is Yes.
  private static func ways(with fact: Int) -> UInt128 {
    (0..<128).reduce(0) { $0 | ($1 >> fact & 1 == 1 ? UInt128(1) << UInt128($1) : 0) }
  }

  fileprivate mutating func formAnd(_ other: FactOutcomes) {
    for child in yes.indices {
      yes[child] &= other.yes[child]
      no[child] |= other.no[child]
    }
  }

  fileprivate mutating func formOr(_ other: FactOutcomes) {
    for child in yes.indices {
      yes[child] |= other.yes[child]
      no[child] &= other.no[child]
    }
  }

  fileprivate func negated() -> FactOutcomes { FactOutcomes(yes: no, no: yes) }
}

/// Walks through a condition.
private struct FactOutcomesMaker {
  let space: CaseSpace
  let facts: [String]
  /// Phrases that are being unfolded: one that means itself is left to the binder's error.
  private var unfolding: [String] = []

  init(space: CaseSpace, facts: [String]) {
    self.space = space
    self.facts = Array(facts.prefix(FactOutcomes.most))
  }

  mutating func outcomes(_ condition: Condition) throws(Diagnostic) -> FactOutcomes {
    switch condition {
    case .all(let parts): return try combined(parts, of: condition) { $0.formAnd($1) }
    case .any(let parts): return try combined(parts, of: condition) { $0.formOr($1) }
    case .not(let part): return try outcomes(part).negated()
    case .predicate(.phrase(let phrase), _):
      guard let entry = space.edition.phrases.first(where: { $0.phrase.lowercased() == phrase }),
        !unfolding.contains(phrase)
      else { return try constant(condition) }
      unfolding.append(phrase)
      defer { unfolding.removeLast() }
      return try outcomes(try Conditions.parse(entry.means, space.edition))
    case .predicate(let predicate, _):
      if let field = predicate.field, let outcomes = try ofFact(predicate, field) {
        return outcomes
      }
      return try constant(condition)
    }
  }

  private mutating func combined(
    _ parts: [Condition], of condition: Condition,
    _ combine: (inout FactOutcomes, FactOutcomes) -> Void
  ) throws(Diagnostic) -> FactOutcomes {
    guard let first = parts.first else { return try constant(condition) }
    var outcomes = try outcomes(first)
    for part in parts.dropFirst() { combine(&outcomes, try self.outcomes(part)) }
    return outcomes
  }

  private func constant(_ condition: Condition) throws(Diagnostic) -> FactOutcomes {
    FactOutcomes(try Conditions.verdicts(condition, in: space).verdicts)
  }

  /// What is asked of a fact comes to one verdict where it is Yes and to one where it is No; nil
  /// where the field is none of the facts.
  private func ofFact(
    _ predicate: Predicate, _ name: Literal
  ) throws(Diagnostic) -> FactOutcomes? {
    let field = try space.field(name).column.field
    guard let fact = facts.firstIndex(of: field.name), case .code(let set) = field.type,
      let yes = space.edition.codeSets[set].yes,
      let no = space.edition.codeSets[set].codes.firstIndex(where: { $0.code == "N" })
    else { return nil }
    let codes = space.edition.codeSets[set].codes
    let column = Column(
      field: field, codes: Codes(zeros: 0), written: [codes[yes].code, codes[no].code],
      values: [.code(yes), .code(no)])
    let table = try ValueTest(predicate, field, space).table(column)
    return FactOutcomes(
      ofFact: fact, isTrue: Verdict(rawValue: table[0]) ?? .unknown,
      isFalse: Verdict(rawValue: table[1]) ?? .unknown, children: space.area.count)
  }
}
