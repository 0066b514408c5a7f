import Casework
import Guidance
import Language
import Render

extension Command {
  static let weigh = Command(
    "weigh", .choose, "let a criterion count for more or less, or add the local context",
    .optional(
      .choice([
        .keyword("reset", "as the edition has it"),
        .sequence([
          .slot("weight", .number, "N", "1 is usual; 0 does not count"),
          .choice([
            .sequence([
              .keyword("where", "the local context: one more criterion"),
              .slot("context", .condition, "CONDITION", "whom it concerns"),
            ]),
            .repetition(
              .slot("criterion", .entry("criterion"), "CRITERION", "such as ESN 30")),
          ]),
        ]),
      ])),
    details: """
      The director of children's services may name a local context that the choice should reflect. \
      It is taken for one more criterion, which children show where the condition is true. \
      Weights hold for every choice from now on, for coverage, explain and compare, and go into \
      the manifest; what is chosen stays as it is until select chooses anew.
      """,
    examples: [
      .init("weigh", "what counts otherwise than in the edition"),
      .init("weigh 3 where team contains Locality", "a local context that counts three times"),
      .init("weigh 2 ESN 30", "a criterion that counts twice"),
      .init("weigh reset", "all as the edition has it"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    var emphasis = session.emphasis
    var notices: [Notice] = []
    if arguments.has("reset") { emphasis = Emphasis() }
    if let number = try arguments.literal("weight") {
      let weight = try Arguments.number(number, in: Emphasis.weights)
      if let (condition, span) = arguments.conditions("context").first {
        let reasons = try Conditions.verdicts(condition, in: session.space).notices
        notices = reasons.map { Notice("not-in-the-lists", $0) }
        emphasis.weigh(context: condition.text, weight)
        guard emphasis.criteria(of: session.edition).count(where: { $0.when != nil }) <= 64 else {
          throw Diagnostic(
            "too-many-criteria", "at most 64 criteria can be covered", at: span,
            help: "weigh 0 where … takes a local context back")
        }
      } else {
        emphasis.weigh(try criterion(arguments, session), weight)
      }
    }
    return outcome(emphasis, session, notices)
  }

  private static func criterion(
    _ arguments: Arguments, _ session: Session
  ) throws(Diagnostic) -> String {
    let words = arguments.literals("criterion")
    let name = words.map(\.text).joined(separator: " ")
    let span = words.first.flatMap { first in
      words.last.map { Span(first.span.start, $0.span.end) }
    }
    let criteria = session.edition.criteria
    guard let criterion = criteria.first(where: { $0.id.lowercased() == name.lowercased() }) else {
      throw Diagnostic(
        "unknown-criterion", "the edition has no criterion \(name)", at: span,
        help: "guidance criteria shows them")
    }
    guard criterion.when != nil else {
      throw Diagnostic(
        "criterion-of-the-system", "\(criterion.id) is about the system: no child can show it",
        at: span, help: "guidance criteria shows which a child can show")
    }
    return criterion.id
  }

  private static func outcome(
    _ emphasis: Emphasis, _ session: Session, _ notices: [Notice]
  ) -> Outcome {
    let isChanged = emphasis != session.emphasis
    let next =
      !isChanged
      ? session
      : session.following {
        $0.emphasis = emphasis
        // What was proven was proven of other weights.
        $0.choice.solution = nil
      }
    let changed = next.shownCriteria.filter { criterion in
      !session.edition.criteria.contains {
        $0.id == criterion.id && $0.weight == criterion.weight
      }
    }
    var document = Document()
    if changed.isEmpty {
      document.line("every criterion counts as the edition has it")
    } else {
      document.table(
        TextTable(
          [.init("criterion"), .init("weight", right: true), .init("about"), .init("source")],
          changed.map {
            [
              $0.id, String($0.weight), CleanText.clean($0.about),
              session.guidance.cite($0.citations),
            ]
          }))
    }
    for notice in notices { document.line(notice.message) }
    if isChanged, !session.choice.chosen.isEmpty {
      document.next("select chooses anew by these weights")
    }
    return Outcome(
      next, document,
      result: .object([
        .init(
          "weights",
          .list(
            changed.map {
              .object([
                .init("criterion", .text($0.id)), .init("when", .text($0.when ?? "")),
                .init("weight", .whole($0.weight)),
              ])
            }))
      ]), notices: notices)
  }
}
