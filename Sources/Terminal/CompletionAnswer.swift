/// What can stand at the cursor.
public struct CompletionAnswer: Sendable, Equatable {
  /// The UTF-8 offset in the line where the word begins that the candidates replace; the word
  /// ends at the cursor. An offset outside the line, or inside a character, is moved to the
  /// nearest one before it that is allowed.
  public let start: Int
  /// In the order in which they are to be listed.
  public let candidates: [Completion]

  public init(start: Int, candidates: [Completion]) {
    self.start = start
    self.candidates = candidates
  }

  /// Nothing can stand here.
  public static let none = CompletionAnswer(start: 0, candidates: [])
}
