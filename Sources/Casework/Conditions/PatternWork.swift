/// How many steps a matcher could take at most with a pattern: counted before it is tried, since a
/// match that has begun cannot be ended.
///
/// The bound is the number of ways in which the pattern could lie on a text: where it begins, where
/// each thing that is repeated ends, and which of its choices is taken.
struct PatternWork {
  static let mostForAText = 2_000_000
  static let most = 200_000_000
  private static let far = 1 << 40

  /// How many of `*`, `+` and `{` there are.
  private var repeats = 0
  /// The choices of `?` and `|`, multiplied.
  private var choices = 1
  private let isAnchored: Bool

  init(_ pattern: String) {
    let bytes = Array(pattern.utf8)
    var inSet = false
    var index = 0
    var bars = 0
    while index < bytes.count {
      let byte = bytes[index]
      let before = index > 0 ? bytes[index - 1] : 0
      if byte == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if inSet {
        inSet = byte != UInt8(ascii: "]")
      } else {
        switch byte {
        case UInt8(ascii: "["): inSet = true
        case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "{"): repeats += 1
        // Behind a repeat it makes that one lazy, behind a bracket it says what the group is.
        case UInt8(ascii: "?") where !"*+}?(".utf8.contains(before):
          choices = min(choices * 2, Self.far)
        case UInt8(ascii: "|"): bars += 1
        default: break
        }
      }
      index += 1
    }
    choices = min(choices * (bars + 1), Self.far)
    isAnchored = bytes.first == UInt8(ascii: "^") && bars == 0
  }

  /// The most steps on a text of so many bytes.
  func steps(length: Int) -> Int {
    let chosen = repeats + (isAnchored ? 0 : 1)
    var ways = choices
    guard chosen > 0 else { return ways }
    // The ways to choose that many places in order, one by one so that each division is exact.
    var places = 1
    for place in 1...chosen { places = min(places * (length + place) / place, Self.far) }
    let (product, overflow) = ways.multipliedReportingOverflow(by: places)
    ways = overflow ? Self.far : min(product, Self.far)
    return ways
  }

  /// Whether it can be tried on texts of these lengths.
  func isBounded(on lengths: some Sequence<Int>) -> Bool {
    var sum = 0
    for length in lengths {
      let steps = steps(length: min(length, PatternGuard.longestText))
      guard steps <= Self.mostForAText else { return false }
      sum += steps
      guard sum <= Self.most else { return false }
    }
    return true
  }
}
