/// How far the reading of a file has come.
public struct ReadProgress: Sendable {
  /// Bytes read, and how many there are.
  public let bytes: Int
  public let of: Int
  /// Rows kept so far; nil where they are not counted on the way.
  public let rows: Int?
}

/// Somebody who watches a file being read, and may end it.
public struct ReadWatch: Sendable {
  /// Told of each step, from whichever thread does it, one step at a time; false ends the reading.
  public let goesOn: @Sendable (ReadProgress) -> Bool
  /// Told once at the end, however it came about.
  public let finished: @Sendable () -> Void

  public init(
    _ goesOn: @escaping @Sendable (ReadProgress) -> Bool,
    finished: @escaping @Sendable () -> Void = {}
  ) {
    self.goesOn = goesOn
    self.finished = finished
  }
}

extension ReadError {
  /// The code of the error that says that somebody ended the reading.
  public static let interruptedCode = "interrupted"

  static var interrupted: ReadError {
    ReadError(
      code: interruptedCode, message: "the reading was interrupted, and nothing was loaded",
      help: "what was loaded before is as it was")
  }
}
