/// The hash of a text, by two seeds that differ in every run: a hostile file cannot make its
/// texts collide, and no order of a result may hang on a hash.
struct TextHash {
  private static let seeds = (
    first: UInt64.random(in: .min ... .max), second: UInt64.random(in: .min ... .max) | 1
  )

  private let first = Self.seeds.first
  private let second = Self.seeds.second

  /// Of a text of up to 16 bytes, given as two words.
  @inline(__always)
  func of(_ cell: CellWords) -> UInt64 {
    Self.mixed(cell.low ^ first, cell.high ^ second)
  }

  /// Of a text of any length, behind which `CellWords.padding` bytes can be read.
  func of(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    guard length > 16 else {
      return length == 0 ? of(.blank) : of(CellWords(start, length))
    }
    var hash = UInt64(truncatingIfNeeded: length)
    var position = 0
    while position &+ 16 <= length {
      hash = Self.mixed(
        CellWords.word(start + position) ^ first ^ hash,
        CellWords.word(start + position + 8) ^ second)
      position &+= 16
    }
    guard position < length else { return hash }
    let rest = CellWords(start + position, length &- position)
    return Self.mixed(rest.low ^ first ^ hash, rest.high ^ second)
  }

  @inline(__always)
  private static func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
