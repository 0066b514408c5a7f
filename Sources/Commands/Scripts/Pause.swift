import Language
import Render

extension Command {
  public static let pause = Command(
    "pause", .scripts, "wait until Enter is pressed, so that people can read and talk",
    .optional(.slot("text", .rest, "TEXT", "said first, quoted or not")),
    details: """
      Without a terminal, as in a pipe or under --json, nothing waits. Ctrl-C at a pause ends the \
      script; everything else goes on.
      """,
    examples: [
      .init("pause", "until Enter"), .init("pause \"Who would you add?\"", "with something to say"),
    ]
  ) { arguments, session, world throws(Diagnostic) in
    let text = try arguments.literal("text").map { Literal.whole($0.text) ?? $0.text }
    let says = Document(text.map { [.line($0)] } ?? [])
    func outcome(_ document: Document, waited: Bool) -> Outcome {
      Outcome(
        session, document,
        result: .object([.init("text", .optional(text)), .init("waited", .truth(waited))]),
        effect: .remark)
    }
    guard let asking = world.asking else { return outcome(says, waited: false) }
    guard asking.reply(says, "Enter goes on, Ctrl-C ends the script ") != .interrupted else {
      throw Diagnostic(
        "interrupted", "ended at a pause", help: "run or demo begins again", status: .interrupted)
    }
    return outcome(Document(), waited: true)
  }
}
