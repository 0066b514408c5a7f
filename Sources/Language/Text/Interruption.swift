import Synchronization

/// Ctrl-C, as long work sees it.
///
/// Work that may take long asks `isWanted` now and then and, where it is, comes to an end with
/// whatever it has. Nobody uses that: `requireNone` then refuses it, before anything is changed or
/// written.
public enum Interruption {
  private static let source = Mutex<(@Sendable () -> Bool)?>(nil)
  private static let isSeen = Atomic(false)

  /// Says how Ctrl-C is seen; nil where it ends the program by itself.
  public static func watch(_ isPending: (@Sendable () -> Bool)?) {
    source.withLock { $0 = isPending }
  }

  /// Whether the work should end.
  public static var isWanted: Bool {
    if isSeen.load(ordering: .relaxed) { return true }
    guard let isPending = source.withLock({ $0 }), isPending() else { return false }
    isSeen.store(true, ordering: .relaxed)
    return true
  }

  /// Forgets what was seen, before other work begins.
  public static func begin() { isSeen.store(false, ordering: .relaxed) }

  /// - Throws: `interrupted` where work has been cut short.
  public static func requireNone() throws(Diagnostic) {
    guard isSeen.load(ordering: .relaxed) else { return }
    throw Diagnostic(
      "interrupted", "ended by Ctrl-C: nothing was changed",
      help: "what was there before is as it was", status: .interrupted)
  }
}
