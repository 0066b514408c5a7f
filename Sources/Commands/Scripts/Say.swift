import Language
import Render

extension Command {
  public static let say = Command(
    "say", .scripts, "print a text, in scripts that explain themselves",
    .slot("text", .rest, "TEXT", "quoted or not"),
    examples: [.init("say \"Option A: choose 20 first\"", "prints it")]
  ) { arguments, session, _ throws(Diagnostic) in
    let text = try arguments.required("text").text
    let shown = Literal.whole(text) ?? text
    return Outcome(
      session, Document([.line(shown)]), result: .object([.init("text", .text(shown))]),
      effect: .remark)
  }
}
