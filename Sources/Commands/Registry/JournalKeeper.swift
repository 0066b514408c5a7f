import Language
import Render

/// Keeps the journal of the prompt: the commands that changed the session, on the disk before
/// what they came to is shown.
public protocol JournalKeeper: Sendable {
  var standing: JournalStanding { get }
  /// The sessions that ended without `quit` and have a journal still, the oldest first.
  var ended: [EndedSession] { get }
  /// Keeps a journal from now on, of what made this session and of what follows.
  func start(_ session: Session)
  /// Keeps none from now on, and deletes that of this session.
  func stop()
  /// Deletes the journals of all sessions that have ended; gives back how many.
  func purge() -> Int
}

/// How the journal of a session stands.
public enum JournalStanding: Sendable, Equatable {
  /// Nothing has changed yet, so there is no file.
  case begins
  case kept(path: String, commands: Int)
  case off
  /// It cannot be written, for that reason; `commands` are waiting.
  case failing(reason: String, commands: Int)
}

/// A session that ended without `quit`: killed, or with its terminal or machine.
public struct EndedSession: Sendable, Equatable {
  /// Where its journal is.
  public let path: String
  /// When it began, on the clocks of the machine: "24 November 17:02"; empty where nobody can tell.
  public let begun: String
  public let edition: String
  public let commands: Int
  /// How many children were loaded behind the last command.
  public let children: Int
  /// Why the journal cannot be read, in words that follow "it"; nil where it can.
  public let unreadable: String?

  /// One whose journal cannot be read.
  public init(path: String, unreadable: String) {
    self.path = path
    self.unreadable = unreadable
    (begun, edition, commands, children) = ("", "", 0, 0)
  }

  public init(path: String, begun: String, edition: String, commands: Int, children: Int) {
    unreadable = nil
    self.path = path
    self.begun = begun
    self.edition = edition
    self.commands = commands
    self.children = children
  }

  /// "a session ended without quit, and its journal is damaged in its first line: PATH".
  public var says: String {
    "a session ended without quit, and its journal \(unreadable ?? "can be read"): \(path)"
  }

  /// "14 commands, 1,561 children".
  public var size: String {
    String.counted(commands, "command", "commands") + ", "
      + String.counted(children, "child", "children")
  }
}

extension World {
  /// - Throws: `prompt-only` in a script, which keeps no journal.
  func requiredJournal() throws(Diagnostic) -> any JournalKeeper {
    if let journal { return journal }
    throw Diagnostic(
      "prompt-only", "only the prompt keeps a journal: a script can be run again",
      help: safe ? "start jtai without --safe" : "start jtai without a script, and type it there")
  }
}
