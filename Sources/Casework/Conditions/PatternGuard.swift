/// Refuses patterns that could keep a matcher busy without end.
///
/// Swift's matcher tries one way after the other. Where a group is repeated in which something is
/// repeated, or in which there is a choice, the number of ways grows with every character.
enum PatternGuard {
  static let longestPattern = 200
  static let deepest = 10
  /// Only so much of a cell is looked at.
  static let longestText = 200
  /// How many things may be repeated without a bound.
  static let mostRepeats = 3

  /// What is wrong with the pattern; nil where it is safe to try.
  static func fault(in pattern: String) -> String? {
    guard pattern.utf8.count <= longestPattern else {
      return "a pattern may be \(longestPattern) characters long"
    }
    var open: [Bool] = []
    var repeated = 0
    var closedHard = false
    var inSet = false
    var escaped = false
    for byte in pattern.utf8 {
      let repeats = "*+{".utf8.contains(byte)
      if escaped {
        escaped = false
        closedHard = false
        continue
      }
      if byte == UInt8(ascii: "\\") {
        escaped = true
        continue
      }
      if inSet {
        inSet = byte != UInt8(ascii: "]")
        continue
      }
      if repeats, closedHard {
        return "a group is repeated in which something is repeated or chosen: it may never finish"
      }
      closedHard = false
      if repeats { repeated += 1 }
      guard repeated <= mostRepeats else {
        return "at most \(mostRepeats) things may be repeated in a pattern"
      }
      switch byte {
      case UInt8(ascii: "["): inSet = true
      case UInt8(ascii: "("):
        open.append(false)
        guard open.count <= deepest else { return "brackets are nested too deeply" }
      case UInt8(ascii: ")"):
        closedHard = open.popLast() ?? false
        if closedHard, let outer = open.indices.last { open[outer] = true }
      case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "{"), UInt8(ascii: "|"),
        UInt8(ascii: "?"):
        if let inner = open.indices.last { open[inner] = true }
      default: break
      }
    }
    return nil
  }
}
