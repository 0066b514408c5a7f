/// One command as it was written: a part of a source text.
public struct Statement: Sendable, Equatable {
  /// The text, without comments and without the `\` that joins lines.
  public let text: String
  /// Where it begins in the source text.
  public let offset: Int

  public init(text: String, offset: Int) {
    self.text = text
    self.offset = offset
  }
}
