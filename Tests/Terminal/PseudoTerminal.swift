import CPseudoTerminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program on a terminal of its own, and a person in front of it: types, looks, waits.
///
/// Every wait has a deadline, and fails with what was on the screen.
final class PseudoTerminal {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Everything that the program has written so far.
  private(set) var output: [UInt8] = []
  /// What that looks like.
  private(set) var screen: Screen
  let process: pid_t
  private var descriptor: Int32
  private var searched = 0
  private var status: Int32?
  /// Seconds that a wait may take; far more than is needed on a busy machine.
  var patience = 20.0

  /// - Parameter environment: the whole of it; nothing is inherited.
  init(
    program: String, arguments: [String] = [], environment: [String: String], rows: Int = 24,
    columns: Int = 80
  ) throws {
    let settings = environment.map { "\($0.key)=\($0.value)" }.sorted()
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = settings.map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    var descriptor: Int32 = -1
    process = jtai_pseudo_terminal_start(
      program, &words, &variables, Int32(rows), Int32(columns), &descriptor)
    self.descriptor = descriptor
    screen = Screen(rows: rows, columns: columns)
    guard process > 0 else { throw Failure(description: "no pseudo-terminal: errno \(errno)") }
  }

  deinit {
    close()
    guard status == nil, process > 0 else { return }
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  /// Waits until the program has had so much more of a processor: that it is in the middle of what
  /// was typed. On a system that does not tell, it is that time by the clock.
  func waitUntilWorked(milliseconds: Int) throws {
    #if canImport(Glibc)
      var clock = clockid_t()
      guard clock_getcpuclockid(process, &clock) == 0 else { throw failure("has no clock") }
      func worked() -> Int {
        var time = timespec()
        clock_gettime(clock, &time)
        return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
      }
      let (start, deadline) = (worked(), Self.now + patience)
      while worked() < start + milliseconds {
        guard Self.now < deadline else { throw failure("does not work") }
        usleep(1_000)
      }
    #else
      usleep(UInt32(milliseconds) * 1_000)
    #endif
  }

  /// Types. The bytes go out as they are: Enter is `\r`.
  func send(_ text: String) throws {
    var bytes = Array(text.utf8)[...]
    let deadline = Self.now + patience
    while !bytes.isEmpty {
      guard Self.now < deadline else { throw failure("takes no more input") }
      // A program that writes while it is written to must be read, or both wait for ever.
      guard wait(for: Int16(POLLOUT | POLLIN), until: deadline) & Int16(POLLOUT) != 0 else {
        _ = receive()
        continue
      }
      // No more than a terminal that is not read can hold.
      let count = bytes.prefix(256).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw failure("cannot be written to: errno \(errno)") }
      bytes = bytes.dropFirst(count)
      while wait(for: Int16(POLLIN), until: Self.now) & Int16(POLLIN) != 0, receive() {}
    }
  }

  /// Waits until the output holds the text, behind what the last `expect` found.
  func expect(_ text: String) throws {
    let wanted = Array(text.utf8)
    try wait("“\(text)”") {
      guard let end = Self.end(of: wanted, in: self.output, from: self.searched) else {
        return false
      }
      self.searched = end
      return true
    }
  }

  /// Waits until the screen is as described.
  func expectScreen(_ what: String = "the screen", _ condition: (Screen) -> Bool) throws {
    try wait(what) { condition(self.screen) }
  }

  /// Waits until the row with the cursor shows exactly this, with the cursor at `column`, counted
  /// from 0 (nil: anywhere).
  func expectLine(_ text: String, cursor column: Int? = nil) throws {
    try expectScreen("the line “\(text)”, cursor at \(column.map(String.init) ?? "any place")") {
      $0.line == text && (column == nil || $0.cursorColumn == column)
    }
  }

  /// Waits until something is so that the terminal does not show.
  func expect(outside what: String, _ condition: () -> Bool) throws {
    let deadline = Self.now + patience
    while !condition() {
      guard Self.now < deadline else { throw failure("did not come to \(what)") }
      if wait(for: Int16(POLLIN), until: Self.now + 0.01) != 0, !receive() {
        throw failure("ended before it came to \(what)")
      }
    }
  }

  /// Changes the terminal's size, as a person does who drags its window.
  func resize(rows: Int, columns: Int) throws {
    while wait(for: Int16(POLLIN), until: Self.now) & Int16(POLLIN) != 0, receive() {}
    screen.resize(rows: rows, columns: columns)
    guard jtai_pseudo_terminal_resize(descriptor, Int32(rows), Int32(columns)) == 0 else {
      throw failure("cannot be resized: errno \(errno)")
    }
  }

  /// Hangs up.
  func close() {
    if descriptor >= 0 { jtai_pseudo_terminal_close(descriptor) }
    descriptor = -1
  }

  /// Reads what is still to come, and waits for the end: the exit status, or 128 and the number
  /// of the signal that ended the program, as shells have it.
  func waitForExit() throws -> Int32 {
    let deadline = Self.now + patience
    while descriptor >= 0, Self.now < deadline {
      if wait(for: Int16(POLLIN), until: deadline) != 0, !receive() { break }
    }
    while status == nil {
      var word: Int32 = 0
      let ended = waitpid(process, &word, WNOHANG)
      if ended == process {
        let signal = word & 0x7F
        status = signal == 0 ? (word >> 8) & 0xFF : 128 + signal
      } else {
        guard Self.now < deadline else { throw failure("does not end") }
        poll(nil, 0, 5)
      }
    }
    return status ?? -1
  }

  /// Everything written so far, as text.
  var text: String { String(decoding: output, as: UTF8.self) }

  private func wait(_ what: String, _ condition: () -> Bool) throws {
    let deadline = Self.now + patience
    while !condition() {
      guard Self.now < deadline else { throw failure("did not show \(what)") }
      guard wait(for: Int16(POLLIN), until: deadline) != 0 else { continue }
      guard receive() else {
        if condition() { return }
        throw failure("ended before it showed \(what)")
      }
    }
  }

  /// The events that there are, or 0 where the time is up.
  private func wait(for events: Int16, until deadline: Double) -> Int16 {
    var entry = pollfd(fd: descriptor, events: events, revents: 0)
    let milliseconds = Int32(max(0, (deadline - Self.now) * 1000))
    return poll(&entry, 1, milliseconds) > 0 ? entry.revents : 0
  }

  /// False at the end.
  private func receive() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else { return count < 0 && errno == EINTR }
    output += buffer[..<count]
    screen.feed(buffer[..<count])
    return true
  }

  private func failure(_ what: String) -> Failure {
    let shown = (screen.history + screen.lines).suffix(60).joined(separator: "\n")
    return Failure(
      description: "The program \(what). The screen, cursor at row \(screen.cursorRow), column "
        + "\(screen.cursorColumn):\n\(shown)")
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func end(of wanted: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count - start >= wanted.count else { return nil }
    for place in start...(bytes.count - wanted.count)
    where bytes[place..<(place + wanted.count)].elementsEqual(wanted) {
      return place + wanted.count
    }
    return nil
  }
}
