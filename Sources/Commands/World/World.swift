import Language
import Simulation
import Table

/// What a command may touch outside the session.
public struct World: Sendable {
  /// The folder that paths are relative to: the script's, or the one the program began in.
  public var folder: String
  /// Where the files go that are written.
  public let outputs: Outputs
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

  /// Where the files go that are written: chosen once, when the world is made.
  public enum Outputs: Sendable {
    /// Nowhere: no file is written.
    case nowhere
    case fileSystem
    /// Into a folder of their own, while a transcript is run again.
    case mirror(OutputMirror)
  }

  public init(folder: String, outputs: Outputs, systemSeed: @escaping @Sendable () -> String) {
    self.folder = folder
    self.outputs = outputs
    self.systemSeed = systemSeed
  }

  public init(folder: String, safe: Bool, systemSeed: @escaping @Sendable () -> String) {
    self.init(folder: folder, outputs: safe ? .nowhere : .fileSystem, systemSeed: systemSeed)
  }

  /// Reads only: no file is written and no other program started.
  public var safe: Bool {
    if case .nowhere = outputs { true } else { false }
  }

  var mirror: OutputMirror? {
    if case .mirror(let mirror) = outputs { mirror } else { nil }
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
