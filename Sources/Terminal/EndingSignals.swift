import CEditline
import Synchronization

/// What is done before a signal ends the program (SIGTERM, SIGHUP and SIGQUIT; Ctrl-C is noted by
/// `Interrupts`).
public enum EndingSignals {
  private static let cleaning = Mutex<(@Sendable () -> Void)?>(nil)

  /// Has `body` done first; to be called once, before the program starts other threads.
  public static func clean(first body: @escaping @Sendable () -> Void) {
    cleaning.withLock { $0 = body }
    _ = jtai_signals_clean { EndingSignals.cleaning.withLock { $0 }?() }
  }
}
