import Commands
import Guidance
import Language

/// The reference of all commands and topics, as Markdown.
enum CommandReference {
  static let file = "Docs/Commands.md"

  static var text: String {
    var out = """
      # Commands

      Made from the declarations of the program by `Scripts/docs --write`: change them, not this
      page. At the prompt, `help COMMAND` says the same with examples of the lists that are loaded.

      In a usage line, words in capitals stand for something of yours, `[…]` may be left out, `|`
      parts what can stand in the same place, and `…` follows what can be repeated.


      """
    for group in Command.Group.allCases {
      let commands = Registry.commands.filter { $0.group == group }
      let links = commands.map { "[`\($0.name)`](#\($0.name))" }.joined(separator: " ")
      out += "- \(group.rawValue): \(links)\n"
    }
    out +=
      "- Topics: "
      + HelpTopic.all.map { "[\($0.name)](#about-\($0.name))" }
      .joined(separator: " ") + "\n"
    for group in Command.Group.allCases {
      out += "\n## \(group.rawValue)\n"
      for command in Registry.commands where command.group == group { out += section(command) }
    }
    out += "\n## Topics\n"
    for topic in HelpTopic.all { out += section(topic) }
    return out + phrases
  }

  private static func section(_ command: Command) -> String {
    var out = "\n### \(command.name)\n\n\(sentence(command.summary))\n\n"
    out += "```\n\(command.usages(Manual.vocabulary).joined(separator: "\n"))\n```\n"
    let words = command.grammar.filled(from: Manual.vocabulary).explained
    if !words.isEmpty {
      out += "\n" + words.map { "- `\($0.term)`: \(escaped($0.note))\n" }.joined()
    }
    if !command.details.isEmpty { out += "\n\(escaped(command.details))\n" }
    return out + examples(command.examples)
  }

  private static func section(_ topic: HelpTopic) -> String {
    "\n### About \(topic.name)\n\n\(sentence(topic.summary))\n\n"
      + topic.paragraphs.map(escaped).joined(separator: "\n\n") + "\n" + examples(topic.examples)
  }

  private static func examples(_ examples: [Command.Example]) -> String {
    "\n```\n" + Options.aligned(examples.map { ($0.command, $0.does) }) + "\n```\n"
  }

  /// The phrases of the edition that is in force unless another is asked for.
  private static var phrases: String {
    guard let edition = try? Editions.load(Editions.standard) else { return "" }
    let lines = edition.phrases.map { "- `\($0.phrase)`: `\($0.means)`\n" }
    return "\n## Phrases of \(edition.id)\n\n" + lines.joined()
  }

  /// "Keep the children of whom a condition is true."
  private static func sentence(_ text: String) -> String {
    escaped(text.prefix(1).uppercased() + text.dropFirst()) + "."
  }

  /// The signs that Markdown would take for emphasis, code or HTML.
  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("*", with: "\\*")
      .replacing("`", with: "\\`")
  }
}
