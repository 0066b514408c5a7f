import Language
import Render

extension Command {
  static let score = Command(
    "score", .train, "how many of the questions that were asked were answered rightly",
    details: "Every question counts as it was answered: undo does not ask it again.",
    examples: [.init("score", "at the end of a rehearsal")]
  ) { _, session, _ throws(Diagnostic) in
    let training = session.training
    var document = Document()
    if training.asked.isEmpty {
      document.line("nothing has been asked yet")
      document.next("demo, and then a rehearsal that asks")
    } else {
      document.table(
        TextTable(
          [.init("", right: true), .init("question"), .init("")],
          training.asked.enumerated().map { [String($0 + 1), $1.question, $1.mark.rawValue] }))
      document.line(training.words)
      let stated = training.asked.count { $0.by == .stated }
      if stated > 0 {
        document.line("\(stated.grouped) of them as the script states, with nobody there to answer")
      }
    }
    return Outcome(
      session, document,
      result: .object([
        .init("asked", .whole(training.asked.count)), .init("right", .whole(training.right)),
        .init("not_answered", .whole(training.skipped)),
        .init(
          "questions",
          .list(
            training.asked.map {
              .object([
                .init("question", .text($0.question)), .init("mark", .text($0.mark.rawValue)),
                .init("by", .text($0.by.rawValue)),
              ])
            })),
      ]))
  }
}
