import Casework
import Language
import Render

extension Command {
  public static let ask = Command(
    "ask", .train, "ask the trainee a question, and say how the answer compares",
    .sequence([
      .slot("question", .text, "\"QUESTION\""), .keyword("expecting"),
      .choice([
        .sequence([
          .slot("text", .quoted, "\"TEXT\"", "a word, or a day and time such as 2026-03-04 15:00"),
          .optional(
            .repetition(.sequence([.keyword("or"), .slot("text", .quoted, "\"TEXT\"")]))),
        ]),
        .slot("number", .number, "N", "a whole number"),
        .sequence([
          .optional(.keyword("any", "one of them or more, and nobody else")),
          .slot("condition", .condition, "CONDITION", "the children shown now of whom it is true"),
        ]),
      ]),
      .clauses([
        .sequence([
          .keyword("answer"),
          .slot("answer", .text, "\"ANSWER\"", "what is taken where nobody is there to answer"),
        ]),
        .sequence([.keyword("hint"), .slot("hint", .text, "\"HINT\"", "for whoever types ?")]),
        .sequence([
          .keyword("because"), .slot("because", .text, "\"WHY\"", "said behind the answer"),
        ]),
      ]),
    ]),
    details: """
      Children are answered with IDs, a condition, the name of a kept set, or none. What cannot be \
      read is explained and asked again. Ctrl-D and Ctrl-C leave a question out; score counts. \
      Without a terminal the stated answer is taken, or where none is the right one, so that a \
      script runs by itself. Case and a full stop make no difference to a word.
      """,
    examples: [
      .init(
        "ask \"Which children would you add?\" expecting flagged and age < 5",
        "of the children shown now"),
      .init("ask \"Who could take its place?\" expecting any in reserve", "one of a kept set"),
      .init(
        "ask \"Option A or B?\" expecting \"B\" or \"option B\" because \"15 are flagged\"",
        "one word or another"),
      .init("ask \"By when?\" expecting \"2026-03-04 15:00\" hint \"paragraph 13\"", "a deadline"),
    ]
  ) { arguments, session, world throws(Diagnostic) in
    let question = try Question(arguments, session)
    let stated = try question.stated(arguments)
    let given = world.asking.map(question.answered) ?? .init(answer: stated, by: .stated)
    return question.outcome(given)
  }
}
