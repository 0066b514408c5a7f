import CEditline

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whole lines from a file descriptor, without editing: for pipes, files, terminals that cannot
/// place a cursor, and plain mode.
///
/// Lines may be of any length and end with LF or CRLF; the last may lack its end. Bytes that are
/// not UTF-8 become U+FFFD.
public struct PlainReader {
  private let descriptor: Int32
  private let isTerminal: Bool
  private var buffer: [UInt8] = []
  private var start = 0
  private static let chunk = 1 << 16

  public init(descriptor: Int32 = STDIN_FILENO) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
  }

  /// The next line.
  /// - Parameter prompt: written to standard output first, without colour; nil where nobody is
  ///   there to read it.
  public mutating func readLine(prompt: Prompt? = nil) -> LineResult {
    if let prompt { write(prompt.text) }
    var searched = start
    while true {
      let rest = buffer[searched...]
      if let end = rest.firstIndex(of: UInt8(ascii: "\n")) { return .line(take(upTo: end)) }
      searched = buffer.count
      switch fill() {
      case .more: continue
      case .interrupted:
        Interrupts.take()
        // The terminal has shown ^C itself, and has dropped what was typed before it.
        if isTerminal, prompt != nil { write("\n") }
        return .interrupted
      case .end:
        if start < buffer.count { return .line(take(upTo: buffer.count)) }
        if isTerminal, prompt != nil { write("\n") }
        return .endOfInput
      }
    }
  }

  private enum Filling {
    case more
    case interrupted
    case end
  }

  private mutating func fill() -> Filling {
    while true {
      if jtai_wait_for_input(descriptor, -1) < 0 {
        if Interrupts.isPending { return .interrupted }
        continue
      }
      let descriptor = self.descriptor
      var count = 0
      let arrived = [UInt8](unsafeUninitializedCapacity: Self.chunk) { room, initialized in
        count = read(descriptor, room.baseAddress, Self.chunk)
        initialized = max(0, count)
      }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return .end }
      buffer.append(contentsOf: arrived)
      return .more
    }
  }

  private mutating func take(upTo end: Int) -> String {
    var line = buffer[start..<end]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    let text = String(decoding: line, as: UTF8.self)
    start = min(end + 1, buffer.count)
    // Not at every line: that would move the rest of a long input again and again.
    if start == buffer.count || start > Self.chunk {
      buffer.removeFirst(start)
      start = 0
    }
    return text
  }

  private func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { jtai_editor_write($0.baseAddress, $0.count) }
    }
  }
}
