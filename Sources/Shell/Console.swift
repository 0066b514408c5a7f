import Commands
import Language
import Render

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where results and errors go: text or JSON, to the standard streams or to memory.
public final class Console {
  public enum Form: Sendable {
    case text, json
  }

  private enum Target {
    case streams
    case memory
  }

  public let form: Form
  public var renderer: TextRenderer
  private let target: Target
  /// What was written, where the target is memory.
  public private(set) var written = ""
  /// Whether the reader of the output has gone away.
  public private(set) var closed = false

  public static func streams(_ form: Form, _ renderer: TextRenderer) -> Console {
    Console(form, renderer, .streams)
  }

  public static func memory(_ form: Form, _ renderer: TextRenderer) -> Console {
    Console(form, renderer, .memory)
  }

  private init(_ form: Form, _ renderer: TextRenderer, _ target: Target) {
    self.form = form
    self.renderer = renderer
    self.target = target
  }

  /// Shows what a command came to; gives back the text, for `expect output contains`.
  @discardableResult
  public func show(_ outcome: Outcome, command: String, input: String) -> String {
    let text = renderer.text(outcome.document)
    switch form {
    case .text: write(text)
    case .json:
      let notices = outcome.notices.map { notice in
        JSONValue.object([
          .init("code", .text(notice.code)), .init("message", .text(notice.message)),
        ])
      }
      write(
        JSONValue.object([
          .init("input", .text(input)), .init("command", .text(command)),
          .init("status", .text("ok")), .init("result", outcome.result),
          .init("notices", .list(notices)),
        ]).line + "\n")
    }
    // What a later `expect output` reads must not depend on how wide the window is.
    let isStandard = renderer.width == TextRenderer.standardWidth && !renderer.plain
    return isStandard ? text : TextRenderer().text(outcome.document)
  }

  /// Shows an error with its place.
  public func show(_ diagnostic: Diagnostic, input: String, place: String?) {
    switch form {
    case .text: writeError(Self.text(diagnostic, input: input, place: place))
    case .json:
      let (word, _) = Interpreter.firstWord(input)
      write(
        JSONValue.object([
          .init("input", .text(input)), .init("command", .text(word)),
          .init("status", .text("error")),
          .init(
            "error",
            .object([
              .init("code", .text(diagnostic.code)), .init("message", .text(diagnostic.message)),
              .init("start", .optional(diagnostic.span?.start)),
              .init("end", .optional(diagnostic.span?.end)), .init("help", .text(diagnostic.help)),
            ])),
        ]).line + "\n")
    }
  }

  static func text(_ diagnostic: Diagnostic, input: String, place: String?) -> String {
    DiagnosticText(
      code: diagnostic.code, message: diagnostic.message,
      source: diagnostic.span.map { (input, $0.start, $0.end) }, help: diagnostic.help,
      place: place
    ).text
  }

  public func write(_ text: String) { send(text, to: STDOUT_FILENO) }

  /// Errors go to the error stream; in memory they stand in order with the rest.
  public func writeError(_ text: String) { send(text, to: STDERR_FILENO) }

  private func send(_ text: String, to descriptor: Int32) {
    switch target {
    case .memory: written += text
    case .streams:
      guard !closed else { return }
      var text = text
      text.withUTF8 { bytes in
        var sent = 0
        while sent < bytes.count {
          let count = systemWrite(
            descriptor, bytes.baseAddress.map { $0 + sent }, bytes.count - sent)
          if count < 0, errno == EINTR { continue }
          guard count > 0 else {
            closed = true
            return
          }
          sent += count
        }
      }
    }
  }
}

/// The system's `write`, by a name that the methods of the same name do not hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
