/// What a command shows: blocks of text, not yet laid out for any width.
public struct Document: Sendable {
  public enum Block: Sendable {
    /// A line of text; wrapped at spaces where it is too long.
    case line(String)
    /// Text that is kept as it is.
    case verbatim(String)
    /// A label and its value.
    case pair(String, String)
    case table(TextTable)
    case chart(BarChart)
    case days(DayChart)
    case intervals(IntervalChart)
    /// What to type next.
    case next(String)
    case gap
  }

  public var blocks: [Block]

  public init(_ blocks: [Block] = []) { self.blocks = blocks }

  public mutating func line(_ text: String) { blocks.append(.line(text)) }

  public mutating func table(_ table: TextTable) { blocks.append(.table(table)) }

  public mutating func next(_ text: String) { blocks.append(.next(text)) }
}

/// Rows and columns of text.
public struct TextTable: Sendable {
  public struct Column: Sendable {
    public let title: String
    /// Numbers stand to the right.
    public let right: Bool

    public init(_ title: String, right: Bool = false) {
      self.title = title
      self.right = right
    }
  }

  public let columns: [Column]
  public let rows: [[String]]
  /// How a table that is too wide is made to fit.
  public let fit: Fit

  public enum Fit: Sendable {
    /// Long cells are broken into lines: for tables of words, of which nothing may be lost.
    case wrap
    /// Columns are left out, and what to type to see them is said: for tables of data.
    case leaveOut(more: String)
  }

  public init(_ columns: [Column], _ rows: [[String]], fit: Fit = .wrap) {
    self.columns = columns
    self.rows = rows
    self.fit = fit
  }
}
