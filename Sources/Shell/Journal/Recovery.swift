import Casework
import Commands
import Guidance
import Language
import Render

/// Does the commands of a journal again, from the beginning.
struct Recovery {
  private let journal: JournalText
  private let start: Session
  private let world: World
  /// What is otherwise than it was, where that was to be let pass.
  private(set) var changes: [String] = []
  /// What was done, for a journal of its own.
  private(set) var steps: [(step: Making.Step, counts: JournalText.Counts)] = []

  /// - Parameter session: that of the prompt, in which nothing was done yet.
  init(_ journal: JournalText, _ session: Session, _ world: World) throws(Diagnostic) {
    guard journal.edition == session.edition.id else {
      throw Diagnostic(
        "other-edition",
        "that session was of the edition \(journal.edition), and this one is of "
          + session.edition.id,
        help: journal.layers.first?.isOwn == true
          ? "quit, start jtai --edition with the file of \(journal.edition), and recover there"
          : "quit, start jtai --edition \(journal.edition), and recover there")
    }
    self.journal = journal
    var start = Session(session.edition)
    start.settings = session.settings
    start.parameters = session.parameters
    self.start = start
    // What a journal holds writes nothing.
    var reading = World(folder: "/", safe: true, systemSeed: world.systemSeed)
    reading.watching = world.watching
    self.world = reading
  }

  /// The session that the commands come to.
  ///
  /// - Throws: `edition-changed` where a file of one's own of the edition says something else now,
  ///   and `cannot-recover`, `input-changed` or `result-changed` at the first command that does not
  ///   do what it did, unless that is to be let pass.
  mutating func run(anyway: Bool) throws(Diagnostic) -> Session {
    try compareEdition(anyway: anyway)
    var session = start
    for (place, line) in journal.lines.enumerated() {
      do throws(Diagnostic) {
        let (step, next) = try again(line, on: session)
        let inputs = step?.inputs.map(\.sha256) ?? []
        if inputs != line.inputs { try changed(place, anyway: anyway) }
        let counts = JournalText.Counts(next)
        if let difference = line.counts?.difference(in: counts) {
          try came(place, to: difference, anyway: anyway)
        }
        session = next
        if let step { steps.append((step, counts)) }
      } catch {
        guard !Self.codes.contains(error.code) else { throw error }
        let what = "\(said(place)): \(error.message)"
        guard anyway, error.code != "interrupted" else {
          throw Diagnostic(
            "cannot-recover", what,
            help: "put back what is missing and type recover; recover anyway leaves it out")
        }
        changes.append("left out: \(what)")
      }
    }
    return session
  }

  private func again(
    _ line: JournalText.Line, on session: Session
  ) throws(Diagnostic) -> (step: Making.Step?, next: Session) {
    var world = world
    if let drawn = line.drawn { world.systemSeed = { drawn } }
    let interpreter = Interpreter(world: world, abbreviated: false)
    var (_, outcome) = try interpreter.run(line.text, on: session)
    // A journal has IDs where pseudonyms were typed: under the mask no command of it is shown.
    outcome.session.isDoneUnmasked = true
    guard case .rehearse(let rehearsal, let parameters) = outcome.effect, let step = outcome.step
    else { return (outcome.step, outcome.session) }
    var settings = ScriptRunner.Settings()
    settings.safe = true
    settings.isQuiet = true
    var runner = ScriptRunner(
      Console.memory(.text, TextRenderer()), settings, systemSeed: world.systemSeed)
    var next = session
    guard case .next = try runner.rehearse(rehearsal, parameters, step, &next) else {
      throw Diagnostic("cannot-recover", "the rehearsal does not run to its end")
    }
    return (step, next)
  }

  /// A file of one's own must say what it said; that the program carries a later edition is told.
  private mutating func compareEdition(anyway: Bool) throws(Diagnostic) {
    for known in journal.layers {
      guard let difference = start.edition.difference(from: known) else { continue }
      guard anyway || !difference.isRefused else {
        throw Diagnostic(
          "edition-changed", difference.message,
          help: "put its file back and type recover; recover anyway takes it as it is now")
      }
      changes.append(difference.message)
    }
  }

  /// What is thrown where a command came to something else than it did.
  private static let codes: Set<String> = ["input-changed", "result-changed"]

  private mutating func came(
    _ place: Int, to difference: String, anyway: Bool
  ) throws(Diagnostic) {
    let what = "\(said(place)): \(difference)"
    guard anyway else {
      throw Diagnostic(
        "result-changed", what,
        help: "recover with the program and the edition of that session; recover anyway takes it "
          + "as it comes out now")
    }
    changes.append(what)
  }

  private mutating func changed(_ place: Int, anyway: Bool) throws(Diagnostic) {
    let what = "\(said(place)): what it reads is not what it was"
    guard anyway else {
      throw Diagnostic(
        "input-changed", what,
        help: "put the files back and type recover; recover anyway takes them as they are now")
    }
    changes.append(what)
  }

  /// "command 3 of 14, load /area/cin.csv"; of a masked session the command's name alone.
  private func said(_ place: Int) -> String {
    let text = journal.lines[place].text
    let isMasked = journal.lines.contains { $0.text == "mask on" }
    let shown = isMasked ? String(text.firstWord) : text
    return "command \(place + 1) of \(journal.lines.count), \(CleanText.clean(shown))"
  }
}
