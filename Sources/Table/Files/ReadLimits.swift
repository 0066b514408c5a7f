/// How much of a file is read before it is refused. They are checked against what is really
/// read, never against the sizes that a file declares.
///
/// The standard limits hold what a spreadsheet program can hold and an authority can send, and
/// keep a hostile file to some gigabytes of memory and some seconds: a sheet of all 1,048,576
/// rows and 60 columns passes them, and so does delimited text of ten million rows and fifteen
/// columns. A person who trusts a larger file can lift them.
public struct ReadLimits: Sendable {
  /// Bytes of the file itself, all of which stand in memory while it is read.
  public var fileBytes = 2 << 30
  /// Bytes of one part of a workbook, unpacked; they pass through memory piece by piece.
  public var entryBytes = 2 << 30
  /// Bytes of all parts of a workbook that are read, unpacked.
  public var totalBytes = 4 << 30
  /// How many times its size a workbook may unpack to, once it has unpacked to `looseBytes`.
  /// Sheets come to about 10 times, formatted empty rows to 100; the format allows 1,030.
  public var expansion = 400
  /// Bytes that a workbook may unpack to whatever its own size.
  public var looseBytes = 64 << 20
  /// Parts of a workbook, and its sheets.
  public var entries = 10_000
  /// Cell styles of a workbook, of which spreadsheet programs allow 65,490.
  public var styles = 1 << 17
  /// Different texts in one column, or shared between the cells of a workbook.
  public var distinctStrings = 1 << 24
  /// Bytes of all cells of a sheet of a workbook, or of its shared texts. A text that cells
  /// share counts in each of them: it is kept once in each column.
  public var textBytes = 1 << 30
  /// Elements within each other in a part of a workbook.
  public var depth = 64
  /// Bytes that the XML parser may hold: a tag of a part of a workbook, and the names in it.
  public var parserBytes = 8 << 20
  /// Columns of a sheet; a workbook has 16,384 at most in any case.
  public var columns = 16_384
  /// Cells of one sheet, blank ones included: its columns times its rows. A column takes up to
  /// four bytes for each.
  public var cells = 1 << 28
  /// Bytes of one row of delimited text.
  public var recordBytes = 1 << 26
  /// Bytes of one cell; spreadsheet programs allow 32,767 characters.
  public var fieldBytes = 1 << 20
  /// Cells that an OpenDocument sheet may have by repeating others, whatever it holds; and how many
  /// more for each cell that it holds. Some hundred bytes can repeat a cell a billion times.
  public var looseRepeats = 4 << 20
  public var repeats = 100
  /// Whether these are the lifted limits, beyond which there are none to ask for.
  public private(set) var areLifted = false

  public init() {}

  public static let standard = ReadLimits()

  /// For a file that a person trusts. What stays is what the tables can count: rows are numbered
  /// in 31 bits, texts in 32.
  public static let lifted: ReadLimits = {
    var limits = ReadLimits()
    limits.fileBytes = 1 << 40
    limits.entryBytes = 1 << 40
    limits.totalBytes = 1 << 40
    limits.expansion = 1 << 20
    limits.entries = 1 << 20
    limits.styles = 1 << 24
    limits.distinctStrings = Int(Int32.max)
    limits.textBytes = 1 << 40
    limits.depth = 1024
    limits.parserBytes = 1 << 30
    limits.columns = 1 << 17
    limits.cells = Int(Int32.max)
    limits.fieldBytes = 1 << 30
    limits.looseRepeats = Int(Int32.max)
    limits.areLifted = true
    return limits
  }()
}
