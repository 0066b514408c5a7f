import Guidance
import Language

/// The pages that are made from the declarations of commands, topics and options.
///
/// `Scripts/docs --write` puts them where they stand in the checkout, and a test says when one
/// of them is no longer what the program would print.
public enum Manual {
  public struct Page: Sendable {
    /// Its path in the checkout.
    public let file: String
    /// The options that print it.
    public let options: String
    let make: @Sendable () -> String

    public var text: String { make() }
  }

  public static let pages: [Page] =
    [
      Page(file: CommandReference.file, options: "--reference") { CommandReference.text },
      Page(file: ManualPage.file, options: "--man") { ManualPage.text },
    ]
    + ShellCompletions.Shell.allCases.map { shell in
      Page(file: shell.file, options: "--completions \(shell.rawValue)") { shell.text }
    }

  /// The pages are those of the edition that is in force unless another is asked for.
  static let vocabulary: Vocabulary =
    (try? Editions.load(Editions.standard))?.vocabulary ?? Vocabulary(phrases: [])

  static func text(of file: String) -> String { pages.first { $0.file == file }?.text ?? "" }
}

extension ExitStatus {
  /// When the program ends with it.
  var meaning: String {
    switch self {
    case .done: "everything was done"
    case .failed: "a command failed; in a script, the first that did"
    case .wrongUse: "the program was started wrongly, or a script given a parameter it has not"
    case .expectationFailed: "an expect, or a transcript under --check, did not hold"
    case .otherInput:
      "a require did not hold, or an input is another than a transcript was recorded with"
    case .interrupted: "it was interrupted"
    }
  }

  static let all: [ExitStatus] = [
    .done, .failed, .wrongUse, .expectationFailed, .otherInput, .interrupted,
  ]
}
