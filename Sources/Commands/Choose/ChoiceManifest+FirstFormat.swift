import Casework
import Guidance
import Language
import Table

extension ChoiceManifest {
  /// The lines that jtai 0.1 wrote. Who was looked at and might be chosen is as the manifest says,
  /// and so is who is chosen where that was changed by hand.
  ///
  /// - Parameter chosen: those whom the manifest names, where it was changed by hand; else nil.
  static func firstFormat(
    _ request: CaseRequest, _ decisions: ManifestDecisions, chosen byHand: [Int32]?,
    _ session: Session
  ) throws(Diagnostic) -> [String] {
    let basis = try CaseBasis(session.space(decisions.stage), request.emphasis)
    let area = session.area.truth
    var lines =
      [Format.first.heading]
      + (decisions.edition ?? ManifestEdition(session, .first)).lines + inputs(session)
    lines += [
      "as of: \(session.asOf.map(\.description) ?? "unknown")", "option: \(decisions.option)",
      "stage: \(decisions.stage.rawValue)",
    ]
    lines += rules(request, decisions) { _ in "" }
    lines += decisions.firstFormatLines
    let may = Set(request.choosable)
    lines += request.drawn(area).enumerated().map { place, entry in
      let word: TicketWord =
        request.required.contains(entry.child)
        ? .required : may.contains(entry.child) ? .may : .out
      let id = Literal.quote(area.ids[Int(entry.child)])
      return "ticket: \(place + 1) \(entry.ticket.text) \(word.rawValue) \(id)"
    }
    let result = request.answer(basis)
    let chosen = byHand ?? result.taken.map(\.child)
    lines += chosen.enumerated().map {
      "chosen: \($0 + 1) \(Literal.quote(area.ids[Int($1)]))"
    }
    if byHand != nil { lines.append("changed: by hand since") }
    lines.append(levels(basis, chosen))
    if byHand == nil, let solution = result.solution {
      lines.append("proven: \(solution.proven ? "yes" : "no")")
      lines += solution.relaxed.map { "relaxed: \(Literal.quote($0.says))" }
    }
    return lines
  }
}
