import CEditline

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ctrl-C, and the reader of a pipe that goes away.
public enum Interrupts {
  /// Notes Ctrl-C from now on instead of ending the program, and lets writing to a closed pipe
  /// fail with EPIPE instead of ending it.
  ///
  /// SIGINT is caught without SA_RESTART, so that a blocking read ends too. A program that was
  /// started with SIGINT ignored (as in `jtai … &`) goes on ignoring it. A program that this one
  /// starts gets SIGINT as by default, but inherits that SIGPIPE is ignored: reset it there.
  public static func install() {
    _ = jtai_signal_catch(SIGINT)
    jtai_signal_ignore(SIGPIPE)
  }

  /// Notes Ctrl-C while `body` runs, wherever else it ends the program.
  public static func noted<Result, Failure>(
    during body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let isCaughtHere = jtai_signal_catch(SIGINT)
    defer { if isCaughtHere { jtai_signal_release(SIGINT) } }
    return try body()
  }

  /// Whether Ctrl-C was pressed since the last `take`. Long work asks this now and then.
  public static var isPending: Bool { jtai_signal_is_noted(SIGINT) }

  /// Whether Ctrl-C was pressed; forgets it.
  @discardableResult
  public static func take() -> Bool { jtai_signal_take(SIGINT) }
}
