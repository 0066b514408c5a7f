import Commands
import Guidance
import Language
import Testing

@Test func commandsAreSortedAndNamedOnce() {
  let names = Registry.commands.map { $0.name }
  #expect(names == names.sorted())
  #expect(Set(names).count == names.count)
}

/// What help shows can be typed: every example of every command fits its own grammar.
@Test func everyExampleParses() throws {
  let vocabulary = try Editions.load(Editions.standard).vocabulary
  for command in Registry.commands {
    #expect(!command.examples.isEmpty, "\(command.name) has no example")
    for example in command.examples {
      let words = example.command.split(separator: " ", maxSplits: 1)
      #expect(words.first.map(String.init) == command.name)
      #expect(throws: Never.self, "\(example.command)") {
        try GrammarParser.parse(
          example.command, from: command.name.utf8.count, by: command.grammar,
          vocabulary: vocabulary)
      }
    }
  }
}

@Test func abbreviationsMustBeUnambiguous() throws {
  let span = Span(0, 2)
  #expect(try Registry.command("filte", at: span, abbreviated: true).name == "filter")
  #expect(try Registry.command("filter", at: span, abbreviated: true).name == "filter")
  #expect(try Registry.command("expe", at: span, abbreviated: true).name == "expect")
  let ambiguous = #expect(throws: Diagnostic.self) {
    try Registry.command("se", at: span, abbreviated: true)
  }
  #expect(ambiguous?.help == "seed, select, set, sets")
  let inScript = #expect(throws: Diagnostic.self) {
    try Registry.command("selec", at: span, abbreviated: false)
  }
  #expect(inScript?.code == "unknown-command")
  #expect(inScript?.help == "did you mean select?")
}
