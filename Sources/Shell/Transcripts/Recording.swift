import Casework
import Commands
import Guidance
import Language
import Render
import Table

/// A transcript that is made while a session goes on: in memory, and on the disk where it has a
/// file.
final class Recording {
  /// Of how many scripts the one is a part whose statements are its steps.
  let depth: Int
  let ledger: Ledger
  /// Where what is shown is shown again, as the transcript has it.
  let console: Console
  private(set) var header: TranscriptHeader
  /// How many commands it holds.
  private(set) var commands = 0
  private let file: RecordingFile?
  /// Whether `record` has begun it, now or when the transcript was recorded that is run again.
  let isOfAPerson: Bool
  /// From where the paths of the header count.
  private let folder: String
  /// What stands behind the header.
  private var body: [UInt8] = []
  /// How much of it has not changed since it was put on the disk.
  private var unchanged = 0
  /// Where the statement that is being run begins, and what it shows.
  private var current: (start: Int, output: Int)?
  private var steps: [Transcript.Step] = []

  /// - Parameters:
  ///   - folder: from where the paths of the header count, as the file system names it.
  ///   - file: nil where it is kept in memory alone.
  init(
    _ header: TranscriptHeader, _ ledger: Ledger, folder: String, depth: Int, isOfAPerson: Bool,
    file: RecordingFile?
  ) {
    self.isOfAPerson = isOfAPerson
    self.header = header
    self.ledger = ledger
    self.folder = folder
    self.depth = depth
    self.file = file
    console = Console.memory(
      .text,
      TextRenderer(width: header.width ?? TextRenderer.standardWidth, plain: header.isPlain))
  }

  /// What belongs to the prompt of this machine, and would be otherwise anywhere else.
  private static let notRecorded: Set<String> = [
    "history", "journal", "purge", "quit", "record", "recover",
  ]

  // MARK: What happens

  func begin(_ statement: String, depth: Int) {
    guard depth == self.depth else { return }
    // What was shown before belongs to no step.
    _ = console.takeWritten()
    let start = body.count
    body += Array("> \(StatementReader.line(statement))\n".utf8)
    current = (start, body.count)
  }

  /// A statement of a script that a step runs stands among what the step shows.
  func echo(_ statement: String, depth: Int) {
    if depth > self.depth { console.write("  > \(statement)\n") }
  }

  /// So many bytes of a step are put on the disk before it has come to its end.
  private static let piece = 1 << 16

  /// - Parameter command: the name of the command in full; empty where it was not known.
  func end(_ command: String, depth: Int, _ session: Session, on live: Console) {
    guard current != nil else { return }
    body += Array(Transcript.escaped(console.takeWritten()).utf8)
    if depth == self.depth { finish(command) }
    console.follow(session.settings)
    if isOfAPerson { ledger.mark(session) }
    guard depth == self.depth || body.count - unchanged > Self.piece else { return }
    header.take(ledger, folder: folder)
    header.asOf = session.area.count > 0 ? session.asOf?.description : nil
    if let word = file?.keep(header.text, body, unchanged: unchanged) {
      live.writeError("  \(word)\n")
    }
    unchanged = body.count
  }

  private func finish(_ command: String) {
    guard let (start, output) = current else { return }
    current = nil
    guard file == nil || !Self.notRecorded.contains(command) else {
      body.removeSubrange(start...)
      unchanged = min(unchanged, start)
      return
    }
    if body.last != UInt8(ascii: "\n") { body.append(UInt8(ascii: "\n")) }
    var typed = String(decoding: body[(start + 2)..<(output - 1)], as: UTF8.self)
    let shown = String(decoding: body[output...], as: UTF8.self)
    let word = typed.firstWord
    if !command.isEmpty, !word.isExactly(command) {
      // A later program may know another command that begins so.
      typed = command + typed[word.endIndex...]
      body.replaceSubrange((start + 2)..<(output - 1), with: Array(typed.utf8))
      unchanged = min(unchanged, start)
    }
    steps.append(Transcript.Step(command: typed, output: shown))
    commands += 1
  }

  /// The steps since this was asked last.
  func takeSteps() -> [Transcript.Step] {
    defer { steps = [] }
    return steps
  }

  // MARK: Its end

  /// The path as it was typed.
  var shown: String { file?.shown ?? "" }

  /// Leaves out the statement that ends it.
  ///
  /// - Throws: where not all of it is on the disk; the recording then goes on.
  func finish() throws(Diagnostic) {
    if let current { body.removeSubrange(current.start...) }
    current = nil
    try file?.finish(header.text, body)
  }

  func isInTheWay(of command: String) -> Diagnostic {
    Diagnostic(
      "already-recording", "this is being recorded already",
      help: "record stop first; then \(command)")
  }
}

extension TranscriptHeader {
  /// What was read, written, drawn and answered, with paths from a folder on.
  mutating func take(_ ledger: Ledger, folder: String) {
    func path(_ path: String) -> String { Folder.relative(path, to: folder) }
    inputs = ledger.inputs.map { .init(path: path($0.path), sha256: $0.sha256, lists: $0.lists) }
    outputs = ledger.outputs.map {
      .init(path: path($0.path), sha256: $0.sha256, replaces: $0.replaces)
    }
    seeds = ledger.seeds
    replies = ledger.replies
  }
}
