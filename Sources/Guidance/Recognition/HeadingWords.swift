/// The words of a heading, for comparing headings in which they stand in another order.
enum HeadingWords {
  /// Words that a heading may have or lack without meaning something else.
  private static let little: Set<String> = ["of", "the", "a", "an", "is", "was", "s"]

  /// The words in lower case, parted at spaces and marks and where `CINStartDate` goes on.
  static func split(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var last: Unicode.Scalar?
    let scalars = Array(text.unicodeScalars)
    func finish() {
      if !word.isEmpty { words.append(word.lowercased()) }
      word = ""
    }
    for (index, scalar) in scalars.enumerated() {
      guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
        finish()
        last = nil
        continue
      }
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      let upper = scalar.properties.isUppercase
      let afterLower = last?.properties.isLowercase ?? false
      let beforeLower = next?.properties.isLowercase ?? false
      if upper, afterLower || (beforeLower && last?.properties.isUppercase ?? false) { finish() }
      word.unicodeScalars.append(scalar)
      last = scalar
    }
    finish()
    return words
  }

  /// What the heading says, whatever the order of its words: without little words and plurals,
  /// abbreviations written out. Nil where it has fewer than two words.
  static func unordered(_ text: String, _ abbreviations: [String: [String]]) -> String? {
    let words = split(text).flatMap { abbreviations[$0] ?? [$0] }
    let telling = words.filter { !little.contains($0) }.map { word in
      word.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss")
        ? String(word.dropLast()) : word
    }
    return telling.count > 1 ? telling.sorted().joined(separator: " ") : nil
  }
}
