import Casework
import Commands
import Guidance
import Language
import Render
import Terminal

/// The prompt: reads a line, runs it, shows what came of it, and goes on.
public final class InteractiveShell {
  /// Made when the first line wants it: the prompt does not wait for the edition to be read.
  private var session: Session? { didSet { painter = nil } }
  /// Made once for each session, because it is asked at each key.
  private var painter: LinePainter?
  private let begin: () throws(Diagnostic) -> Session
  let console: Console
  let world: World
  private let capabilities: TerminalCapabilities
  private let settings: ScriptRunner.Settings
  private let pastLines: PastLines
  /// nil in safe mode, which writes no file.
  let journal: SessionJournal?

  public init(
    _ begin: @escaping () throws(Diagnostic) -> Session, _ console: Console, _ world: World,
    _ capabilities: TerminalCapabilities,
    _ settings: ScriptRunner.Settings
  ) {
    let pastLines = PastLines(world.safe ? nil : UserFolders.historyFile)
    var world = world
    world.pastLines = { pastLines.all }
    world.clearPastLines = { pastLines.clear() }
    world.asking = settings.asking
    journal = world.safe ? nil : SessionJournal(UserFolders.journalFolder)
    world.journal = journal
    var settings = settings
    settings.journal = journal
    settings.isPrompt = true
    settings.seeing = { pastLines.see($0) }
    self.pastLines = pastLines
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
    offerRecovery()
    var editor = makeEditor()
    defer {
      editor?.close()
      console.endRecording(ofDepth: 0)
    }
    if capabilities.canEdit, !world.safe { console.page = Self.page }
    runInitFile()
    var plain = PlainReader()
    var pending = ""
    while !console.closed {
      let prompt = pending.isEmpty ? promptText : "… "
      let result: LineResult
      if let editor, session?.settings.plain != true {
        prepare(editor, pending: pending)
        result = editor.readLine(prompt: Prompt(prompt, coloured: isColoured))
      } else {
        result = plain.readLine(prompt: Prompt(prompt))
      }
      switch result {
      case .interrupted: pending = ""
      case .endOfInput:
        // A terminal that has gone away is no end that somebody wanted.
        if TerminalCapabilities().inputIsTerminal { journal?.finish() }
        return .done
      case .line(let line):
        pending += pending.isEmpty ? line : "\n" + line
        if StatementReader.completeness(of: pending) == .open {
          // Who typed a \ knows that the line goes on.
          if pending == line, !line.hasTrailingBackslash {
            console.write("  (a bracket or a quote is open; Ctrl-C drops the line)\n")
          }
          continue
        }
        fitToWindow()
        let text = pending
        pending = ""
        let wasMasked = session?.isMasked == true
        let (status, ends) = run(text)
        let isCleared = pastLines.takeCleared()
        if !isCleared, status == .done, let session { pastLines.add(text, session) }
        if let session, session.isMasked {
          if !wasMasked {
            // What was typed and cut before is not to come back on a screen that others see.
            editor?.close()
            editor = makeEditor()
          } else if pastLines.mayShow(text, session) {
            editor?.remember(text)
          }
        } else {
          editor?.remember(text)
        }
        if isCleared { editor?.forget() }
        if ends {
          journal?.finish()
          return .done
        }
      }
    }
    return .done
  }

  /// An editor that knows the lines that were kept; nil where lines cannot be edited.
  private func makeEditor() -> LineEditor? {
    guard capabilities.canEdit else { return nil }
    let editor = LineEditor(programName: "jtai") { [self] line, cursor in
      guard let session = try? current() else {
        return CompletionAnswer(start: cursor, candidates: [])
      }
      return Completer(session, folder: world.folder).answer(line, cursor: cursor)
    }
    for line in pastLines.all { editor?.remember(line) }
    return editor
  }

  /// Gives the editor the keys of the settings, and what paints the line.
  private func prepare(_ editor: LineEditor, pending: String) {
    editor.keys = session?.settings.keys == .vi ? .vi : .emacs
    guard isColoured else {
      editor.painting = nil
      return
    }
    editor.painting = { [self] line, cursor in
      paint(line, cursor: cursor, pending: pending)
    }
  }

  private func paint(_ line: String, cursor: Int, pending: String) -> LinePaint {
    // The edition is read when it is wanted: a command alone is known without it.
    if line.contains(" ") || !pending.isEmpty { _ = try? current() }
    let painter = painter ?? LinePainter(session)
    self.painter = painter
    return painter.paint(line, cursor: cursor, pending: pending)
  }

  /// Output follows the window, unless its width was set.
  private func fitToWindow() {
    guard settings.followsWindow, let columns = TerminalCapabilities().columns else { return }
    console.follow(session?.settings ?? ShellSettings(), columns: columns)
  }

  /// Shows what is longer than the screen in the person's pager.
  private static func page(_ text: String, _ settings: ShellSettings) -> Bool {
    guard settings.pager, !settings.plain, let rows = TerminalCapabilities().rows,
      text.utf8.count(where: { $0 == UInt8(ascii: "\n") }) >= rows
    else { return false }
    return Pager.own()?.show(text) ?? false
  }

  private var isColoured: Bool {
    switch session?.settings.colour ?? .auto {
    case .always: true
    case .never: false
    case .auto: capabilities.colour(for: .output)
    }
  }

  /// Runs the person's own file first; what is wrong in it is said, and keeps nobody from the prompt.
  private func runInitFile() {
    guard settings.runsInitFile, let path = UserFolders.initFile, Folder.holds(path) else { return }
    do {
      var now = try current()
      var quiet = settings
      quiet.isQuiet = true
      quiet.isPrompt = false
      var runner = ScriptRunner(console, quiet, systemSeed: world.systemSeed)
      _ = runner.run(
        try Script.read(path, shown: "init.jtai", at: nil), folder: Script.folder(of: path),
        on: &now)
      session = now
    } catch {
      console.show(error, input: "", place: nil)
    }
  }

  private func current() throws(Diagnostic) -> Session {
    if let session { return session }
    let made = try begin()
    session = made
    return made
  }

  /// Runs what was typed; how its first error ends it, and whether the session is to end.
  private func run(_ text: String) -> (status: ExitStatus, ends: Bool) {
    var now: Session
    do {
      now = try current()
    } catch {
      console.show(error, input: "", place: nil)
      return (error.status, false)
    }
    var runner = ScriptRunner(console, settings, world)
    runner.recovering = { [self] ended, anyway, session throws(Diagnostic) in
      try recovered(ended, anyway: anyway, session)
    }
    let status = runner.run(SourceText(name: "typed", text: text), folder: world.folder, on: &now)
    session = now
    return (status, runner.hasQuit)
  }

  /// "jtai A 57/1,561 › ".
  private var promptText: String {
    var text = console.recording == nil ? "jtai" : "jtai (recording)"
    guard let session else { return text + " › " }
    if let option = session.choice.option { text += " \(option)" }
    if session.area.count > 0 {
      let (shown, of) = (session.working.count, session.workingOf)
      text += shown == of ? " \(of.grouped)" : " \(shown.grouped)/\(of.grouped)"
    }
    return text + " › "
  }
}

extension String {
  /// Whether a `\` at its end carries it on.
  fileprivate var hasTrailingBackslash: Bool {
    var bytes = utf8[...]
    while bytes.last == UInt8(ascii: " ") || bytes.last == UInt8(ascii: "\t") { bytes.removeLast() }
    return bytes.last == UInt8(ascii: "\\")
  }
}
