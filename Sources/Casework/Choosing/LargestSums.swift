/// The sum of the largest of many numbers, 0 or more, that are seen one at a time.
struct LargestSums: ~Copyable {
  /// Past this many the sum is bounded by the largest number instead.
  private static let capacity = 32

  private let wanted: Int
  /// Descending.
  private let largest: UnsafeMutablePointer<Int>

  init(scratch: UnsafeMutablePointer<Int>, wanted: Int) {
    self.wanted = wanted
    largest = scratch
    largest.initialize(repeating: 0, count: min(max(wanted, 1), Self.capacity))
  }

  static func makeScratch() -> UnsafeMutablePointer<Int> {
    .allocate(capacity: capacity)
  }

  @inline(__always)
  mutating func see(_ number: Int) {
    var place = min(wanted, Self.capacity) - 1
    guard place >= 0, number > largest[place] else { return }
    while place > 0, largest[place - 1] < number {
      largest[place] = largest[place - 1]
      place -= 1
    }
    largest[place] = number
  }

  /// A number that the sum of any `count` of those seen cannot exceed.
  func sum(of count: Int) -> Int {
    guard count <= Self.capacity else { return largest[0] * count }
    return (0..<max(count, 0)).reduce(0) { $0 + largest[$1] }
  }
}
