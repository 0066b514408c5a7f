/// The words that the condition language takes from outside: what an edition's phrases are.
///
/// Fields, lists and sets are not needed to read a condition; they are looked up when it is
/// bound, so that a misspelt one is an error with its place and not a different reading.
public struct Vocabulary: Sendable {
  /// Each phrase as its lower-case words, the longest first.
  public let phrases: [[String]]

  public init(phrases: [String]) {
    let split = phrases.map { phrase in
      phrase.lowercased().split(separator: " ").map(String.init)
    }
    self.phrases = split.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }.map(\.element)
  }
}
