import Casework
import Commands
import Simulation
import Table

extension ScriptRunner {
  public struct Settings: Sendable {
    /// Go on behind an error; the first one still decides the exit status.
    public var keepGoing = false
    /// Print each command before what it shows.
    public var echo = false
    public var safe = false
    /// Show nothing but errors.
    public var isQuiet = false
    /// Whether the prompt begins with the person's own file.
    public var runsInitFile = true
    /// Name file, line and column in front of an error: not in transcripts, where the command
    /// stands above it.
    public var places = true
    /// Whether the statements are typed at the prompt: an unambiguous beginning of a command is
    /// enough, and scripts that they run are echoed.
    public var isPrompt = false
    /// At the prompt: tables are as wide as the window is when they are shown.
    public var followsWindow = false
    /// Who watches the reading of a file.
    public var watching: @Sendable (_ file: String) -> ReadWatch? = { _ in nil }
    public var watchingRuns: @Sendable (_ what: String) -> RunWatch? = { _ in nil }

    /// At the prompt: where what changes the session is kept.
    var journal: SessionJournal?
    /// Told of each area that a command has led to.
    var seeing: (@Sendable (Area) -> Void)?
    /// The person who is asked; nil where nobody is there to answer.
    public var asking: Asking?

    public init() {}

    /// The world that a script is run in.
    func world(systemSeed: @escaping @Sendable () -> String) -> World {
      world(writing: safe ? .nowhere : .fileSystem, systemSeed: systemSeed)
    }

    func world(
      writing outputs: World.Outputs, systemSeed: @escaping @Sendable () -> String
    ) -> World {
      var world = World(folder: ".", outputs: outputs, systemSeed: systemSeed)
      world.watching = watching
      world.watchingRuns = watchingRuns
      world.journal = journal
      world.asking = isQuiet ? nil : asking
      return world
    }
  }
}
