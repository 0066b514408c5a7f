/// A row of a list's sheet that is about no child, and is left out unless a person wants it.
public struct LeftOutRow: Sendable, Equatable {
  public enum Reason: String, Sendable, CaseIterable {
    /// A text that is no ID, with no date and no code beside it: a total, a footnote, a heading
    /// of a group.
    case text
    /// The headings of the sheet once more.
    case headings
    /// The numbers or the letters of the columns.
    case numbering
    /// The number of the rows above it.
    case count
  }

  /// The row in the file.
  public let row: Int
  public let reason: Reason
}
