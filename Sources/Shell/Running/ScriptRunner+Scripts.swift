import Commands
import Digest
import Language
import Table

/// Scripts that are run by scripts, or from the prompt.
extension ScriptRunner {
  private static let deepest = 16

  /// Runs the script that the program was started with.
  mutating func runFirst(
    _ path: String, on session: inout Session
  ) throws(Diagnostic) -> ExitStatus {
    let source = try Script.read(path, shown: path, at: nil)
    isScript = true
    running = [(path, path)]
    return run(source, folder: Script.folder(of: path), on: &session)
  }

  /// Runs a script from a script: its parameters are its own.
  mutating func runScript(
    _ path: Literal, _ parameters: [Session.Parameter], _ world: World, _ session: inout Session
  ) throws(Diagnostic) -> Step {
    let resolved = world.resolve(path.text)
    guard !running.contains(where: { $0.path == resolved }) else {
      let chain = running.map(\.shown) + [path.text]
      throw Diagnostic(
        "script-runs-itself", "this script is running already: \(chain.joined(separator: " → "))",
        at: path.span, help: "take this line out, or run another script here")
    }
    guard running.count < Self.deepest else {
      throw Diagnostic(
        "scripts-too-deep", "\(running.count) scripts run one another already", at: path.span,
        help: "let one script run the others, each behind the other")
    }
    let source = try Script.read(world.readable(path.text), shown: path.text, at: path.span)
    if let ledger = console.ledger, let bytes = try? fileContent(world.readable(path.text)) {
      ledger.ran(resolved, sha256: SHA256(bytes).hexadecimal)
    }
    running.append((resolved, path.text))
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
    // A script goes on by itself: it is not to stop at every long table.
    let page = console.page
    console.page = nil
    defer { console.page = page }
    var runner = self
    runner.isScript = true
    runner.depth += 1
    if settings.isPrompt { runner.settings.echo = true }
    let outer = session.parameters
    session.parameters = parameters
    let status = runner.run(source, folder: folder, on: &session)
    session.parameters = outer
    if let error = runner.failure { note(error) }
    console.endRecording(ofDepth: runner.depth)
    return status == .done ? .next : .failed(status)
  }

  // MARK: Statements that must fail

  /// Runs a statement that is to fail, on a session that is then forgotten.
  ///
  /// - Throws: `expectation-failed` where it does not, or otherwise.
  mutating func expectError(
    _ code: Literal, _ statement: Literal, _ source: SourceText, _ folder: String,
    _ session: Session
  ) throws(Diagnostic) -> Outcome {
    guard probes < Self.deepest else {
      throw Diagnostic(
        "scripts-too-deep", "\(probes) commands expect one another to fail already",
        at: statement.span, help: "expect one error at a time")
    }
    var probe = self
    probe.console = console.silent
    probe.settings.journal = nil
    // What must fail is not to fail otherwise where a later program knows more commands.
    probe.settings.isPrompt = false
    probe.settings.echo = false
    probe.settings.keepGoing = false
    probe.probes += 1
    probe.isScript = false
    probe.failure = nil
    var scratch = session
    _ = probe.run(
      SourceText(name: source.name, text: statement.text), folder: folder, on: &scratch)
    guard let error = probe.failure else {
      throw Diagnostic(
        "expectation-failed", "this does not fail, where error \(code.text) is expected",
        at: statement.span, help: "expect asks what is so; expect-error what must not be done",
        status: .expectationFailed)
    }
    guard error.code == code.text else {
      throw Diagnostic(
        "expectation-failed", "this fails with error \(error.code): \(error.message)",
        at: code.span, help: "expect-error \(error.code): … if that is right",
        status: .expectationFailed)
    }
    return .met(session)
  }
}
