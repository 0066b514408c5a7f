import Casework
import Commands
import Guidance
import Language

/// Everything that a session is, as lines of text, for comparing two of them that came about in
/// different ways: but for how they look, for what was typed, and for what can be undone.
///
/// Each stored property of a session is either taken or left out by name, and a new one fails the
/// test that asks for that.
struct SessionPicture: Equatable, CustomStringConvertible {
  let lines: [String]
  /// The properties that it shows.
  let taken: Set<String>

  /// What is no part of the state, each with the reason.
  static let leftOut: [String: String] = [
    "making": "how it came about, and not what it is",
    "doneBy": "the words that were typed", "isDoneUnmasked": "belongs to those words",
    "lastOutput": "what was shown", "history": "what can be undone: counted beside it",
    "settings": "how it looks", "parameters": "a saved script has them filled in",
    "pseudonyms": "numbers for the mask",
  ]

  init(_ session: Session) {
    var lines: [String] = []
    var taken: Set<String> = []
    for (label, value) in Mirror(reflecting: session).children {
      guard let label, Self.leftOut[label] == nil else { continue }
      switch label {
      case "edition": lines.append("edition: \(session.edition.id)")
      case "seed": lines.append("seed: \(session.seed?.text ?? "none")")
      case "area":
        let picture = AreaPicture(session.area)
        let lists = picture.lists.sorted { $0.key < $1.key }
        lines.append("area: \(picture.ids)")
        lines += lists.map { "list \($0.key): \($0.value)" }
      case "loaded":
        for (list, parts) in session.loaded.sorted(by: { $0.key < $1.key }) {
          let said = parts.map { "\($0.sha256) \($0.sheet ?? "") \($0.rows)" }
          lines.append("loaded \(list): \(said)")
        }
      default: lines.append("\(label): \(Self.text(value))")
      }
      taken.insert(label)
    }
    self.lines = lines
    self.taken = taken
  }

  var description: String { lines.joined(separator: "\n") }

  /// The lines that differ, cut short.
  func difference(_ other: SessionPicture) -> String {
    zip(lines, other.lines).filter { $0 != $1 }.map {
      "\($0.prefix(600))\n  against\n\($1.prefix(600))"
    }.joined(separator: "\n")
  }

  /// A value with all that it is made of; sets and dictionaries in the order of their words, and
  /// without the places at which words stood in a statement.
  static func text(_ value: Any) -> String {
    if value is Span { return "" }
    // A saved session types the seeds that this one took from the system.
    if let seed = value as? Session.Seed { return seed.text }
    let mirror = Mirror(reflecting: value)
    if let list = value as? ChildList { return "\(Array(list))" }
    if let area = value as? Area { return "\(area.count)" }
    let parts = mirror.children.map { child in
      child.label.map { "\($0): \(text(child.value))" } ?? text(child.value)
    }
    switch mirror.displayStyle {
    case .set, .dictionary: return "{\(parts.sorted().joined(separator: ", "))}"
    case .collection, .tuple: return "[\(parts.joined(separator: ", "))]"
    case .optional: return parts.first ?? "nil"
    case .enum where parts.isEmpty: return "\(value)"
    case nil where parts.isEmpty: return "\(value)"
    default:
      let type = "\(mirror.subjectType)"
      return parts.isEmpty ? "\(value)" : "\(type)(\(parts.joined(separator: ", ")))"
    }
  }
}
