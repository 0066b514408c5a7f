/// How a script's parameters stand in its lines: `$name`, but not behind a backslash.
public enum ParameterMark {
  /// Where a parameter's name ends whose `$` stands at `index`; nil where there is none.
  public static func end(_ bytes: [UInt8], at index: Int) -> Int? {
    guard bytes[index] == UInt8(ascii: "$"), !isEscaped(bytes, index) else { return nil }
    var end = index + 1
    while end < bytes.count, isNamed(bytes[end], isFirst: end == index + 1) { end += 1 }
    return end > index + 1 ? end : nil
  }

  /// A statement in which each `$name` is meant as it stands.
  public static func escaped(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    for index in bytes.indices {
      if end(bytes, at: index) != nil { out.append(UInt8(ascii: "\\")) }
      out.append(bytes[index])
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func isEscaped(_ bytes: [UInt8], _ index: Int) -> Bool {
    let backslashes = bytes[..<index].reversed().prefix { $0 == UInt8(ascii: "\\") }
    return !backslashes.count.isMultiple(of: 2)
  }

  private static func isNamed(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): !isFirst
    default: false
    }
  }
}
