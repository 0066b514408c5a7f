import Casework
import Language
import Render
import Simulation
import Table

/// A command: its syntax, what it is for, and what it does.
///
/// One declaration feeds the parser, completion, help and the reference page.
public struct Command: Sendable {
  /// What a person wants to do with it, in the order in which an inspection comes to it.
  public enum Group: String, Sendable, CaseIterable {
    case data = "Load my lists"
    case explore = "Look at who is there"
    case choose = "Choose"
    case timetable = "Plan the days"
    case simulate = "Weigh option A against B"
    case follow = "Follow what is handed over"
    case scripts = "Repeat it"
    case train = "Train and try"
    case help = "Find my way"
  }

  /// Something to type, and what it does.
  public struct Example: Sendable {
    public let command: String
    public let does: String

    public init(_ command: String, _ does: String) {
      self.command = command
      self.does = does
    }

    /// Whether it can be typed under an edition: another may have other options.
    func fits(_ vocabulary: Vocabulary) -> Bool {
      let words = command.firstWord
      guard let command = Registry.commands.first(where: { $0.name == words }) else { return true }
      let arguments = Result { () throws(Diagnostic) in
        try GrammarParser.parse(
          self.command, from: words.utf8.count, by: command.grammar, vocabulary: vocabulary)
      }
      if case .success = arguments { return true }
      return self.command.contains(";")
    }
  }

  /// Examples of what is loaded, which would show something now; none where nothing is loaded.
  public struct DataExamples: Sendable {
    let make: @Sendable (Session) -> [Example]

    init(_ make: @escaping @Sendable (Session) -> [Example]) { self.make = make }

    public static let none = DataExamples { _ in [] }
  }

  public typealias Body =
    @Sendable (Arguments, Session, World) throws(Diagnostic) -> Outcome

  public let name: String
  public let group: Group
  public let summary: String
  public let grammar: Grammar
  /// What a person should know beyond the summary; empty where that says it all.
  public let details: String
  public let examples: [Example]
  private let onData: DataExamples
  public let body: Body

  public init(
    _ name: String, _ group: Group, _ summary: String, _ grammar: Grammar = .nothing,
    details: String = "", examples: [Example],
    onData: DataExamples = .none, body: @escaping Body
  ) {
    self.name = name
    self.group = group
    self.summary = summary
    self.grammar = grammar
    self.details = details
    self.examples = examples
    self.onData = onData
    self.body = body
  }

  public func examplesOnData(_ session: Session) -> [Example] { onData.make(session) }

  /// The usage line, with the words that an edition gives; a line a form where it would be long.
  public func usages(_ vocabulary: Vocabulary) -> [String] {
    grammar.filled(from: vocabulary).usages.map { $0.isEmpty ? name : "\(name) \($0)" }
  }

  /// The usage in one line, with the words that an edition gives.
  public func usage(_ vocabulary: Vocabulary) -> String {
    let rest = grammar.filled(from: vocabulary).usage
    return rest.isEmpty ? name : "\(name) \(rest)"
  }
}

/// What a command came to: the next session, and something to show.
public struct Outcome: Sendable {
  /// What the shell has to do besides, because it is beyond a session.
  public enum Effect: Sendable {
    case none
    /// Shown, but no result: `expect output` still speaks of the command before.
    case remark
    case quit
    /// A text for the standard output, which holds nothing else then.
    case data([UInt8])
    case run(path: Literal, parameters: [Session.Parameter])
    /// A script that the program carries, on a session of its own.
    case rehearse(Rehearsal, parameters: [Session.Parameter])
    /// Takes up a session that ended without `quit`.
    case recover(EndedSession, anyway: Bool)
    /// Runs a statement that must fail with that code.
    case expectError(code: Literal, statement: Literal)
    case record(Recording)
  }

  /// What is to be done about a transcript.
  public enum Recording: Sendable {
    case start(Literal)
    case stop
    /// Says whether there is one.
    case tell
  }

  /// What to type to come to the same session again.
  public enum Again: Sendable {
    case asTyped
    /// The statement, with a seed that it has taken from the system.
    case drawing(String)
    /// Another one, that does nothing besides; with the seed that it takes from the system.
    case instead(String, drawing: String? = nil)
  }

  public var session: Session
  public var document: Document
  public var result: JSONValue
  public var notices: [Notice]
  public var effect: Effect
  public var again = Again.asTyped
  /// Files that were read and are no lists.
  public var inputs: [Making.Input] = []
  /// What changed the session, written down; nil where nothing did.
  public var step: Making.Step?

  public init(
    _ session: Session, _ document: Document = Document(), result: JSONValue = .object([]),
    notices: [Notice] = [], effect: Effect = .none
  ) {
    self.session = session
    self.document = document
    self.result = result
    self.notices = notices
    self.effect = effect
  }
}

/// Something that the person should know beside the result: a guess, a reading, a warning.
public struct Notice: Sendable, Equatable {
  public let code: String
  public let message: String

  public init(_ code: String, _ message: String) {
    self.code = code
    self.message = message
  }
}

extension Document {
  mutating func note(_ notices: [Notice]) {
    for notice in notices { line(notice.message) }
  }
}
