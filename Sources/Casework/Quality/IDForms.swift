import Guidance
import Table

/// IDs that are likely to be one ID in several forms: `0017` and `17`, `c4` and `C 4`, `1005.00`
/// and `1005`, `А12` with a Cyrillic letter and `A12`, `1O05` with a letter and `1005`.
///
/// They are never joined by themselves: leading zeros matter to some authorities.
public struct IDForms {
  /// The positions of the IDs that look alike, each group in the order of the area.
  public let groups: [[Int32]]
  /// The children whose IDs have lost digits, those of one ID together.
  public let cut: [[Int32]]
  /// The children whose ID has become a date.
  public let dates: [Int32]

  /// - Parameter ids: each of them once.
  public init(_ ids: TextList) {
    let forms = TextIndex(expecting: ids.count)
    var canonical: [String: Int] = [:]
    var cut: [String: [Int32]] = [:]
    var dates: [Int32] = []
    let hasExponents = ids.holds(anyOf: [UInt8]("eE".utf8))
    let codes = ids.indices.map { child -> Int in
      if let code = ids.withBytes(child, { Self.code($0, in: forms) }) { return Int(code) }
      let id = ids[child]
      if hasExponents, let lost = CutIDs.id(in: id) {
        cut[lost, default: []].append(Int32(child))
        return IDText.whole(lost).map { Int(forms.code($0)) } ?? 0
      }
      if IDText.day(id) != nil { dates.append(Int32(child)) }
      let plain = Self.plain(id)
      guard plain.utf8.contains(where: { $0 >= 0x80 }) else { return Int(forms.code(plain)) }
      // Strings are equal if they look the same, however their accents are encoded.
      let code = canonical[plain] ?? Int(forms.code(plain))
      canonical[plain] = code
      return code
    }
    var counts = [Int32](repeating: 0, count: forms.count)
    // An ID with neither letters nor digits is like no other.
    for code in codes where code != 0 { counts[code] += 1 }
    var groups: [Int: [Int32]] = [:]
    for (child, code) in codes.enumerated() where counts[code] > 1 {
      groups[code, default: []].append(Int32(child))
    }
    self.groups = groups.values.sorted { $0[0] < $1[0] }
    self.cut = cut.values.sorted { $0[0] < $1[0] }
    self.dates = dates
  }

  /// Letters and digits in capitals, without leading zeros; letters that look like Latin ones as
  /// those, digits of other scripts as ours, and O, I and L as the digits that they are typed for.
  private static func plain(_ id: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in withoutPlaces(numberOfDay(id) ?? id).uppercased().unicodeScalars {
      let properties = scalar.properties
      guard
        properties.isAlphabetic || properties.numericType != nil
          || properties.generalCategory == .nonspacingMark
      else { continue }
      let plain = asDigit(lookalikes[scalar] ?? digit(scalar) ?? scalar)
      if plain == "0", text.isEmpty { continue }
      text.append(plain)
    }
    return String(text)
  }

  /// `1005` of `1005.00`.
  private static func withoutPlaces(_ id: String) -> String {
    let parts = id.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, parts[1].utf8.allSatisfy({ $0 == UInt8(ascii: "0") })
    else { return id }
    return String(parts[0])
  }

  /// The number that a date format shows as that day, in a workbook that counts from 1900.
  private static func numberOfDay(_ id: String) -> String? {
    IDText.day(id).map { String(Int($0.days) + 25_569) }
  }

  private static func asDigit(_ capital: Unicode.Scalar) -> Unicode.Scalar {
    switch capital {
    case "O": "0"
    case "I", "L": "1"
    default: capital
    }
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard scalar.properties.generalCategory == .decimalNumber,
      let value = scalar.properties.numericValue, value >= 0, value < 10
    else { return nil }
    return Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
  }

  /// Capital letters of Cyrillic and Greek that look like Latin ones (Unicode Technical Standard
  /// 39, confusables).
  private static let lookalikes: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    zip(
      "АВСЕНІЈКМОРЅТХУҮԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧ".unicodeScalars,
      "ABCEHIJKMOPSTXYYQWABEZHIKMNOPTYX".unicodeScalars), uniquingKeysWith: { first, _ in first })

  /// The code of the plain form of a short ID in ASCII, as nearly all are; nil for others, and for
  /// what may be a number with places, a date, or a number in scientific notation.
  private static func code(_ id: UnsafeBufferPointer<UInt8>, in forms: TextIndex) -> UInt32? {
    guard id.count <= 64, id.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: ".") }),
      !mayBeDay(id), !mayBeCut(id)
    else { return nil }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { plain in
      var length = 0
      for byte in id {
        let folded: UInt8
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): folded = byte
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
          folded = UInt8(truncatingIfNeeded: asDigit(Unicode.Scalar(byte & 0xDF)).value)
        default: continue
        }
        if folded == UInt8(ascii: "0"), length == 0 { continue }
        plain[length] = folded
        length += 1
      }
      return forms.code(UnsafeBufferPointer(start: plain.baseAddress, count: length))
    }
  }

  private static func mayBeDay(_ id: UnsafeBufferPointer<UInt8>) -> Bool {
    id.count >= 8
      && id.contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") || $0 == 0x20 }
  }

  private static func mayBeCut(_ id: UnsafeBufferPointer<UInt8>) -> Bool {
    id.contains { $0 | 0x20 == UInt8(ascii: "e") }
      && id.contains {
        $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ",")
      }
  }
}
