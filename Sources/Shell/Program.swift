import Casework
import Commands
import Guidance
import Language
import Render
import Table
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program: from its arguments to its exit status.
public enum Program {
  public static let version = ProgramVersion.text

  /// Runs the program; gives back its exit status.
  public static func run(_ arguments: [String]) -> Int32 {
    Interruption.watch { Interrupts.isPending }
    return status(arguments).rawValue
  }

  private static func status(_ arguments: [String]) -> ExitStatus {
    // What is loaded is about children: it must not be left on the disk if the program crashes.
    CoreDumps.switchOff()
    // A reader that goes away is seen where writing fails, and ends the program quietly.
    signal(SIGPIPE, SIG_IGN)
    // A file that may not grow any more is an error of writing, too.
    signal(SIGXFSZ, SIG_IGN)
    let options: Options
    do {
      options = try Options(Array(arguments.dropFirst()))
    } catch {
      Console.streams(.text, TextRenderer()).show(error, input: "", place: nil)
      return error.status
    }
    let capabilities = TerminalCapabilities(colour: options.colour, plain: options.plain)
    let width = options.width ?? (capabilities.outputIsTerminal ? capabilities.columns : nil)
    let renderer = TextRenderer(
      width: width ?? TextRenderer.standardWidth, plain: capabilities.plain)
    let console = Console.streams(
      options.json ? .json : .text, renderer, isSeen: capabilities.outputIsTerminal)
    for print in options.prints {
      switch print {
      case .help: console.write(Options.usage)
      case .version: console.write("jtai \(version)\n")
      case .page(let file): console.write(Manual.text(of: file))
      case .edition(let name): console.write(Editions.text(of: name))
      }
    }
    if !options.prints.isEmpty { return console.isLost ? .failed : .done }
    do {
      return try run(options, console, capabilities)
    } catch {
      console.show(error, input: "", place: nil)
      return error.status
    }
  }

  private static func run(
    _ options: Options, _ console: Console, _ capabilities: TerminalCapabilities
  ) throws(Diagnostic) -> ExitStatus {
    var settings = ScriptRunner.Settings()
    settings.keepGoing = options.keepGoing
    settings.safe = options.safe
    let form = progressForm(options, capabilities)
    settings.watching = { WorkProgress.watch(file: $0, form: form) }
    settings.watchingRuns = { WorkProgress.watch(runs: $0, form: form) }
    if let path = options.check ?? options.update {
      // Ctrl-C ends it between two commands, so that nothing of what they wrote stays.
      settings.watching = { _ in nil }
      settings.watchingRuns = { _ in nil }
      EndingSignals.clean { OutputMirror.removeAll() }
      let check = TranscriptCheck(console, settings)
      let purpose: TranscriptCheck.Purpose =
        options.update == nil ? .check : .update(acceptsInputs: options.acceptsInputs)
      return try Interrupts.noted { () throws(Diagnostic) in try check.run(path, purpose) }
    }
    if capabilities.inputIsTerminal, capabilities.outputIsTerminal, !options.json {
      settings.asking = .terminal(console.renderer, followsWindow: options.width == nil)
    }
    var runner = ScriptRunner(console, settings, systemSeed: systemSeed)
    if options.commands == nil, options.script == nil, capabilities.inputIsTerminal {
      return try prompt(options, console, capabilities, settings)
    }
    if let commands = options.commands, commands.allSatisfy({ $0 == " " }) { return .done }
    var session = try self.session(options)
    // What is being recorded ends with what records it.
    defer { console.endRecording(ofDepth: 0) }
    if let commands = options.commands {
      return runner.run(SourceText(name: "-c", text: commands), folder: ".", on: &session)
    }
    if let script = options.script, script != "-" {
      settings.echo = !options.json
      runner = ScriptRunner(console, settings, systemSeed: systemSeed)
      return try runner.runFirst(script, on: &session)
    }
    return runner.run(
      SourceText(name: "input", text: standardInput()), folder: ".", on: &session)
  }

  /// How long work is shown: on a terminal alone, and never among the results.
  private static func progressForm(
    _ options: Options, _ capabilities: TerminalCapabilities
  ) -> WorkProgress.Form {
    if options.json || !capabilities.errorIsTerminal { return .nothing }
    guard capabilities.canRedraw else { return .line }
    return .bar(width: min(capabilities.columns ?? TextRenderer.standardWidth, 100))
  }

  private static func prompt(
    _ options: Options, _ console: Console, _ capabilities: TerminalCapabilities,
    _ settings: ScriptRunner.Settings
  ) throws(Diagnostic) -> ExitStatus {
    // An edition or a date of one's own is looked at before the prompt appears.
    let given = options.edition == nil && options.asOf == nil ? nil : try session(options)
    let begin = { () throws(Diagnostic) in
      if let given { return given }
      return try session(options)
    }
    var settings = settings
    settings.followsWindow = options.width == nil
    settings.runsInitFile = !options.noInit
    let shell = InteractiveShell(
      begin, console, settings.world(systemSeed: systemSeed), capabilities, settings)
    return shell.run(edition: given?.edition.id ?? Editions.standard)
  }

  private static func session(_ options: Options) throws(Diagnostic) -> Session {
    var session: Session
    do {
      let edition = try Editions.load(options.edition ?? Editions.standard)
      // The tests ask this of the edition that the program carries.
      if options.edition != nil { try EditionCheck.check(edition) }
      session = Session(edition)
    } catch {
      throw Diagnostic(error.code, error.message, help: error.help, status: .wrongUse)
    }
    for text in options.parameters {
      guard let parameter = Session.Parameter(text) else {
        throw Options.wrongUse("\"\(text)\" is not NAME=VALUE", "such as children=120")
      }
      session.parameters.append(parameter)
    }
    if let text = options.asOf {
      guard let date = CivilDate.parse(text) else {
        throw Options.wrongUse("--as-of takes a date such as 2026-03-02, not \"\(text)\"", "")
      }
      session.asOfSet = date
      session.making.add(Making.Step("as-of \(date)"))
    }
    return session
  }

  private static func standardInput() -> String {
    var reader = PlainReader()
    var text = ""
    while case .line(let line) = reader.readLine() { text += line + "\n" }
    return text
  }

  /// Twenty digits that nobody chose.
  @Sendable private static func systemSeed() -> String {
    var generator = SystemRandomNumberGenerator()
    let digits = String(generator.next() as UInt64)
    return String(repeating: "0", count: 20 - digits.count) + digits
  }
}
