/// A sheet to be written: headings, and a cell for each row and column.
public struct WrittenSheet: Sendable {
  public var name: String
  /// A title above the headings, merged over their width in a workbook.
  public var title: String?
  /// A line such as SYNTHETIC, put before the title, or in its place where there is none.
  public var notice: String?
  public var headings: [String]
  /// The number of rows below the headings.
  public var rows: Int
  /// Columns, from 0, in whose cells a workbook offers a list of texts to choose from.
  public var choices: [Int: [String]] = [:]
  /// The cell of a row and a column, both from 0.
  public var cell: @Sendable (_ row: Int, _ column: Int) -> WrittenCell

  public init(
    name: String, title: String? = nil, notice: String? = nil, headings: [String], rows: Int,
    cell: @escaping @Sendable (_ row: Int, _ column: Int) -> WrittenCell
  ) {
    self.name = name
    self.title = title
    self.notice = notice
    self.headings = headings
    self.rows = rows
    self.cell = cell
  }

  /// The line above the headings, if there is one.
  var titleLine: String? {
    guard let title else { return notice }
    guard let notice else { return title }
    return "\(notice) - \(title)"
  }
}
