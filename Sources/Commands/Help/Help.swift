import Casework
import Guidance
import Language
import Render

extension Command {
  static let help = Command(
    "help", .help, "what can be typed, or all about one command or topic",
    .optional(.slot("topic", .topic, "TOPIC", "a command, or one of the topics that help lists")),
    examples: [
      .init("help", "every command, by what it is for"),
      .init("help filter", "with examples, of your lists where some are loaded"),
      .init("help dates", "a topic"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    guard let name = try arguments.literal("topic") else { return overview(session) }
    let topic = HelpTopic.named(name.text.lowercased())
    guard let topic else { return page(try commandNamed(name), nil, session) }
    return page(Registry.commands.first { $0.name == topic.name }, topic, session)
  }

  private static func commandNamed(_ name: Literal) throws(Diagnostic) -> Command {
    do {
      return try Registry.command(name.text, at: name.span, abbreviated: true)
    } catch {
      guard error.code == "unknown-command" else { throw error }
      let topics = Nearness.names(near: name.text, among: HelpTopic.all.map(\.name))
      guard topics.isEmpty else {
        throw Diagnostic(
          error.code, "there is no command and no topic \"\(name.text)\"", at: name.span,
          help: "did you mean \(topics.joined(separator: ", "))?")
      }
      throw error
    }
  }

  // MARK: Pages

  private static func page(_ command: Command?, _ topic: HelpTopic?, _ session: Session) -> Outcome
  {
    var document = Document()
    document.line(
      "\(command?.name ?? topic?.name ?? ""): \(command?.summary ?? topic?.summary ?? "")")
    document.blocks.append(.gap)
    examples(command, topic, session, &document)
    if let command {
      let vocabulary = session.edition.vocabulary
      for usage in command.usages(vocabulary) { document.line("usage: \(usage)") }
      let explained = command.grammar.filled(from: vocabulary).explained
      if !explained.isEmpty {
        document.table(TextTable([.init(""), .init("")], explained.map { [$0.term, $0.note] }))
      }
    }
    let details = (command.map { [$0.details] } ?? []).filter { !$0.isEmpty }
    for (position, paragraph) in (details + (topic?.paragraphs ?? [])).enumerated() {
      if command != nil || position > 0 { document.blocks.append(.gap) }
      document.line(paragraph)
    }
    if command?.name == Command.filter.name { phrases(session, &document) }
    var members: [JSONValue.Member] = []
    if let command {
      members = [
        .init("command", .text(command.name)),
        .init("usage", .text(command.usage(session.edition.vocabulary))),
      ]
    } else if let topic {
      members = [.init("topic", .text(topic.name))]
    }
    members.append(.init("summary", .text(command?.summary ?? topic?.summary ?? "")))
    return Outcome(session, document, result: .object(members))
  }

  /// Of what is loaded where there is something, else those that always stand there.
  private static func examples(
    _ command: Command?, _ topic: HelpTopic?, _ session: Session, _ document: inout Document
  ) {
    let onData =
      session.area.count == 0
      ? [] : command?.examplesOnData(session) ?? topic?.examplesOnData(session) ?? []
    let standing = (command?.examples ?? topic?.examples ?? []).filter {
      $0.fits(session.edition.vocabulary)
    }
    let shown = onData.isEmpty ? standing : onData
    guard !shown.isEmpty else { return }
    if !onData.isEmpty { document.line("on the lists that are loaded") }
    document.table(
      TextTable([.init(""), .init("")], shown.map { [$0.command, $0.does] }))
    document.blocks.append(.gap)
  }

  private static func overview(_ session: Session) -> Outcome {
    var document = Document()
    let longest = Registry.topics.map(\.name.count).max() ?? 0
    func section(_ title: String, _ entries: [(name: String, summary: String)]) {
      document.line(title)
      // Padded, so that the summaries of all sections begin in one column.
      let rows = entries.map { entry in
        let gap = String(repeating: " ", count: max(0, longest - entry.name.count))
        return ["", entry.name + gap, entry.summary]
      }
      document.table(TextTable([.init(""), .init(""), .init("")], rows))
      document.blocks.append(.gap)
    }
    for group in Group.allCases {
      let commands = Registry.commands.filter { $0.group == group }
      section(group.rawValue, commands.map { ($0.name, $0.summary) })
    }
    section("Topics, for help TOPIC", HelpTopic.all.map { ($0.name, $0.summary) })
    document.next(
      session.area.count == 0
        ? "demo, or load a workbook; help COMMAND shows examples; Tab completes what can stand next"
        : "help filter shows examples of your lists; Tab completes what can stand next")
    return Outcome(
      session, document,
      result: .object([
        .init("commands", .texts(Registry.commands.map { $0.name })),
        .init("topics", .texts(HelpTopic.all.map(\.name))),
      ]))
  }

  private static func phrases(_ session: Session, _ document: inout Document) {
    document.blocks.append(.gap)
    document.line("phrases of \(session.edition.id)")
    document.table(
      TextTable(
        [.init("phrase"), .init("means"), .init("source")],
        session.edition.phrases.map {
          [$0.phrase, $0.means, session.guidance.cite($0.citations)]
        }))
  }
}
