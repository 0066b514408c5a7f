import Commands
import Guidance
import Language
import Render
import Simulation
import Table

/// Runs saved scripts of commands.
public struct ScriptRunner {
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
    /// At the prompt: tables are as wide as the window is when they are shown.
    public var followsWindow = false
    /// Who watches the reading of a file.
    public var watching: @Sendable (_ file: String) -> ReadWatch? = { _ in nil }
    public var watchingRuns: @Sendable (_ what: String) -> RunWatch? = { _ in nil }

    /// At the prompt: where what changes the session is kept.
    var journal: SessionJournal?
    /// The person who is asked; nil where nobody is there to answer.
    public var asking: Asking?

    public init() {}
  }

  private let console: Console
  private var settings: Settings
  private let systemSeed: @Sendable () -> String
  /// The scripts that are being run, so that one that runs itself is an error.
  private var running: [String] = []
  /// Whether parameters must be declared: in script files, and not in what is typed.
  public var isScript = false

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
      show(error, in: source)
      return error.status
    }
    if isScript, let unknown = Self.undeclared(session.parameters, statements, source) {
      console.show(unknown, input: "", place: nil)
      return unknown.status
    }
    if statements.contains(where: { exportsToOutput($0, session) }) { console.isDataAlone = true }
    var status = ExitStatus.done
    for statement in statements {
      switch runOne(statement, source, folder, &session) {
      case .next: break
      case .quit: return status
      case .failed(let failure):
        if status == .done { status = failure }
        if !settings.keepGoing { return status }
      }
      if console.closed { return console.isLost ? .failed : status }
    }
    return status
  }

  private func exportsToOutput(_ statement: Statement, _ session: Session) -> Bool {
    let filled = try? Interpreter.filled(statement.text, session.parameters).text
    return Command.exportsToOutput(filled ?? statement.text, session.edition.vocabulary)
  }

  enum Step {
    case next, quit
    case failed(ExitStatus)
  }

  private mutating func runOne(
    _ statement: Statement, _ source: SourceText, _ folder: String, _ session: inout Session
  ) -> Step {
    var world = World(folder: folder, safe: settings.safe, systemSeed: systemSeed)
    world.watching = settings.watching
    world.watchingRuns = settings.watchingRuns
    world.journal = settings.journal
    world.asking = settings.isQuiet ? nil : settings.asking
    let interpreter = Interpreter(world: world, abbreviated: false)
    var filled: Interpreter.Filled?
    do throws(Diagnostic) {
      let statementText = try Interpreter.filled(statement.text, session.parameters)
      filled = statementText
      let text = statementText.text
      let (command, outcome) = try run(text, by: interpreter, on: session)
      keep(outcome, of: command, before: session)
      session = outcome.session
      console.follow(session.settings)
      switch outcome.effect {
      case .none, .data:
        guard !settings.isQuiet else { break }
        session.lastOutput = console.show(outcome, command: command, input: text)
      case .remark:
        if !settings.isQuiet { console.show(outcome, command: command, input: text) }
      case .quit: return .quit
      case .run(let path, let parameters):
        return try runScript(path, parameters, world, &session)
      case .rehearse(let rehearsal, let parameters):
        return try rehearse(rehearsal, parameters, outcome.step, &session)
      case .recover:
        throw Diagnostic(
          "prompt-only", "a session is taken up at the prompt, and in no script",
          at: Span(0, text.utf8.count), help: "type recover before anything else is done")
      }
      return .next
    } catch {
      let start = error.span?.start ?? 0
      let offset = statement.offset + (filled?.origin(start) ?? start)
      console.show(error, input: filled?.text ?? statement.text, place: place(source, offset))
      return .failed(error.status)
    }
  }

  /// What says all that there is to say by itself; of a question the command holds the answer.
  private static let notEchoed = [Command.say, .ask, .pause].map(\.name)

  /// Prints the command, where that is wanted and it does more than print, and runs it.
  private func run(
    _ text: String, by interpreter: Interpreter, on session: Session
  ) throws(Diagnostic) -> (command: String, outcome: Outcome) {
    let (word, _) = Interpreter.firstWord(text)
    if settings.echo, !Self.notEchoed.contains(word) {
      console.write("> \(CleanText.clean(text))\n")
    }
    return try interpreter.run(text, on: session)
  }

  /// A script's own parameters are filled in where they stand, and end with it; a rehearsal is
  /// kept once it has come to its end. The person's own file begins no session: what it has made
  /// goes before the first command that does.
  private func keep(_ outcome: Outcome, of command: String, before session: Session) {
    guard !settings.isQuiet else { return }
    if case .rehearse = outcome.effect { return }
    guard !isScript || command != Command.param.name else { return }
    settings.journal?.keep(outcome, before: session, on: console)
  }

  /// A parameter that was given and that the script does not declare.
  private static func undeclared(
    _ given: [Session.Parameter], _ statements: [Statement], _ source: SourceText
  ) -> Diagnostic? {
    let declared = statements.compactMap { statement -> String? in
      let words = statement.text.split(separator: " ", maxSplits: 2)
      return words.count > 1 && words[0] == Command.param.name ? String(words[1]) : nil
    }
    guard let unknown = given.first(where: { !declared.contains($0.name) }) else {
      return nil
    }
    let hint = Nearness.hint(unknown.name, among: declared)
    let names =
      declared.isEmpty ? "it declares none" : "its parameters: \(declared.joined(separator: ", "))"
    return Diagnostic(
      "unknown-parameter", "\(source.name) declares no parameter \"\(unknown.name)\"",
      at: unknown.span, help: hint.isEmpty ? names : hint, status: .wrongUse)
  }

  /// Shows an error that lies in the source and not in one statement, with its line.
  private func show(_ error: Diagnostic, in source: SourceText) {
    guard let span = error.span else { return console.show(error, input: "", place: nil) }
    let before = source.bytes[..<min(span.start, source.bytes.count)]
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let rest = source.bytes[start...].prefix { $0 != UInt8(ascii: "\n") }
    var diagnostic = error
    diagnostic.span = Span(span.start - start, span.end - start)
    console.show(
      diagnostic, input: String(decoding: rest, as: UTF8.self), place: place(source, span.start))
  }

  /// Runs a script from a script: its parameters are its own.
  mutating func runScript(
    _ path: Literal, _ parameters: [Session.Parameter], _ world: World, _ session: inout Session
  ) throws(Diagnostic) -> Step {
    let resolved = world.resolve(path.text)
    guard !running.contains(resolved) else {
      throw Diagnostic(
        "script-runs-itself",
        "this script is running already: \((running + [resolved]).joined(separator: " → "))",
        at: path.span, help: "take this line out, or run another script here")
    }
    guard running.count < Self.deepest else {
      throw Diagnostic(
        "scripts-too-deep", "\(running.count) scripts run one another already", at: path.span,
        help: "let one script run the others, each behind the other")
    }
    let source = try Script.read(resolved, shown: path.text, at: path.span)
    running.append(resolved)
    defer { running.removeLast() }
    return try runDeclared(source, folder: Script.folder(of: resolved), parameters, &session)
  }

  /// Runs a rehearsal that the program carries, echoed where people read along, on a session
  /// of its own; `undo` then takes it back as one, and one that fails leaves nothing behind.
  ///
  /// - Parameter step: the command that runs it.
  mutating func rehearse(
    _ rehearsal: Rehearsal, _ parameters: [Session.Parameter], _ step: Making.Step?,
    _ session: inout Session
  ) throws(Diagnostic) -> Step {
    var runner = self
    runner.settings.journal = nil
    runner.settings.echo = console.form == .text && settings.places
    var rehearsed = session.forRehearsal
    let result = try runner.runDeclared(rehearsal.source, folder: ".", parameters, &rehearsed)
    guard case .next = result else { return result }
    let before = session
    session = session.rehearsed(rehearsed, rehearsal, step)
    var outcome = Outcome(session)
    outcome.step = step
    settings.journal?.keep(outcome, before: before, on: console)
    return result
  }

  private mutating func runDeclared(
    _ source: SourceText, folder: String, _ parameters: [Session.Parameter],
    _ session: inout Session
  ) throws(Diagnostic) -> Step {
    if let statements = try? StatementReader.statements(in: source.text),
      let unknown = Self.undeclared(parameters, statements, source)
    {
      throw unknown
    }
    let outer = session.parameters
    session.parameters = parameters
    let before = isScript
    isScript = true
    let status = run(source, folder: folder, on: &session)
    isScript = before
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
      var diagnostic = Diagnostic(error, shown: shown, at: span)
      if ["is-folder", "not-a-file"].contains(error.code) {
        diagnostic.help = "name a script: a text file of commands"
      }
      throw diagnostic
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic(
        "not-text", "\"\(shown)\" is not a text in UTF-8", at: span,
        help: "a script is a text file of commands; lists are read with load")
    }
    return SourceText(name: shown, text: text)
  }

  /// The folder that a file lies in, as paths are asked for.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
