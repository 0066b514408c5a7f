/// Tables and texts as Markdown (GitHub's form of it), in which no cell can be more than a text.
public enum MarkdownText {
  /// A table, its cells escaped.
  public static func table(_ headings: [String], _ rows: some Sequence<[String]>) -> String {
    var out = line(headings)
    out += "|" + String(repeating: " --- |", count: headings.count) + "\n"
    for row in rows { out += line(row) }
    return out
  }

  private static func line(_ cells: [String]) -> String {
    "| " + cells.map(escaped).joined(separator: " | ") + " |\n"
  }

  /// A text that Markdown shows as it is: control characters made visible, line ends as `<br>`,
  /// and every sign that would begin a link, an emphasis, code or HTML escaped.
  public static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in CleanText.clean(text, lines: true).unicodeScalars {
      switch scalar {
      case "\n": out += "<br>"
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\\", "|", "`", "*", "_", "[", "]", "~", "$", "#":
        out.unicodeScalars.append("\\")
        out.unicodeScalars.append(scalar)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
