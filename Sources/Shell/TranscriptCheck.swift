import Casework
import Commands
import Guidance
import Language
import Render
import Table

/// A recorded session: `> command` lines, each followed by what it showed.
///
/// Lines before the first command are its header and are kept as they are.
public struct Transcript: Sendable {
  public struct Step: Sendable, Equatable {
    public let command: String
    public let output: String
  }

  public let header: String
  public let steps: [Step]

  public init(_ text: String) {
    var header = ""
    var steps: [Step] = []
    var command: String?
    var output = ""
    func finish() {
      if let command { steps.append(Step(command: command, output: output)) }
      output = ""
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("> ") {
        finish()
        command = String(line.dropFirst(2))
      } else if command == nil {
        header += line + "\n"
      } else {
        output += line + "\n"
      }
    }
    finish()
    self.header = header
    self.steps = steps
  }

  /// The edition that the header names, in a line `# edition ID`; nil for the standard one.
  var edition: String? {
    let mark = "# edition "
    let line = header.split(separator: "\n").first { $0.hasPrefix(mark) }
    return line.map { String($0.dropFirst(mark.count)) }
  }

  init(header: String, steps: [Step]) {
    self.header = header
    self.steps = steps
  }

  public var text: String {
    header + steps.map { "> \($0.command)\n\($0.output)" }.joined()
  }
}

/// Runs a transcript again and compares what it shows.
public struct TranscriptCheck {
  private let console: Console
  private let settings: ScriptRunner.Settings

  public init(_ console: Console, _ settings: ScriptRunner.Settings) {
    self.console = console
    self.settings = settings
  }

  /// - Returns: `done`, or `expectationFailed` where something differs and is not rewritten.
  public func run(_ path: String, update: Bool) throws(Diagnostic) -> ExitStatus {
    let source = try Script.read(path, shown: path, at: nil)
    let recorded = source.text
    guard !Transcript(recorded).steps.isEmpty else {
      throw Diagnostic(
        "not-a-transcript", "\"\(path)\" holds no line that begins with \"> \"",
        help: "a script is run with: jtai \(path)", status: .wrongUse)
    }
    guard !update || !settings.safe else {
      throw Diagnostic(
        "safe-mode", "no file is written in safe mode", help: "start jtai without --safe",
        status: .wrongUse)
    }
    let rerun = try Self.rerun(recorded, folder: Script.folder(of: path), settings)
    if rerun == recorded {
      console.write("  \(CleanText.clean(path)): as recorded\n")
      return .done
    }
    if update {
      do {
        try writeFile(Array(rerun.utf8), to: path)
      } catch {
        throw Diagnostic(error, shown: path)
      }
      console.write("  \(CleanText.clean(path)): rewritten\n")
      return .done
    }
    console.write(LineDifference(recorded, rerun).text(path))
    return .expectationFailed
  }

  /// What the transcript would be if it were recorded now.
  ///
  /// An error is part of a transcript; the commands behind it are run all the same.
  public static func rerun(
    _ text: String, folder: String, _ settings: ScriptRunner.Settings
  ) throws(Diagnostic) -> String {
    let transcript = Transcript(text)
    var settings = settings
    settings.places = false
    let world = World(folder: folder, safe: true) { "0" }
    let name = transcript.edition ?? Editions.standard
    let edition = try Editions.load(Editions.known.contains(name) ? name : world.resolve(name))
    if transcript.edition != nil { try EditionCheck.check(edition) }
    var session = Session(edition)
    var steps: [Transcript.Step] = []
    for step in transcript.steps {
      let console = Console.memory(.text, TextRenderer())
      var runner = ScriptRunner(console, settings) { "0" }
      let source = SourceText(name: "transcript", text: step.command)
      _ = runner.run(source, folder: folder, on: &session)
      let separated = step.output.hasSuffix("\n\n") || step.output == "\n" ? "\n" : ""
      let ends = console.written.hasSuffix("\n") || console.written.isEmpty
      steps.append(
        Transcript.Step(
          command: step.command, output: console.written + (ends ? "" : "\n") + separated))
    }
    var out = Transcript(header: transcript.header, steps: steps).text
    // The last line of a file ends with one line feed, which splitting reads as an empty line.
    if out.hasSuffix("\n\n"), !text.hasSuffix("\n\n") { out.removeLast() }
    return out
  }
}

/// The lines by which two texts differ.
struct LineDifference {
  private let old: [Substring]
  private let new: [Substring]

  init(_ old: String, _ new: String) {
    self.old = old.split(separator: "\n", omittingEmptySubsequences: false)
    self.new = new.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// A unified difference with three lines around each change.
  func text(_ path: String) -> String {
    let path = CleanText.clean(path)
    var out = "--- \(path) (recorded)\n+++ \(path) (now)\n"
    let lines = merged
    var shown = [Bool](repeating: false, count: lines.count)
    for (index, line) in lines.enumerated() where line.mark != " " {
      for near in max(0, index - 3)...min(lines.count - 1, index + 3) { shown[near] = true }
    }
    for (index, line) in lines.enumerated() where shown[index] {
      if index == 0 || !shown[index - 1] { out += "@@ line \(line.number) @@\n" }
      out += "\(line.mark)\(CleanText.clean(String(line.text)))\n"
    }
    return out
  }

  private struct Line {
    let mark: String
    let text: Substring
    /// The line's number in the recorded text.
    let number: Int
  }

  private var merged: [Line] {
    let changes = new.difference(from: old)
    var removed = Set<Int>()
    var inserted = Set<Int>()
    for change in changes {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var lines: [Line] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, removed.contains(i) {
        lines.append(Line(mark: "-", text: old[i], number: i + 1))
        i += 1
      } else if j < new.count, inserted.contains(j) {
        lines.append(Line(mark: "+", text: new[j], number: i + 1))
        j += 1
      } else {
        guard i < old.count, j < new.count else { break }
        lines.append(Line(mark: " ", text: old[i], number: i + 1))
        (i, j) = (i + 1, j + 1)
      }
    }
    return lines
  }
}
