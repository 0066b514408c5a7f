import Commands
import Guidance
import Language
import Render
import Table

/// Runs a transcript again and compares what it shows.
public struct TranscriptCheck {
  private let console: Console
  private let settings: ScriptRunner.Settings

  public init(_ console: Console, _ settings: ScriptRunner.Settings) {
    self.console = console
    self.settings = settings
  }

  /// What is done where something differs.
  public enum Purpose: Sendable {
    case check
    /// Rewrites the file; where an input is another one, only if that is taken for right.
    case update(acceptsInputs: Bool)
  }

  /// - Returns: `done`; `expectationFailed` where something differs; `otherInput` where a file that
  ///   it read is another one.
  public func run(_ path: String, _ purpose: Purpose) throws(Diagnostic) -> ExitStatus {
    let recorded = try Script.read(path, shown: path, at: nil).text
    let shown = CleanText.clean(path)
    if let line = Transcript.firstConflict(in: recorded) {
      throw Diagnostic(
        "unmerged", "line \(line) of \"\(shown)\" is the mark of a merge that is not finished",
        help: "keep the commands of both sides, take the marks out, then jtai --update \(shown)",
        status: .wrongUse)
    }
    let transcript = Transcript(recorded)
    guard !transcript.steps.isEmpty else {
      throw Diagnostic(
        "not-a-transcript", "\"\(shown)\" holds no line that begins with \"> \"",
        help: "a script is run with: jtai \(shown)", status: .wrongUse)
    }
    if case .update = purpose, settings.safe {
      throw Diagnostic(
        "safe-mode", "no file is written in safe mode", help: "start jtai without --safe",
        status: .wrongUse)
    }
    let rerun = try TranscriptRerun(transcript, in: Script.folder(of: path), settings)
    for failure in rerun.failures {
      console.write("  what was done before cannot be done again: \(failure.message)\n")
    }
    let header = TranscriptHeader(transcript.header)
    let changes = Self.changes(header, rerun)
    if let script = Self.changedScript(header, rerun.folder) {
      console.write("  \(CleanText.clean(script)) is not the script any more that recorded this\n")
    }
    for change in changes { console.write("  \(CleanText.clean(change))\n") }
    let now = Self.ended(rerun.text, as: recorded)
    let difference = UnifiedDifference(recorded, now)
    if case .update(let acceptsInputs) = purpose {
      guard changes.isEmpty || acceptsInputs else {
        console.write(
          "  not rewritten: what it was recorded from is not there as it was; --accept-inputs takes it "
            + "as it is\n")
        return .otherInput
      }
      return try update(shown, path, difference.isEmpty ? recorded : now, isSame: recorded == now)
    }
    if difference.isEmpty {
      if changes.isEmpty { console.write("  \(shown): as recorded\n") }
      return changes.isEmpty ? .done : .otherInput
    }
    console.deliver(Array(difference.text(shown).utf8))
    return changes.isEmpty ? .expectationFailed : .otherInput
  }

  private func update(
    _ shown: String, _ path: String, _ text: String, isSame: Bool
  ) throws(Diagnostic) -> ExitStatus {
    guard !isSame else {
      console.write("  \(shown): as recorded\n")
      return .done
    }
    do {
      try writeFile(Array(text.utf8), to: path)
    } catch {
      throw Diagnostic(error, shown: path)
    }
    console.write("  \(shown): rewritten\n")
    return .done
  }

  /// What a transcript would be if it were recorded now.
  ///
  /// - Parameter folder: the one that it lies in.
  public static func rerun(
    _ text: String, folder: String, _ settings: ScriptRunner.Settings
  ) throws(Diagnostic) -> String {
    ended(try TranscriptRerun(Transcript(text), in: folder, settings).text, as: text)
  }

  /// The last line of a file ends with one line feed, which splitting reads as an empty line.
  private static func ended(_ text: String, as recorded: String) -> String {
    text.ends(with: "\n\n") && !recorded.withLineFeeds.ends(with: "\n\n")
      ? String(text.dropLast()) : text
  }
}
