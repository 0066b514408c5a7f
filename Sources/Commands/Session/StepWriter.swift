import Casework
import Guidance
import Language
import Render
import Table

/// Writes a command down as a step: so that it does the same again anywhere.
public struct StepWriter {
  private let command: Command
  private let arguments: Arguments
  private let session: Session
  private let world: World

  /// - Parameter session: as it was before the command.
  public init(_ command: Command, _ arguments: Arguments, _ session: Session, _ world: World) {
    self.command = command
    self.arguments = arguments
    self.session = session
    self.world = world
  }

  /// The step that a command was; nil where it changed nothing.
  public func step(_ outcome: Outcome) -> Making.Step? {
    guard changes(outcome) else { return nil }
    var written = self.written
    var drawn: String?
    switch outcome.again {
    case .asTyped: break
    case .drawing(let seed): drawn = seed
    case .instead(let text, let seed):
      written = Self.written(text, session, world)
      drawn = seed
    }
    return Making.Step(
      written.text, paths: written.paths, inputs: outcome.inputs + read(outcome.session),
      drawn: drawn)
  }

  private func changes(_ outcome: Outcome) -> Bool {
    if outcome.session.making.isOpen { return true }
    switch outcome.effect {
    case .rehearse: return true
    default: return Command.movesThroughHistory.contains(command.name) || isTurned
    }
  }

  /// Whether it turns something that belongs to the person, and to no session's history.
  private var isTurned: Bool {
    Command.turnsThePrompt.contains(command.name) && !arguments.isEmpty
  }

  /// Another statement with names in full; as it is where it is none.
  private static func written(
    _ text: String, _ session: Session, _ world: World
  ) -> (text: String, paths: [Literal]) {
    let word = text.firstWord
    let command = Registry.commands.first { $0.name == word }
    let arguments = command.flatMap { command in
      try? GrammarParser.parse(
        text, from: word.utf8.count, by: command.grammar, vocabulary: session.edition.vocabulary)
    }
    guard let command, let arguments else { return (text, []) }
    return StepWriter(command, arguments, session, world).written
  }

  /// The statement with names in full.
  public var written: (text: String, paths: [Literal]) {
    let statement = Array(arguments.statement.utf8)
    var pieces: [(span: Span, text: String, path: String?)] = []
    for literal in arguments.literals(of: .path) {
      let path = Folder.absolute(world.resolve(literal.text))
      pieces.append((literal.span, Literal.typed(path), path))
    }
    for literal in arguments.literals(of: .child) {
      guard session.isMasked, let child = try? session.child(literal) else { continue }
      pieces.append((literal.span, Literal.typed(session.area.truth.ids[Int(child)]), nil))
    }
    var text = command.name
    var end =
      statement.firstIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      ?? statement.count
    var paths: [Literal] = []
    for piece in pieces.sorted(by: { $0.span.start < $1.span.start }) {
      text += String(decoding: statement[end..<piece.span.start], as: UTF8.self)
      if let path = piece.path {
        let start = text.utf8.count
        paths.append(
          Literal(text: path, quoted: true, span: Span(start, start + piece.text.utf8.count)))
      }
      text += piece.text
      end = piece.span.end
    }
    return (text + String(decoding: statement[end...], as: UTF8.self), paths)
  }

  /// The files that lists were read from.
  private func read(_ next: Session) -> [Making.Input] {
    next.loaded.keys.sorted().flatMap { list in
      let known = Set(session.loaded[list, default: []].map(\.sha256))
      let new = next.loaded[list, default: []].filter {
        !$0.sha256.isEmpty && !known.contains($0.sha256)
      }
      let name = next.edition.lists[list].name
      return new.map { part in
        Making.Input(
          list: name, sha256: part.sha256, path: Folder.absolute(world.resolve(part.file)),
          shape: part.shape(as: name))
      }
    }
  }
}

extension Command {
  fileprivate static let movesThroughHistory: Set<String> = ["redo", "undo"]
  fileprivate static let turnsThePrompt: Set<String> = ["mask", "param", "set"]
}
