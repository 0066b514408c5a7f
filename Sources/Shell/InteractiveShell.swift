import Casework
import Commands
import Guidance
import Language
import Render
import Terminal

/// The prompt: reads a line, runs it, shows what came of it, and goes on.
public final class InteractiveShell {
  /// Made when the first line wants it: the prompt does not wait for the edition to be read.
  private var session: Session?
  private let begin: () throws(Diagnostic) -> Session
  private let console: Console
  private let world: World
  private let capabilities: TerminalCapabilities
  private let settings: ScriptRunner.Settings

  public init(
    _ begin: @escaping () throws(Diagnostic) -> Session, _ console: Console, _ world: World,
    _ capabilities: TerminalCapabilities,
    _ settings: ScriptRunner.Settings
  ) {
    self.begin = begin
    self.console = console
    self.world = world
    self.capabilities = capabilities
    self.settings = settings
  }

  public func run(edition: String) -> ExitStatus {
    Interrupts.install()
    console.write(
      "jtai \(Program.version) · edition \(CleanText.clean(edition)) · type help, demo, or load a workbook\n"
    )
    let editor =
      capabilities.canEdit
      ? LineEditor(programName: "jtai") { [self] line, cursor in
        guard let session = try? current() else {
          return CompletionAnswer(start: cursor, candidates: [])
        }
        return Completer(session, folder: world.folder).answer(line, cursor: cursor)
      } : nil
    defer { editor?.close() }
    var plain = PlainReader()
    var pending = ""
    while !console.closed {
      let prompt = pending.isEmpty ? promptText : "… "
      let result: LineResult
      if let editor {
        result = editor.readLine(
          prompt: Prompt(prompt, coloured: capabilities.colour(for: .output)))
      } else {
        result = plain.readLine(prompt: Prompt(prompt))
      }
      switch result {
      case .interrupted: pending = ""
      case .endOfInput: return .done
      case .line(let line):
        pending += pending.isEmpty ? line : "\n" + line
        if StatementReader.completeness(of: pending) == .open {
          if pending == line {
            console.write("  (a bracket or a quote is open; Ctrl-C drops the line)\n")
          }
          continue
        }
        fitToWindow()
        editor?.remember(pending)
        let text = pending
        pending = ""
        if run(text) { return .done }
      }
    }
    return .done
  }

  /// Output follows the window, unless its width was set.
  private func fitToWindow() {
    guard settings.followsWindow, let columns = TerminalCapabilities().columns else { return }
    console.renderer = TextRenderer(width: columns, plain: capabilities.plain)
  }

  private func current() throws(Diagnostic) -> Session {
    if let session { return session }
    let made = try begin()
    session = made
    return made
  }

  /// Runs what was typed; true where the session is to end.
  private func run(_ text: String) -> Bool {
    let statements: [Statement]
    do {
      statements = try StatementReader.statements(in: text)
    } catch {
      console.show(error, input: text, place: nil)
      return false
    }
    let interpreter = Interpreter(world: world, abbreviated: true)
    for statement in statements {
      var input = statement.text
      do {
        var now = try current()
        input = try Interpreter.filled(statement.text, now.parameters).text
        let (command, outcome) = try interpreter.run(input, on: now)
        now = outcome.session
        switch outcome.effect {
        case .quit: return true
        case .none, .data: now.lastOutput = console.show(outcome, command: command, input: input)
        case .remark: console.show(outcome, command: command, input: input)
        case .run(let path, let parameters):
          var runner = ScriptRunner(console, scriptSettings, systemSeed: world.systemSeed)
          if case .failed = try runner.runScript(path, parameters, world, &now) {
            session = now
            return false
          }
        case .rehearse(let rehearsal, let parameters):
          var runner = ScriptRunner(console, scriptSettings, systemSeed: world.systemSeed)
          if case .failed = try runner.rehearse(rehearsal, parameters, &now) {
            session = now
            return false
          }
        }
        session = now
      } catch {
        console.show(error, input: input, place: nil)
        return false
      }
    }
    return false
  }

  private var scriptSettings: ScriptRunner.Settings {
    var settings = settings
    settings.echo = true
    return settings
  }

  /// "jtai A 57/1,561 › ".
  private var promptText: String {
    var text = "jtai"
    guard let session else { return text + " › " }
    if let option = session.choice.option { text += " \(option)" }
    if session.area.count > 0 {
      let (shown, of) = (session.working.count, session.workingOf)
      text += shown == of ? " \(of.grouped)" : " \(shown.grouped)/\(of.grouped)"
    }
    return text + " › "
  }
}
