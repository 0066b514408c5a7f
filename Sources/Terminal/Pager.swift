#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that shows a long text page by page: `$PAGER`, else `less`.
///
/// What is shown is about children: `less` is told to start no other program, to write no file and
/// to keep no history.
public struct Pager: Sendable {
  private let command: String
  /// The environment of the pager, as `NAME=VALUE`.
  private let environment: [String]

  private static let standard = "less -FIRX"
  private static let settings = ["LESSSECURE=1", "LESSHISTFILE=-", "LESSCHARSET=utf-8"]

  /// - Parameter choice: what `PAGER` says; nil where it is not set.
  /// - Returns: nil where it is set to nothing, or to `cat`: then nobody wants one.
  public init?(choice: String?, environment: [String]) {
    let command = choice ?? Self.standard
    guard command.contains(where: { $0 != " " }), command != "cat" else { return nil }
    self.command = command
    let names = Self.settings.map { $0.prefix { $0 != "=" } + "=" }
    self.environment =
      environment.filter { entry in !names.contains { entry.hasPrefix($0) } } + Self.settings
  }

  /// The person's own pager.
  public static func own() -> Pager? {
    var entries: [String] = []
    var entry = environ
    while let text = entry.pointee {
      entries.append(String(cString: text))
      entry += 1
    }
    return Pager(choice: getenv("PAGER").map { String(cString: $0) }, environment: entries)
  }

  /// Shows a text, and returns when the person has left the pager.
  ///
  /// - Returns: whether it was shown; false where the pager could not be started or failed.
  public func show(_ text: String) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    // Nobody else's child may hold the pipe open.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    guard let process = start(reading: ends[0]) else {
      close(ends[0])
      close(ends[1])
      return false
    }
    close(ends[0])
    write(text, to: ends[1])
    close(ends[1])
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    // Control-C was meant for the pager.
    Interrupts.take()
    let ended = status & 0x7F == 0
    // The terminal has shown ^C where the cursor stood.
    if status & 0x7F == SIGINT { write("\n", to: STDOUT_FILENO) }
    return !ended || (status >> 8) & 0xFF == 0
  }

  private func start(reading input: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
    defer { posix_spawn_file_actions_destroy(&actions) }
    guard posix_spawnattr_init(&attributes) == 0 else { return nil }
    defer { posix_spawnattr_destroy(&attributes) }
    // This program leaves a closed pipe alone; another must not.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    sigaddset(&signals, SIGINT)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    var arguments = Self.copies(["/bin/sh", "-c", command])
    var variables = Self.copies(environment)
    defer {
      for text in arguments + variables { free(text) }
    }
    var process: pid_t = 0
    let outcome = posix_spawn(&process, "/bin/sh", &actions, &attributes, &arguments, &variables)
    return outcome == 0 ? process : nil
  }

  private static func copies(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    var copies: [UnsafeMutablePointer<CChar>?] = []
    for text in texts { copies.append(strdup(text)) }
    return copies + [nil]
  }

  /// Whoever leaves the pager early has seen enough: that the rest cannot be written is no error.
  private func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var sent = 0
      while sent < bytes.count {
        let count = writeBytes(descriptor, bytes.baseAddress.map { $0 + sent }, bytes.count - sent)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        sent += count
      }
    }
  }
}

/// The system's `write`, whose name a method above hides.
private func writeBytes(_ descriptor: Int32, _ start: UnsafePointer<UInt8>?, _ count: Int) -> Int {
  write(descriptor, start, count)
}
