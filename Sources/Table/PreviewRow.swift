/// One row of a preview.
public struct PreviewRow: Sendable, Equatable {
  /// The row in the file, from 1. In delimited text a record is a row, however many lines its
  /// quoted cells span.
  public let number: Int
  /// The cells from column A to the row's last that is not blank.
  public let cells: [String]

  public init(number: Int, cells: [String]) {
    self.number = number
    self.cells = cells
  }
}
