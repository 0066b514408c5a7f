/// A JSON value whose keys keep their order.
public indirect enum JSONValue: Sendable, Equatable {
  case null
  case truth(Bool)
  case whole(Int)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([Member])

  public struct Member: Sendable, Equatable {
    public let key: String
    public let value: JSONValue

    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  public static func texts(_ texts: [String]) -> JSONValue { .list(texts.map(JSONValue.text)) }

  public static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.text) ?? .null }

  public static func optional(_ number: Int?) -> JSONValue { number.map(JSONValue.whole) ?? .null }

  /// On one line, in UTF-8, control characters and reading-direction marks escaped.
  public var line: String {
    var out = ""
    write(to: &out)
    return out
  }

  private func write(to out: inout String) {
    switch self {
    case .null: out += "null"
    case .truth(let truth): out += truth ? "true" : "false"
    case .whole(let number): out += String(number)
    case .number(let number): out += number.isFinite ? number.description : "null"
    case .text(let text): Self.write(text, to: &out)
    case .list(let items):
      out += "["
      for (index, item) in items.enumerated() {
        if index > 0 { out += ", " }
        item.write(to: &out)
      }
      out += "]"
    case .object(let members):
      out += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { out += ", " }
        Self.write(member.key, to: &out)
        out += ": "
        member.value.write(to: &out)
      }
      out += "}"
    }
  }

  private static func write(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: out += "\\\""
      case 0x5C: out += "\\\\"
      case 0x0A: out += "\\n"
      case 0x0D: out += "\\r"
      case 0x09: out += "\\t"
      case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
        out += "\\u" + CleanText.hex(scalar.value, 4)
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}
