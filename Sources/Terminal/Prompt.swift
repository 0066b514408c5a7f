/// What stands before the line.
public struct Prompt: Sendable, Equatable {
  /// Plain text. Control characters in it are shown as spaces.
  public let text: String
  /// Whether the editor shows it in colour; a plain reader never does.
  public let coloured: Bool

  public init(_ text: String, coloured: Bool = false) {
    self.text = VisibleText.replacingControls(in: text, with: " ")
    self.coloured = coloured
  }

  /// Stands before and behind what takes no room on the screen.
  static let marker: Unicode.Scalar = "\u{1}"

  /// The prompt as libedit takes it.
  ///
  /// libedit drops an escape sequence that ends a prompt, so the colour ends before the last
  /// character, which is a space as a rule; and each sequence needs a character behind it that
  /// takes room.
  var marked: [Unicode.Scalar] {
    let scalars = Array(text.unicodeScalars)
    guard coloured, let first = scalars.first, let last = scalars.last, scalars.count > 1,
      DisplayWidth.of(first) > 0, DisplayWidth.of(last) > 0
    else { return scalars }
    return Self.sequence("\u{1B}[1;36m") + scalars.dropLast() + Self.sequence("\u{1B}[0m")
      + [last]
  }

  private static func sequence(_ text: String) -> [Unicode.Scalar] {
    [marker] + Array(text.unicodeScalars) + [marker]
  }
}
