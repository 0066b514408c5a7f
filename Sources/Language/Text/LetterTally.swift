/// How often each letter and digit stands in a text: enough to tell at once that two texts are far
/// from one another.
public struct LetterTally: Sendable, Equatable {
  /// How many scalars the text has.
  public let count: Int
  /// A bit for each of a to z and 0 to 9, and the rest shared among those that are left: whether it
  /// stands there once, twice, three times and four times or more.
  private var levels = SIMD4<UInt64>()

  public init(_ scalars: some Collection<Unicode.Scalar>) {
    count = scalars.count
    for scalar in scalars {
      let bit: UInt64 = 1 << UInt64(Self.place(of: scalar))
      for level in 0..<4 where levels[level] & bit == 0 {
        levels[level] |= bit
        break
      }
    }
  }

  /// Whether more than `most` changes lie between the two texts for certain.
  public func isFarther(than most: Int, from other: LetterTally) -> Bool {
    abs(count - other.count) > most || leastDistance(to: other) > most
  }

  /// No more than the number of changes between the two texts: every letter that one has more of
  /// must be put in or stand in another's place, and no change does so for two letters.
  public func leastDistance(to other: LetterTally) -> Int {
    max(Self.sum(levels & ~other.levels), Self.sum(other.levels & ~levels))
  }

  private static func sum(_ levels: SIMD4<UInt64>) -> Int {
    levels[0].nonzeroBitCount + levels[1].nonzeroBitCount + levels[2].nonzeroBitCount
      + levels[3].nonzeroBitCount
  }

  private static func place(of scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "a"..."z": Int(scalar.value - 0x61)
    case "0"..."9": 26 + Int(scalar.value - 0x30)
    default: 36 + Int(scalar.value % 28)
    }
  }
}
