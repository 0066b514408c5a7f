import Table

/// IDs that are likely to be one ID in several forms: `0017` and `17`, `c4` and `C 4`.
///
/// They are never joined by themselves: leading zeros matter to some authorities.
public struct IDForms {
  /// The positions of the IDs that look alike, each group in the order of the area.
  public let groups: [[Int32]]

  /// - Parameter ids: each of them once.
  public init(_ ids: TextList) {
    let forms = TextIndex(expecting: ids.count)
    let codes = ids.indices.map { child -> Int in
      Int(ids.withBytes(child) { Self.code($0, in: forms) } ?? forms.code(Self.plain(ids[child])))
    }
    var counts = [Int32](repeating: 0, count: forms.count)
    // An ID with neither letters nor digits is like no other.
    for code in codes where code != 0 { counts[code] += 1 }
    var groups: [Int: [Int32]] = [:]
    for (child, code) in codes.enumerated() where counts[code] > 1 {
      groups[code, default: []].append(Int32(child))
    }
    self.groups = groups.values.sorted { $0[0] < $1[0] }
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

  /// The code of the plain form of a short ID in ASCII, as nearly all are; nil for others.
  private static func code(_ id: UnsafeBufferPointer<UInt8>, in forms: TextIndex) -> UInt32? {
    guard id.count <= 64, id.allSatisfy({ $0 < 0x80 }) else { return nil }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { plain in
      var length = 0
      for byte in id {
        switch byte {
        case UInt8(ascii: "0") where length == 0: continue
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
          plain[length] = byte
        case UInt8(ascii: "a")...UInt8(ascii: "z"): plain[length] = byte & 0xDF
        default: continue
        }
        length += 1
      }
      return forms.code(UnsafeBufferPointer(start: plain.baseAddress, count: length))
    }
  }
}
