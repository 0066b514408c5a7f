import Language
import Terminal

/// The arguments that the program was started with.
public struct Options {
  /// What the program prints instead of running anything.
  public enum Print: Sendable, Equatable {
    case version
    case help
    /// A page of the manual, by the name of its file.
    case page(String)
    /// The file of an edition that the program carries.
    case edition(String)
  }

  public var commands: String?
  public var script: String?
  public var parameters: [String] = []
  public var json = false
  public var check: String?
  public var update: String?
  public var acceptsInputs = false
  public var edition: String?
  public var asOf: String?
  public var keepGoing = false
  public var noInit = false
  public var safe = false
  public var plain = false
  public var colour = ColourChoice.auto
  public var width: Int?
  public var prints: [Print] = []

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
    if let label = declaration.value.label {
      if name != argument {
        value = parts.count > 1 ? parts[1] : ""
      } else if let next = rest.popFirst() {
        value = next
      } else {
        throw Self.wrongUse("\(known) needs \(label)", "usage: \(declaration.term)")
      }
    } else if name != argument {
      throw Self.wrongUse("\(known) takes no value", "type \(known) alone")
    }
    try declaration.take(&self, value)
  }

  static func wrongUse(_ message: String, _ help: String) -> Diagnostic {
    Diagnostic("wrong-use", message, help: help, status: .wrongUse)
  }

  /// Ways to start it, each with what it does.
  public static let examples: [(command: String, does: String)] = [
    ("jtai", "work at the prompt"),
    ("jtai rehearsal.jtai children=3000", "run a saved script with a parameter"),
    ("jtai -c 'load lists.xlsx; filter disability=Y; count by age_band'", "run a line"),
  ]

  static let synopsis = "jtai [OPTION …] [SCRIPT [NAME=VALUE …]]"

  public static var usage: String {
    """
    Examples:
    \(aligned(examples.map { ($0.command, $0.does) }))

    Usage: \(synopsis)
    \(aligned(shown.map { ($0.term, $0.does) }))

    At the prompt, help shows the commands, and demo what can be done with them.

    """
  }

  /// Two columns, indented.
  static func aligned(_ rows: [(String, String)]) -> String {
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { term, does in
      "  " + term + String(repeating: " ", count: width - term.count + 2) + does
    }.joined(separator: "\n")
  }
}
