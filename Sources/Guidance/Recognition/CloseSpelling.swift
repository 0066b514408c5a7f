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

  private let text: [Unicode.Scalar]
  private let digits: [Unicode.Scalar]
  private let initials: [Unicode.Scalar]

  /// Nil where the text is too short, or too long, to be told from others.
  init?(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    guard (Self.shortest...Self.longest).contains(scalars.count) else { return nil }
    self.text = scalars
    digits = scalars.filter(Self.isDigit)
    initials = Self.initials(scalars)
  }

  /// By how many letters it differs from `known`; nil where that is far more than a misspelling.
  func distance(to known: String) -> Int? {
    let known = Array(known.unicodeScalars)
    guard abs(known.count - text.count) <= 2 * Self.most else { return nil }
    let distance = Nearness.distance(text, known)
    return distance <= 2 * Self.most ? distance : nil
  }

  /// Whether so small a difference from `known` is a misspelling of it.
  func isClose(to known: String, distance: Int) -> Bool {
    let scalars = Array(known.unicodeScalars)
    guard scalars.count >= Self.shortest, Self.initials(scalars) == initials,
      scalars.filter(Self.isDigit) == digits
    else { return false }
    return distance > 0 && distance <= min(Self.most, max(scalars.count, text.count) / 6)
  }

  private static func initials(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    scalars.split { !$0.properties.isAlphabetic && !isDigit($0) }.compactMap(\.first)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.numericType != nil
  }
}
