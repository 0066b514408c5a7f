/// The syntax of a command, as a value.
///
/// The parser, completion, `help` with its usage line, the reference page and the error
/// "expected …" are all readings of one such value; no command parses by hand.
public indirect enum Grammar: Sendable {
  /// A literal word, with what it does.
  case keyword(String, String)
  case slot(Slot)
  /// A word that the edition gives: see `filled`.
  case given(Given)
  case sequence([Grammar])
  case choice([Grammar])
  case optional(Grammar)
  /// Once or more. Items may be parted by commas.
  case repetition(Grammar)
}

/// What the edition in force says at a place of a grammar.
public enum Given: Sendable {
  /// One of its options: what was typed is found by the name `option`, spelt as the edition has it.
  case option
  /// The word in front of a criterion's number, with what the two do.
  case criterionWord(String)
}

/// A place in a command where a person puts something of their own.
public struct Slot: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case word
    case text
    /// A text in quotation marks, and no bare word.
    case quoted
    case path
    /// This word and no other, in any case.
    case exactly(String)
    case list
    case field
    case condition
    case number
    /// Two whole numbers, such as `5..7`.
    case range
    case date
    case child
    case set
    case seed
    case topic
    /// One of the names that the edition gives: a criterion, an event, a reading.
    case entry(String)
    /// All that is left of the statement, as it was written.
    case rest
    /// The code of an error and a colon.
    case errorCode
    /// Another statement, to the end of this one.
    case statement
  }

  /// The name by which the command finds what was typed.
  public let name: String
  public let kind: Kind
  /// How the usage line shows it, such as `PATH`.
  public let label: String
  /// What it is, for help and completion.
  public let note: String

  public init(_ name: String, _ kind: Kind, _ label: String, _ note: String = "") {
    self.name = name
    self.kind = kind
    self.label = label
    self.note = note
  }
}

extension Grammar {
  public static func keyword(_ word: String) -> Grammar { .keyword(word, "") }

  public static func slot(
    _ name: String, _ kind: Slot.Kind, _ label: String, _ note: String = ""
  ) -> Grammar {
    .slot(Slot(name, kind, label, note))
  }

  /// Nothing at all: a command that takes no arguments.
  public static let nothing = Grammar.sequence([])

  /// Any number of the given clauses, in any order.
  public static func clauses(_ clauses: [Grammar]) -> Grammar {
    .optional(.repetition(.choice(clauses)))
  }

  /// The same with the words that an edition gives: what is parsed, shown and completed.
  public func filled(from vocabulary: Vocabulary) -> Grammar {
    switch self {
    case .keyword, .slot: return self
    case .given(.criterionWord(let note)): return .keyword(vocabulary.criterionWord, note)
    case .given(.option):
      let options = vocabulary.options.map { option in
        Grammar.slot("option", .exactly(option.name), option.name, option.note)
      }
      return options.count == 1 ? options[0] : .choice(options)
    case .sequence(let parts): return .sequence(parts.map { $0.filled(from: vocabulary) })
    case .choice(let parts): return .choice(parts.map { $0.filled(from: vocabulary) })
    case .optional(let part): return .optional(part.filled(from: vocabulary))
    case .repetition(let part): return .repetition(part.filled(from: vocabulary))
    }
  }

  /// The usage line, such as `select [N] [random | spread | cover] [seed S]`.
  public var usage: String {
    switch self {
    case .keyword(let word, _): word
    case .slot(let slot): slot.label
    case .given(.option): "OPTION"
    case .given(.criterionWord): "ESN"
    case .sequence(let parts):
      parts.map { part in
        if case .choice = part { return "(\(part.usage))" }
        return part.usage
      }.filter { !$0.isEmpty }.joined(separator: " ")
    case .choice(let parts): parts.map(\.usage).joined(separator: " | ")
    case .optional(.repetition(.choice(let clauses))):
      clauses.map { clause in
        if case .repetition(let part) = clause { return "[\(part.usage)] …" }
        return "[\(clause.usage)]"
      }.joined(separator: " ")
    case .optional(let part): "[\(part.usage)]"
    case .repetition(let part): part.isSimple ? "\(part.usage) …" : "(\(part.usage)) …"
    }
  }

  /// Usage lines of more letters are broken into forms.
  private static let longestUsage = 300

  /// The forms of a command whose usage line would be long, each by the word that it begins with;
  /// none where one line will do.
  private var forms: [(word: String, form: Grammar)] {
    guard case .choice(let parts) = self, usage.utf8.count > Self.longestUsage else { return [] }
    let forms = parts.compactMap { part -> (word: String, form: Grammar)? in
      guard case .sequence(let steps) = part, case .keyword(let word, _)? = steps.first else {
        return nil
      }
      return (word, part)
    }
    return forms.count == parts.count ? forms : []
  }

  /// The usage, a line a form.
  public var usages: [String] { forms.isEmpty ? [usage] : forms.map(\.form.usage) }

  /// The usage of the form that `word` begins, or of all in short.
  func usage(beginning word: String) -> String {
    let forms = forms
    if let found = forms.first(where: { $0.word == word }) { return found.form.usage }
    return forms.isEmpty ? usage : forms.map { "\($0.word) …" }.joined(separator: " | ")
  }

  private var isSimple: Bool {
    switch self {
    case .keyword, .slot, .given: true
    default: false
    }
  }

  /// Every keyword, in lower case: a slot takes such a word only where it is quoted.
  public var keywords: Set<String> {
    switch self {
    case .keyword(let word, _): [word.lowercased()]
    case .slot, .given: []
    case .sequence(let parts), .choice(let parts):
      parts.reduce(into: []) { $0.formUnion($1.keywords) }
    case .optional(let part), .repetition(let part): part.keywords
    }
  }

  /// The parts of a sequence; a slot behind a keyword is named with it: `require N`.
  private static func explained(_ parts: [Grammar]) -> [(term: String, note: String)] {
    var rows: [(term: String, note: String)] = []
    var keyword = ""
    for part in parts {
      if case .slot(let slot) = part, !slot.note.isEmpty, !keyword.isEmpty {
        rows.append(("\(keyword) \(slot.label)", slot.note))
      } else {
        rows += part.explained
      }
      if case .keyword(let word, _) = part { keyword = word } else { keyword = "" }
    }
    return rows
  }

  /// What several forms have alike is explained once.
  private static func once(
    _ rows: [(term: String, note: String)]
  ) -> [(term: String, note: String)] {
    rows.enumerated().filter { place, row in !rows[..<place].contains { $0 == row } }
      .map(\.element)
  }

  /// The parts that want explaining, in the order in which they stand.
  public var explained: [(term: String, note: String)] {
    switch self {
    case .keyword(let word, let note): note.isEmpty ? [] : [(word, note)]
    case .slot(let slot): slot.note.isEmpty ? [] : [(slot.label, slot.note)]
    case .given: []
    case .sequence(let parts): Self.explained(parts)
    case .choice(let parts): Self.once(parts.flatMap(\.explained))
    case .optional(let part), .repetition(let part): part.explained
    }
  }
}
