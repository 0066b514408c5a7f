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
  public private(set) var bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  init(_ verdict: Verdict, count: Int) {
    bytes = [UInt8](repeating: verdict.rawValue, count: count)
  }

  /// The verdict of each row's code: the one loop that every test of a field comes to.
  init(codes: Codes, table: [UInt8]) { bytes = codes.looked(up: table) }

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
