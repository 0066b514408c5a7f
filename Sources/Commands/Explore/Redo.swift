import Language

extension Command {
  static let redo = Command(
    "redo", .explore, "do again what undo took back",
    examples: [.init("redo", "the state before the last undo")]
  ) { _, session, _ throws(Diagnostic) in
    guard let after = session.history.redone(from: session) else {
      throw Diagnostic(
        "nothing-to-redo", "nothing has been undone", help: "redo does again what undo took back")
    }
    return after.movedThroughHistory(
      from: session, saying: "done again: \(after.masking(session.isMasked).doneBySaid)")
  }
}
