/// Something that went wrong with what a person typed or a file holds.
///
/// The wording stands beside the rule that failed; the caret is drawn in one place
/// (`Render`). A diagnostic never repeats the content of a cell.
public struct Diagnostic: Error, Sendable, Equatable {
  /// A stable name such as `unknown-field`, for scripts and tests.
  public var code: String
  public var message: String
  /// The words at fault, in the statement that was read; nil where the fault is elsewhere.
  public var span: Span?
  /// The next thing to type; empty where there is nothing helpful to say.
  public var help: String
  /// What the program's exit status is where this ends a script.
  public var status: ExitStatus

  public init(
    _ code: String, _ message: String, at span: Span? = nil, help: String = "",
    status: ExitStatus = .failed
  ) {
    self.code = code
    self.message = message
    self.span = span
    self.help = help
    self.status = status
  }

  public func at(_ span: Span?) -> Diagnostic {
    var copy = self
    copy.span = copy.span ?? span
    return copy
  }
}

/// The exit statuses of the program (the guide's conventions).
public enum ExitStatus: Int32, Sendable {
  case done = 0
  case failed = 1
  case wrongUse = 2
  case expectationFailed = 3
  /// What was read is not what was required, or not what a transcript was recorded with.
  case otherInput = 4
  case interrupted = 130
}
