import Language
import Render

extension Command {
  static let purge = Command(
    "purge", .scripts, "delete the journals of sessions that ended without quit",
    details: """
      They hold what was typed, with IDs. A session that still runs keeps its own, this one too: \
      journal off deletes that.
      """,
    examples: [.init("purge", "nothing of them can be recovered then")]
  ) { _, session, world throws(Diagnostic) in
    let count = try world.requiredJournal().purge()
    let line =
      count == 0
      ? "no session has ended without quit"
      : "the \(count == 1 ? "journal" : "journals") of "
        + "\(String.counted(count, "session", "sessions")) deleted"
    return Outcome(
      session, Document([.line(line)]), result: .object([.init("deleted", .whole(count))]),
      effect: .remark)
  }
}
