import Casework
import Commands
import Language
import Synchronization
import Table

/// The lines that were typed, in this session and in earlier ones, as far as they may be kept.
///
/// A line that begins with a space, or that holds the ID of a loaded child, is never written down;
/// and where a list is loaded later that has such an ID, the line is forgotten then.
final class PastLines: Sendable {
  private static let most = 1000

  private let file: PrivateFile?
  private let lines: Mutex<[String]>
  private let wasCleared = Mutex(false)

  /// - Parameter path: where they are kept; nil where nothing may be.
  init(_ path: String?) {
    file = path.map(PrivateFile.init)
    lines = Mutex(Self.read(file))
  }

  /// The oldest first.
  var all: [String] { lines.withLock { $0 } }

  /// - Parameter area: the children whose IDs must not be written; nil where none are loaded.
  func add(_ line: String, _ area: Area?) {
    let line = StatementReader.line(ofSource: line)
    guard let first = line.utf8.first, first != UInt8(ascii: " "), line != Command.quit.name,
      Self.mayBeKept(line, area)
    else { return }
    lines.withLock { lines in
      // Another prompt may have written meanwhile.
      var now = Self.read(file) + (file == nil ? lines : [])
      now.removeAll { !Self.mayBeKept($0, area) }
      if now.last != line { now.append(line) }
      lines = Array(now.suffix(Self.most))
      file?.write(Array((lines.joined(separator: "\n") + "\n").utf8))
    }
  }

  func clear() {
    lines.withLock { lines in
      lines = []
      file?.write([])
    }
    wasCleared.withLock { $0 = true }
  }

  /// Whether they were cleared since this was asked last.
  func takeCleared() -> Bool {
    wasCleared.withLock { cleared in
      defer { cleared = false }
      return cleared
    }
  }

  private static func read(_ file: PrivateFile?) -> [String] {
    guard let bytes = file?.read() else { return [] }
    return String(decoding: bytes, as: UTF8.self).lines(takingReturns: false)
      .filter { !$0.isEmpty }.map(String.init)
  }

  // MARK: Identifiers

  /// The most bytes and words of an ID that a line is searched for.
  private static let longest = 64

  /// Whether no part of the line, between signs and spaces, is the ID of a child.
  static func mayBeKept(_ line: String, _ area: Area?) -> Bool {
    guard let area = area?.truth, area.count > 0 else { return true }
    let bytes = Array(line.utf8)
    let starts = bytes.indices.filter { isWord(bytes[$0]) && ($0 == 0 || !isWord(bytes[$0 - 1])) }
    let ends = bytes.indices.map { $0 + 1 }.filter {
      isWord(bytes[$0 - 1]) && ($0 == bytes.count || !isWord(bytes[$0]))
    }
    for start in starts {
      for end in ends where end > start && end - start <= longest {
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        if [text, text.uppercased(), text.lowercased()].contains(where: { area.child($0) != nil }) {
          return false
        }
      }
    }
    return true
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...0xFF:
      true
    default: false
    }
  }
}
