import Language
import Render

extension Command {
  public static let param = Command(
    "param", .scripts, "declare a parameter of a script, with its default",
    .sequence([
      .slot("name", .word, "NAME"), .keyword("="), .slot("value", .text, "VALUE"),
    ]),
    details: """
      $NAME stands for the value in the lines that follow. What was given on the command line \
      (jtai SCRIPT name=value) or with run goes before the default.
      """,
    examples: [.init("param children = 3000", "then generate children $children")]
  ) { arguments, session, _ throws(Diagnostic) in
    let name = try arguments.required("name")
    guard Session.Parameter.isName(name.text) else {
      throw Diagnostic(
        "bad-name", "a parameter's name is letters, digits and _", at: name.span,
        help: "such as param children = 3000")
    }
    let given = session.parameters.first { $0.name == name.text }
    let typed = try arguments.required("value").text
    let value = given?.value ?? typed
    var next = session
    if given == nil { next.parameters.append(Session.Parameter(name: name.text, value: value)) }
    return Outcome(
      next, Document([.line("\(name.text) = \(value)")]),
      result: .object([.init("name", .text(name.text)), .init("value", .text(value))]))
  }
}
