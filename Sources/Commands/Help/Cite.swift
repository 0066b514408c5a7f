import Guidance
import Language
import Render

extension Command {
  static let cite = Command(
    "cite", .help, "the guidance in its own words",
    .choice([
      .sequence([.keyword("para", "a paragraph"), .slot("para", .number, "N")]),
      .sequence([.keyword("ESN", "an evaluation schedule number"), .slot("esn", .number, "N")]),
      .sequence([.keyword("Annex"), .keyword("C", "the table of options A and B")]),
    ]),
    examples: [
      .init("cite para 22", "the paragraph"), .init("cite ESN 30", "the criterion's words"),
      .init("cite Annex C", "the table of both options"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    guard let text = try GuidanceText.load(edition: session.edition.id) else {
      throw Diagnostic(
        "no-text", "the text of \(session.edition.id) is not part of the program",
        help: "read it at its source: guidance shows where it comes from")
    }
    if let number = try arguments.number("para", in: 0...9_999) {
      return try passage(
        "para \(number)", String(number), text.paragraphs, session, arguments, "para")
    }
    if let number = try arguments.number("esn", in: 0...9_999) {
      return try passage("ESN \(number)", String(number), text.criteria, session, arguments, "esn")
    }
    let rows = text.annexC.map { [$0.day, $0.time, $0.optionA, $0.optionB] }
    var document = Document([.line("\(session.edition.id) Annex C")])
    for row in rows {
      document.blocks.append(.gap)
      document.line(row[1].isEmpty ? row[0] : "\(row[0]), \(row[1])")
      document.blocks.append(.pair("A", row[2]))
      document.blocks.append(.pair("B", row[3]))
    }
    return Outcome(
      session, document,
      result: .object([
        .init("citation", .text("\(session.edition.id) Annex C")),
        .init("text", .list(rows.map { .texts($0) })),
      ]))
  }

  private static func passage(
    _ name: String, _ id: String, _ passages: [GuidanceText.Passage], _ session: Session,
    _ arguments: Arguments, _ slot: String
  ) throws(Diagnostic) -> Outcome {
    guard let passage = passages.first(where: { $0.id == id }) else {
      let numbers = passages.compactMap { Int($0.id) }
      throw Diagnostic(
        "unknown-passage", "\(session.edition.id) has no \(name)",
        at: arguments.literals(slot).first?.span,
        help: "it has \(numbers.min() ?? 0) to \(numbers.max() ?? 0)")
    }
    var document = Document([.line("\(session.edition.id) \(name)"), .gap])
    for line in passage.text.split(separator: "\n") { document.line(String(line)) }
    return Outcome(
      session, document,
      result: .object([
        .init("citation", .text("\(session.edition.id) \(name)")),
        .init("text", .text(passage.text)),
      ]))
  }
}
