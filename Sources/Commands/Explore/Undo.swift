import Language
import Render

extension Command {
  static let undo = Command(
    "undo", .explore, "take back the last command that changed something",
    examples: [.init("undo", "the children, filters and choice as they were before")]
  ) { _, session, _ throws(Diagnostic) in
    guard let before = session.history.undone(from: session) else {
      throw Diagnostic(
        "nothing-to-undo", "nothing has been changed yet",
        help: "undo takes back what loads, filters, sorts or chooses")
    }
    return before.movedThroughHistory(from: session, saying: "undone: \(session.doneBySaid)")
  }
}

extension Session {
  /// What undo, redo and reset come to.
  func movedThroughHistory(from session: Session, saying what: String) -> Outcome {
    let next = resumed(from: session)
    let result = JSONValue.object([
      .init("before", .whole(session.working.count)), .init("after", .whole(working.count)),
      .init("unknown", .whole(0)),
      .init("condition", .text(next.filters.map(\.condition).joined(separator: ", "))),
    ])
    let line = what.isEmpty ? workingText : "\(what) · \(workingText)"
    return Outcome(next, Document([.line(line)]), result: result)
  }
}
