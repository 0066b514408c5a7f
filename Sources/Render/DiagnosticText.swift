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
    // Of a long line, what stands around the fault.
    let from = start > Self.around ? start - Self.around / 2 : 0
    let to = min(bytes.count, end + Self.around)
    func text(_ part: Range<Int>) -> String {
      CleanText.clean(String(decoding: bytes[part], as: UTF8.self))
    }
    let front = (from > 0 ? "…" : "") + text(from..<start)
    let line = front + text(start..<to) + (to < bytes.count ? "…" : "")
    let marks = min(max(1, TextWidth.of(text(start..<end))), Self.around)
    let indent = String(repeating: " ", count: TextWidth.of(front))
    return "  \(line)\n  \(indent)\(String(repeating: "^", count: marks))\n"
  }

  private static let around = 160
}
