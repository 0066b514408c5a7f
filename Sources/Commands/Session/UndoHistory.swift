/// What undo and redo come back to: sessions without a history of their own.
public struct UndoHistory: Sendable {
  /// How many commands can be taken back.
  private static let most = 200

  /// A session that is kept by reference: a history is copied with every command.
  private final class Kept: Sendable {
    let session: Session

    init(_ session: Session) {
      var session = session
      session.history = UndoHistory()
      session.lastOutput = ""
      self.session = session
    }
  }

  /// Earlier and undone sessions, newest last.
  private var past: [Kept] = []
  private var future: [Kept] = []

  public init() {}

  /// How many commands can be taken back now.
  public var count: Int { past.count }

  /// The history of a session that follows on another.
  func following(_ session: Session) -> UndoHistory {
    var next = self
    if next.past.count >= Self.most { next.past.removeFirst() }
    next.past.append(Kept(session))
    next.future = []
    return next
  }

  /// The session before this one; nil where nothing has been changed.
  func undone(from session: Session) -> Session? {
    guard var before = past.last?.session else { return nil }
    before.history.past = past.dropLast()
    before.history.future = future + [Kept(session)]
    return before
  }

  /// The session that was undone last; nil where none was.
  func redone(from session: Session) -> Session? {
    guard var after = future.last?.session else { return nil }
    after.history.past = past + [Kept(session)]
    after.history.future = future.dropLast()
    return after
  }

  /// The latest earlier session of which something holds.
  func last(where holds: (Session) -> Bool) -> Session? {
    past.last { holds($0.session) }?.session
  }
}
