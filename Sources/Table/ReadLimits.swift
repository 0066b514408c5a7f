/// How much of a file is read before it is refused. They are checked against what is really
/// read, never against the sizes that a file declares.
public struct ReadLimits: Sendable {
  /// Bytes of the file itself.
  public var fileBytes = 4 << 30
  /// Bytes of one part of a workbook, unpacked.
  public var entryBytes = 4 << 30
  /// Bytes of all parts of a workbook that are read, unpacked.
  public var totalBytes = 8 << 30
  /// Parts of a workbook.
  public var entries = 10_000
  /// Different texts in one column, or shared between the cells of a workbook.
  public var distinctStrings = 50_000_000
  /// Elements within each other in a part of a workbook.
  public var depth = 64
  /// Columns of a sheet; a workbook has 16,384 at most in any case.
  public var columns = 16_384
  /// Cells of one sheet, blank ones included: its columns times its rows.
  public var cells = 1 << 30
  /// Bytes of one row of delimited text.
  public var recordBytes = 1 << 26
  /// Bytes of one cell.
  public var fieldBytes = 1 << 20

  public init() {}

  public static let standard = ReadLimits()
}
