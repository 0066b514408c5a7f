import Guidance
import Language
import Render

extension Command {
  static let cite = Command(
    "cite", .help, "the guidance in its own words, or where a citation leads",
    .choice([
      .sequence([
        .optional(.slot("edition", .entry("text"), "EDITION", "whose text; else that in force")),
        .choice([
          .sequence([.keyword("para", "a paragraph"), .slot("para", .number, "N")]),
          .sequence([
            .keyword("ESN", "an evaluation schedule number"), .slot("esn", .number, "N"),
          ]),
          .sequence([.keyword("Annex"), .keyword("C", "the table of options A and B")]),
        ]),
      ]),
      .repetition(
        .slot("source", .entry("source"), "SOURCE", "a citation as it is shown, or its source")),
    ]),
    details: """
      An edition that is built on another has its text too. Of a source that may not be reproduced \
      it says what it is and where it can be read.
      """,
    examples: [
      .init("cite para 22", "the paragraph"), .init("cite ESN 30", "the criterion's words"),
      .init("cite Annex C", "the table of both options"),
      .init("cite csafe-2025 guide", "a source of which no text is carried"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    let words = arguments.literals("source")
    if let first = words.first, let last = words.last {
      let span = Span(first.span.start, last.span.end)
      let typed = Array(arguments.statement.utf8)[span.start..<span.end]
      let text = words.count == 1 ? first.text : String(decoding: typed, as: UTF8.self)
      return try Citation(session).source(text, at: span)
    }
    let citation = Citation(session)
    let name = try arguments.literal("edition")
    let place: (name: String, span: Span?)
    if let number = try arguments.number("para", in: 0...9_999) {
      place = ("para \(number)", arguments.literals("para").first?.span)
    } else if let number = try arguments.number("esn", in: 0...9_999) {
      place = ("ESN \(number)", arguments.literals("esn").first?.span)
    } else {
      place = ("Annex C", arguments.span(ofKeyword: "Annex"))
    }
    guard let text = try citation.text(name) else {
      let source = name?.text ?? session.edition.id
      return try citation.source("\(source) \(place.name)", at: name?.span ?? place.span)
    }
    return try citation.passage(place.name, text, at: place.span)
  }
}

/// What `cite` shows.
private struct Citation {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// The text of the edition that was named, or of that in force; nil where it is a source of which
  /// the program has no text.
  func text(_ name: Literal?) throws(Diagnostic) -> GuidanceText? {
    let edition = session.edition
    let known = GuidanceText.editions(edition)
    let named = name.map { literal in known.first { $0 == literal.text.lowercased() } }
    let found = named ?? GuidanceText.unnamed(edition)
    if let found, let text = try GuidanceText.load(named: found) { return text }
    guard !edition.sources.contains(where: { $0.name == name?.text ?? edition.id }) else {
      return nil
    }
    throw Diagnostic(
      "no-text", "the text of \(name?.text ?? edition.id) is not part of the program",
      at: name?.span,
      help: known.isEmpty
        ? "read it at its source: guidance shows where it comes from"
        : "there is that of \(known.joined(separator: ", "))")
  }

  func passage(_ name: String, _ text: GuidanceText, at span: Span?) throws(Diagnostic) -> Outcome {
    if name == "Annex C" { return annex(text) }
    let passages =
      name.hasPrefix("ESN ") ? text.criteria : name.hasPrefix("para ") ? text.paragraphs : []
    let id = String(name.drop { $0 != " " }.dropFirst())
    guard let passage = passages.first(where: { $0.id == id }) else {
      let numbers = passages.compactMap { Int($0.id) }
      throw Diagnostic(
        "unknown-passage", "\(text.edition) has no \(name)", at: span,
        help: numbers.isEmpty
          ? "there are para N, ESN N and Annex C"
          : "it has \(numbers.min() ?? 0) to \(numbers.max() ?? 0)")
    }
    var document = Document([.line("\(text.edition) \(name)"), .gap])
    for line in passage.text.split(separator: "\n") { document.line(String(line)) }
    return Outcome(
      session, document,
      result: .object([
        .init("citation", .text("\(text.edition) \(name)")), .init("text", .text(passage.text)),
      ]))
  }

  private func annex(_ text: GuidanceText) -> Outcome {
    let rows = text.annexC.map { [$0.day, $0.time, $0.optionA, $0.optionB] }
    var document = Document([.line("\(text.edition) Annex C")])
    for row in rows {
      document.blocks.append(.gap)
      document.line(row[1].isEmpty ? row[0] : "\(row[0]), \(row[1])")
      for (option, says) in [("A", row[2]), ("B", row[3])] {
        let lines = says.split(separator: "\n").map(String.init)
        document.blocks.append(.pair(option, lines.first ?? "nothing"))
        for line in lines.dropFirst() { document.line(line) }
      }
    }
    return Outcome(
      session, document,
      result: .object([
        .init("citation", .text("\(text.edition) Annex C")),
        .init("text", .list(rows.map { .texts($0) })),
      ]))
  }

  /// Any citation of the edition: its words where the program has them, else what the source is.
  func source(_ typed: String, at span: Span?) throws(Diagnostic) -> Outcome {
    let edition = session.edition
    // `guide` and `para 22` are short for this edition's own, as they are shown.
    let isPlace = ["para ", "ESN ", "Annex "].contains { typed.hasPrefix($0) }
    let short = edition.source(of: "\(edition.id) \(typed)").flatMap {
      $0.source.name == edition.id && !isPlace ? nil : $0
    }
    guard let found = edition.source(of: typed) ?? short else {
      let names = edition.sources.map(\.name)
      let hint = Nearness.hint(typed, among: names)
      throw Diagnostic(
        "unknown-source", "the edition \(edition.id) has no source \"\(typed)\"", at: span,
        help: hint.isEmpty ? "its sources: \(names.joined(separator: ", "))" : hint)
    }
    if let text = try words(found.source.name) {
      if !found.place.isEmpty { return try passage(found.place, text, at: span) }
    }
    let name = found.place.isEmpty ? found.source.name : "\(found.source.name) \(found.place)"
    var document = Document([.line(name), .gap, .line(found.source.title)])
    if !found.source.note.isEmpty { document.line(found.source.note) }
    if !found.source.licence.isEmpty {
      document.blocks.append(.pair("licence", found.source.licence))
    }
    return Outcome(
      session, document,
      result: .object([
        .init("citation", .text(name)), .init("text", .null),
        .init("title", .text(found.source.title)), .init("licence", .text(found.source.licence)),
      ]))
  }

  private func words(_ name: String) throws(Diagnostic) -> GuidanceText? {
    GuidanceText.editions(session.edition).contains(name) ? try GuidanceText.load(named: name) : nil
  }
}
