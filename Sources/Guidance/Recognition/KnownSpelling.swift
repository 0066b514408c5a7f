import Language

/// A spelling that the edition knows, made ready to be compared with many texts.
struct KnownSpelling {
  let scalars: [Unicode.Scalar]
  let tally: LetterTally
  let digits: [Unicode.Scalar]
  let initials: [Unicode.Scalar]

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    tally = LetterTally(scalars)
    digits = scalars.filter(Self.isDigit)
    initials = scalars.split { !$0.properties.isAlphabetic && !Self.isDigit($0) }
      .compactMap(\.first)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.numericType != nil
  }
}
