import Casework
import Guidance
import Language

extension Session {
  /// Whether a typed line can be kept where others may come to see it: it names no child, compares
  /// no field with a value that would identify somebody, and holds no text of a person's own.
  ///
  /// What stands in the lists is another question: see `IdentifyingTexts`. A line that cannot be
  /// read is not kept, and a new kind of slot does not compile before it is decided here.
  /// - Parameter pseudonyms: whether a child may be named by its pseudonym.
  public func mayKeep(_ line: String, pseudonyms: Bool = false) -> Bool {
    guard StatementReader.parts(of: line).comments.isEmpty,
      let statements = try? StatementReader.statements(in: line)
    else { return false }
    return statements.allSatisfy { mayKeep(statement: $0.text, pseudonyms) }
  }

  private func mayKeep(statement: String, _ pseudonyms: Bool) -> Bool {
    let word = String(statement.prefix { $0 != " " && $0 != "\t" })
    let span = Span(0, word.utf8.count)
    guard let command = try? Registry.command(word, at: span, abbreviated: true),
      let arguments = try? GrammarParser.parse(
        statement, from: span.end, by: command.grammar, vocabulary: edition.vocabulary)
    else { return false }
    return arguments.all.allSatisfy { value, kind in
      switch value {
      case .keyword: true
      case .condition(let condition, _): hiding(condition, where: { $0.identifies }) == condition
      // A word that the grammar itself has, in any case.
      case .literal(let literal): kind.map { mayKeep(literal, $0, pseudonyms) } ?? true
      }
    }
  }

  private func mayKeep(_ literal: Literal, _ kind: Slot.Kind, _ pseudonyms: Bool) -> Bool {
    switch kind {
    case .exactly, .list, .field, .number, .range, .date, .topic, .entry, .errorCode, .path: true
    // NAME=VALUE is a text that a script takes for whatever it likes.
    case .word, .set, .seed: !literal.text.utf8.contains { " \t\n=".utf8.contains($0) }
    case .child: pseudonyms && isPseudonym(literal.text)
    case .statement: mayKeep(statement: literal.text, pseudonyms)
    // A condition is no literal.
    case .text, .quoted, .rest, .condition: false
    }
  }

  private func isPseudonym(_ text: String) -> Bool {
    isMasked && area.child(text) != nil && area.truth.child(text) == nil
  }
}

extension Registry {
  /// The words of the language: a cell of a column that nobody understands may well hold one.
  public static func words(of edition: Edition) -> Set<String> {
    var words: Set<String> = ["yes", "no"]
    for command in commands {
      words.insert(command.name)
      words.formUnion(command.grammar.filled(from: edition.vocabulary).keywords)
    }
    words.formUnion(edition.fields.map(\.name))
    for list in edition.lists {
      words.insert(list.name)
      words.formUnion(list.columns.map(\.name))
    }
    return words
  }
}
