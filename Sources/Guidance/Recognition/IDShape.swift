/// What sets a text in the column of the IDs apart from IDs. None of it decides alone: what counts
/// is that nearly no ID of the list is like it.
struct IDShape {
  private let hasDigit: Bool
  /// Several words, of which one has three letters or more and nothing else.
  private let isPhrase: Bool
  /// It begins as a remark does, with a bracket or a star, or holds a colon or an equals sign.
  private let isMarked: Bool
  private let isLong: Bool
  /// A single word that is not written in capitals alone, as "North" or "Subtotal" is.
  private let isWord: Bool

  /// The longest ID that passes for one, in bytes.
  private static let longest = 40

  init(_ text: String) {
    let scalars = text.unicodeScalars
    hasDigit = scalars.contains { $0.properties.numericType != nil }
    let words = scalars.split { $0.properties.isWhitespace }
    let letters = words.map { word in
      word.filter { $0.properties.isAlphabetic }.count
    }
    isPhrase =
      words.count > 1
      && zip(words, letters).contains { word, count in
        count >= 3 && word.allSatisfy { $0.properties.numericType == nil }
      }
    isMarked =
      (scalars.first.map { "([*\u{2020}\u{2021}".unicodeScalars.contains($0) } ?? false)
      || scalars.contains { $0 == ":" || $0 == "=" }
    isLong = text.utf8.count > Self.longest
    isWord =
      words.count == 1 && letters.first ?? 0 >= 4
      && scalars.contains { $0.properties.isLowercase }
  }

  /// Whether the shape of a text in ASCII needs no look: it has a digit, no space and no mark.
  static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, bytes.count <= longest else {
      return bytes.isEmpty
    }
    var hasDigit = false
    for byte in bytes {
      guard byte > 0x20, byte < 0x80, byte != UInt8(ascii: ":"), byte != UInt8(ascii: "=") else {
        return false
      }
      if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { hasDigit = true }
    }
    return hasDigit && !"([*".utf8.contains(first)
  }

  /// What is odd about the text.
  private var oddities: [Bool] { [!hasDigit, isPhrase, isMarked, isLong] }

  /// How often each oddity occurs among the rows that are known to be about children.
  struct Tally {
    private var counts = [0, 0, 0, 0]
    private(set) var rows: Int

    /// - Parameter plain: how many rows have nothing odd.
    init(plain: Int) { rows = plain }

    mutating func add(_ shape: IDShape) {
      rows += 1
      for (index, isOdd) in shape.oddities.enumerated() where isOdd { counts[index] += 1 }
    }

    /// Whether so few rows have an oddity that it sets a text apart: at most one of four.
    fileprivate func isRare(_ oddity: Int) -> Bool { counts[oddity] * 4 <= rows }
  }

  /// Whether a text is unlike the IDs of the list. Between the rows about children that takes more
  /// than the lack of a digit: a child may be known by letters alone.
  ///
  /// - Parameter isCounted: whether nothing but numbers stands beside it, and at least one.
  func isUnlike(_ tally: Tally, isBetween: Bool, isCounted: Bool) -> Bool {
    guard tally.rows > 0 else { return false }
    let rare = oddities.indices.filter { oddities[$0] && tally.isRare($0) }
    if rare.contains(where: { $0 > 0 }) { return true }
    return rare.contains(0) && (!isBetween || isCounted || isWord)
  }
}
