import Language
import Testing

private let vocabulary = Vocabulary(phrases: ["NPS involved"])

private let show = Grammar.sequence([
  .optional(.repetition(.slot("fields", .field, "FIELD"))),
  .clauses([
    .sequence([.keyword("first"), .slot("first", .number, "N")]),
    .keyword("cards", "one card a child"),
  ]),
])

private let select = Grammar.sequence([
  .optional(.slot("count", .number, "N")),
  .clauses([
    .choice([.keyword("random"), .keyword("spread"), .keyword("cover")]),
    .sequence([.keyword("seed"), .slot("seed", .seed, "S")]),
    .sequence([
      .keyword("require"), .slot("require", .number, "N"), .keyword("where"),
      .slot("required", .condition, "CONDITION"),
    ]),
  ]),
])

private func parse(_ text: String, _ grammar: Grammar) throws(Diagnostic) -> Arguments {
  try GrammarParser.parse(text, from: 0, by: grammar, vocabulary: vocabulary)
}

@Test func keywordsEndALooseListOfWords() throws {
  let arguments = try parse("age, gender \"Date of Birth\" first 5 cards", show)
  #expect(arguments.literals("fields").map(\.text) == ["age", "gender", "Date of Birth"])
  #expect(try arguments.number("first", in: 1...100) == 5)
  #expect(arguments.has("cards"))
}

@Test func aConditionEndsWhereTheCommandGoesOn() throws {
  let arguments = try parse(
    "20 spread require 2 where disability=Y or NPS involved seed 0017", select)
  #expect(try arguments.literal("seed")?.text == "0017")
  #expect(
    arguments.conditions("required").map(\.condition.text) == ["disability = Y or nps involved"])
  #expect(arguments.has("spread"))
}

@Test func sayingASlotTwiceIsAnError() throws {
  for text in ["seed 1 seed 2", "cover seed 1 random"] {
    let error = #expect(throws: Diagnostic.self) { try parse(text, select) }
    #expect(error?.code == "said-twice")
  }
}

@Test func usageIsReadOffTheGrammar() {
  #expect(show.usage == "[FIELD …] [first N] [cards]")
  #expect(
    select.usage
      == "[N] [random | spread | cover] [seed S] [require N where CONDITION]")
}

@Test func aMisspeltKeywordIsNamed() {
  let error = #expect(throws: Diagnostic.self) { try parse("20 spraed", select) }
  #expect(error?.code == "unexpected-word")
  #expect(error?.help == "did you mean spread?")
  #expect(error?.span == Span(3, 9))
}

@Test func whatMayFollowIsKnown() {
  func labels(_ text: String, _ grammar: Grammar) -> [String] {
    GrammarParser.expectations(text, from: 0, by: grammar, vocabulary: vocabulary).map(\.label)
  }
  #expect(labels("20 ", select) == ["random", "spread", "cover", "seed", "require"])
  #expect(labels("20 seed", select).contains("seed"))
  #expect(labels("20 require 3 where ", select).contains("a field"))
  #expect(labels("20 require 3 where gender=", select) == ["a value"])
  #expect(
    labels("20 require 3 where gender ", select).first == "a comparison such as = or is missing")
}

@Test func namesAreNearWithinAThird() {
  let names = ["age", "age_band", "age_given", "gender", "ethnicity"]
  #expect(Nearness.names(near: "agee", among: names).first == "age")
  #expect(Nearness.names(near: "gendr", among: names) == ["gender"])
  #expect(Nearness.names(near: "zzzzzz", among: names).isEmpty)
  #expect(Nearness.names(near: "ehtnicity", among: names) == ["ethnicity"])
}

@Test func statementsEndAtLinesAndSemicolons() throws {
  let text =
    "filter a=1; show # all\n\ncount by \\\n  gender\nsay \"x; y # z\"\nfilter (a\n or b)\n"
  let statements = try StatementReader.statements(in: text)
  #expect(
    statements.map(\.text) == [
      "filter a=1", "show", "count by     gender", "say \"x; y # z\"", "filter (a  or b)",
    ])
  let bytes = Array(text.utf8)
  for statement in statements {
    #expect(bytes[statement.offset] == statement.text.utf8.first)
  }
}

@Test func anOpenQuoteIsAnErrorWithItsPlace() {
  let error = #expect(throws: Diagnostic.self) {
    try StatementReader.statements(in: "show\nsay \"abc")
  }
  #expect(error?.code == "open-quote")
  #expect(error?.span?.start == 9)
}

@Test(arguments: [
  ("filter (age", StatementReader.Completeness.open), ("say \"x", .open), ("show \\", .open),
  ("show", .complete), ("filter team matches /(;#/", .complete), ("say it's fine", .complete),
])
func knowsWhenALineIsWhole(text: String, completeness: StatementReader.Completeness) {
  #expect(StatementReader.completeness(of: text) == completeness)
}

@Test(arguments: [
  ("", "[N] [random | spread | cover] [seed S] [require N where CONDITION]"),
  (" 20 ", "[random | spread | cover] [seed S] [require N where CONDITION]"),
  (" 20 spread ", "[seed S] [require N where CONDITION]"),
  (" seed ", "S [random | spread | cover] [require N where CONDITION]"),
  (" 20 seed 1 cover require ", "N where CONDITION"),
  (" 20 seed 1 cover require 2 ", "where CONDITION"),
  (" 20 seed 1 cover require 2 where ", "CONDITION"),
  (" 20 seed 1 cover require 2 where age = ", "VALUE"),
  (" 20 seed 1 cover require 2 where age ", "[= VALUE | and | or]"),
  (" 20 seed 1 cover require 2 where age is ", "(not | missing | unknown)"),
  (" 20 nonsense ", ""),
])
func theRestOfTheUsageIsKnown(typed: String, rest: String) {
  #expect(GrammarParser.rest(typed, from: 0, by: select, vocabulary: vocabulary) == rest)
}

@Test func theRestOfARepetitionIsMoreOfIt() {
  func rest(_ text: String) -> String {
    GrammarParser.rest(text, from: 0, by: show, vocabulary: vocabulary)
  }
  #expect(rest("") == "[FIELD …] [first N] [cards]")
  #expect(rest("age, ") == "FIELD [first N] [cards]")
  #expect(rest("age ") == "[FIELD …] [first N] [cards]")
  #expect(rest("age first 5 ") == "[cards]")
  #expect(rest("age first 5 cards ") == "")
}
