import Casework
import Commands
import Guidance
import Synchronization
import Table

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The journal of one prompt: its own file, which it holds locked, beside those of other prompts.
///
/// Nothing is written before the first command that changes the session. Where writing fails, the
/// lines wait, and each later command tries again.
final class SessionJournal: JournalKeeper {
  private struct State {
    var isOn = true
    var file: LockedFile?
    /// What is known to be on the disk, in bytes and in commands.
    var written = 0
    var commands = 0
    /// What is not yet.
    var waiting: [UInt8] = []
    var waitingCommands = 0
    /// Why writing failed last.
    var failure: String?
    /// How many commands of this prompt have changed something, kept or not.
    var changes = 0
  }

  /// nil where the person has no folder for it.
  private let folder: String?
  private let begun: Moment
  private let state = Mutex(State())

  init(_ folder: String?, begun: Moment = .now) {
    self.folder = folder
    self.begun = begun
  }

  /// Whether a command has changed the session since the prompt appeared.
  var hasChanges: Bool { state.withLock { $0.changes > 0 } }

  // MARK: Keeping

  /// Puts a command on the disk.
  ///
  /// - Returns: what the person should know; nil in the usual case.
  func keep(_ step: Making.Step, before: Session, after: Session) -> String? {
    state.withLock { state in
      state.changes += 1
      guard state.isOn else { return nil }
      if state.file == nil, state.waiting.isEmpty { begin(&state, before) }
      add(step, after.area.count, &state)
      return flush(&state)
    }
  }

  /// Puts what a command has changed on the disk, before it is shown.
  func keep(_ outcome: Outcome, before: Session, on console: Console) {
    guard let step = outcome.step else { return }
    if let word = keep(step, before: before, after: outcome.session) {
      console.writeError("  \(word)\n")
    }
  }

  /// What made a session is how its journal begins.
  private func begin(_ state: inout State, _ session: Session) {
    state.waiting = JournalText.head(edition: session.edition.id, begun: begun.text)
    for step in session.making.steps { add(step, session.area.count, &state) }
  }

  private func add(_ step: Making.Step, _ children: Int, _ state: inout State) {
    state.waiting += JournalText.line(step, children: children)
    state.waitingCommands += 1
  }

  private func flush(_ state: inout State) -> String? {
    do throws(LockedFile.Failure) {
      let isNew = state.file == nil
      let file: LockedFile
      if let known = state.file { file = known } else { file = try make() }
      state.file = file
      // Where an earlier try, or a crash, left half of a line, this goes to the same place.
      try file.cut(at: state.written)
      try file.write(state.waiting, at: state.written)
      if isNew { try file.keepName() }
      state.written += state.waiting.count
      state.commands += state.waitingCommands
      state.waiting = []
      state.waitingCommands = 0
      let was = state.failure
      state.failure = nil
      return was == nil ? nil : "the journal is written again: nothing is missing in it"
    } catch {
      let isSaid = state.failure != nil
      state.failure = error.reason
      return isSaid
        ? nil
        : "the journal cannot be written: \(error.reason); should the program be killed, what is done "
          + "would be lost (save PATH keeps it elsewhere; journal off says no more of it)"
    }
  }

  private func make() throws(LockedFile.Failure) -> LockedFile {
    guard let folder else { throw LockedFile.Failure(number: ENOENT) }
    for attempt in 0..<100 {
      let again = attempt == 0 ? "" : "-\(attempt)"
      do throws(LockedFile.Failure) {
        return try LockedFile.make("\(folder)/\(begun.name)-\(getpid())\(again)\(Self.ending)")
      } catch {
        // Another process may have had the number of this one.
        guard error.number == EEXIST || error.number == ENOENT && attempt < 3 else { throw error }
      }
    }
    throw LockedFile.Failure(number: EEXIST)
  }

  /// Goes on with the journal of a session that was recovered.
  ///
  /// - Returns: what the person should know; nil in the usual case.
  func adopt(_ file: LockedFile, _ journal: JournalText) -> String? {
    state.withLock { state in
      state.file?.delete()
      state = State(
        file: file, written: journal.end, commands: journal.lines.count, changes: state.changes + 1)
    }
    return nil
  }

  /// Begins anew with what could be done again of a session, in the place of its journal.
  func replace(
    _ file: LockedFile, _ steps: [(step: Making.Step, children: Int)], _ journal: JournalText
  ) -> String? {
    state.withLock { state in
      state.file?.delete()
      state = State(changes: state.changes + 1)
      state.waiting = JournalText.head(edition: journal.edition, begun: journal.begun)
      for (step, children) in steps { add(step, children, &state) }
      let word = flush(&state)
      if word == nil { file.delete() }
      return word
    }
  }

  /// The end by `quit`: nothing is left of it.
  func finish() { state.withLock { $0.file?.delete() } }

  // MARK: JournalKeeper

  var standing: JournalStanding {
    state.withLock { state in
      if !state.isOn { return .off }
      if let reason = state.failure {
        return .failing(reason: reason, commands: state.waitingCommands)
      }
      return state.file.map { .kept(path: $0.path, commands: state.commands) } ?? .begins
    }
  }

  func start(_ session: Session) {
    state.withLock { state in
      guard !state.isOn else { return }
      state = State(changes: state.changes)
      guard session.making.count > 0 else { return }
      begin(&state, session)
      _ = flush(&state)
    }
  }

  func stop() {
    state.withLock { state in
      state.file?.delete()
      state = State(isOn: false, changes: state.changes)
    }
  }

  var ended: [EndedSession] {
    paths.compactMap { path in
      guard let file = LockedFile.take(path), let journal = JournalText(file.content()),
        let last = journal.lines.last
      else { return nil }
      return EndedSession(
        path: path, begun: journal.begun, edition: journal.edition, commands: journal.lines.count,
        children: last.children)
    }
  }

  func purge() -> Int {
    paths.count { path in
      guard let file = LockedFile.take(path) else { return false }
      file.delete()
      return true
    }
  }

  private static let ending = ".journal"

  /// The journals of all sessions, the oldest first.
  private var paths: [String] {
    guard let folder else { return [] }
    return (Folder.files(folder) ?? []).filter { $0.hasSuffix(Self.ending) }.map {
      "\(folder)/\($0)"
    }
  }
}
