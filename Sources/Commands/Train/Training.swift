import Render

/// What was asked in training, and how it was answered. `undo` takes none of it back.
public struct Training: Sendable, Equatable {
  public enum Mark: String, Sendable {
    case right, wrong
    case skipped = "not answered"
  }

  public enum Answerer: String, Sendable {
    case person
    /// The script's own answer, where nobody is there to give one.
    case stated
    case nobody
  }

  public struct Asked: Sendable, Equatable {
    public let question: String
    public let mark: Mark
    public let by: Answerer
  }

  public private(set) var asked: [Asked] = []

  public init() {}

  public var right: Int { asked.count { $0.mark == .right } }
  public var skipped: Int { asked.count { $0.mark == .skipped } }

  mutating func note(_ asked: Asked) { self.asked.append(asked) }

  /// "3 of 4 asked were right, 1 not answered".
  var words: String {
    let skips = skipped == 0 ? "" : ", \(skipped.grouped) not answered"
    return "\(right.grouped) of \(asked.count.grouped) asked were right\(skips)"
  }
}
