import Guidance
import Language
import Render

extension Command {
  static let history = Command(
    "history", .help, "the lines that were typed; save some as a script, or forget them",
    .optional(
      .choice([
        .keyword("clear", "forget them, on the disk too"),
        .sequence([.keyword("last", "how many"), .slot("last", .number, "N")]),
        .sequence([
          .keyword("save"), .slot("lines", .range, "N..M", "by their numbers"),
          .slot("path", .path, "PATH", "the script"),
          .optional(.keyword("replace", "write over a file that is there already")),
        ]),
      ])),
    details: """
      They are kept from one session to the next, in a file that only you can read, but for lines \
      that failed or begin with a space, and lines that could identify somebody: that name a \
      child, give a reason or another text of your own, compare an ID, a worker or a birth date, \
      or hold one that stands in a list. What is saved of them \
      is what was typed, mistakes and all; save writes what made the session that is there now.
      """,
    examples: [
      .init("history", "the last 20"),
      .init("history save 12..30 steps.jtai", "those lines as a script"),
      .init("history clear", "after training on a shared machine"),
    ]
  ) { arguments, session, world throws(Diagnostic) in
    if arguments.has("clear") {
      world.clearPastLines()
      return Outcome(
        session, Document([.line("the lines that were typed are forgotten")]),
        result: .object([.init("lines", .list([]))]), effect: .remark)
    }
    let lines = world.pastLines()
    if let path = try arguments.literal("path") {
      return try save(lines, path, arguments, session, world)
    }
    let count = try arguments.number("last", in: 1...1_000) ?? 20
    let last = lines.suffix(count)
    let width = "\(lines.count)".count
    var document = Document()
    for (place, line) in zip(last.indices, last) {
      let number = "\(place + 1)"
      document.line(String(repeating: " ", count: width - number.count) + "\(number)  \(line)")
    }
    if last.isEmpty { document.line("no line has been kept") }
    return Outcome(
      session, document,
      result: .object([
        .init("lines", .texts(Array(last))), .init("first", .whole(last.startIndex + 1)),
      ]), effect: .remark)
  }

  private static func save(
    _ lines: [String], _ path: Literal, _ arguments: Arguments, _ session: Session, _ world: World
  ) throws(Diagnostic) -> Outcome {
    try world.requireWriting(path)
    try session.requireUnmasked(at: path.span)
    guard let range = try arguments.range("lines") else {
      throw Diagnostic("missing-argument", "which lines?", help: "help history")
    }
    guard range.low >= 1, range.high <= lines.count else {
      throw Diagnostic(
        "no-such-line",
        lines.isEmpty ? "no line has been kept" : "there are lines 1 to \(lines.count)",
        at: range.span, help: "history shows the last of them with their numbers")
    }
    try world.requireNew(path, replacing: arguments.has("replace"), command: "history save")
    let typed = lines[(range.low - 1)..<range.high]
    let steps = typed.flatMap { StepWriter.steps(in: $0, session, world) }
    return try session.writing(
      SavedScript(steps, beside: world.resolve(path.text)), to: path, world)
  }
}

extension StepWriter {
  /// What a line would do from where the program runs, its names in full. What cannot be read
  /// stays as it was typed; what belongs to the prompt alone is left out.
  fileprivate static func steps(
    in line: String, _ session: Session, _ world: World
  ) -> [Making.Step] {
    let statements = (try? StatementReader.statements(in: line)) ?? []
    return statements.compactMap { statement in
      let text = statement.text
      let word = text.firstWord
      let span = Span(0, word.utf8.count)
      guard let command = try? Registry.command(String(word), at: span, abbreviated: true) else {
        return Making.Step(text)
      }
      guard !promptsOwn.contains(command.name) else { return nil }
      let arguments = try? GrammarParser.parse(
        text, from: span.end, by: command.grammar, vocabulary: session.edition.vocabulary)
      guard let arguments else { return Making.Step(command.name + text[word.endIndex...]) }
      let written = StepWriter(command, arguments, session, world).written
      return Making.Step(written.text, paths: written.paths)
    }
  }

  private static let promptsOwn: Set<String> = [
    "history", "journal", "purge", "quit", "record", "recover", "set",
  ]
}
