import Casework
import Guidance
import Language
import Render

extension Command {
  static let expect = Command(
    "expect", .scripts, "stop a script, with status 3, where a result is not what it should be",
    .choice([
      .sequence([
        .choice([
          .keyword("children", "of the working set"), .keyword("picked", "chosen children"),
          .sequence([.keyword("rows", "of a list"), .slot("list", .list, "LIST")]),
        ]),
        .choice([
          .sequence([.keyword("="), .slot("number", .number, "N")]),
          .sequence([.keyword("in"), .slot("range", .range, "LOW..HIGH")]),
        ]),
      ]),
      .sequence([
        .keyword("covered"), .given(.criterionWord("")),
        .slot("criterion", .number, "N", "a criterion of the choice"),
      ]),
      .sequence([
        .keyword("output"), .keyword("contains"),
        .slot("text", .text, "\"TEXT\"", "in what the last command showed"),
      ]),
    ]),
    examples: [
      .init("expect children = 20", "how many are shown now"),
      .init("expect picked in 5..7", "how many are chosen"),
      .init("expect covered ESN 30", "a chosen child shows it"),
      .init("expect output contains \"proven\"", "a word of the last command's output"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    if let text = try arguments.literal("text") {
      guard session.lastOutput.contains(text.text) else {
        throw failed(
          "the last output does not contain \"\(text.text)\"", text.span,
          help: "letters and spaces must be the same")
      }
      return .met(session)
    }
    if let criterion = try arguments.literal("criterion") {
      let id = "\(session.edition.criterionWord) \(criterion.text)"
      guard session.choice.chosen.contains(where: { $0.covers.contains(id) }) else {
        throw failed(
          "no chosen child shows \(id)", criterion.span,
          help: "guidance \(id) says when a child does")
      }
      return .met(session)
    }
    let (what, found) = try counted(arguments, session)
    let slot = arguments.literals("number").isEmpty ? "range" : "number"
    guard let wanted = try arguments.range(slot) else {
      throw Diagnostic("missing-argument", "what should it be?", help: "help expect")
    }
    guard wanted.low <= found, found <= wanted.high else {
      let text = wanted.low == wanted.high ? "\(wanted.low)" : "\(wanted.low) to \(wanted.high)"
      throw failed(
        "\(what): \(found), where \(text) is expected", wanted.span, help: origin(arguments))
    }
    return .met(session)
  }

  private static func counted(
    _ arguments: Arguments, _ session: Session
  ) throws(Diagnostic) -> (String, Int) {
    if arguments.has("children") { return ("children", session.working.count) }
    if arguments.has("picked") { return ("picked", session.choice.chosen.count) }
    let name = try arguments.required("list")
    guard session.edition.list(named: name.text) != nil else {
      throw session.space.unknownList(name)
    }
    return ("rows of \(name.text)", session.area.list(named: name.text)?.rows ?? 0)
  }

  /// What shows how a number came about.
  private static func origin(_ arguments: Arguments) -> String {
    if arguments.has("picked") { return "status shows how far the choice has come" }
    return arguments.has("children")
      ? "filters shows what narrowed the children down" : "lists shows what is loaded"
  }

  private static func failed(_ message: String, _ span: Span, help: String) -> Diagnostic {
    Diagnostic("expectation-failed", message, at: span, help: help, status: .expectationFailed)
  }
}

extension Outcome {
  /// What is expected is so.
  public static func met(_ session: Session) -> Outcome {
    Outcome(
      session, Document([.line("as expected")]), result: .object([.init("met", .truth(true))]),
      effect: .remark)
  }
}
