import Commands
import Guidance
import Language
import Render
import Table

/// Runs saved scripts of commands.
public struct ScriptRunner {
  public struct Settings: Sendable {
    /// Go on behind an error; the first one still decides the exit status.
    public var keepGoing = false
    /// Print each command before what it shows.
    public var echo = false
    public var safe = false
    /// Name file, line and column in front of an error: not in transcripts, where the command
    /// stands above it.
    public var places = true

    public init() {}
  }

  private let console: Console
  private let settings: Settings
  private let systemSeed: @Sendable () -> String
  /// The scripts that are being run, so that one that runs itself is an error.
  private var running: [String] = []

  private static let deepest = 16

  public init(
    _ console: Console, _ settings: Settings, systemSeed: @escaping @Sendable () -> String
  ) {
    self.console = console
    self.settings = settings
    self.systemSeed = systemSeed
  }

  /// Runs the statements of `source`; paths in it are relative to `folder`.
  ///
  /// - Returns: the status of the first error, or `done`.
  public mutating func run(
    _ source: SourceText, folder: String, on session: inout Session
  ) -> ExitStatus {
    let statements: [Statement]
    do {
      statements = try StatementReader.statements(in: source.text)
    } catch {
      let place = self.place(source, error.span?.start ?? 0)
      console.show(Diagnostic(error.code, error.message, help: error.help), input: "", place: place)
      return error.status
    }
    var status = ExitStatus.done
    for statement in statements {
      switch runOne(statement, source, folder, &session) {
      case .next: continue
      case .quit: return status
      case .failed(let failure):
        if status == .done { status = failure }
        if !settings.keepGoing { return status }
      }
      if console.closed { return status }
    }
    return status
  }

  enum Step {
    case next, quit
    case failed(ExitStatus)
  }

  private mutating func runOne(
    _ statement: Statement, _ source: SourceText, _ folder: String, _ session: inout Session
  ) -> Step {
    var text = statement.text
    let world = World(folder: folder, safe: settings.safe, systemSeed: systemSeed)
    let interpreter = Interpreter(world: world, abbreviated: false)
    do {
      text = try Interpreter.filled(statement.text, session.parameters)
      if settings.echo, !text.hasPrefix("say ") { console.write("> \(CleanText.clean(text))\n") }
      let (command, outcome) = try interpreter.run(text, on: session)
      session = outcome.session
      switch outcome.effect {
      case .none:
        session.lastOutput = console.show(outcome, command: command, input: text)
        return .next
      case .quit: return .quit
      case .run(let path, let parameters):
        return try runScript(path, parameters, world, &session)
      }
    } catch {
      let offset = statement.offset + (text == statement.text ? error.span?.start ?? 0 : 0)
      console.show(error, input: text, place: place(source, offset))
      return .failed(error.status)
    }
  }

  /// Runs a script from a script: its parameters are its own.
  mutating func runScript(
    _ path: Literal, _ parameters: [Session.Parameter], _ world: World, _ session: inout Session
  ) throws(Diagnostic) -> Step {
    let resolved = world.resolve(path.text)
    guard !running.contains(resolved), running.count < Self.deepest else {
      throw Diagnostic(
        "script-runs-itself",
        "this script is running already: \((running + [resolved]).joined(separator: " → "))",
        at: path.span)
    }
    let source = try Script.read(resolved, shown: path.text, at: path.span)
    running.append(resolved)
    defer { running.removeLast() }
    let outer = session.parameters
    session.parameters = parameters
    let status = run(source, folder: Script.folder(of: resolved), on: &session)
    session.parameters = outer
    return status == .done ? .next : .failed(status)
  }

  private func place(_ source: SourceText, _ offset: Int) -> String? {
    guard settings.places else { return nil }
    let (line, column) = source.position(of: offset)
    return "\(source.name):\(line):\(column)"
  }
}

/// A script's file.
public enum Script {
  /// - Throws: `missing-file` and the like, at the word that named it.
  public static func read(
    _ path: String, shown: String, at span: Span?
  ) throws(Diagnostic) -> SourceText {
    let bytes: [UInt8]
    do {
      bytes = try fileContent(path)
    } catch {
      throw Diagnostic(error, shown: shown, at: span)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic("not-text", "\"\(shown)\" is not a text in UTF-8", at: span)
    }
    return SourceText(name: shown, text: text)
  }

  /// The folder that a file lies in, as paths are asked for.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
