/// How often each letter and digit stands in a text: enough to tell at once that two texts are far
/// from one another.
public struct LetterTally: Sendable, Equatable {
  /// A place for each of a to z and 0 to 9, and the rest shared among those that are left. A count
  /// stops at 255.
  private var counts = SIMD64<UInt8>(repeating: 0)
  private var isFull = false
  /// A bit for each place that has a letter.
  private var present: UInt64 = 0

  public init(_ scalars: some Sequence<Unicode.Scalar>) {
    for scalar in scalars {
      let place = Self.place(of: scalar)
      if counts[place] == .max { isFull = true } else { counts[place] += 1 }
      present |= 1 << UInt64(place)
    }
  }

  /// Whether more than `most` changes lie between the two texts for certain.
  ///
  /// The letters that stand in one of them alone are counted first: of most pairs they are too many.
  public func isFarther(than most: Int, from other: LetterTally) -> Bool {
    let (mine, theirs) = (present & ~other.present, other.present & ~present)
    return max(mine.nonzeroBitCount, theirs.nonzeroBitCount) > most
      || leastDistance(to: other) > most
  }

  /// No more than the number of changes between the two texts: every letter that one has more of
  /// must be put in or stand in another's place, and no change does so for two letters.
  public func leastDistance(to other: LetterTally) -> Int {
    guard !isFull, !other.isFull else { return 0 }
    let most = pointwiseMax(counts, other.counts)
    return max(Self.sum(most &- other.counts), Self.sum(most &- counts))
  }

  private static func sum(_ counts: SIMD64<UInt8>) -> Int {
    let wide = SIMD64<UInt16>(truncatingIfNeeded: counts)
    return Int(wide.wrappedSum())
  }

  private static func place(of scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "a"..."z": Int(scalar.value - 0x61)
    case "0"..."9": 26 + Int(scalar.value - 0x30)
    default: 36 + Int(scalar.value % 28)
    }
  }
}
