import Casework
import Commands
import Digest
import Guidance
import Language
import Render
import Table

extension ScriptRunner {
  /// Begins or ends a recording, or tells of one.
  ///
  /// - Throws: `already-recording`, `not-recording`, `record-elsewhere`, and what cannot be written.
  mutating func record(
    _ request: Outcome.Recording, _ session: Session, _ world: World
  ) throws(Diagnostic) -> Outcome {
    guard probes == 0 else {
      throw Diagnostic(
        "record-elsewhere", "a recording is begun and ended by a statement of its own",
        help: "take it out of expect-error")
    }
    var document = Document()
    var session = session
    switch request {
    case .start(let path):
      if let recording = console.recording {
        throw recording.isInTheWay(of: "record \(path.source)")
      }
      try start(path, session, world)
      // What was said before is not in it.
      session.settings.hasSaidReaders = false
      document.line("recording to \(path.text), which only you can read")
      document.next("load, filter, select …; record stop ends it")
    case .tell:
      guard let recording = console.recording else {
        document.line("nothing is being recorded")
        document.next("record PATH")
        break
      }
      document.line(
        "recording to \(recording.shown): "
          + String.counted(recording.commands, "command", "commands"))
    case .stop:
      guard let recording = console.recording else {
        throw Diagnostic(
          "not-recording", "nothing is being recorded", help: "record PATH begins")
      }
      guard recording.depth == depth else {
        throw Diagnostic(
          "record-elsewhere", "the recording was begun outside of this script",
          help: "record stop where it was begun")
      }
      try recording.finish()
      console.recordings.removeLast()
      document.line(Self.ended(recording))
      document.next("jtai --check \(Literal.typed(recording.shown))")
    }
    return Outcome(
      session, document,
      result: .object([
        .init("recording", .optional(console.recording?.shown)),
        .init("commands", .whole(console.recording?.commands ?? 0)),
      ]), effect: .remark)
  }

  /// Whether what was typed could identify somebody: by itself, or by what the lists hold.
  private func namesSomebody(_ steps: [String], _ session: Session) -> Bool {
    guard steps.allSatisfy({ session.mayKeep($0) }) else { return true }
    let identifying = IdentifyingTexts(session.area)
    return steps.contains { identifying.occur(in: $0) }
  }

  static func ended(_ recording: Recording) -> String {
    String.counted(recording.commands, "command", "commands") + " recorded in \(recording.shown)"
  }

  private func start(
    _ path: Literal, _ session: Session, _ world: World
  ) throws(Diagnostic) {
    let resolved = world.resolve(path.text)
    let base = Folder.absolute(world.folder)
    var header = TranscriptHeader()
    header.width = console.standard.width
    header.isPlain = console.standard.plain
    header.parameters = session.parameters.map { .init(name: $0.name, value: $0.value) }
    header.folder = Folder.relative(
      base, to: Folder.absolute(Script.folder(of: Folder.absolute(resolved))))
    let steps = session.making.steps
    if session.isMasked, namesSomebody(steps.map(\.text), session) {
      throw Diagnostic(
        "masked", "what was done before names children, and the transcript would have to say it",
        at: path.span, help: "mask off first; or record, mask on, and then go on")
    }
    header.before =
      steps.map { step in
        // A `$` in them is no parameter's: they are filled in.
        let text = step.written(drawsAnew: true) { Folder.relative($0, to: base) }
        return StatementReader.line(ParameterMark.escaped(text))
      }
      + session.settings.statements
    let ledger = Ledger(known: steps)
    if let own = session.edition.files.first, !own.isBuiltIn {
      header.edition = Folder.relative(Folder.absolute(own.name), to: base)
    } else {
      header.edition = session.edition.id
    }
    for own in session.edition.files where !own.isBuiltIn {
      ledger.ran(Folder.absolute(own.name), sha256: own.sha256)
    }
    if let script = running.last, let bytes = try? fileContent(world.mirrored(script.path)) {
      header.script = Ledger.Input(
        path: Folder.relative(Folder.absolute(script.path), to: base),
        sha256: SHA256(bytes).hexadecimal)
    }
    ledger.mark(session)
    header.take(ledger, folder: base)
    let file = try RecordingFile(path, at: world.writable(path.text), header: header.text)
    let recording = Recording(
      header, ledger, folder: base, depth: depth, isOfAPerson: true, file: file)
    recording.console.follow(session.settings)
    console.recordings.append(recording)
  }
}

extension Console {
  /// Ends the recording that a script has begun and that is over with it.
  func endRecording(ofDepth depth: Int) {
    guard let recording, recording.depth == depth, !recording.shown.isEmpty else { return }
    do {
      try recording.finish()
      if form == .text { writeError("  \(ScriptRunner.ended(recording))\n") }
    } catch {
      show(error, input: "", place: nil)
    }
    recordings.removeLast()
  }
}

extension ShellSettings {
  /// What sets them so, as far as they decide how output looks.
  fileprivate var statements: [String] {
    (width.map { ["set width \($0)"] } ?? [])
      + (dates == .iso ? [] : ["set dates \(dates.rawValue)"])
      + (plain ? ["set plain on"] : [])
  }
}
