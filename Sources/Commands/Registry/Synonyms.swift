import Language

/// A word that people type for want of ours, and what does it here.
public struct Synonym: Sendable {
  public let word: String
  /// What to type instead, each beginning with a command's name.
  public let instead: [String]

  init(_ word: String, _ instead: String...) {
    self.word = word
    self.instead = instead
  }
}

extension Registry {
  /// In the order of the alphabet. What begins with a command that there is not is left out.
  public static let synonyms: [Synonym] = [
    .init("?", "help"), .init("add", "load", "pick"), .init("analyse", "check", "count by"),
    .init("and", "filter"), .init("arrived", "received"), .init("back", "undo"),
    .init("bye", "quit"), .init("cat", "show"),
    .init("choose", "select"), .init("clean", "check", "map"), .init("clear", "reset"),
    .init("close", "unload", "quit"), .init("columns", "fields"), .init("cover", "select 6 cover"),
    .init("date", "as-of", "notify"), .init("deadlines", "timeline", "due"),
    .init("delete", "unload"),
    .init("describe", "fields", "lists"), .init("dir", "lists"), .init("display", "show"),
    .init("draw", "select"), .init("echo", "say"), .init("errors", "check"),
    .init("example", "demo"), .init("examples", "demo", "help"), .init("exclude", "filter not"),
    .init("exit", "quit"), .init("find", "filter", "child"), .init("fix", "map"),
    .init("freq", "count by"), .init("frequency", "count by"), .init("get", "child", "show"),
    .init("graph", "chart", "count by"), .init("group", "count by"), .init("having", "filter"),
    .init("histogram", "chart", "count by"), .init("import", "load"), .init("info", "status"),
    .init("late", "due"), .init("less", "show"), .init("list", "show", "lists"),
    .init("logout", "quit"),
    .init("lookup", "child"), .init("ls", "lists"), .init("man", "help"),
    .init("now", "clock"), .init("only", "filter"), .init("open", "load"), .init("order", "sort"),
    .init("overdue", "due"),
    .init("para", "cite para"), .init("pivot", "count by"), .init("plan", "timeline"),
    .init("plot", "chart", "count by"), .init("print", "show", "say"), .init("quality", "check"),
    .init("question", "ask"), .init("quiz", "ask", "demo"),
    .init("random", "select random", "seed"), .init("read", "load"), .init("remove", "drop"),
    .init("rename", "map header"), .init("restore", "recover", "undo", "use"),
    .init("revert", "undo"),
    .init("sample", "select"), .init("schedule", "timeline"),
    .init("search", "filter", "child"), .init("source", "run"),
    .init("start", "notify", "demo"), .init("summary", "status", "count"),
    .init("table", "show"), .init("time", "clock"), .init("timetable", "timeline"),
    .init("today", "due"), .init("total", "count"),
    .init("tutorial", "demo"), .init("view", "show"), .init("wait", "pause"),
    .init("when", "timeline"),
    .init("where", "filter"), .init("who", "show", "child"), .init("write", "export"),
  ]

  /// "quit does that" for a word that people try; nil where it is not known.
  static func meant(by word: String) -> String? {
    guard let synonym = synonyms.first(where: { $0.word == word }) else { return nil }
    let instead = synonym.instead.filter { text in
      commands.contains { $0.name == text.firstWord }
    }
    guard let last = instead.last else { return nil }
    return instead.count == 1
      ? "\(last) does that"
      : "\(instead.dropLast().joined(separator: ", ")) or \(last) does that"
  }
}
