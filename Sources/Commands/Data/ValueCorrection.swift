import Casework
import Guidance
import Language
import Render
import Table

/// What a person says a text in the cells of a field means: checked, then applied.
struct ValueCorrection {
  private let session: Session
  private let correction: Corrections.Value
  private let target: NamedColumn

  init(_ session: Session, _ text: Literal, _ arguments: Arguments) throws(Diagnostic) {
    guard !Spelling.ofValue(text.text).isEmpty else {
      throw Diagnostic(
        "blank-text", "a blank cell is missing, and stays so", at: text.span,
        help: "name a text that stands in the cells")
    }
    self.session = session
    let field = try arguments.required("field")
    target = try NamedColumn(field, in: nil, session)
    guard let first = target.columns.first?.field,
      target.columns.allSatisfy({ $0.field.type == first.type })
    else {
      let names = target.columns.map { "\($0.list.name).\($0.field.name)" }
      throw Diagnostic(
        "ambiguous-field", "\(target.name) has other values in other lists", at: field.span,
        help: "say which: \(names.joined(separator: ", "))")
    }
    let (meaning, typed) = try Self.meaning(arguments, first, session)
    correction = Corrections.Value(
      text: text.text, field: target.name, list: target.list, meaning: meaning, typed: typed)
  }

  func outcome() throws(Diagnostic) -> Outcome {
    var corrections = session.corrections
    corrections.add(correction)
    let next = session.correcting(corrections)
    let cells = next.cells(correction)
    let name = target.list.map { "\($0).\(target.name)" } ?? target.name
    let means = correction.typed == "nothing" ? "no value" : correction.typed
    var document = Document([
      .line(
        "\(name): \"\(correction.text)\" means \(means), in "
          + String.counted(cells, "cell", "cells"))
    ])
    var notices = session.filterNotices + next.lostChildren(since: session)
    if cells == 0 {
      notices.append(
        Notice(
          "text-not-found",
          session.area.lists.isEmpty
            ? "it counts for the files that are loaded from now on"
            : "no cell of \(name) says this; it counts for the files that are loaded from now on"))
    }
    document.note(notices)
    return Outcome(
      next, document,
      result: .object([
        .init("value", .text(correction.text)), .init("meaning", .text(correction.typed)),
        .init("field", .text(correction.field)), .init("list", .optional(correction.list)),
        .init("cells", .whole(cells)),
      ]), notices: notices)
  }

  // MARK: The meaning

  /// - Throws: `no-values` of a field of texts, `unknown-value`, `bad-date`, `not-a-number`.
  private static func meaning(
    _ arguments: Arguments, _ field: Field, _ session: Session
  ) throws(Diagnostic) -> (Value, String) {
    if field.type == .text || field.type == .id {
      throw Diagnostic(
        "no-values", "\(field.name) holds texts, which are kept as they are written",
        at: try arguments.required("field").span,
        help: "filter \(field.name) in (\"…\", \"…\") takes several of them together")
    }
    if arguments.has("nothing") { return (.unreadable, "nothing") }
    if arguments.has("missing") { return (.missing, "missing") }
    let literal = try arguments.required("meaning")
    let value = session.edition.value(of: literal.text, as: field.type)
    switch value {
    case .date, .whole, .code:
      let short = ValueText(session.edition).short(value, written: literal.text, type: field.type)
      return (value, short)
    case .missing, .text, .unreadable: throw notAValue(literal, field, session.edition)
    }
  }

  private static func notAValue(
    _ literal: Literal, _ field: Field, _ edition: Edition
  ) -> Diagnostic {
    switch field.type {
    case .code(let set):
      let codes = edition.codeSets[set].codes
      let hint = Nearness.hint(literal.text, among: codes.flatMap { [$0.code, $0.label] })
      let some = codes.prefix(8).map(\.code).joined(separator: ", ")
      return Diagnostic(
        "unknown-value", "\"\(literal.text)\" is no value of \(field.name)", at: literal.span,
        help: hint.isEmpty ? "its values: \(some)\(codes.count > 8 ? " …" : "")" : hint)
    case .date:
      if let date = CivilDate.parse(literal.text), let days = edition.dates.plausible {
        return Diagnostic(
          "implausible-date", "\(date.words) cannot stand in a list", at: literal.span,
          help:
            "the edition takes dates from \(days.lowerBound.words) to \(days.upperBound.words), "
            + "but for those that stand for none")
      }
      return Diagnostic(
        "bad-date", "\"\(literal.text)\" is not a date", at: literal.span,
        help: "type it as 2026-03-02 or 02/03/2026")
    case .whole, .age, .id, .text:
      return Diagnostic(
        "not-a-number", "\"\(literal.text)\" is not a whole number", at: literal.span,
        help: "type a whole number such as 5")
    }
  }
}
