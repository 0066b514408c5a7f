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
    return next.movedThroughHistory(from: session)
  }
}

extension Session {
  func movedThroughHistory(from session: Session) -> Outcome {
    let result = JSONValue.object([
      .init("before", .whole(session.working.count)), .init("after", .whole(working.count)),
      .init("unknown", .whole(0)),
      .init("condition", .text(filters.map(\.condition).joined(separator: ", "))),
    ])
    return Outcome(self, Document([.line(workingText)]), result: result)
  }
}
