import Casework
import Guidance
import Language
import Render
import Synchronization
import Table

/// What a session takes from outside and leaves there, in the order in which it does: what its
/// transcript has to say for others to come to the same.
public final class Ledger: Sendable {
  /// A file that was read.
  public struct Input: Sendable, Equatable {
    public let path: String
    public let sha256: String
    public internal(set) var lists: [FoundList]

    public init(path: String, sha256: String, lists: [FoundList] = []) {
      self.path = path
      self.sha256 = sha256
      self.lists = lists
    }
  }

  /// A list that was found in a file.
  public struct FoundList: Sendable, Equatable {
    /// What a file had to have for the list to be the same: "cin: 57 rows, 16 columns".
    public let shape: String
    /// nil where the list is of no size for them, or gone before anybody asked.
    public internal(set) var marks: CellMarks?
    /// By the letters of the columns; empty where the list was not looked at.
    public internal(set) var headings: [String: String] = [:]

    public init(shape: String, marks: CellMarks? = nil) {
      self.shape = shape
      self.marks = marks
    }
  }

  /// A file that was written.
  public struct Output: Sendable, Equatable {
    public let path: String
    /// Of the last content; nil where that hangs on the folder it was written from.
    public internal(set) var sha256: String?
    /// Whether there was a file of the name before.
    public let replaces: Bool

    public init(path: String, sha256: String?, replaces: Bool) {
      self.path = path
      self.sha256 = sha256
      self.replaces = replaces
    }
  }

  private struct State {
    var inputs: [Input] = []
    var outputs: [Output] = []
    var seeds: [String] = []
    var replies: [Asking.Reply] = []
    var seedsToCome: [String]
    var repliesToCome: [Asking.Reply]
  }

  private let state: Mutex<State>

  /// - Parameters: what is given again, before anything is drawn or anybody asked.
  public init(seeds: [String] = [], replies: [Asking.Reply] = []) {
    state = Mutex(State(seedsToCome: seeds.reversed(), repliesToCome: replies.reversed()))
  }

  /// One of a session that these steps have made.
  public convenience init(known steps: [Making.Step]) {
    self.init()
    for step in steps {
      note(step)
      if let drawn = step.drawn { state.withLock { $0.seeds.append(drawn) } }
    }
  }

  public var inputs: [Input] { state.withLock { $0.inputs } }
  public var outputs: [Output] { state.withLock { $0.outputs } }
  /// The seeds that came from the system.
  public var seeds: [String] { state.withLock { $0.seeds } }
  public var replies: [Asking.Reply] { state.withLock { $0.replies } }

  func seed(or draw: @Sendable () -> String) -> String {
    state.withLock { state in
      let seed = state.seedsToCome.popLast() ?? draw()
      state.seeds.append(seed)
      return seed
    }
  }

  /// The person as far as they are written down: the replies of then, where there are any left.
  func asking(_ person: Asking?) -> Asking? {
    let areReplies = state.withLock { !$0.repliesToCome.isEmpty }
    guard areReplies || person != nil else { return nil }
    return Asking { [self] says, prompt in
      let known = state.withLock { $0.repliesToCome.popLast() }
      let reply = known ?? person?.reply(says, prompt) ?? .ended
      state.withLock { $0.replies.append(reply) }
      return reply
    }
  }

  func read(_ path: String, sha256: String) {
    let path = Folder.absolute(path)
    state.withLock { state in
      state.inputs.removeAll { FilePath.isSame($0.path, path) }
      state.inputs.append(Input(path: path, sha256: sha256))
    }
  }

  func wrote(_ path: String, sha256: String?, replaces: Bool) {
    let path = Folder.absolute(path)
    state.withLock { state in
      if let known = state.outputs.firstIndex(where: { FilePath.isSame($0.path, path) }) {
        state.outputs[known].sha256 = sha256
      } else {
        state.outputs.append(Output(path: path, sha256: sha256, replaces: replaces))
      }
    }
  }

  /// A script that is run.
  public func ran(_ path: String, sha256: String) { read(path, sha256: sha256) }

  /// What a step has read, as far as it is known where that lies.
  public func note(_ step: Making.Step?) {
    for input in step?.inputs ?? [] {
      guard let path = input.path else { continue }
      let lists = input.shape.map { [FoundList(shape: $0)] } ?? []
      state.withLock { state in
        let known = state.inputs.firstIndex {
          FilePath.isSame($0.path, path) && $0.sha256 == input.sha256
        }
        if let known {
          let shapes = state.inputs[known].lists.map(\.shape)
          let new = lists.filter { !shapes.contains($0.shape) }
          state.inputs[known].lists += new
        } else {
          state.inputs.removeAll { FilePath.isSame($0.path, path) }
          state.inputs.append(Input(path: path, sha256: input.sha256, lists: lists))
        }
      }
    }
  }

  /// Keeps by what a changed cell of the lists is found again that the session has loaded.
  public func mark(_ session: Session) {
    state.withLock { state in
      for input in state.inputs.indices {
        for list in state.inputs[input].lists.indices {
          let found = state.inputs[input].lists[list]
          guard found.headings.isEmpty,
            let part = session.part(found.shape, sha256: state.inputs[input].sha256)
          else { continue }
          state.inputs[input].lists[list].marks = CellMarks(part)
          state.inputs[input].lists[list].headings = Dictionary(
            part.reports.map { ($0.letter, $0.heading) }, uniquingKeysWith: { first, _ in first })
        }
      }
    }
  }
}

extension Session {
  /// The loaded list of that shape in a file of that content.
  fileprivate func part(_ shape: String, sha256: String) -> RecognisedList? {
    for (list, parts) in loaded {
      let name = edition.lists[list].name
      let part = parts.first { $0.sha256 == sha256 && $0.shape(as: name) == shape }
      if let part { return part }
    }
    return nil
  }
}

extension RecognisedList {
  /// What a file had to have for the list to be the same: its rows and columns.
  func shape(as name: String) -> String {
    "\(name): " + String.counted(rows, "row", "rows") + ", "
      + String.counted(reports.count, "column", "columns")
      + (sheet.map { ", sheet \(Literal.quote($0))" } ?? "")
  }
}
