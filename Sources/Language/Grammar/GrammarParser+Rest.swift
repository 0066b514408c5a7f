/// What may still follow, for the faint text behind the line.
extension GrammarParser {
  /// The usage line of what may follow `text`, which ends behind a word; empty where nothing
  /// may, or where the text is not right.
  public static func rest(
    _ text: String, from start: Int, by grammar: Grammar, vocabulary: Vocabulary
  ) -> String {
    var parser = GrammarParser(grammar, vocabulary, text, from: start)
    guard let rest = parser.rest(of: parser.grammar), parser.isAtEnd else { return "" }
    return rest.usage
  }

  private var isAtEnd: Bool {
    var ahead = scanner
    ahead.skipSpaces()
    return ahead.isAtEnd
  }

  /// Takes what matches, and answers what of the grammar is left then; nil where it does not
  /// match. At the end of the text nothing is taken, and all of it is left.
  private mutating func rest(of grammar: Grammar) -> Grammar? {
    if isAtEnd { return grammar }
    switch grammar {
    case .keyword: return match(grammar) ? .nothing : nil
    case .given: return nil
    case .slot(let slot): return slot.kind == .condition ? rest(of: slot) : taken(grammar)
    case .sequence(let parts): return rest(ofSequence: parts)
    case .choice(let parts): return first(parts)?.rest
    case .optional(.repetition(.choice(let clauses))): return rest(ofClauses: clauses)
    case .optional(let part): return rest(of: part) ?? .nothing
    case .repetition(let part):
      guard var left = rest(of: part) else { return nil }
      while !isAtEnd {
        let before = scanner
        scanner.skipSpaces()
        _ = scanner.skip(",")
        if isAtEnd { return part }
        guard let next = rest(of: part) else {
          scanner = before
          return left
        }
        left = next
      }
      return .sequence([left, .optional(.repetition(part))])
    }
  }

  private mutating func taken(_ grammar: Grammar) -> Grammar? { match(grammar) ? .nothing : nil }

  private mutating func rest(ofSequence parts: [Grammar]) -> Grammar? {
    let before = scanner
    for (index, part) in parts.enumerated() {
      guard let left = rest(of: part) else {
        scanner = before
        return nil
      }
      if isAtEnd { return .sequence([left] + parts[(index + 1)...]) }
    }
    return .nothing
  }

  /// The first of the parts that matches.
  private mutating func first(_ parts: [Grammar]) -> (index: Int, rest: Grammar)? {
    for (index, part) in parts.enumerated() {
      if let rest = rest(of: part) { return (index, rest) }
    }
    return nil
  }

  private mutating func rest(ofClauses clauses: [Grammar]) -> Grammar? {
    var open = clauses
    while let taken = first(open) {
      let clause = open[taken.index]
      if case .repetition = clause {} else { open.remove(at: taken.index) }
      if isAtEnd {
        return open.isEmpty
          ? taken.rest : .sequence([taken.rest, .optional(.repetition(.choice(open)))])
      }
    }
    return .nothing
  }

  /// Inside a condition: what its next word could be, where it is not whole.
  private mutating func rest(of slot: Slot) -> Grammar? {
    let before = scanner
    var ahead = self
    let isWhole = ahead.match(.slot(slot))
    let kinds = ahead.expectations.completing.filter { $0.start == scanner.bytes.count }.map(\.kind)
    scanner = isWhole ? ahead.scanner : before
    guard kinds.isEmpty || !isWhole || isAtEnd else { return .nothing }
    let words = kinds.compactMap(Self.usage)
    if !isWhole, words.isEmpty { return nil }
    scanner.move(to: scanner.bytes.count)
    guard let first = words.first else { return .nothing }
    let usage = words.count == 1 ? first : Grammar.choice(words)
    return isWhole ? .optional(usage) : usage
  }

  private static func usage(of kind: Expectation.Kind) -> Grammar? {
    switch kind {
    case .keyword(let word, _): .keyword(word)
    case .slot(let slot): .slot(slot)
    case .field: .keyword("CONDITION")
    case .comparison: .keyword("= VALUE")
    case .value: .keyword("VALUE")
    case .list: .keyword("LIST")
    case .set: .keyword("NAME")
    case .phrase: nil
    }
  }
}
