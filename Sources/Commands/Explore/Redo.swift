import Language

extension Command {
  static let redo = Command(
    "redo", .explore, "do again what undo took back",
    examples: [.init("redo", "the state before the last undo")]
  ) { _, session, _ throws(Diagnostic) in
    guard let after = session.future.last else {
      throw Diagnostic("nothing-to-redo", "nothing has been undone")
    }
    var now = session
    now.past = []
    now.future = []
    var next = after
    next.past = session.past + [now]
    next.future = session.future.dropLast()
    return next.movedThroughHistory(from: session, saying: "done again: \(next.doneBy)")
  }
}
