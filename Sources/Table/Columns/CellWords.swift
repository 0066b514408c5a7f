/// A cell on its way into a column: the two words of a text of 1 to 16 bytes, with zeros behind
/// it; or a first word of zero and, in the second, zero for a blank cell and else where the
/// column keeps the long text.
struct CellWords: BitwiseCopyable {
  var low: UInt64
  var high: UInt64

  static let blank = CellWords(low: 0, high: 0)

  /// What may be read behind the end of a text.
  static let padding = 16

  @inline(__always)
  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The words of the text of 1 to 16 bytes at `start`.
  @inline(__always)
  init(_ start: UnsafePointer<UInt8>, _ length: Int) {
    low = Self.word(start)
    guard length > 8 else {
      low = Self.masked(low, length)
      high = 0
      return
    }
    high = Self.masked(Self.word(start + 8), length &- 8)
  }

  var isBlank: Bool { low == 0 && high == 0 }

  /// How many bytes a text of up to 16 has: none of them is zero.
  @inline(__always)
  var length: Int {
    high == 0
      ? 8 &- low.leadingZeroBitCount &>> 3 : 16 &- high.leadingZeroBitCount &>> 3
  }

  @inline(__always)
  func isSame(as other: CellWords) -> Bool { low == other.low && high == other.high }

  @inline(__always)
  static func word(_ start: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
  }

  /// The first 0 to 8 bytes of a word.
  @inline(__always)
  static func masked(_ word: UInt64, _ length: Int) -> UInt64 {
    length >= 8 ? word : word & ((1 &<< UInt64(truncatingIfNeeded: length &* 8)) &- 1)
  }
}
