import Commands
import Render
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Asking {
  /// The person in front of the terminal: Ctrl-C and Ctrl-D are answers there, and end nothing.
  static func terminal(_ renderer: TextRenderer, followsWindow: Bool) -> Asking {
    Asking { says, prompt in
      let columns = followsWindow ? TerminalCapabilities().columns : nil
      let renderer = TextRenderer(width: columns ?? renderer.width, plain: renderer.plain)
      var text = renderer.text(says)
      text.withUTF8 { _ = write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      return Interrupts.noted {
        var reader = PlainReader()
        return switch reader.readLine(prompt: Prompt("  \(CleanText.clean(prompt))")) {
        case .line(let line): .line(line)
        case .interrupted: .interrupted
        case .endOfInput: .ended
        }
      }
    }
  }
}
