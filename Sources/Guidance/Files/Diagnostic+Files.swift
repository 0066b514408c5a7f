import Language
import Table

extension Diagnostic {
  /// A file that could not be read: which one, as the person typed it, and where in it.
  public init(_ error: ReadError, shown: String, at span: Span? = nil) {
    let message = Self.message(error.message, file: error.file, shown: shown)
    var place = message.contains("\"\(shown)\"") ? [] : ["\"\(shown)\""]
    if let sheet = error.sheet { place.append("sheet \"\(sheet)\"") }
    if let row = error.row { place.append("row \(row)") }
    if let column = error.column { place.append("column \(column)") }
    let front = place.isEmpty ? "" : place.joined(separator: ", ") + ": "
    self.init(error.code, front + message, at: span, help: error.help)
  }

  /// A file that could not be written.
  public init(_ error: WriteError, shown: String, at span: Span? = nil) {
    self.init(
      error.code, Self.message(error.message, file: error.file, shown: shown), at: span,
      help: error.help)
  }

  /// The message with the path as it was typed, and not as the system was asked for it.
  private static func message(_ message: String, file: String?, shown: String) -> String {
    guard let file, !file.isEmpty else { return message }
    return message.replacing("\"\(file)\"", with: "\"\(shown)\"")
  }
}
