/// What a byte from the terminal completed.
enum KeyEvent: Equatable {
  /// Keys for libedit, in order: one character, an `EditingKey`, or the escape
  /// character and what was typed behind it.
  case keys([Unicode.Scalar])
  /// A whole paste, cleaned.
  case paste(String)
}
