import Table

/// Whether something holds: no, not known, or yes.
///
/// The numbers are chosen so that `and` is the smaller, `or` the greater of two, and `not`
/// turns them round: a loop over plain bytes.
public enum Verdict: UInt8, Sendable {
  case no = 0
  case unknown = 1
  case yes = 2

  init(_ holds: Bool) { self = holds ? .yes : .no }
}

/// A verdict for each child, or for each row of a list.
public struct Verdicts: Sendable {
  private(set) var bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  init(_ verdict: Verdict, count: Int) {
    bytes = [UInt8](repeating: verdict.rawValue, count: count)
  }

  /// The verdict of each row's code: the one loop that every test of a field comes to.
  init(codes: Codes, table: [UInt8]) {
    if case .narrow(let codes) = codes, let few = FewVerdicts(table) {
      bytes = few.verdicts(codes)
    } else {
      bytes = codes.looked(up: table)
    }
  }

  public subscript(row: Int) -> Verdict { Verdict(rawValue: bytes[row]) ?? .unknown }

  public var count: Int { bytes.count }

  mutating func formAnd(_ other: Verdicts) { combine(other) { min($0, $1) } }

  mutating func formOr(_ other: Verdicts) { combine(other) { max($0, $1) } }

  mutating func negate() {
    bytes.withUnsafeMutableBufferPointer { bytes in
      for row in bytes.indices { bytes[row] = 2 - bytes[row] }
    }
  }

  @inline(__always)
  private mutating func combine(_ other: Verdicts, _ operation: (UInt8, UInt8) -> UInt8) {
    let rows = min(bytes.count, other.bytes.count)
    bytes.withUnsafeMutableBufferPointer { left in
      other.bytes.withUnsafeBufferPointer { right in
        for row in 0..<rows { left[row] = operation(left[row], right[row]) }
      }
    }
  }
}

/// A table of verdicts in which all but a few codes have the same: comparing with those few, many
/// rows at once, is faster than looking each row up.
private struct FewVerdicts {
  private static let most = 4

  private let usual: UInt8
  /// The other codes, and what their verdict is beyond the usual one; padded with one that adds
  /// nothing.
  private var codes: [UInt8] = []
  private var differences: [UInt8] = []

  init?(_ table: [UInt8]) {
    var counts = [0, 0, 0]
    for verdict in table { counts[Int(min(verdict, 2))] += 1 }
    let usual = UInt8(counts.indices.max { counts[$0] < counts[$1] } ?? 0)
    guard table.count - counts[Int(usual)] <= Self.most, table.count <= 256 else { return nil }
    self.usual = usual
    for (code, verdict) in table.enumerated() where verdict != usual {
      codes.append(UInt8(truncatingIfNeeded: code))
      differences.append(verdict &- usual)
    }
    while codes.count < Self.most {
      codes.append(0)
      differences.append(0)
    }
  }

  func verdicts(_ rows: [UInt8]) -> [UInt8] {
    let (a, b, c, d) = (codes[0], codes[1], codes[2], codes[3])
    let (x, y, z, w) = (differences[0], differences[1], differences[2], differences[3])
    let usual = usual
    return [UInt8](unsafeUninitializedCapacity: rows.count) { out, count in
      rows.withUnsafeBufferPointer { rows in
        for row in rows.indices {
          let code = rows[row]
          var verdict = usual
          verdict &+= x & (code == a ? .max : 0)
          verdict &+= y & (code == b ? .max : 0)
          verdict &+= z & (code == c ? .max : 0)
          verdict &+= w & (code == d ? .max : 0)
          out[row] = verdict
        }
      }
      count = rows.count
    }
  }
}
