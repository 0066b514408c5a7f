import Guidance

/// A place where a rule of quality does not hold.
public struct Finding: Sendable {
  /// The position of the rule in the edition.
  public let rule: Int
  /// The position of the list among the area's lists; nil where it is about no list.
  public let list: Int?
  /// The row of the area's list; nil where it is about a column, or the list as a whole.
  public let row: Int?
  /// The sheet of the list that it is about, where it is about no row.
  public let part: Int?
  /// The field, or the heading of a column that is none.
  public let field: String?
  /// The children that it is about.
  public let children: [Int32]
  /// Another row that it is measured by: the first of two equal ones, what decides of two sayings.
  public let other: (list: Int, row: Int)?

  init(
    rule: Int, list: Int? = nil, row: Int? = nil, part: Int? = nil, field: String? = nil,
    children: [Int32] = [], other: (list: Int, row: Int)? = nil
  ) {
    self.rule = rule
    self.list = list
    self.row = row
    self.part = part
    self.field = field
    self.children = children
    self.other = other
  }
}
