import Language
import Simulation
import Table

/// What a command may touch outside the session.
public struct World: Sendable {
  /// The folder that paths are relative to: the script's, or the one the program began in.
  public var folder: String
  /// Reads only: no file is written and no other program started.
  public var safe: Bool
  /// Digits from the system, for a seed that nobody gave.
  public var systemSeed: @Sendable () -> String
  /// Who watches the reading of a file of that name; nil where nobody does.
  public var watching: @Sendable (_ file: String) -> ReadWatch? = { _ in nil }
  /// Who watches the runs of a simulation.
  public var watchingRuns: @Sendable (_ what: String) -> RunWatch? = { _ in nil }

  /// The lines that were typed at the prompt; none in a script.
  public var pastLines: @Sendable () -> [String] = { [] }
  public var clearPastLines: @Sendable () -> Void = {}
  /// The journals of this session and of those that ended; nil in a script.
  public var journal: (any JournalKeeper)?
  /// The person in front of the terminal; nil where nobody is there to answer.
  public var asking: Asking?
  /// What is read, written, drawn and answered, where a transcript is kept of it.
  public var ledger: Ledger?
  /// Where files are written in place of the file system, while a transcript is run again.
  public var mirror: OutputMirror?

  public init(folder: String, safe: Bool, systemSeed: @escaping @Sendable () -> String) {
    self.folder = folder
    self.safe = safe
    self.systemSeed = systemSeed
  }

  /// The same world as it is where a transcript is kept: what it gives is written down, and what
  /// was written down before is given again.
  public func kept(in ledger: Ledger) -> World {
    var next = self
    next.ledger = ledger
    next.systemSeed = { [systemSeed] in ledger.seed(or: systemSeed) }
    next.asking = ledger.asking(asking)
    return next
  }
}
