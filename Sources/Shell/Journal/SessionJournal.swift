import Casework
import Commands
import Guidance
import Render
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
    /// All that belongs on the disk, and how much of it is known to be there.
    var content: [UInt8] = []
    var written = 0
    /// The same in commands.
    var commands = 0
    var writtenCommands = 0
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
      if state.content.isEmpty { begin(&state, before) }
      add(step, .init(after), &state)
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
    state.content = JournalText.head(session.edition, begun: begun.text)
    let steps = session.making.steps
    for (place, step) in steps.enumerated() {
      add(step, place == steps.count - 1 ? .init(session) : nil, &state)
    }
  }

  private func add(_ step: Making.Step, _ counts: JournalText.Counts?, _ state: inout State) {
    state.content += JournalText.line(step, counts)
    state.commands += 1
  }

  private func flush(_ state: inout State) -> String? {
    do throws(LockedFile.Failure) {
      // If the file or its folder was deleted or moved, the whole journal is written again.
      let isGone = state.file.map { !$0.isInPlace } ?? false
      if isGone { (state.file, state.written, state.writtenCommands) = (nil, 0, 0) }
      let isNew = state.file == nil
      let file: LockedFile
      if let known = state.file { file = known } else { file = try make() }
      state.file = file
      // Where an earlier try, or a crash, left half of a line, this goes to the same place.
      try file.cut(at: state.written)
      try file.write(Array(state.content[state.written...]), at: state.written)
      if isNew { try file.keepName() }
      state.written = state.content.count
      state.writtenCommands = state.commands
      let was = state.failure
      state.failure = nil
      if isGone {
        return "the journal had been deleted or moved; it is written again, whole, in "
          + CleanText.clean(file.path)
      }
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
      let content = Array(file.content().prefix(journal.end))
      state = State(
        file: file, content: content, written: content.count, commands: journal.lines.count,
        writtenCommands: journal.lines.count, changes: state.changes + 1)
    }
    return nil
  }

  /// Begins anew with what could be done again of a session, in the place of its journal.
  func replace(
    _ file: LockedFile, _ recovery: Recovery, _ session: Session, _ journal: JournalText
  ) -> String? {
    state.withLock { state in
      state.file?.delete()
      state = State(changes: state.changes + 1)
      state.content = JournalText.head(session.edition, begun: journal.begun)
      for (step, counts) in recovery.steps { add(step, counts, &state) }
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
        return .failing(reason: reason, commands: state.commands - state.writtenCommands)
      }
      guard let file = state.file else { return .begins }
      return file.isInPlace
        ? .kept(path: file.path, commands: state.commands)
        : .failing(
          reason: "its file was deleted or moved; the next command that changes something writes "
            + "it again", commands: state.commands)
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
      guard let file = LockedFile.take(path) else { return nil }
      do throws(JournalText.Unreadable) {
        let journal = try JournalText(file.content())
        guard let last = journal.lines.last else {
          return EndedSession(path: path, unreadable: "has no whole command")
        }
        return EndedSession(
          path: path, begun: journal.begun, edition: journal.edition,
          commands: journal.lines.count, children: last.counts?.loaded ?? 0)
      } catch {
        return EndedSession(path: path, unreadable: error.reason)
      }
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
