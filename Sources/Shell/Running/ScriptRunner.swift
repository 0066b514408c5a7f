import Commands
import Guidance
import Language
import Render

/// Runs statements: those of saved scripts, and those that are typed.
public struct ScriptRunner {
  var console: Console
  var settings: Settings
  /// What commands may touch; its folder is that of the script.
  let world: World
  /// The scripts that are being run, so that one that runs itself is an error.
  var running: [(path: String, shown: String)] = []
  /// Of how many scripts this one is a part.
  var depth = 0
  /// Whether parameters must be declared: in script files, and not in what is typed.
  public var isScript = false
  /// How many commands expect one another to fail around what is run.
  var probes = 0
  /// At the prompt: takes up a session that ended without `quit`.
  var recovering: ((EndedSession, _ anyway: Bool, Session) throws(Diagnostic) -> Outcome)?
  /// Whether `quit` was among the statements.
  private(set) var hasQuit = false
  /// The first error.
  var failure: Diagnostic?

  public init(
    _ console: Console, _ settings: Settings, systemSeed: @escaping @Sendable () -> String
  ) {
    self.init(console, settings, settings.world(systemSeed: systemSeed))
  }

  init(_ console: Console, _ settings: Settings, _ world: World) {
    self.console = console
    self.settings = settings
    self.world = world
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
      for recording in console.recordings { recording.begin(source.text, depth: depth) }
      show(error, in: source)
      for recording in console.recordings { recording.end("", depth: depth, session, on: console) }
      return error.status
    }
    if isScript, let unknown = Self.undeclared(session.parameters, statements, source) {
      note(unknown)
      console.show(unknown, input: "", place: nil)
      return unknown.status
    }
    if !isTyped, statements.contains(where: { exportsToOutput($0, session) }) {
      console.isDataAlone = true
    }
    var status = ExitStatus.done
    for statement in statements {
      Interruption.begin()
      if Interruption.isWanted {
        let ended = Diagnostic(
          "interrupted", "ended by Ctrl-C: the statements from here on were not run",
          help: "what was done before stands", status: .interrupted)
        note(ended)
        console.show(ended, input: "", place: place(source, statement.offset))
        return ended.status
      }
      switch runOne(statement, source, folder, &session) {
      case .next: break
      case .quit: return status
      case .failed(let failure):
        if status == .done { status = failure }
        if !settings.keepGoing || isTyped { return status }
      }
      if console.closed { return console.isLost ? .failed : status }
    }
    return status
  }

  /// Whether the statements are those that a person has just typed.
  private var isTyped: Bool { settings.isPrompt && depth == 0 }

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
    var world = world
    world.folder = folder
    if let ledger = console.ledger { world = world.kept(in: ledger) }
    if depth > 0 {
      // What was typed belongs to the prompt.
      world.pastLines = { [] }
      world.clearPastLines = {}
    }
    for recording in console.recordings { recording.begin(statement.text, depth: depth) }
    var command = ""
    defer {
      for recording in console.recordings {
        recording.end(command, depth: depth, session, on: console)
      }
    }
    var filled: Interpreter.Filled?
    do throws(Diagnostic) {
      let statementText = try Interpreter.filled(statement.text, session.parameters)
      filled = statementText
      let text = statementText.text
      echo(text)
      let (word, span) = Interpreter.firstWord(text)
      command = (try? Registry.command(word, at: span, abbreviated: isTyped))?.name ?? ""
      let interpreter = Interpreter(world: world, abbreviated: isTyped)
      var outcome: Outcome
      (command, outcome) = try interpreter.run(text, on: session)
      console.ledger?.note(outcome.step)
      if let answered = try answered(outcome, session, source, world) { outcome = answered }
      keep(outcome, of: command, before: session)
      if session.area !== outcome.session.area { settings.seeing?(outcome.session.area) }
      session = outcome.session
      console.follow(session.settings)
      switch outcome.effect {
      case .none, .data, .recover:
        guard !settings.isQuiet else { break }
        session.lastOutput = console.show(outcome, command: command, input: text)
      case .remark, .expectError, .record:
        if !settings.isQuiet { console.show(outcome, command: command, input: text) }
      case .quit:
        hasQuit = true
        return .quit
      case .run(let path, let parameters):
        return try runScript(path, parameters, world, &session)
      case .rehearse(let rehearsal, let parameters):
        return try rehearse(rehearsal, parameters, outcome.step, &session)
      }
      return .next
    } catch {
      note(error)
      let start = error.span?.start ?? 0
      let offset = statement.offset + (filled?.origin(start) ?? start)
      console.show(error, input: filled?.text ?? statement.text, place: place(source, offset))
      return .failed(error.status)
    }
  }

  /// What the shell itself came to, where a command asks it to do something; nil where it asks for
  /// nothing, or for what it does behind what is shown.
  private mutating func answered(
    _ outcome: Outcome, _ session: Session, _ source: SourceText, _ world: World
  ) throws(Diagnostic) -> Outcome? {
    switch outcome.effect {
    case .recover(let ended, let anyway):
      guard let recovering, isTyped else {
        throw Diagnostic(
          "prompt-only", "a session is taken up at the prompt, and in no script",
          help: "type recover before anything else is done")
      }
      if let recording = console.recording { throw recording.isInTheWay(of: "recover") }
      return try recovering(ended, anyway, session)
    case .expectError(let code, let statement):
      return try expectError(code, statement, source, world.folder, session)
    case .record(let request):
      return try record(request, session, world)
    default: return nil
    }
  }

  /// What says all that there is to say by itself; of a question the command holds the answer.
  private static let notEchoed = [Command.say, .ask, .pause].map(\.name)

  /// Prints the command, where that is wanted and it does more than print.
  private func echo(_ text: String) {
    let (word, _) = Interpreter.firstWord(text)
    guard !Self.notEchoed.contains(word) else { return }
    let clean = CleanText.clean(text)
    if settings.echo { console.write("> \(clean)\n") }
    for recording in console.recordings { recording.echo(clean, depth: depth) }
  }

  /// A script's own parameters are filled in where they stand, and end with it; a rehearsal is
  /// kept once it has come to its end. The person's own file begins no session: what it has made
  /// goes before the first command that does.
  private func keep(_ outcome: Outcome, of command: String, before session: Session) {
    guard !settings.isQuiet else { return }
    switch outcome.effect {
    case .rehearse, .recover: return
    default: break
    }
    guard !isScript || command != Command.param.name else { return }
    settings.journal?.keep(outcome, before: session, on: console)
  }

  mutating func note(_ error: Diagnostic) {
    if failure == nil { failure = error }
  }

  /// A parameter that was given and that the script does not declare.
  static func undeclared(
    _ given: [Session.Parameter], _ statements: [Statement], _ source: SourceText
  ) -> Diagnostic? {
    let declared = statements.compactMap { statement -> String? in
      let words = statement.text.parts(by: " ").filter { !$0.isEmpty }
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
  private mutating func show(_ error: Diagnostic, in source: SourceText) {
    note(error)
    guard let span = error.span else { return console.show(error, input: "", place: nil) }
    let before = source.bytes[..<min(span.start, source.bytes.count)]
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let rest = source.bytes[start...].prefix { $0 != UInt8(ascii: "\n") }
    var diagnostic = error
    diagnostic.span = Span(span.start - start, span.end - start)
    let line = String(decoding: rest, as: UTF8.self)
    console.show(diagnostic, input: line, place: place(source, span.start))
  }

  private func place(_ source: SourceText, _ offset: Int) -> String? {
    guard settings.places, !isTyped else { return nil }
    let (line, column) = source.position(of: offset)
    return "\(source.name):\(line):\(column)"
  }
}
