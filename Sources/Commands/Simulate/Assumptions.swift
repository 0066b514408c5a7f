import Casework
import Guidance
import Language
import Render
import Simulation
import Table

extension Command {
  static let assumptions = Command(
    "assumptions", .simulate,
    "what simulations assume: show it, take a file of your own, write one",
    .optional(
      .choice([
        .sequence([
          .keyword("write", "a commented copy of those in force, to edit"),
          .slot("path", .path, "PATH"),
          .optional(.keyword("replace", "write over a file that is there already")),
        ]),
        .assumptions,
      ])),
    details: """
      The program carries reference, a synthetic area with a first week, and fieldwork, the same up \
      to the fieldwork week. Each value stands in the file with its unit; what is out of its range \
      is named with line and field. sweep and tornado move one assumption at a time.
      """,
    examples: [
      .init("assumptions", "those in force, value by value"),
      .init("assumptions write my.yaml", "a copy to edit"),
      .init("assumptions fieldwork", "others that the program carries"),
    ]
  ) { arguments, session, world throws(Diagnostic) in
    if let path = try arguments.literal("path") {
      return try session.writingAssumptions(path, arguments, world)
    }
    let assumptions = try session.assumptionsInForce(arguments, world)
    guard !arguments.isEmpty else {
      return Outcome(session, assumptions.document, result: assumptions.json)
    }
    var outcome = Outcome(
      session.following { $0.assumptions = assumptions }, assumptions.document,
      result: assumptions.json)
    let path = try arguments.literal("assumptions").map { Folder.absolute(world.resolve($0.text)) }
    outcome.inputs = [Making.Input(list: nil, sha256: assumptions.sha256, path: path)]
    return outcome
  }
}

extension Grammar {
  /// Assumptions that the program carries, or a file of one's own.
  static let assumptions = Grammar.choice(
    Assumptions.known.map { .slot("carried", .exactly($0), $0, "carried by the program") } + [
      .slot("assumptions", .path, "FILE", "a file of your own")
    ])
}

extension Session {
  /// - Throws: `no-such-file`, `bad-yaml` or `bad-assumptions`, with file, line and field.
  func readAssumptions(_ typed: Literal, _ world: World) throws(Diagnostic) -> Assumptions {
    let bytes: [UInt8]
    do {
      bytes = try world.content(typed)
    } catch {
      var diagnostic = error
      if diagnostic.code == "no-such-file" {
        diagnostic.help =
          "\(Assumptions.known.joined(separator: " and ")) are carried; assumptions write PATH "
          + "makes a file of your own"
      }
      throw diagnostic
    }
    do {
      return try Assumptions(bytes, file: typed.text, edition)
    } catch {
      throw error.at(typed.span)
    }
  }

  fileprivate func writingAssumptions(
    _ path: Literal, _ arguments: Arguments, _ world: World
  ) throws(Diagnostic) -> Outcome {
    try world.requireWriting(path)
    try world.requireNew(path, replacing: arguments.has("replace"), command: "assumptions write")
    let assumptions = try assumptionsInForce(arguments, world)
    try world.write(.bytes(assumptions.bytes), to: path, for: .usual)
    var document = Document()
    document.line("\(path.text): assumptions \(assumptions.name), to edit")
    document.next("assumptions \(path.source), once it is edited")
    return Outcome(
      self, document,
      result: .object([
        .init("file", .text(path.text)), .init("assumptions", .text(assumptions.name)),
        .init("sha256", .text(assumptions.sha256)),
      ]))
  }
}

extension Assumptions {
  fileprivate var document: Document {
    var document = Document()
    document.line("assumptions \(name): \(about)")
    document.line("SHA-256 \(sha256)")
    let spans = Dictionary(ranges.map { ($0.name, "\($0.low) to \($0.high)") }) { first, _ in first
    }
    document.table(
      TextTable(
        [.init("assumption"), .init("value", right: true), .init("for tornado")],
        names.map { [$0, value(of: $0) ?? "", spans[$0] ?? ""] }))
    document.next("sweep errors_b 0%..10%, or assumptions write my.yaml")
    return document
  }

  fileprivate var json: JSONValue {
    .object([
      .init("assumptions", .text(name)), .init("about", .text(about)),
      .init("sha256", .text(sha256)),
      .init(
        "values",
        .list(
          names.map {
            .object([.init("name", .text($0)), .init("value", .text(value(of: $0) ?? ""))])
          })),
      .init(
        "ranges",
        .list(
          ranges.map {
            .object([
              .init("name", .text($0.name)), .init("low", .text($0.low)),
              .init("high", .text($0.high)),
            ])
          })),
    ])
  }
}
