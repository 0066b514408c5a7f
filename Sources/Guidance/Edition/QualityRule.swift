/// Something that rows of a list ought to be, and that `check` looks for.
public struct QualityRule: Sendable {
  public enum Severity: String, Sendable, CaseIterable {
    /// The row, or the child, cannot be used as it is.
    case error
    /// What is said is likely to be wrong.
    case warning
    /// Worth knowing.
    case note
  }

  /// What is asked.
  public enum Test: Sendable, Equatable {
    /// A condition that must not hold of a row; `$field` stands for each of the rule's fields.
    case condition(String)
    /// Cells that cannot be read as their field's type: a date, a number, or one of the codes.
    case unreadable(String)
    /// Cells that stand for no date, such as `31/12/9999`.
    case noDate
    /// Dates that no list can hold.
    case implausible
    /// Dates far after every other one.
    case alone
    /// Columns whose dates are written in the other order of day and month.
    case dateOrder
    /// Cells in quotes that span lines which look like rows.
    case rowsInCell
    /// Fields in quotes that were taken apart, since quotes were to mean nothing.
    case takenApart
    /// A date that lies so many days or more before the one that it must not precede.
    case order(first: String, days: Int)
    /// A date of more than so many days after the as-of date.
    case future(days: Int)
    /// A date on a Saturday or Sunday.
    case weekend
    /// A date on the same day as the first.
    case sameDay(first: String)
    /// The age that is given differs from the age at the as-of date.
    case ageDiffers(computed: String)
    /// Rows that are the same row by the list's key.
    case duplicate
    /// Children on several rows of a list that has each child once.
    case repeated
    /// Lists that say different things of a child.
    case conflict
    /// Rows of one ID that differ in each of the rule's fields.
    case twoChildren
    /// IDs that differ only in case, spaces, marks, leading zeros or look-alike letters, and those
    /// that a spreadsheet has cut or made a date.
    case idForms
    case extraColumn, repeatedColumn, missingColumn
    /// Headings without a row below them.
    case noRows
  }

  public let id: String
  public let severity: Severity
  /// What is wrong, in words.
  public let says: String
  public let citations: [String]
  /// The lists that are asked; all of them where it is empty.
  public let lists: [String]
  /// The fields that it is about: a list without the column is not asked.
  public let fields: [String]
  public let test: Test

  public func asks(_ list: ListDefinition) -> Bool { lists.isEmpty || lists.contains(list.name) }
}
