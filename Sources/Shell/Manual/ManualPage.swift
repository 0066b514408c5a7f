import Commands
import Language

/// The manual page, for `man`.
enum ManualPage {
  static let file = "Docs/jtai.1"

  static var text: String {
    var page = Roff()
    page.macro("TH", "JTAI", "1", "", "jtai \(ProgramVersion.text)", "jtai manual")
    page.macro("SH", "NAME")
    page.text("jtai - choose the children whom a joint targeted area inspection follows")
    page.macro("SH", "SYNOPSIS")
    page.text(Options.synopsis)
    page.macro("SH", "DESCRIPTION")
    page.text(
      "jtai is a shell and a script runner. It loads the lists that a local authority sends, "
        + "filters and counts the children in them, chooses by Option A and Option B of the "
        + "guidance, repeatably, and shows every deadline with its paragraph. Nothing leaves the "
        + "machine.")
    page.macro("SH", "EXAMPLES")
    for example in Options.examples { page.item(example.command, example.does) }
    page.macro("SH", "OPTIONS")
    page.text("Options stand before the script. -h is --help, and --width=N is --width N.")
    for option in Options.declarations { page.item(option.term, option.does) }
    page.macro("SH", "COMMANDS")
    page.text(
      "A line ends a command, and so does ;. # begins a comment, a \\ at the end continues the "
        + "line, quotes hold spaces.")
    for group in Command.Group.allCases {
      page.macro("SS", group.rawValue)
      for command in Registry.commands where command.group == group {
        page.item(command.usage(Manual.vocabulary), command.summary)
      }
    }
    for topic in HelpTopic.all {
      page.macro("SH", "ABOUT \(topic.name.uppercased())")
      for (position, paragraph) in topic.paragraphs.enumerated() {
        if position > 0 { page.macro("PP") }
        page.text(paragraph)
      }
    }
    page.macro("SH", "EXIT STATUS")
    for status in ExitStatus.all { page.item("\(status.rawValue)", status.meaning) }
    page.macro("SH", "ENVIRONMENT")
    page.item("NO_COLOR", "where it is set, colour is used only if --color asks for it")
    page.item("ACCESSIBLE", "where it is set, the same as --plain")
    page.item("TERM", "where it is dumb or not set, lines are read without editing")
    return page.written
  }
}

/// Writes the language that manual pages are in.
private struct Roff {
  private(set) var written = ""
  private static let width = 78

  /// A request with its arguments, each in quotes where it holds a space or nothing.
  mutating func macro(_ name: String, _ arguments: String...) {
    let words = arguments.map { argument in
      let text = Self.escaped(argument).replacing("\"", with: "\\(dq")
      return text.isEmpty || text.contains(" ") ? "\"\(text)\"" : text
    }
    written += "." + ([name] + words).joined(separator: " ") + "\n"
  }

  /// A text, each of its sentences begun on a line of its own, and no line a long one.
  mutating func text(_ text: String) {
    for sentence in Self.escaped(text).replacing(". ", with: ".\n").split(separator: "\n") {
      var line = ""
      for word in sentence.split(separator: " ") {
        if !line.isEmpty, line.count + 1 + word.count > Self.width {
          put(line)
          line = ""
        }
        line += line.isEmpty ? word : " " + word
      }
      put(line)
    }
  }

  /// A line that is no request, whatever it begins with.
  private mutating func put(_ line: String) {
    written += (line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" : "") + line + "\n"
  }

  /// A term in bold, and what it is.
  mutating func item(_ term: String, _ does: String) {
    macro("TP")
    macro("B", term)
    text(does)
  }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": out += "\\e"
      case "-": out += "\\-"
      case "'": out += "\\(aq"
      case "`": out += "\\(ga"
      case "^": out += "\\(ha"
      case "~": out += "\\(ti"
      case _ where scalar.value > 126:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        out += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
