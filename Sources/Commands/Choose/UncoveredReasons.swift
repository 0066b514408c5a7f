import Casework
import Guidance
import Language
import Render
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
    let free = have.filter { standing(of: $0) == .free }
    if !free.isEmpty { return whyNot(shown, free, best) }
    let unknown = Set(pool + chosen).filter { verdicts[Int($0)] == .unknown }
    // Those who could be in the choice and show it, or are in it already.
    let open = unknown.count { child in
      let standing = standing(of: child)
      return chosen.contains(child) || standing == .free || standing == .perhapsEligible
    }
    guard have.isEmpty else {
      return only(have, isAllKnown: unknown.isEmpty)
        + (open > 0 ? "; a fact is missing for \(String.children(open)) who may show it" : "")
    }
    if open > 0 { return "not known: a fact is missing for \(String.children(open))" }
    let isWhole = pool.count >= session.area.count
    let among = isWhole ? "" : " among the \(pool.count.grouped)"
    let nobody = "nobody\(among) \(unknown.isEmpty ? "shows" : "is known to show") it"
    return nobody + (isWhole ? "" : outside(verdicts))
  }

  // MARK: Who may be chosen

  /// Why a child may be chosen, or may not.
  private enum Standing: CaseIterable {
    case free, dropped, perhapsEligible, notEligible, excepted, notCandidate
  }

  private func standing(of child: Int32) -> Standing {
    let place = Int(child)
    let isOverruled = session.choice.overruled != nil
    if basis.excepted[place] == .yes { return .excepted }
    if !basis.mayBeChosen(child) { return .notCandidate }
    if session.choice.stage == .track, basis.eligible[place] == .no { return .notEligible }
    if session.choice.droppedChildren.contains(child) { return .dropped }
    if session.choice.stage == .track, basis.eligible[place] == .unknown, !isOverruled {
      return .perhapsEligible
    }
    return .free
  }

  private func words(_ standing: Standing) -> String {
    let candidates = basis.edition.candidates
    return switch standing {
    case .free: "may be chosen"
    case .dropped: "were dropped"
    case .perhapsEligible: "are not known to be eligible"
    case .notEligible: "are not eligible"
    case .excepted: "are \(candidates.except?.says ?? "left out")"
    case .notCandidate: "are not known to be \(candidates.who.says)"
    }
  }

  /// "only children who were dropped or are not eligible show it (3)".
  ///
  /// - Parameter isAllKnown: whether it is known of everyone else that they do not.
  private func only(_ have: [Int32], isAllKnown: Bool) -> String {
    let standings = Set(have.map(standing))
    let who = Standing.allCases.filter(standings.contains).map(words).joined(separator: ", or ")
    let show = isAllKnown ? "show it" : "are known to show it"
    return "only children who \(who) \(show) (\(have.count.grouped))"
  }

  /// "; 3 outside them show it, and 2 more may": of those who might be chosen there.
  private func outside(_ verdicts: Verdicts) -> String {
    let inside = Set(pool)
    var (show, may) = (0, 0)
    for child in 0..<Int32(session.area.count) where !inside.contains(child) {
      let standing = standing(of: child)
      guard standing == .free || standing == .perhapsEligible else { continue }
      switch verdicts[Int(child)] {
      case .yes where standing == .free: show += 1
      case .yes, .unknown: may += 1
      case .no: break
      }
    }
    if show > 0 {
      return "; \(show.grouped) outside them \(show == 1 ? "does" : "do")"
        + (may > 0 ? ", and \(may.grouped) more may" : "")
    }
    return may > 0 ? "; \(may.grouped) outside them may" : ""
  }

  // MARK: Why somebody who could show it is not chosen

  /// Of a criterion that somebody could show: what forbids it, or what counted for more.
  private func whyNot(
    _ shown: CaseBasis.Shown, _ free: [Int32], _ best: () -> CaseSelection.Result?
  ) -> String {
    let could = "\(String.children(free.count)) could show it"
    guard let request, request.count > 0 else { return "\(could), and was not picked" }
    guard request.method == .cover else {
      return "\(could), but \(request.method.rawValue) does not look at criteria"
    }
    guard let before = best(), request.quotas.count < 64 else { return could }
    func isShown(_ result: CaseSelection.Result) -> Bool {
      result.taken.contains { shown.verdicts[Int($0.child)] == .yes }
    }
    if isShown(before) {
      return session.choice.method == "by hand"
        ? "\(could), and the best choice would: this one was changed by hand"
        : "\(could), and the best choice by the dates and weights in force now would"
    }
    let with = request.requiring(shown).answer(basis)
    // Other quotas may be broken at the same cost: only where it is higher is one in the way.
    let isDearer = (with.solution?.quotaCost ?? 0) > (before.solution?.quotaCost ?? 0)
    let broken = (isDearer ? with.solution?.relaxed ?? [] : []).filter { relaxed in
      relaxed.name != shown.quotaName
        && !(before.solution?.relaxed ?? []).contains { $0.quota == relaxed.quota }
    }
    if !broken.isEmpty || !isShown(with) {
      return "\(could), but \(conflict(request, shown, broken.map(\.name), isShown))"
    }
    let (now, other) = (
      basis.levels(of: before.taken.map(\.child)), basis.levels(of: with.taken.map(\.child))
    )
    let isProven = [before, with].allSatisfy { $0.solution?.proven ?? true }
    let choice = isProven ? "the best choice" : "the best choice that was found"
    return basis.loss(from: now, to: other).map { "\(could); \(choice) with it has \($0)" }
      ?? "\(could); a choice with it reaches as much, with later tickets"
  }

  /// The rule that keeps everyone out who shows a criterion, found by leaving rules out.
  private func conflict(
    _ request: CaseRequest, _ shown: CaseBasis.Shown, _ broken: [String],
    _ isShown: (CaseSelection.Result) -> Bool
  ) -> String {
    if request.required.count >= request.count { return "those picked by hand fill the choice" }
    func quotas(_ names: [String]) -> String {
      session.isMasked
        ? "it conflicts with a quota"
        : "it conflicts with a quota: \(names.joined(separator: ", "))"
    }
    if !broken.isEmpty { return quotas(broken) }
    var unlimited = request
    unlimited.quotas = []
    if !request.quotas.isEmpty, isShown(unlimited.requiring(shown).answer(basis)) {
      return quotas(request.quotas.map(\.text))
    }
    unlimited.onePerGroup = false
    if request.onePerGroup, isShown(unlimited.requiring(shown).answer(basis)) {
      return "it conflicts with the rule of one in a sibling group"
    }
    return "those picked by hand leave no room"
  }
}

extension CaseBasis.Shown {
  /// What the rule is called that somebody has to show it.
  fileprivate var quotaName: String { "\(criterion.id) at least 1" }
}
