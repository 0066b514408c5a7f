/// Children in an order: all of an area as they stand in it, or some of them.
///
/// Nearly every working set begins as all of them, and a million numbers that only count are
/// better not written down.
public struct ChildList: Sendable {
  private enum Storage: Sendable {
    case everyone(Int)
    case some([Int32])
  }

  private let storage: Storage

  /// These children, in this order.
  public init(_ children: [Int32]) { storage = .some(children) }

  /// All children of an area that has so many, in its order.
  public init(everyone count: Int) { storage = .everyone(count) }

  /// Whether these are all children of an area, in its order.
  public var isEveryone: Bool {
    if case .everyone = storage { return true }
    return false
  }
}

extension ChildList: RandomAccessCollection, ExpressibleByArrayLiteral, Equatable {
  public init(arrayLiteral children: Int32...) { self.init(children) }

  public var startIndex: Int { 0 }

  public var endIndex: Int {
    switch storage {
    case .everyone(let count): count
    case .some(let children): children.count
    }
  }

  public subscript(place: Int) -> Int32 {
    switch storage {
    case .everyone: Int32(truncatingIfNeeded: place)
    case .some(let children): children[place]
    }
  }

  public static func == (left: ChildList, right: ChildList) -> Bool {
    left.elementsEqual(right)
  }
}

extension ChildList {
  /// The children of whom something holds, and of how many it is not known.
  public func kept(by verdicts: Verdicts) -> (kept: ChildList, unknown: Int) {
    verdicts.bytes.withUnsafeBufferPointer { bytes in
      switch storage {
      case .everyone: Self.kept(bytes)
      case .some(let children): Self.kept(children, bytes)
      }
    }
  }

  private static func kept(
    _ children: [Int32], _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (kept: ChildList, unknown: Int) {
    var unknown = 0
    let kept = [Int32](unsafeUninitializedCapacity: children.count) { out, count in
      for child in children {
        let verdict = bytes[Int(child)]
        // Written in any case, and counted where it stays: no branch to be guessed.
        out[count] = child
        count &+= Int(verdict >> 1)
        unknown &+= Int(verdict & 1)
      }
    }
    return (ChildList(kept), unknown)
  }

  /// The same for all children: many verdicts at a time, of which most are often no.
  private static func kept(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (kept: ChildList, unknown: Int) {
    var yes = 0
    var unknown = 0
    for byte in bytes {
      yes &+= Int(byte >> 1)
      unknown &+= Int(byte & 1)
    }
    let kept = [Int32](unsafeUninitializedCapacity: yes) { out, count in
      let raw = UnsafeRawBufferPointer(bytes)
      var row = 0
      while row &+ 64 <= raw.count {
        var mask: UInt64 = 0
        for place in 0..<8 {
          let eight = raw.loadUnaligned(fromByteOffset: row &+ place &* 8, as: UInt64.self)
          // The second bit of each byte is set where it is a yes; gathered into eight bits.
          let bits = (UInt64(littleEndian: eight) >> 1 & 0x0101_0101_0101_0101)
          mask |= ((bits &* 0x0102_0408_1020_4080) >> 56) << UInt64(place &* 8)
        }
        while mask != 0 {
          out[count] = Int32(truncatingIfNeeded: row &+ mask.trailingZeroBitCount)
          count &+= 1
          mask &= mask &- 1
        }
        row &+= 64
      }
      while row < raw.count {
        if raw[row] == Verdict.yes.rawValue {
          out[count] = Int32(truncatingIfNeeded: row)
          count &+= 1
        }
        row &+= 1
      }
    }
    return (ChildList(kept), unknown)
  }
}
