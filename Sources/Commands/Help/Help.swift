import Guidance
import Language
import Render

extension Command {
  static let help = Command(
    "help", .help, "what can be typed, or all about one command",
    .optional(.slot("topic", .topic, "COMMAND")),
    examples: [
      .init("help", "every command, by what it is for"), .init("help filter", "with examples"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    guard let topic = try arguments.literal("topic") else { return overview(session) }
    let command = try Registry.command(topic.text, at: topic.span, abbreviated: true)
    var document = Document()
    document.line("\(command.name): \(command.summary)")
    document.blocks.append(.gap)
    document.table(
      TextTable([.init(""), .init("")], command.examples.map { [$0.command, $0.does] }))
    document.blocks.append(.gap)
    document.line("usage: \(command.usage)")
    let explained = command.grammar.explained
    if !explained.isEmpty {
      document.table(TextTable([.init(""), .init("")], explained.map { [$0.term, $0.note] }))
    }
    if !command.details.isEmpty {
      document.blocks.append(.gap)
      document.line(command.details)
    }
    if command.name == "filter" { phrases(session, &document) }
    return Outcome(
      session, document,
      result: .object([
        .init("command", .text(command.name)), .init("usage", .text(command.usage)),
        .init("summary", .text(command.summary)),
      ]))
  }

  private static func overview(_ session: Session) -> Outcome {
    var document = Document()
    for group in Group.allCases {
      document.line(group.rawValue)
      let rows = Registry.commands.filter { $0.group == group }.map { ["", $0.name, $0.summary] }
      document.table(TextTable([.init(""), .init(""), .init("")], rows))
      document.blocks.append(.gap)
    }
    document.next("help COMMAND shows examples; Tab completes what can stand next")
    return Outcome(
      session, document,
      result: .object([.init("commands", .texts(Registry.commands.map { $0.name }))]))
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
