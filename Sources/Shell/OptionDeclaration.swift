import Guidance
import Language
import Terminal

/// An option of the program: one declaration feeds the parser, `--help`, the man page and the
/// completions of other shells.
public struct OptionDeclaration: Sendable {
  /// What follows an option.
  public enum Value: Sendable {
    case nothing
    /// A text of one's own, by the word that `--help` has for it.
    case text(String)
    /// A path; `ending` is what the names of such files end with. Some words stand for files that
    /// need no path.
    case file(String, ending: String, words: [String] = [])
    /// One of a few words.
    case words(String, [String])

    /// How `--help` shows it; nil where nothing follows.
    public var label: String? {
      switch self {
      case .nothing: nil
      case .text(let label), .file(let label, _, _), .words(let label, _): label
      }
    }
  }

  public let name: String
  public let value: Value
  public let does: String
  /// Whether only the man page tells of it: what is asked for once, by who installs the program.
  public let isRare: Bool
  let take: @Sendable (inout Options, String) throws(Diagnostic) -> Void

  init(
    _ name: String, _ does: String, _ value: Value = .nothing, isRare: Bool = false,
    take: @escaping @Sendable (inout Options, String) throws(Diagnostic) -> Void
  ) {
    self.name = name
    self.value = value
    self.does = does
    self.isRare = isRare
    self.take = take
  }

  /// `--width N`.
  public var term: String { name + (value.label.map { " \($0)" } ?? "") }
}

extension Options {
  public static let declarations: [OptionDeclaration] = [
    .init("-c", "run these commands, parted by ;", .text("COMMANDS")) { $0.commands = $1 },
    .init("--json", "print one line of JSON for each command") { options, _ in
      options.json = true
    },
    .init(
      "--check", "run a transcript again and show what differs",
      .file("TRANSCRIPT", ending: ".transcript")
    ) { $0.check = $1 },
    .init(
      "--update", "run a transcript again and rewrite it",
      .file("TRANSCRIPT", ending: ".transcript")
    ) { $0.update = $1 },
    .init(
      "--accept-inputs", "with --update, also where a file it reads is another than then"
    ) { options, _ in options.acceptsInputs = true },
    .init(
      "--edition", "an edition by its name, or a file of your own",
      .file("ID", ending: ".yaml", words: Editions.known)
    ) { $0.edition = $1 },
    .init("--as-of", "the day at which ages and periods are counted", .text("DATE")) {
      $0.asOf = $1
    },
    .init("--keep-going", "go on behind an error in a script") { options, _ in
      options.keepGoing = true
    },
    .init("--no-init", "do not run init.jtai when the prompt starts") { options, _ in
      options.noInit = true
    },
    .init("--safe", "write no file, start no pager") { options, _ in options.safe = true },
    .init("--plain", "no tables and no editing, for screen readers") { options, _ in
      options.plain = true
    },
    .init("--color", "auto, always or never", .words("WHEN", ColourChoice.allCases.map(\.rawValue)))
    { (options, word) throws(Diagnostic) in
      guard let choice = ColourChoice(rawValue: word) else {
        throw wrongUse(
          "--color takes auto, always or never, not \"\(word)\"", "such as --color never")
      }
      options.colour = choice
    },
    .init("--width", "how wide output is, in characters", .text("N")) {
      (options, word) throws(Diagnostic) in
      guard let number = Int(word), (20...1_000).contains(number) else {
        throw wrongUse(
          "--width takes a number from 20 to 1000, not \"\(word)\"", "such as --width 100")
      }
      options.width = number
    },
    .init("--version", "print the version") { options, _ in options.prints.append(.version) },
    .init("--help", "print this") { options, _ in options.prints.append(.help) },
    .init("--man", "print the manual page, for man -l -", isRare: true) { options, _ in
      options.prints.append(.page(ManualPage.file))
    },
    .init(
      "--print-edition", "print the file of an edition, to read or to build another on",
      .words("ID", Editions.known), isRare: true
    ) { (options, word) throws(Diagnostic) in
      guard Editions.known.contains(word) else {
        throw wrongUse(
          "--print-edition takes \(Editions.known.joined(separator: " or ")), not \"\(word)\"",
          "such as --print-edition \(Editions.standard)")
      }
      options.prints.append(.edition(word))
    },
    .init("--reference", "print the reference of all commands, as Markdown", isRare: true) {
      options, _ in options.prints.append(.page(CommandReference.file))
    },
    .init(
      "--completions", "print the completions for bash, zsh or fish",
      .words("SHELL", ShellCompletions.Shell.allCases.map(\.rawValue)), isRare: true
    ) { (options, word) throws(Diagnostic) in
      guard let shell = ShellCompletions.Shell(rawValue: word) else {
        throw wrongUse(
          "--completions takes bash, zsh or fish, not \"\(word)\"", "such as --completions bash")
      }
      options.prints.append(.page(shell.file))
    },
  ]

  /// Those that `--help` shows.
  static var shown: [OptionDeclaration] { declarations.filter { !$0.isRare } }
}
