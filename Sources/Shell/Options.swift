import Language
import Terminal

/// The options of the program, each declared once for parsing and for `--help`.
public struct Options {
  public struct Declaration: Sendable {
    public let name: String
    /// What follows it, such as `N`; nil where nothing does.
    public let value: String?
    public let does: String
  }

  public static let declarations: [Declaration] = [
    .init(name: "-c", value: "COMMANDS", does: "run these commands, parted by ;"),
    .init(name: "--json", value: nil, does: "print one line of JSON for each command"),
    .init(
      name: "--check", value: "TRANSCRIPT", does: "run a transcript again and show what differs"),
    .init(name: "--update", value: "TRANSCRIPT", does: "run a transcript again and rewrite it"),
    .init(name: "--edition", value: "ID", does: "an edition by its name, or a file of your own"),
    .init(name: "--as-of", value: "DATE", does: "the day at which ages and periods are counted"),
    .init(name: "--keep-going", value: nil, does: "go on behind an error in a script"),
    .init(name: "--no-init", value: nil, does: "do not run init.jtai when the prompt starts"),
    .init(name: "--safe", value: nil, does: "write no file"),
    .init(name: "--plain", value: nil, does: "no tables and no editing, for screen readers"),
    .init(name: "--color", value: "WHEN", does: "auto, always or never"),
    .init(name: "--width", value: "N", does: "how wide output is, in characters"),
    .init(name: "--version", value: nil, does: "print the version"),
    .init(name: "--help", value: nil, does: "print this"),
  ]

  public var commands: String?
  public var script: String?
  public var parameters: [String] = []
  public var json = false
  public var check: String?
  public var update: String?
  public var edition: String?
  public var asOf: String?
  public var keepGoing = false
  public var noInit = false
  public var safe = false
  public var plain = false
  public var colour = ColourChoice.auto
  public var width: Int?
  public var version = false
  public var help = false

  /// - Throws: `wrong-use` with what is wrong and how it is used.
  public init(_ arguments: [String]) throws(Diagnostic) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if script == nil, argument.hasPrefix("-"), argument != "-" {
        try take(argument, &rest)
      } else if script == nil, commands == nil {
        script = argument
      } else {
        parameters.append(argument)
      }
    }
  }

  private mutating func take(
    _ argument: String, _ rest: inout ArraySlice<String>
  ) throws(Diagnostic) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    let name = argument.hasPrefix("--") ? parts[0] : argument
    let known = name == "-h" ? "--help" : name
    guard let declaration = Self.declarations.first(where: { $0.name == known }) else {
      let hint = Nearness.hint(name, among: Self.declarations.map(\.name))
      throw Self.wrongUse(
        "there is no option \(name)", hint.isEmpty ? "jtai --help shows them" : hint)
    }
    var value = ""
    if declaration.value != nil {
      if name != argument {
        value = parts.count > 1 ? parts[1] : ""
      } else if let next = rest.popFirst() {
        value = next
      } else {
        throw Self.wrongUse("\(known) needs \(declaration.value ?? "a value")", "jtai --help")
      }
    } else if name != argument {
      throw Self.wrongUse("\(known) takes no value", "jtai --help")
    }
    try set(known, value)
  }

  private mutating func set(_ name: String, _ value: String) throws(Diagnostic) {
    switch name {
    case "-c": commands = value
    case "--json": json = true
    case "--check": check = value
    case "--update": update = value
    case "--edition": edition = value
    case "--as-of": asOf = value
    case "--keep-going": keepGoing = true
    case "--no-init": noInit = true
    case "--safe": safe = true
    case "--plain": plain = true
    case "--color":
      guard let choice = ColourChoice(rawValue: value) else {
        throw Self.wrongUse("--color takes auto, always or never, not \"\(value)\"", "")
      }
      colour = choice
    case "--width":
      guard let number = Int(value), (20...1_000).contains(number) else {
        throw Self.wrongUse("--width takes a number from 20 to 1000, not \"\(value)\"", "")
      }
      width = number
    case "--version": version = true
    default: help = true
    }
  }

  static func wrongUse(_ message: String, _ help: String) -> Diagnostic {
    Diagnostic("wrong-use", message, help: help, status: .wrongUse)
  }

  public static var usage: String {
    let width = declarations.map { $0.name.count + ($0.value.map { $0.count + 1 } ?? 0) }.max() ?? 0
    let lines = declarations.map { option in
      let term = option.name + (option.value.map { " \($0)" } ?? "")
      return "  " + term + String(repeating: " ", count: width - term.count + 2) + option.does
    }
    return """
      Examples:
        jtai                                      work at the prompt
        jtai rehearsal.jtai children=3000         run a saved script with a parameter
        jtai -c 'load lists.xlsx; filter disability=Y, NPS involved; count by age_band'

      Usage: jtai [OPTION …] [SCRIPT [NAME=VALUE …]]
      \(lines.joined(separator: "\n"))

      At the prompt, help shows the commands.

      """
  }
}
