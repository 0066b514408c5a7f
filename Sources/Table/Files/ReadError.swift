/// Why a file could not be read.
public struct ReadError: Error, Sendable, Equatable {
  /// A stable name of the reason, such as "no-such-file".
  public let code: String
  public let message: String
  /// What the person can do about it.
  public let help: String
  /// The path as it was given.
  public var file: String?
  public var sheet: String?
  /// The row in the file, from 1.
  public var row: Int?
  /// The column's letters.
  public var column: String?

  public init(
    code: String, message: String, help: String, file: String? = nil, sheet: String? = nil,
    row: Int? = nil, column: String? = nil
  ) {
    self.code = code
    self.message = message
    self.help = help
    self.file = file
    self.sheet = sheet
    self.row = row
    self.column = column
  }
}
