import Language

/// Names that are typed as words, and that stand as words in scripts, transcripts and file names.
extension DataReader {
  private static let longest = 64

  /// A name under a key: letters from a to z, digits, `_`, `-` and `.`, with a letter or digit first.
  ///
  /// - Throws: where it is anything else: in a file that holds a name a line, or a word a name, it
  ///   would be read as something else.
  func word(_ key: String) throws(Diagnostic) -> String {
    let name = try text(key)
    guard Self.isWord(name) else { throw mistake(Self.refusal("\"\(key)\""), at: node(key)) }
    return name
  }

  /// The same of a name that is a key itself.
  func requireWord(_ name: String) throws(Diagnostic) {
    guard Self.isWord(name) else { throw mistake(Self.refusal("a name")) }
  }

  /// A name of several words, such as `ESN 30` or `annex-a 2019`: nothing in it is hidden, or ends a
  /// line.
  func requireName(_ name: String, at node: YamlNode? = nil) throws(Diagnostic) {
    let isWhole = !name.isEmpty && name.utf8.count <= Self.longest
    guard isWhole, name.unicodeScalars.allSatisfy({ !Literal.isHidden($0) }) else {
      throw mistake(
        "a name is 1 to \(Self.longest) bytes of text on one line, without hidden characters",
        at: node)
    }
  }

  private static func refusal(_ what: String) -> String {
    "\(what) must be one plain word: letters from a to z, digits, _, - and ., at most \(longest), "
      + "with a letter or digit first"
  }

  private static func isWord(_ name: String) -> Bool {
    guard let first = name.utf8.first, name.utf8.count <= longest, isLetterOrDigit(first) else {
      return false
    }
    return name.utf8.allSatisfy { isLetterOrDigit($0) || "_-.".utf8.contains($0) }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
