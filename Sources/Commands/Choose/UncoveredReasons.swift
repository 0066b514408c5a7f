import Casework
import Guidance
import Language
import Table

/// Why a criterion is shown by nobody who is chosen: it is about the system; nobody has it; only
/// children who are not eligible have it; it conflicts with a rule; it lies outside the 20; a fact
/// is missing; or others counted for more.
struct UncoveredReasons {
  private let session: Session
  private let basis: CaseBasis
  private let chosen: [Int32]
  private let pool: [Int32]
  private let request: CaseRequest?

  /// - Parameter request: what the choice was made of, where it is known.
  init(
    _ session: Session, _ basis: CaseBasis, chosen: [Int32], pool: [Int32], request: CaseRequest?
  ) {
    self.session = session
    self.basis = basis
    self.chosen = chosen
    self.pool = pool
    self.request = request.map { request in
      let decided = session.choice.picked.filter { $0.stage == session.choice.stage }
      let without = session.choice.dropped.reduce(request) { $0.without($1.child) }
      return decided.reduce(without) { $0.with($1.child) }
    }
  }

  /// The criteria that nobody chosen shows, each with the reason.
  var rows: [(criterion: String, reason: String)] {
    // Made once, and only where some criterion asks for it.
    lazy var best = request?.answer(basis)
    return basis.criteria.compactMap { criterion in
      guard let shown = basis.shown.first(where: { $0.criterion.id == criterion.id }) else {
        return (criterion.id, "about the system: no child's row can show it")
      }
      guard !chosen.contains(where: { shown.verdicts[Int($0)] == .yes }) else { return nil }
      return (criterion.id, reason(shown) { best })
    }
  }

  private func reason(
    _ shown: CaseBasis.Shown, _ best: () -> CaseSelection.Result?
  ) -> String {
    let verdicts = shown.verdicts
    let have = pool.filter { verdicts[Int($0)] == .yes }
    let dropped = session.choice.droppedChildren
    let free = have.filter { mayJoin($0) && !dropped.contains($0) }
    if !free.isEmpty { return whyNot(shown, free, best) }
    if !have.isEmpty, have.allSatisfy(dropped.contains) {
      return "only children who were dropped show it (\(have.count))"
    }
    let open = have.count { mightJoin($0) && !dropped.contains($0) }
    if open > 0 {
      return "only children of whom it is not known that they are eligible show it (\(open))"
    }
    if !have.isEmpty {
      let others = have.contains { dropped.contains($0) && mayJoin($0) } ? "were dropped or " : ""
      return "only children who \(others)are not eligible show it (\(have.count))"
    }
    let inside = Set(pool)
    let outside = (0..<Int32(session.area.count)).filter {
      !inside.contains($0) && verdicts[Int($0)] == .yes && basis.candidates[Int($0)] == .yes
    }
    if !outside.isEmpty, !session.choice.additional.isEmpty {
      return "nobody among the \(pool.count) shows it; \(outside.count) outside them would"
    }
    let unknown = pool.count { verdicts[Int($0)] == .unknown && mightJoin($0) }
    if unknown > 0 { return "not known: a fact is missing for \(String.children(unknown))" }
    return "nobody shows it"
  }

  /// Whether a child may be chosen at this stage.
  private func mayJoin(_ child: Int32) -> Bool {
    guard basis.mayBeChosen(child) else { return false }
    return session.choice.stage == .additional || basis.eligible[Int(child)] == .yes
  }

  /// The same, or a fact is missing for it.
  private func mightJoin(_ child: Int32) -> Bool {
    basis.mayBeChosen(child)
      && (session.choice.stage == .additional || basis.eligible[Int(child)] != .no)
  }

  /// Of a criterion that somebody could show: what forbids it, or what counted for more.
  private func whyNot(
    _ shown: CaseBasis.Shown, _ free: [Int32], _ best: () -> CaseSelection.Result?
  ) -> String {
    let could = "\(String.children(free.count)) could show it"
    guard let request, request.count > 0 else { return "\(could), and was not picked" }
    guard request.method == .cover else {
      return "\(could), but \(request.method.rawValue) does not look at criteria"
    }
    guard let before = best() else { return could }
    func isShown(_ result: CaseSelection.Result) -> Bool {
      result.taken.contains { shown.verdicts[Int($0.child)] == .yes }
    }
    if isShown(before) {
      return "\(could), and the best choice would: this one was changed by hand"
    }
    let with = request.requiring(shown).answer(basis)
    let rules = with.solution?.relaxed ?? []
    if rules.count > (before.solution?.relaxed.count ?? 0)
      || !isShown(with)
    {
      return "\(could), but \(conflict(request))"
    }
    let (now, other) = (
      basis.levels(of: before.taken.map(\.child)), basis.levels(of: with.taken.map(\.child))
    )
    return basis.loss(from: now, to: other).map { "\(could); the best choice with it has \($0)" }
      ?? "\(could); a choice with it reaches as much, with later tickets"
  }

  private func conflict(_ request: CaseRequest) -> String {
    let picked = request.required.count
    if picked >= request.count { return "those picked by hand fill the choice" }
    let quotas = request.quotas.map(\.text)
    if !quotas.isEmpty, session.isMasked { return "it conflicts with a quota" }
    if !quotas.isEmpty { return "it conflicts with a quota: \(quotas.joined(separator: ", "))" }
    return request.onePerGroup
      ? "it conflicts with the rule of one in a sibling group"
      : "those picked by hand leave no room"
  }
}
