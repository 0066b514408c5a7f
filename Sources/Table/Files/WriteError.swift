/// Why a file could not be written.
public struct WriteError: Error, Sendable, Equatable {
  /// A stable name of the reason, such as "no-permission".
  public let code: String
  public let message: String
  /// What the person can do about it.
  public let help: String
  /// The path as it was given.
  public let file: String

  public init(code: String, message: String, help: String, file: String) {
    self.code = code
    self.message = message
    self.help = help
    self.file = file
  }
}
