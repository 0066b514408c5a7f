import Synchronization

/// Somebody who watches many runs being done, and may end them.
public struct RunWatch: Sendable {
  /// Told of each step, from whichever thread does it, one step at a time; false ends the work.
  public let goesOn: @Sendable (_ done: Int, _ of: Int) -> Bool
  /// Told once at the end, however it came about.
  public let finished: @Sendable () -> Void

  public init(
    _ goesOn: @escaping @Sendable (_ done: Int, _ of: Int) -> Bool,
    finished: @escaping @Sendable () -> Void = {}
  ) {
    self.goesOn = goesOn
    self.finished = finished
  }
}

/// Work in several parts, of each of which the watcher is told as a part of the whole.
public struct WatchedParts: Sendable {
  private final class End: Sendable {
    let hasCome = Mutex(false)
  }

  private let watch: RunWatch?
  private let count: Int
  private var begun = 0
  private let end = End()

  public init(_ watch: RunWatch?, count: Int) {
    self.watch = watch
    self.count = max(count, 1)
  }

  /// Whether somebody has ended the work: no further part is to be begun.
  public var isEnded: Bool { end.hasCome.withLock { $0 } }

  /// What the next part is watched by.
  public mutating func next() -> RunWatch? {
    let (before, count, end) = (begun, count, end)
    begun = min(begun + 1, count - 1)
    guard let watch else { return nil }
    return RunWatch({ done, of in
      let goesOn = watch.goesOn(before * of + done, count * of)
      if !goesOn { end.hasCome.withLock { $0 = true } }
      return goesOn
    })
  }

  public func finished() { watch?.finished() }
}
