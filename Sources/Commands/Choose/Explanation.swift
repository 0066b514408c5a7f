import Casework
import Guidance
import Language
import Render
import Table

/// Why a child was chosen or was not, and what a criterion lacks.
struct Explanation {
  private let session: Session
  private let basis: CaseBasis
  private let stage: Choice.Stage
  private let chosen: [Int32]

  /// How many children are named in whose place another could stand.
  private static let mostSwaps = 3

  init(_ session: Session) throws(Diagnostic) {
    guard let stage = session.choice.stage, !session.choice.chosen.isEmpty else {
      throw Diagnostic(
        "nothing-chosen", "nobody is chosen yet", help: "select chooses, pick takes one by hand")
    }
    self.session = session
    self.stage = stage
    basis = try session.basis(stage)
    chosen = session.choice.chosen.map(\.child)
  }

  private func name(_ child: Int32) -> String { session.area.ids[Int(child)] }

  // MARK: A child

  func child(_ child: Int32) -> Outcome {
    var lines: [String]
    if let place = chosen.firstIndex(of: child) {
      lines = whyChosen(child, place)
    } else {
      lines = whyNot(child)
    }
    let shows = basis.covers(child)
    let may = basis.mayCover(child)
    if !shows.isEmpty { lines.append("it is known to show \(shows.joined(separator: ", "))") }
    if !may.isEmpty {
      lines.append("with what is not known it may show \(may.joined(separator: ", "))")
    }
    return outcome(
      lines,
      [
        .init("id", .text(name(child))), .init("chosen", .truth(chosen.contains(child))),
        .init("covers", .texts(shows)), .init("may_cover", .texts(may)),
      ])
  }

  private func outcome(_ lines: [String], _ members: [JSONValue.Member]) -> Outcome {
    Outcome(
      session, Document(lines.map(Document.Block.line)),
      result: .object(members + [.init("says", .texts(lines))]))
  }

  private func whyChosen(_ child: Int32, _ place: Int) -> [String] {
    let entry = session.choice.chosen[place]
    var line = "\(name(child)) is chosen, number \(place + 1) of \(chosen.count)"
    if let rank = session.shown(rank: entry.rank) {
      line += ", ticket rank \(rank.grouped) of \(session.choice.pool.count.grouped)"
    }
    var lines = ["\(line): \(session.shownWhy(entry))"]
    guard session.choice.isCover else { return lines }
    if let request = session.choice.request, session.choice.solution != nil {
      let now = basis.levels(of: chosen)
      let best = basis.levels(of: request.without(child).answer(basis).taken.map(\.child))
      if let loss = basis.loss(from: now, to: best) {
        lines.append("without it the best choice has \(loss): it is needed")
      } else {
        lines.append("a choice without it reaches as much: its ticket decided")
      }
    }
    lines += swaps(for: child)
    return lines
  }

  /// Those who could stand in its place, those with whom least is lost first.
  private func swaps(for child: Int32) -> [String] {
    guard let request = session.choice.request else { return [] }
    let others = chosen.filter { $0 != child }
    let before = basis.levels(of: chosen)
    let candidates = basis.replacements(
      joining: others, from: request, except: session.choice.droppedChildren.union([child]))
    guard !candidates.isEmpty else {
      return ["nobody else may be chosen in its place\(session.perhaps(session.choice, basis))"]
    }
    return candidates.prefix(Self.mostSwaps).map { other in
      let loss =
        basis.loss(from: before, to: other.levels).map { "then \($0)" } ?? "as much is reached"
      return "in its place \(name(other.child)) could stand: \(loss)\(lost(child, other.child))"
    }
  }

  /// ", without ESN 40": the criteria that nobody would show any more.
  private func lost(_ child: Int32, _ other: Int32) -> String {
    let before = basis.criteria(of: chosen).once
    let after = basis.criteria(of: chosen.filter { $0 != child } + [other]).once
    let lost = before.filter { !after.contains($0) }
    return lost.isEmpty ? "" : ", without \(lost.joined(separator: ", "))"
  }

  private func whyNot(_ child: Int32) -> [String] {
    var lines = ["\(name(child)) is not chosen"]
    if let decision = session.choice.dropped.last(where: { $0.child == child }) {
      let how = decision.isInjected ? "withdrawn, injected for training" : "dropped by hand"
      return lines + ["it was \(how): \(session.shown(reason: decision.because))"]
    }
    if !session.choice.pool.contains(child) {
      lines.append("it is not among the \(session.choice.pool.count.grouped) chosen from")
    }
    lines += session.warnings(child, stage, basis, beside: chosen).map(\.message)
    guard let request = session.choice.request, request.choosable.contains(child) else {
      return lines
    }
    let ranks = request.selection(basis).ranks
    if let rank = session.shown(rank: ranks[child]) {
      lines.append("its ticket has rank \(rank.grouped) of \(request.pool.count.grouped)")
    }
    guard session.choice.isCover, session.choice.solution != nil else {
      lines.append(
        session.choice.method == "by hand"
          ? "\(request.method.rawValue) chose others, and the choice was changed by hand since"
          : "others stood before it by \(request.method.rawValue)")
      return lines
    }
    let now = basis.levels(of: chosen)
    let best = basis.levels(of: request.with(child).answer(basis).taken.map(\.child))
    if let loss = basis.loss(from: now, to: best) {
      lines.append("with it the best choice has \(loss)")
    } else {
      lines.append("a choice with it reaches as much, but its ticket comes later")
    }
    return lines
  }

  // MARK: A criterion

  func criterion(_ number: Int, at span: Span) throws(Diagnostic) -> Outcome {
    let id = "\(session.edition.criterionWord) \(number)"
    guard let criterion = session.shownCriteria.first(where: { $0.id == id }) else {
      throw Diagnostic(
        "unknown-criterion", "the edition has no criterion \(id)", at: span,
        help: "guidance criteria shows them")
    }
    var lines = ["\(id): \(criterion.about)"]
    var showing: [Int32] = []
    if let shown = basis.shown.first(where: { $0.criterion.id == id }) {
      showing = chosen.filter { shown.verdicts[Int($0)] == .yes }
      let unknown = chosen.filter { shown.verdicts[Int($0)] == .unknown }
      if let when = criterion.when { lines.append("a child shows it where \(when)") }
      if !showing.isEmpty {
        lines.append(
          "\(String.children(showing.count)) chosen: \(showing.map(name).joined(separator: ", "))")
      }
      if !unknown.isEmpty {
        lines.append("not known of \(unknown.map(name).joined(separator: ", "))")
      }
    }
    let uncovered = session.uncovered(
      chosen, pool: session.choice.pool, basis, session.choice.request)
    if let reason = uncovered.first(where: { $0.criterion == id })?.reason {
      lines.append("not covered: \(reason)")
    }
    return outcome(
      lines, [.init("criterion", .text(id)), .init("shown_by", .texts(showing.map(name)))])
  }

  // MARK: A swap

  func swap(_ leaving: Int32, _ coming: Int32, at span: Span) throws(Diagnostic) -> Outcome {
    guard chosen.contains(leaving) else {
      throw Diagnostic("not-chosen", "this child is not chosen", at: span)
    }
    guard !chosen.contains(coming) else {
      throw Diagnostic("chosen-already", "this child is chosen already", at: span)
    }
    let after = chosen.filter { $0 != leaving } + [coming]
    let (old, new) = (basis.criteria(of: chosen).once, basis.criteria(of: after).once)
    let lost = old.filter { !new.contains($0) }
    let gained = new.filter { !old.contains($0) }
    var lines = ["\(name(coming)) in the place of \(name(leaving))"]
    lines += session.warnings(
      coming, stage, basis, beside: chosen.filter { $0 != leaving }
    ).map(\.message)
    if !lost.isEmpty { lines.append("no longer covered: \(lost.joined(separator: ", "))") }
    if !gained.isEmpty { lines.append("newly covered: \(gained.joined(separator: ", "))") }
    let (before, then) = (basis.levels(of: chosen), basis.levels(of: after))
    lines.append(
      "covered \(before.covered) → \(then.covered), twice \(before.twice) → "
        + "\(then.twice), attribute levels \(before.attributes) → \(then.attributes)")
    return outcome(
      lines, [.init("lost", .texts(lost)), .init("gained", .texts(gained))])
  }
}
