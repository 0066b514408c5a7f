import Casework
import Guidance
import Language

/// A field that a person named in order to correct it, and the lists that have it.
struct NamedColumn {
  let name: String
  /// The one list that was named; nil where it holds of all that have the field.
  let list: String?
  let columns: [(list: ListDefinition, field: Field)]

  /// - Throws: `unknown-field` with near names, `unknown-list`, `two-lists`, and `ambiguous-field`
  ///   where the name stands for different fields.
  init(_ literal: Literal, in listName: Literal?, _ session: Session) throws(Diagnostic) {
    var text = literal.text
    var only = listName
    if !literal.quoted, let dot = text.firstIndex(of: ".") {
      let front = Literal(text: String(text[..<dot]), quoted: false, span: literal.span)
      if let only, only.text.lowercased() != front.text.lowercased() {
        throw Diagnostic(
          "two-lists", "the field is of \(front.text), and the list is \(only.text)", at: only.span,
          help: "name one of them")
      }
      text = String(text[text.index(after: dot)...])
      only = front
    }
    let edition = session.edition
    var lists = edition.lists
    if let only {
      guard let definition = edition.list(named: only.text) else {
        throw session.space.unknownList(only)
      }
      lists = [definition]
      list = definition.name
    } else {
      list = nil
    }
    let short = text.lowercased()
    var columns = lists.compactMap { list -> (list: ListDefinition, field: Field)? in
      list.columns.first { $0.name == short }.map { (list, $0) }
    }
    if columns.isEmpty {
      columns = lists.compactMap { list in
        list.column(forHeading: text).map { (list, list.columns[$0]) }
      }
    }
    guard let first = columns.first else { throw Self.unknown(literal, lists, session) }
    guard columns.allSatisfy({ $0.field.name == first.field.name }) else {
      let names = columns.map { "\($0.list.name).\($0.field.name)" }
      throw Diagnostic(
        "ambiguous-field", "\"\(literal.text)\" is a field of several lists", at: literal.span,
        help: "say which: \(names.joined(separator: ", "))")
    }
    name = first.field.name
    self.columns = columns
  }

  private static func unknown(
    _ literal: Literal, _ lists: [ListDefinition], _ session: Session
  ) -> Diagnostic {
    let short = literal.text.lowercased()
    for case (let field, .age(_, let given)) in session.edition.derived.map({ ($0.field, $0.rule) })
    where field.name == short {
      return Diagnostic(
        "unknown-field", "\(field.name) is computed; no column holds it", at: literal.span,
        help: "did you mean \(given)?")
    }
    var names: [String] = []
    for field in lists.flatMap(\.columns) where !names.contains(field.name) {
      names.append(field.name)
    }
    let otherwise =
      lists.count == 1 ? "lists \(lists[0].name) shows its fields" : "lists LIST shows its fields"
    return session.space.unknownField(literal, among: names, otherwise: otherwise)
  }
}
