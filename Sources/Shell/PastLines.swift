import Casework
import Commands
import Language
import Synchronization
import Table

/// The lines that were typed, in this session and in earlier ones, as far as they may be kept.
///
/// A line is written down only if nothing in it could identify somebody (`Session.mayKeep`) and it
/// holds nothing that identifies in any area this session has seen; if a list is loaded later that
/// has what an earlier line holds, the line is forgotten then. Nor is a line kept that begins with
/// a space, or that failed.
final class PastLines: Sendable {
  private static let most = 1000
  /// The most bytes of a line.
  private static let longest = 2000

  private struct State {
    var lines: [String]
    /// What identifies in the areas that were seen; nil before the first.
    var identifying: IdentifyingTexts?
    /// Lines that were judged already, against all that has been seen.
    var judged: Set<String> = []
  }

  private let file: PrivateFile?
  private let state: Mutex<State>
  private let wasCleared = Mutex(false)

  /// - Parameter path: where they are kept; nil where nothing may be.
  init(_ path: String?) {
    file = path.map(PrivateFile.init)
    state = Mutex(State(lines: Self.read(file)))
  }

  /// The oldest first.
  var all: [String] { state.withLock { $0.lines } }

  /// Notes what identifies somebody in an area, however soon it is gone again.
  func see(_ area: Area) {
    guard area.count > 0 else { return }
    state.withLock { state in
      var known =
        state.identifying ?? IdentifyingTexts(ordinary: Registry.words(of: area.edition))
      if known.add(area) { state.judged = [] }
      state.identifying = known
    }
  }

  /// - Parameter session: as it is after the line.
  func add(_ line: String, _ session: Session) {
    let line = StatementReader.line(ofSource: line)
    state.withLock { state in
      guard let first = line.utf8.first, first != UInt8(ascii: " "), first != UInt8(ascii: "\t"),
        line != Command.quit.name,
        Self.mayKeep(line, session, &state)
      else { return forget(session, &state) }
      forget(session, &state)
      if state.lines.last != line { state.lines.append(line) }
      state.lines = Array(state.lines.suffix(Self.most))
      write(state.lines)
    }
  }

  /// Whether the up arrow may show a line while the mask is on.
  func mayShow(_ line: String, _ session: Session) -> Bool {
    let line = StatementReader.line(ofSource: line)
    return state.withLock { state in
      session.mayKeep(line, pseudonyms: true)
        && !(state.identifying?.occur(in: line) ?? false)
    }
  }

  /// Forgets the lines that may not be kept any more; another prompt may have written meanwhile.
  private func forget(_ session: Session, _ state: inout State) {
    let now = file == nil ? state.lines : Self.read(file)
    state.lines = now.filter { Self.mayKeep($0, session, &state) }
    if state.lines.count != now.count { write(state.lines) }
  }

  private func write(_ lines: [String]) {
    file?.write(Array(lines.map { $0 + "\n" }.joined().utf8))
  }

  private static func mayKeep(_ line: String, _ session: Session, _ state: inout State) -> Bool {
    if state.judged.contains(line) { return true }
    guard line.utf8.count <= longest, session.mayKeep(line),
      !(state.identifying?.occur(in: line) ?? false)
    else { return false }
    state.judged.insert(line)
    return true
  }

  func clear() {
    state.withLock { state in
      state.lines = []
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
}
