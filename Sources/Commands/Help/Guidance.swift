import Guidance
import Language
import Render

extension Command {
  static let guidance = Command(
    "guidance", .help, "what the edition says: criteria, readings, events, options",
    .optional(
      .choice([
        .sequence([
          .keyword("use", "take another reading"), .slot("reading", .entry("reading"), "READING"),
          .slot("choice", .word, "CHOICE"),
        ]),
        .keyword("readings", "where the sources contradict one another"),
        .keyword("criteria", "what the inspection evaluates"),
        .repetition(.slot("id", .entry("guidance"), "ID", "a criterion, a reading or an event")),
      ])),
    examples: [
      .init("guidance", "the edition and where it comes from"),
      .init("guidance readings", "each contradiction, both places, and what is in force"),
      .init("guidance use windows annex-a", "another place instead of the one in force"),
      .init("guidance ESN 30", "a criterion, and when a child shows it"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    if arguments.has("use") { return try use(arguments, session) }
    if arguments.has("readings") { return readings(session) }
    if arguments.has("criteria") { return criteria(session) }
    let words = arguments.literals("id")
    guard let first = words.first, let last = words.last else { return edition(session) }
    let name = words.map(\.text).joined(separator: " ")
    return try entry(name, Span(first.span.start, last.span.end), session)
  }

  private static func edition(_ session: Session) -> Outcome {
    let edition = session.edition
    var document = Document()
    document.line("\(edition.id): \(edition.title)")
    if !edition.bases.isEmpty {
      document.line("built on \(edition.bases.joined(separator: ", which is built on "))")
    }
    let rows = edition.sources.map { [$0.name, $0.title, $0.licence] }
    document.table(TextTable([.init("cited as"), .init("source"), .init("licence")], rows))
    document.line(
      [
        String.counted(edition.lists.count, "list", "lists"),
        String.counted(edition.criteria.count, "criterion", "criteria"),
        String.counted(edition.events.count, "event", "events"),
        String.counted(edition.readings.count, "reading", "readings"),
      ].joined(separator: ", "))
    let cite = GuidanceText.unnamed(edition) == nil ? "" : ", cite para 22"
    document.next("guidance readings, guidance criteria\(cite)")
    return Outcome(
      session, document,
      result: .object([
        .init("edition", .text(edition.id)), .init("title", .text(edition.title)),
        .init("built_on", .texts(edition.bases)),
      ]))
  }

  private static func readings(_ session: Session) -> Outcome {
    let rows = session.edition.readings.flatMap { reading in
      let inForce = session.guidance.choice(of: reading).name
      return reading.choices.enumerated().map { position, choice in
        [
          position == 0 ? reading.id : "", choice.name == inForce ? "in force" : "", choice.name,
          choice.says, session.guidance.cite(choice.citations),
          reading.changesAnything
            ? choice.effects.map(\.words).joined(separator: "; ") : "no date, no number",
        ]
      }
    }
    let table = TextTable(
      [
        .init("reading"), .init(""), .init("choice"), .init("says"), .init("where"),
        .init("changes"),
      ], rows)
    let json = session.edition.readings.map { reading in
      JSONValue.object([
        .init("reading", .text(reading.id)),
        .init("in_force", .text(session.guidance.choice(of: reading).name)),
        .init("choices", .texts(reading.choices.map(\.name))),
      ])
    }
    return Outcome(
      session, Document([.table(table), .next("guidance use READING CHOICE takes another")]),
      result: .object([.init("readings", .list(json))]))
  }

  private static func criteria(_ session: Session) -> Outcome {
    let rows = session.edition.criteria.map { criterion in
      [criterion.id, criterion.about, criterion.when ?? "(about the system)"]
    }
    var document = Document([
      .table(
        TextTable([.init("criterion"), .init("about"), .init("a child can show it when")], rows)),
      .line(session.edition.interpretation),
    ])
    // The texts number their criteria behind ESN.
    if GuidanceText.unnamed(session.edition) != nil, session.edition.criterionWord == "ESN",
      let first = session.edition.criteria.first
    {
      document.next("cite \(first.id) shows the guidance's words")
    }
    return Outcome(
      session, document,
      result: .object([.init("criteria", .texts(session.edition.criteria.map(\.id)))]))
  }

  private static func use(_ arguments: Arguments, _ session: Session) throws(Diagnostic) -> Outcome
  {
    let name = try arguments.required("reading")
    let choice = try arguments.required("choice")
    let readings = session.edition.readings
    guard let reading = readings.first(where: { $0.id == name.text.lowercased() }) else {
      let hint = Nearness.hint(name.text, among: readings.map(\.id))
      throw Diagnostic(
        "unknown-reading", "there is no reading \"\(name.text)\"", at: name.span,
        help: hint.isEmpty ? "guidance readings shows them" : hint)
    }
    guard let taken = reading.choices.first(where: { $0.name == choice.text.lowercased() }) else {
      throw Diagnostic(
        "unknown-choice", "\(reading.id) has no choice \"\(choice.text)\"", at: choice.span,
        help: "its choices: \(reading.choices.map(\.name).joined(separator: ", "))")
    }
    let next = session.following { $0.readings[reading.id] = taken.name }
    let changes = ReadingChanges(from: session.guidance, to: next.guidance).words
    var document = Document([
      .line("\(reading.id): \(taken.says) (\(session.guidance.cite(taken.citations)))")
    ])
    for change in changes { document.line(change) }
    if !reading.changesAnything {
      document.line("this changes no date and no number")
    } else if changes.isEmpty {
      document.line("it was in force already: this changes no date and no number")
    }
    return Outcome(
      next, document,
      result: .object([
        .init("reading", .text(reading.id)), .init("choice", .text(taken.name)),
        .init("changes", .texts(changes)),
      ]))
  }

  private static func entry(
    _ name: String, _ span: Span, _ session: Session
  ) throws(Diagnostic) -> Outcome {
    let edition = session.edition
    let key = name.lowercased()
    var document = Document()
    if let criterion = edition.criteria.first(where: { $0.id.lowercased() == key }) {
      document.blocks.append(.pair(criterion.id, criterion.about))
      document.blocks.append(
        .pair("a child can show it when", criterion.when ?? "it is about the system"))
      document.blocks.append(.pair("whose reading", criterion.interpretation))
      document.blocks.append(.pair("source", session.guidance.cite(criterion.citations)))
      document.line(edition.interpretation)
    } else if let reading = edition.readings.first(where: { $0.id == key }) {
      document.blocks.append(.pair(reading.id, reading.about))
      for choice in reading.choices {
        let mark = choice.name == session.guidance.choice(of: reading).name ? " (in force)" : ""
        document.blocks.append(
          .pair(choice.name + mark, "\(choice.says), \(session.guidance.cite(choice.citations))"))
        let sets = choice.effects.map(\.words)
        if !sets.isEmpty { document.line("sets \(sets.joined(separator: "; "))") }
      }
      if !reading.changesAnything { document.line("this changes no date and no number") }
    } else if let event = edition.events.first(where: { $0.id == key })
      .map({ session.guidance.read($0, session.choice.option) })
    {
      document.blocks.append(.pair(event.id, event.title))
      document.blocks.append(.pair("who", event.who))
      document.blocks.append(.pair("needs", event.needs.joined(separator: ", ")))
      document.blocks.append(.pair("source", session.guidance.cite(event.citations)))
    } else {
      let names = edition.criteria.map(\.id) + edition.readings.map(\.id) + edition.events.map(\.id)
      let hint = Nearness.hint(name, among: names)
      throw Diagnostic(
        "unknown-entry", "the edition has nothing called \"\(name)\"", at: span,
        help: hint.isEmpty ? "guidance readings, guidance criteria, timeline" : hint)
    }
    return Outcome(session, document, result: .object([.init("id", .text(name))]))
  }
}
