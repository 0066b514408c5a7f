import Casework
import Commands
import Guidance
import Language
import Render
import Terminal

/// A transcript as it would be if it were recorded now.
///
/// Files that its commands write go into a mirror of the file system, or nowhere; an error is a part of it, and the commands behind it
/// are run all the same.
struct TranscriptRerun {
  let text: String
  /// What it has read by now; nil where the transcript was written by hand.
  let header: TranscriptHeader?
  /// The errors of what was done before the recording began.
  let failures: [Diagnostic]
  /// The folder that the commands' paths are relative to.
  let folder: String

  /// - Parameter place: the folder that the transcript lies in.
  /// - Throws: what is wrong with the edition that it names, or `later-transcript`.
  init(
    _ transcript: Transcript, in place: String, _ settings: ScriptRunner.Settings
  ) throws(Diagnostic) {
    let recorded = TranscriptHeader(transcript.header)
    if let recorded, recorded.format > TranscriptHeader.newest {
      throw Diagnostic(
        "later-transcript",
        "it was recorded by jtai \(recorded.program), whose transcripts this one cannot read",
        help: "check it with that version", status: .wrongUse)
    }
    let base = Folder.plain(
      World(folder: place, safe: true) { "" }.resolve(recorded?.folder ?? "."))
    folder = base
    let edition = try Self.edition(recorded?.edition ?? transcript.edition, base)
    var session = Session(edition)
    session.parameters = recorded?.parameters ?? []
    var settings = settings
    settings.places = false
    // In safe mode there is no mirror, and what writes a file is refused.
    let mirror = settings.safe ? nil : try OutputMirror(recorded?.outputs ?? [], in: base)
    let world = settings.world(writing: mirror.map { .mirror($0) } ?? .nowhere) { "0" }
    let console = Console.memory(.text, TextRenderer()).silent

    /// Runs one line on the session; gives back its first error.
    func run(_ line: String) -> Diagnostic? {
      var runner = ScriptRunner(console, settings, world)
      _ = runner.run(SourceText(name: "transcript", text: line), folder: base, on: &session)
      return runner.failure
    }
    let ledger = Ledger(seeds: recorded?.seeds ?? [], replies: recorded?.replies ?? [])
    console.ledger = ledger
    failures = (recorded?.before ?? []).compactMap(run)
    for own in edition.files where !own.isBuiltIn { ledger.ran(own.name, sha256: own.sha256) }
    if recorded != nil { ledger.mark(session) }
    var header = recorded ?? TranscriptHeader()
    header.program = ProgramVersion.text
    let recording = Recording(
      header, ledger, folder: base, depth: 0, isOfAPerson: recorded != nil, file: nil)
    recording.console.follow(session.settings)
    console.recordings = [recording]
    var steps: [Transcript.Step] = []
    for step in transcript.steps {
      guard !Interrupts.isPending else {
        throw Diagnostic(
          "interrupted", "ended by Ctrl-C: what came behind was not run again",
          help: "--check or --update begins anew", status: .interrupted)
      }
      _ = run(step.command)
      let output = recording.takeSteps().map(\.output).joined()
      let separated =
        step.output.ends(with: "\n\n") || step.output.isExactly("\n") ? "\n" : ""
      steps.append(Transcript.Step(command: step.command, output: output + separated))
    }
    try mirror?.requireWhole()
    self.header = recorded == nil ? nil : recording.header
    var top = transcript.header
    if let recorded, recorded.facts != recording.header.facts {
      top = recording.header.remarking(recorded).text
    }
    text = Transcript(header: top, steps: steps).text
  }

  private static func edition(
    _ name: String?, _ folder: String
  ) throws(Diagnostic) -> Edition {
    let world = World(folder: folder, safe: true) { "" }
    guard let name else { return try Editions.load(Editions.standard) }
    let edition = try Editions.load(Editions.known.contains(name) ? name : world.resolve(name))
    try EditionCheck.check(edition)
    return edition
  }
}

extension OutputMirror {
  /// Where the files go that the session writes: as it was then, only what it wrote over is there.
  fileprivate convenience init(
    _ outputs: [Ledger.Output], in folder: String
  ) throws(Diagnostic) {
    func paths(replaced: Bool) -> [String] {
      outputs.filter { $0.replaces == replaced }.map { "\(folder)/\($0.path)" }
    }
    try self.init(lacking: paths(replaced: false), present: paths(replaced: true))
  }
}

extension Transcript {
  /// The edition that a header written by hand names, in a line `# edition ID`; nil for the standard
  /// one.
  fileprivate var edition: String? {
    let mark = "# edition "
    let line = header.lines().first { $0.begins(with: mark) }
    return line?.rest(behind: mark).map { TranscriptHeader.text($0.trimmedAtEnd) }
  }
}
