import CRehearsals
import Language

/// A script for training that the program carries.
public struct Rehearsal: Sendable {
  public let name: String
  public let text: String

  /// Every rehearsal, in the order in which somebody new would run them.
  public static let all: [Rehearsal] = {
    var all: [Rehearsal] = []
    while let file = jtai_rehearsal_at(all.count)?.pointee {
      let bytes = UnsafeRawBufferPointer(start: file.bytes, count: file.count)
      all.append(
        Rehearsal(
          name: String(cString: file.name), text: String(decoding: bytes, as: UTF8.self)))
    }
    return all
  }()

  public var source: SourceText { SourceText(name: name, text: text) }

  /// What it shows: the first sentence of the comment at its head.
  public var summary: String {
    let lines = text.split(separator: "\n").drop { $0.hasPrefix("#!") }
    let comment = lines.prefix { $0.hasPrefix("# ") }.map { $0.dropFirst(2) }
    let words = comment.joined(separator: " ")
    guard let stop = words.utf8.indices.first(where: { words.utf8[$0] == UInt8(ascii: ".") })
    else { return words }
    return String(words[..<stop])
  }

  /// How many commands it runs.
  public var commands: Int { ((try? StatementReader.statements(in: text)) ?? []).count }
}

extension Session {
  /// A session with nothing loaded, for a rehearsal: of the same edition, and as the prompt is.
  public var forRehearsal: Session {
    var fresh = Session(edition)
    fresh.settings = settings
    return fresh
  }

  /// The session that a rehearsal ended in, from which `undo` comes back to this one.
  ///
  /// - Parameter step: the command that ran it, which makes the session by itself.
  public func rehearsed(
    _ rehearsed: Session, _ rehearsal: Rehearsal, _ step: Making.Step?
  ) -> Session {
    var next = following { _ in }
    let history = next.history
    next = rehearsed
    next.parameters = parameters
    next.settings = settings
    next.history = history
    if let step { next.making = Making(step) }
    next.doneBy = "demo \(rehearsal.name)"
    return next
  }
}
