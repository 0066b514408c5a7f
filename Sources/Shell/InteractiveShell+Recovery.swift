import Casework
import Commands
import Guidance
import Language
import Render
import Table

extension InteractiveShell {
  /// Says that there are sessions that ended without `quit`, and what stands in the way of those
  /// that cannot be taken up.
  func offerRecovery() {
    guard let ended = journal?.ended else { return }
    var document = Document()
    if ended.count == 1, let one = ended.first, one.unreadable == nil {
      document.line("a session of \(one.begun) ended without quit: \(one.size)")
    } else if let last = ended.last(where: { $0.unreadable == nil }) {
      document.line("\(ended.count) sessions ended without quit, the last of \(last.begun)")
    }
    let unreadable = ended.filter { $0.unreadable != nil }
    for one in unreadable { document.line(one.says) }
    if unreadable.count == ended.count {
      if !ended.isEmpty { document.next("purge deletes \(ended.count == 1 ? "it" : "them")") }
    } else {
      document.next(
        ended.count == 1
          ? "recover takes it up; purge deletes it" : "recover lists them; purge deletes them")
    }
    console.write(console.renderer.text(document))
  }

  /// The session that a journal comes to; the journal goes on with it.
  ///
  /// - Throws: `session-begun` where something was done already, `taken-up` where another prompt has
  ///   the journal now, and what `Recovery` throws.
  func recovered(
    _ ended: EndedSession, anyway: Bool, _ session: Session
  ) throws(Diagnostic) -> Outcome {
    guard let journal, !journal.hasChanges else {
      throw Diagnostic(
        "session-begun", "this session has begun, and recover would replace it",
        help: "save PATH if it is to stay; then quit, start jtai again, and recover first")
    }
    guard let file = LockedFile.take(ended.path), let text = try? JournalText(file.content()) else {
      throw Diagnostic(
        "taken-up", "another prompt has taken that session up, or deleted its journal",
        help: "recover shows what there is now")
    }
    var recovery = try Recovery(text, session, world)
    let next = try recovery.run(anyway: anyway)
    var document = Document()
    document.line(
      "done again: \(String.counted(recovery.steps.count, "command", "commands")) of the session of "
        + "\(CleanText.clean(ended.begun)) · \(next.working.count.grouped) of "
        + "\(String.counted(next.workingOf, "child", "children"))")
    for change in recovery.changes { document.line(change) }
    if text.isDamaged { document.line("the journal is damaged: what came behind is lost") }
    let isSame = recovery.changes.isEmpty && !text.isDamaged
    if let word = isSame
      ? journal.adopt(file, text) : journal.replace(file, recovery, session, text)
    {
      document.line(word)
    }
    document.next("status; or save PATH")
    return Outcome(
      next, document,
      result: .object([
        .init("commands", .whole(recovery.steps.count)),
        .init("children", .whole(next.working.count)),
        .init("changes", .texts(recovery.changes)), .init("damaged", .truth(text.isDamaged)),
      ]))
  }
}
