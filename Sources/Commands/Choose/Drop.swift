import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let drop = Command(
    "drop", .choose, "take children out of the choice by hand, with the reason",
    .sequence([
      .repetition(.slot("ids", .child, "ID")), .keyword("because"),
      .slot("because", .text, "\"REASON\"", "kept with the choice"),
    ]),
    details: "Who was dropped stays out of every later select; pick takes it back.",
    examples: [.init("drop 1003020 because \"in court that week\"", "and what is lost without it")]
  ) { arguments, session, _ throws(Diagnostic) in
    _ = try session.requiredOption()
    let because = try session.reason(arguments)
    guard let stage = session.choice.stage else {
      throw Diagnostic(
        "nothing-chosen", "nobody is chosen yet", help: "select chooses, pick takes one by hand")
    }
    let basis = try session.basis(stage)
    var choice = session.choice
    for id in arguments.literals("ids") {
      let child = try session.child(id)
      guard choice.chosen.contains(where: { $0.child == child }) else {
        throw Diagnostic(
          "not-chosen", "this child is not chosen", at: id.span, help: "show lists who is")
      }
      choice.chosen.removeAll { $0.child == child }
      choice.picked.removeAll { $0.child == child }
      choice.confirmed.removeAll { $0 == child }
      if stage == .additional { choice.additional.removeAll { $0 == child } }
      choice.dropped.append(Choice.Decision(child: child, because: because, stage: stage))
      choice.since.append(Choice.Change(out: child, coming: nil, because: because))
    }
    return session.decided(choice, stage, basis, session.losses(choice, basis))
  }
}

extension Session {
  /// What a choice has lost with those who went, and who would best take their place.
  func losses(_ choice: Choice, _ basis: CaseBasis) -> [Notice] {
    let before = basis.criteria(of: self.choice.chosen.map(\.child))
    let after = basis.criteria(of: choice.chosen.map(\.child))
    let lost = before.once.filter { !after.once.contains($0) }
    let once = before.twice.filter { !after.twice.contains($0) && after.once.contains($0) }
    var notices: [Notice] = []
    if !lost.isEmpty {
      notices.append(Notice("criteria-lost", "no longer covered: \(lost.joined(separator: ", "))"))
    }
    if !once.isEmpty {
      notices.append(
        Notice("criteria-once", "now covered only once: \(once.joined(separator: ", "))"))
    }
    if notices.isEmpty {
      notices.append(Notice("nothing-lost", "every criterion is covered as it was"))
    }
    if let best = bestReplacement(choice, basis, lost: lost) { notices.append(best) }
    return notices
  }

  /// "; it is not known of 3 children whether they are eligible": those who might be chosen if it
  /// were; nothing where there are none.
  func perhaps(_ choice: Choice, _ basis: CaseBasis) -> String {
    guard choice.stage == .track, choice.overruled == nil else { return "" }
    let dropped = choice.droppedChildren
    let count = choice.pool.count { child in
      basis.mayBeChosen(child) && basis.eligible[Int(child)] == .unknown
        && !dropped.contains(child) && !choice.chosen.contains { $0.child == child }
    }
    return count == 0
      ? "" : "; it is not known of \(String.children(count)) whether they are eligible"
  }

  /// Who would best take the place of those who went, and what of their criteria it keeps.
  fileprivate func bestReplacement(_ choice: Choice, _ basis: CaseBasis, lost: [String]) -> Notice?
  {
    guard choice.isCover, let request = choice.request else { return nil }
    let chosen = choice.chosen.map(\.child)
    let best = basis.replacements(joining: chosen, from: request, except: choice.droppedChildren)
    guard let first = best.first else {
      return Notice(
        "no-replacement", "nobody else may be chosen in its place\(perhaps(choice, basis))")
    }
    let covers = basis.covers(first.child)
    let kept = lost.filter(covers.contains)
    let keeps = kept.isEmpty ? "" : " (keeps \(kept.joined(separator: ", ")))"
    return Notice("replacement", "best replacement: \(area.ids[Int(first.child)])\(keeps)")
  }
}
