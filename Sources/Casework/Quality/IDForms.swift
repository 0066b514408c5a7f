/// IDs that are likely to be one ID in several forms: `0017` and `17`, `c4` and `C 4`.
///
/// They are never joined by themselves: leading zeros matter to some authorities.
public struct IDForms {
  /// The positions of the IDs that look alike, each group in the order of the area.
  public let groups: [[Int32]]

  public init(_ ids: some Collection<String>) {
    var odd: [String: [Int32]] = [:]
    for (child, id) in ids.enumerated() where !Self.isPlain(id) {
      let plain = Self.plain(id)
      if !plain.isEmpty { odd[plain, default: []].append(Int32(child)) }
    }
    guard !odd.isEmpty else {
      groups = []
      return
    }
    for (child, id) in ids.enumerated() where Self.isPlain(id) && odd[id] != nil {
      odd[id]?.append(Int32(child))
    }
    groups = odd.values.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }

  /// Letters and digits in capitals, without leading zeros.
  private static func plain(_ id: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in id.uppercased().unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      if scalar == "0", text.isEmpty { continue }
      text.append(scalar)
    }
    return String(text)
  }

  /// Whether the ID is in that form already; looked at byte by byte, since nearly all are.
  private static func isPlain(_ id: String) -> Bool {
    guard id.utf8.first != UInt8(ascii: "0") else { return false }
    return id.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
  }
}
