import Language
import Render

extension Command {
  static let select = Command(
    "select", .choose, "choose children: those to ask more about, or those to track",
    .sequence([
      .optional(.slot("count", .number, "N", "how many; the edition's number if left out")),
      .clauses([
        .choice([
          .keyword("random", "the first by ticket"),
          .keyword("spread", "YOT and NPS cases first, then in turn over disability and age"),
          .keyword("cover", "the choice that shows most criteria, proven"),
        ]),
        .sequence([
          .keyword("seed"), .slot("seed", .seed, "S", "any text; the same seed, the same choice"),
        ]),
        .repetition(
          .sequence([
            .keyword("require"), .slot("require", .number, "N", "at least so many"),
            .keyword("where"), .slot("required", .condition, "CONDITION"),
          ])),
        .repetition(
          .sequence([
            .keyword("limit"), .slot("limit", .number, "N", "at most so many"), .keyword("where"),
            .slot("limited", .condition, "CONDITION"),
          ])),
        .sequence([
          .keyword("anyway", "also those of whom it is not known that they are eligible"),
          .keyword("because"), .slot("because", .text, "\"REASON\"", "kept with the choice"),
        ]),
        .keyword("afresh", "make the first stage again; what was chosen is given up"),
        .keyword("siblings", "allow more than one of a sibling group"),
        .sequence([
          .keyword("effort"),
          .slot("effort", .number, "N", "look N times as long before it says: not proven"),
        ]),
      ]),
    ]),
    details: """
      Chooses from the working set. Where the option first takes some to ask more about, those to \
      track are chosen from them; from then on every select chooses whom to track, whatever the \
      number, until select afresh makes the first stage again. What was picked by hand stays in \
      and is counted; what was dropped stays out. The first are chosen by spread unless said \
      otherwise, those to track by cover.
      """,
    examples: [
      .init(
        "select 20 spread seed 314159", "those to ask more about, where the option takes some first"
      ),
      .init("select 20 afresh spread seed 2", "the first stage again, with another seed"),
      .init("select 6 cover", "those to track, with the seed that is in force"),
      .init("select 6 cover require 2 where disability=Y", "with a quota"),
    ]
  ) { arguments, session, world throws(Diagnostic) in
    try SelectRun(arguments, session, world).outcome()
  }
}
