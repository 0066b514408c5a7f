/// The words that the language takes from outside: what an edition's phrases, options and criteria
/// are called.
///
/// Fields, lists and sets are not needed to read a condition; they are looked up when it is
/// bound, so that a misspelt one is an error with its place and not a different reading.
public struct Vocabulary: Sendable {
  /// Each phrase as its lower-case words, the longest first.
  public let phrases: [[String]]
  /// The options in their order, each with what it is.
  public let options: [(name: String, note: String)]
  /// The word that the criteria's numbers stand behind, such as `ESN`.
  public let criterionWord: String

  public init(
    phrases: [String], options: [(name: String, note: String)] = [], criterionWord: String = "ESN"
  ) {
    let split = phrases.map { phrase in
      phrase.lowercased().split(separator: " ").map(String.init)
    }
    self.phrases = split.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }.map(\.element)
    self.options = options
    self.criterionWord = criterionWord
  }
}
