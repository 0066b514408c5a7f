import Language
import Render

extension Command {
  static let run = Command(
    "run", .scripts, "run a saved script of commands",
    .sequence([
      .slot("path", .path, "PATH", "the script"),
      .optional(
        .repetition(.slot("parameters", .word, "NAME=VALUE", "for the script's param lines"))),
    ]),
    details: "Paths in a script are relative to the script. The first error stops it.",
    examples: [.init("run which-option.jtai children=120", "with a parameter")]
  ) { arguments, session, _ throws(Diagnostic) in
    let parameters = try Session.Parameter.all(arguments.literals("parameters"))
    return Outcome(
      session, effect: .run(path: try arguments.required("path"), parameters: parameters))
  }
}

extension Session.Parameter {
  /// The parameters that these words give.
  ///
  /// - Throws: `bad-parameter` at the word that is not `NAME=VALUE`.
  static func all(_ literals: [Literal]) throws(Diagnostic) -> [Session.Parameter] {
    var parameters: [Session.Parameter] = []
    for literal in literals {
      guard var parameter = Session.Parameter(literal.text) else {
        throw Diagnostic(
          "bad-parameter", "\"\(literal.text)\" is not NAME=VALUE", at: literal.span,
          help: "such as children=120")
      }
      parameter.span = literal.span
      parameters.append(parameter)
    }
    return parameters
  }

  /// The parameter that `NAME=VALUE` gives; nil where it is not of that form.
  public init?(_ text: String) {
    guard let mark = text.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let name = String(text[..<mark])
    guard Self.isName(name) else { return nil }
    self.init(name: name, value: String(text[text.utf8.index(after: mark)...]))
  }

  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
    else {
      return false
    }
    return text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }
}
