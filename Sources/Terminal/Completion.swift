/// One way in which a word can go on.
public struct Completion: Sendable, Equatable {
  /// What replaces the word.
  public let text: String
  /// A word of explanation, shown beside the text in a list; may be empty.
  public let note: String
  /// Whether the word is whole with this, so that a space belongs behind it.
  public let closes: Bool

  public init(text: String, note: String = "", closes: Bool = true) {
    self.text = text
    self.note = note
    self.closes = closes
  }
}
