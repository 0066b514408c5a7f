/// What came of asking for a line.
public enum LineResult: Sendable, Equatable {
  /// A whole line without its end. It holds line breaks only where a paste brought them.
  case line(String)
  /// Ctrl-C: what had been typed is gone.
  case interrupted
  /// Ctrl-D on an empty line, or no more input.
  case endOfInput
}
