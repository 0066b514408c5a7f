import Language
import Render

extension Command {
  static let undo = Command(
    "undo", .explore, "take back the last command that changed something",
    examples: [.init("undo", "the children, filters and choice as they were before")]
  ) { _, session, _ throws(Diagnostic) in
    guard let before = session.past.last else {
      throw Diagnostic("nothing-to-undo", "nothing has been changed yet")
    }
    var now = session
    now.past = []
    now.future = []
    var next = before
    next.past = session.past.dropLast()
    next.future = session.future + [now]
    return next.movedThroughHistory(from: session, saying: "undone: \(session.doneBy)")
  }
}

extension Session {
  /// What undo, redo and reset come to. Parameters belong to the script, not to its history.
  func movedThroughHistory(from session: Session, saying what: String) -> Outcome {
    var next = self
    next.parameters = session.parameters
    let result = JSONValue.object([
      .init("before", .whole(session.working.count)), .init("after", .whole(working.count)),
      .init("unknown", .whole(0)),
      .init("condition", .text(filters.map(\.condition).joined(separator: ", "))),
    ])
    return Outcome(
      next, Document([.line(what.isEmpty ? workingText : "\(what) · \(workingText)")]),
      result: result)
  }
}
