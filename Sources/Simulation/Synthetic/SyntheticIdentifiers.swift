/// The Child Unique IDs of a synthetic area: eight digits that no two children share.
///
/// The last six are a permutation of the child's number, so that no ID can come twice. The
/// first two mark it as synthetic: `90`, or `09` for one child in ten, so that zeros in front
/// are met; `80` or `08` for children who are on none of lists 6, 7 and 8.
struct SyntheticIdentifiers {
  /// Children of one kind that can be told apart.
  static let capacity = 1_000_000

  private let rounds: [[Int]]

  init(_ draws: NamedDraws) {
    rounds = (1...3).map { round in
      var family = draws.family("identifiers/\(round)/")
      return (0..<1000).map { Int(NamedDraws.scale(family.number("half", $0 + 1), 1000)) }
    }
  }

  /// The ID, as a number that is written with eight digits.
  ///
  /// - Parameter index: 0..<capacity.
  func number(_ index: Int, isListed: Bool) -> Int {
    // A Feistel network over two halves of three digits: a permutation for any round functions.
    var left = index / 1000 % 1000
    var right = index % 1000
    for round in rounds {
      (left, right) = (right, (left + round[right]) % 1000)
    }
    let digits = left * 1000 + right
    let mark = isListed ? 9 : 8
    return digits % 10 == 7 ? mark * 1_000_000 + digits : mark * 10_000_000 + digits
  }

  static func text(_ number: Int) -> String { digits(number, 8) }
}

/// A number with zeros before it up to `width` digits.
func digits(_ number: Int, _ width: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}
