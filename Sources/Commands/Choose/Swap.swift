import Casework
import Language
import Render

extension Command {
  static let swap = Command(
    "swap", .choose, "put one child in the place of another by hand, with the reason",
    .sequence([
      .slot("out", .child, "ID", "who goes"), .keyword("for"),
      .slot("in", .child, "ID", "who comes"), .keyword("because"),
      .slot("because", .text, "\"REASON\"", "kept with the choice"),
    ]),
    details: "explain swap ID for ID says beforehand what would be lost and gained.",
    examples: [
      .init("swap 1003020 for 1002768 because \"in court that week\"", "one goes, one comes")
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    let because = try session.reason(arguments)
    let (out, coming) = (try arguments.required("out"), try arguments.required("in"))
    let (leaving, entering) = (try session.child(out), try session.child(coming))
    guard let stage = session.choice.stage,
      session.choice.chosen.contains(where: { $0.child == leaving })
    else {
      throw Diagnostic(
        "not-chosen", "this child is not chosen", at: out.span, help: "coverage shows who is")
    }
    guard !session.choice.chosen.contains(where: { $0.child == entering }) else {
      throw Diagnostic(
        "chosen-already", "this child is chosen already", at: coming.span,
        help: "drop takes a child out without another in its place")
    }
    let basis = try session.basis(stage)
    var choice = session.choice
    let place = choice.chosen.firstIndex { $0.child == leaving } ?? 0
    choice.chosen[place] = Choice.Chosen(
      child: entering, rank: nil, ticket: nil, covers: basis.covers(entering),
      why: Choice.pickedByHand + because)
    choice.picked.removeAll { $0.child == leaving }
    choice.confirmed.removeAll { $0 == leaving }
    choice.dropped.removeAll { $0.child == entering }
    choice.picked.append(Choice.Decision(child: entering, because: because, stage: stage))
    choice.dropped.append(Choice.Decision(child: leaving, because: because, stage: stage))
    choice.since.append(Choice.Change(out: leaving, coming: entering, because: because))
    if stage == .additional {
      choice.additional = choice.additional.map { $0 == leaving ? entering : $0 }
    }
    let before = basis.criteria(of: session.choice.chosen.map(\.child)).once
    let after = basis.criteria(of: choice.chosen.map(\.child)).once
    let lost = before.filter { !after.contains($0) }
    var notices = session.warnings(
      entering, stage, basis,
      beside: choice.chosen.map(\.child).filter { $0 != entering })
    notices.append(
      lost.isEmpty
        ? Notice("nothing-lost", "every criterion is covered as it was")
        : Notice("criteria-lost", "no longer covered: \(lost.joined(separator: ", "))"))
    return session.decided(choice, stage, basis, notices)
  }
}
