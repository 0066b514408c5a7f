/// How an error is drawn: what, where (a caret), and the next thing to type.
public struct DiagnosticText: Sendable {
  public let code: String
  public let message: String
  /// The statement and the UTF-8 offsets of the words at fault.
  public let source: (text: String, start: Int, end: Int)?
  public let help: String
  /// Such as `script.jtai:3:8`.
  public let place: String?

  public init(
    code: String, message: String, source: (text: String, start: Int, end: Int)?, help: String,
    place: String?
  ) {
    self.code = code
    self.message = message
    self.source = source
    self.help = help
    self.place = place
  }

  public var text: String {
    var out = ""
    if let place { out += "\(CleanText.clean(place)): " }
    out += "error \(code): \(CleanText.clean(message))\n"
    if let source { out += caret(source) }
    if !help.isEmpty { out += "  \(CleanText.clean(help))\n" }
    return out
  }

  private func caret(_ source: (text: String, start: Int, end: Int)) -> String {
    let bytes = Array(source.text.utf8)
    let start = min(max(0, source.start), bytes.count)
    let end = min(max(start, source.end), bytes.count)
    func cells(_ part: ArraySlice<UInt8>) -> Int {
      TextWidth.of(CleanText.clean(String(decoding: part, as: UTF8.self)))
    }
    let marks = String(repeating: "^", count: max(1, cells(bytes[start..<end])))
    let indent = String(repeating: " ", count: cells(bytes[..<start]))
    return "  \(CleanText.clean(source.text))\n  \(indent)\(marks)\n"
  }
}
