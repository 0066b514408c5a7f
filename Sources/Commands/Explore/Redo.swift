import Language

extension Command {
  static let redo = Command(
    "redo", .explore, "do again what undo took back",
    examples: [.init("redo", "the state before the last undo")]
  ) { _, session, _ throws(Diagnostic) in
    guard var after = session.future.last else {
      throw Diagnostic("nothing-to-redo", "nothing has been undone")
    }
    after.past = session.past + [session.withoutHistory]
    after.future = session.future.dropLast()
    return after.movedThroughHistory(from: session, saying: "done again: \(after.doneBy)")
  }
}
