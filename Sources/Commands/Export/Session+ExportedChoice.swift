import Casework
import Guidance
import Language
import Table

extension Session {
  /// Who was chosen, in the order of the choice, with rank, ticket, criteria and reason.
  ///
  /// - Throws: `nothing-chosen`.
  func exportedChoice() throws(Diagnostic) -> ExportContent {
    guard let stage = choice.stage else {
      throw Diagnostic(
        "nothing-chosen", "nobody is chosen yet", help: "select chooses, pick takes one by hand")
    }
    let basis = try asOfChoice(choice.context).basis(stage)
    let isTrack = stage == .track
    let cells = choice.chosen.enumerated().map { position, chosen -> [WrittenCell] in
      let criteria = isTrack ? chosen.covers : basis.mayCover(chosen.child)
      return [
        .whole(position + 1), .text(area.ids[Int(chosen.child)]),
        chosen.rank.map(WrittenCell.whole) ?? .blank, .text(chosen.ticket ?? ""),
        .text(criteria.joined(separator: "; ")), .text(chosen.why),
      ]
    }
    let sheet = WrittenSheet(
      name: "choice",
      headings: ["order", "child", "rank", "ticket", isTrack ? "shows" : "may show", "why"],
      rows: cells.count
    ) { row, column in cells[row][column] }
    let who = isTrack ? "to be tracked" : "for the additional facts"
    var content = ExportContent(
      of: "choice", says: "\(String.children(cells.count)) chosen \(who)", sheets: [sheet],
      noun: ("child", "children"), isLists: false)
    content.remarks = decisions
    if isTrack {
      let shown = Set(basis.shown.map(\.criterion.id))
      let missed = uncovered(choice.chosen.map(\.child), pool: choice.pool, basis, choice.request)
        .filter { shown.contains($0.criterion) }
      content.remarks.append(
        .init("not covered", many: missed.map { "\($0.criterion): \($0.reason)" }))
      content.remarks.append(
        .init("whose reading", "\(edition.interpretation); it is kept in the edition"))
    }
    return content
  }

  private var decisions: [Provenance.Entry] {
    func says(_ decision: Choice.Decision) -> String {
      "\(area.ids[Int(decision.child)]): \(decision.because)"
    }
    var entries: [Provenance.Entry] = [
      .init("chosen from", choice.context?.from ?? String.children(choice.pool.count)),
      .init("picked by hand", many: choice.picked.map(says)),
      .init("dropped by hand", many: choice.dropped.filter { !$0.isInjected }.map(says)),
    ]
    if choice.stage == .track, let first = choice.first {
      entries.append(.init("first stage", first.says))
    }
    if choice.request == nil, choice.method != "by hand" {
      entries.append(
        .init("since the choice", "lists were loaded or corrected: the inputs are not all its own"))
    }
    if let overruled = choice.overruled {
      entries.append(.init("eligibility overruled", overruled))
    }
    return entries
  }
}
