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
    case nothing
  }

  public let form: Form
  public private(set) var renderer: TextRenderer
  /// How the output is shown where nothing is set.
  private(set) var standard: TextRenderer
  private let target: Target
  /// What was written, where the target is memory.
  public private(set) var written = ""
  /// Whether nothing more can be written to the output.
  public private(set) var closed = false
  /// Whether that is so for another reason than that its reader has gone away.
  public private(set) var isLost = false
  /// Whether the output is for data alone: what else is shown then goes to the error stream.
  public var isDataAlone = false
  /// Shows a text page by page, where the settings want that; false where it was not shown.
  public var page: ((String, ShellSettings) -> Bool)?
  /// Those that were followed last.
  private var settings = ShellSettings()
  /// Whether a person looks at the output, so that data is cleaned as all else is.
  private let isSeen: Bool

  /// - Parameter isSeen: whether the output is a terminal.
  public static func streams(
    _ form: Form, _ renderer: TextRenderer, isSeen: Bool = true
  ) -> Console {
    Console(form, renderer, .streams, isSeen: isSeen)
  }

  public static func memory(_ form: Form, _ renderer: TextRenderer) -> Console {
    Console(form, renderer, .memory, isSeen: true)
  }

  /// One that shows nothing, of the same looks; what is read and drawn is noted all the same.
  var silent: Console {
    let console = Console(form, renderer, .nothing, isSeen: true)
    console.ledger = ledger
    return console
  }

  /// The transcripts that are being made of it, each within the one before.
  var recordings: [Recording] = [] { didSet { ledger = recordings.last?.ledger } }
  /// Where what is read, written and drawn is noted; nil where no transcript is made.
  var ledger: Ledger?

  /// The one that `record` has begun, if any.
  var recording: Recording? { recordings.last { $0.isOfAPerson } }

  private init(_ form: Form, _ renderer: TextRenderer, _ target: Target, isSeen: Bool) {
    self.form = form
    self.renderer = renderer
    standard = renderer
    self.target = target
    self.isSeen = isSeen
  }

  /// Follows what was set, and the window where its columns are given.
  public func follow(_ settings: ShellSettings, columns: Int? = nil) {
    self.settings = settings
    if let columns { standard = TextRenderer(width: columns, plain: standard.plain) }
    renderer = TextRenderer(
      width: settings.width ?? standard.width, plain: standard.plain || settings.plain,
      dates: settings.dates == .uk ? .uk : .iso)
  }

  /// Shows what a command came to; gives back the text, for `expect output contains`.
  @discardableResult
  public func show(_ outcome: Outcome, command: String, input: String) -> String {
    for recording in recordings {
      recording.console.show(outcome, command: command, input: input)
    }
    let text = renderer.text(outcome.document)
    var result = outcome.result
    if case .data(let data) = outcome.effect {
      if form == .text {
        deliver(data)
        writeError(text)
        return String(decoding: data, as: UTF8.self) + text
      }
      // The line stays the only one: the data is a part of it.
      result = result.adding("data", .text(String(decoding: data, as: UTF8.self)))
    }
    switch form {
    case .text: if page?(text, settings) != true { write(text) }
    case .json:
      let notices = outcome.notices.map { notice in
        JSONValue.object([
          .init("code", .text(notice.code)), .init("message", .text(notice.message)),
        ])
      }
      write(
        JSONValue.object([
          .init("input", .text(input)), .init("command", .text(command)),
          .init("status", .text("ok")), .init("result", result),
          .init("notices", .list(notices)),
        ]).line + "\n")
    }
    // What a later `expect output` reads must not depend on how wide the window is.
    let isStandard =
      renderer.width == TextRenderer.standardWidth && !renderer.plain && renderer.dates == .iso
    return isStandard ? text : TextRenderer().text(outcome.document)
  }

  /// Shows an error with its place.
  public func show(_ diagnostic: Diagnostic, input: String, place: String?) {
    // In a transcript the command stands above it.
    for recording in recordings { recording.console.show(diagnostic, input: input, place: nil) }
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

  public func write(_ text: String) {
    send(text, to: form == .text && isDataAlone ? STDERR_FILENO : STDOUT_FILENO)
  }

  /// Errors go to the error stream; in memory they stand in order with the rest.
  public func writeError(_ text: String) { send(text, to: STDERR_FILENO) }

  /// What was written since this was asked last, where the target is memory.
  func takeWritten() -> String {
    defer { written = "" }
    return written
  }

  /// Data goes to the output byte by byte, unless a person looks at it.
  func deliver(_ data: [UInt8]) {
    guard isSeen else {
      if target == .streams { data.withUnsafeBufferPointer { send($0, to: STDOUT_FILENO) } }
      return
    }
    send(CleanText.clean(String(decoding: data, as: UTF8.self), lines: true), to: STDOUT_FILENO)
  }

  /// The last layer before a stream: nothing that a file or a name holds moves the cursor,
  /// whatever put the text together.
  private func send(_ text: String, to descriptor: Int32) {
    let text = CleanText.safe(text)
    switch target {
    case .memory: written += text
    case .nothing: break
    case .streams:
      var text = text
      text.withUTF8 { send($0, to: descriptor) }
    }
  }

  private func send(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) {
    guard !closed else { return }
    var sent = 0
    while sent < bytes.count {
      let count = systemWrite(
        descriptor, bytes.baseAddress.map { $0 + sent }, bytes.count - sent)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return failed(descriptor, errno) }
      sent += count
    }
  }

  /// A reader that has gone away is no fault; a full drive is one, and is said.
  private func failed(_ descriptor: Int32, _ reason: Int32) {
    guard descriptor == STDOUT_FILENO else { return }
    closed = true
    guard reason != EPIPE else { return }
    isLost = true
    let error = Diagnostic(
      "cannot-write", "the output cannot be written: \(String(cString: strerror(reason)))",
      help: "what was written before is not complete")
    let message = Self.text(error, input: "", place: nil)
    message.utf8.withContiguousStorageIfAvailable { bytes in
      _ = systemWrite(STDERR_FILENO, bytes.baseAddress, bytes.count)
    }
  }
}

extension JSONValue {
  /// The object with one member more.
  fileprivate func adding(_ key: String, _ value: JSONValue) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members + [.init(key, value)])
  }
}

/// The system's `write`, by a name that the methods of the same name do not hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
