import Language

/// What makes a text a misspelling of another, and not another text.
///
/// A guess is made only where little is left to guess: texts of five letters or more, in which a
/// sixth of the letters differ at most, and never more than three; with the same digits, and as many
/// words with the same first letters; and at least twice as far from everything else that it could
/// be. So `White Brish` is nothing: it is nearer to White Irish than to what was meant.
struct CloseSpelling {
  static let shortest = 5
  private static let longest = 200
  private static let most = 3
  /// What differs by more letters than this is far from a misspelling.
  private static let farthest = 2 * most

  private let text: KnownSpelling

  /// Nil where the text is too short, or too long, to be told from others.
  init?(_ text: String) {
    let text = KnownSpelling(text)
    guard (Self.shortest...Self.longest).contains(text.scalars.count) else { return nil }
    self.text = text
  }

  /// Whether the letters alone tell that it is far more than a misspelling.
  func isFar(from tally: LetterTally) -> Bool {
    text.tally.isFarther(than: Self.farthest, from: tally)
  }

  /// By how many letters it differs from `known`; nil where that is far more than a misspelling.
  func distance(to known: KnownSpelling) -> Int? {
    guard !isFar(from: known.tally) else { return nil }
    return Nearness.distance(text.scalars, known.scalars, atMost: Self.farthest)
  }

  /// Whether so small a difference from `known` is a misspelling of it.
  func isClose(to known: KnownSpelling, distance: Int) -> Bool {
    let longer = max(known.scalars.count, text.scalars.count)
    guard known.scalars.count >= Self.shortest, known.initials == text.initials,
      known.digits == text.digits
    else { return false }
    return distance > 0 && distance <= min(Self.most, longer / 6)
  }
}
