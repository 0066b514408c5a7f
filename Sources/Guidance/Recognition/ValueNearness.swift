/// Finds the value that a text is a misspelling of.
///
/// Never yes, no or unknown: what is nearly one of them may well be the other. Never a code by
/// itself, which differs from the next by a letter.
struct ValueNearness {
  /// A column with more different unreadable texts than this is no column of misspelt values.
  static let mostTexts = 200

  private let codeSet: CodeSet
  private let spellings: [(spelling: KnownSpelling, position: Int)]
  /// Groups that are no value of their own.
  private let groups: [KnownSpelling]

  /// Nil where nothing of the set may be guessed.
  init?(_ codeSet: CodeSet) {
    guard codeSet.yes == nil else { return nil }
    self.codeSet = codeSet
    spellings = codeSet.spellings.map { (KnownSpelling($0.key), $0.value) }
    groups = codeSet.groups.map(Spelling.ofValue).filter { codeSet.spellings[$0] == nil }
      .map(KnownSpelling.init)
  }

  /// The position of the code; nil where none is near, or another is not far.
  func position(of text: String) -> Int? {
    let key = Spelling.ofValue(Spelling.withoutLetter(text))
    guard let close = CloseSpelling(key) else { return nil }
    var nearest: [Int: Int] = [:]
    var best: (position: Int, distance: Int)?
    for (spelling, position) in spellings {
      guard let distance = close.distance(to: spelling) else { continue }
      nearest[position] = min(nearest[position] ?? distance, distance)
      guard !codeSet.codes[position].unknown, distance < best?.distance ?? Int.max,
        close.isClose(to: spelling, distance: distance)
      else { continue }
      best = (position, distance)
    }
    guard let best else { return nil }
    // A cell that names only a group is left unread, and so is one that nearly does.
    let rivals = groups.compactMap(close.distance)
    let isAlone = nearest.allSatisfy { $0.key == best.position || $0.value >= 2 * best.distance }
    return isAlone && rivals.allSatisfy { $0 >= 2 * best.distance } ? best.position : nil
  }
}
