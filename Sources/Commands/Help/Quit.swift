import Language
import Render

extension Command {
  public static let quit = Command(
    "quit", .help, "end the session",
    examples: [.init("quit", "Ctrl-D on an empty line does the same")]
  ) { _, session, _ throws(Diagnostic) in
    Outcome(session, effect: .quit)
  }
}
