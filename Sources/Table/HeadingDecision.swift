/// What to do with a sheet.
public enum HeadingDecision: Sendable, Equatable {
  /// Read it; its headings are in this row of the file (from 1), which may lie below the preview.
  case headings(row: Int)
  /// Leave it unread.
  case skip
}
