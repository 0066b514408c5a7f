import Render
import Simulation
import Table
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Tells on the terminal how far long work has come, once it has taken a second, and ends it where
/// Ctrl-C is pressed. The line is gone before anything else is shown.
final class WorkProgress: @unchecked Sendable {
  enum Form: Sendable {
    /// A bar that is redrawn, of at most so many cells.
    case bar(width: Int)
    /// One line that stays, for screen readers.
    case line
    case nothing
  }

  /// How far work has come.
  struct State {
    /// Of the whole, 0 to 1.
    let share: Double
    /// Such as `520,000 rows`, the most important first.
    let amounts: [String]
  }

  private static let patience = Duration.seconds(1)
  private static let pause = Duration.milliseconds(100)

  private let doing: String
  private let form: Form
  private let began = ContinuousClock.now
  private var drawn: ContinuousClock.Instant?

  /// - Parameter doing: such as `reading cin.csv`.
  init(_ doing: String, form: Form) {
    self.doing = CleanText.clean(doing)
    self.form = form
  }

  /// What the reader of a file is given: told of one step at a time.
  static func watch(file: String, form: Form) -> ReadWatch {
    let name = FilePath.name(file)
    let progress = WorkProgress("reading \(name)", form: form)
    return ReadWatch({ progress.goesOn(State($0)) }, finished: { progress.clear() })
  }

  /// What the runs of a simulation are given.
  static func watch(runs doing: String, form: Form) -> RunWatch {
    let progress = WorkProgress(doing, form: form)
    return RunWatch(
      { done, of in
        progress.goesOn(
          State(
            share: Double(done) / Double(max(of, 1)),
            amounts: ["\(done.grouped) of \(of.grouped) runs"]))
      }, finished: { progress.clear() })
  }

  private func goesOn(_ state: State) -> Bool {
    if Interrupts.take() { return false }
    let now = ContinuousClock.now
    if now - began > Self.patience, drawn.map({ now - $0 > Self.pause }) ?? true {
      draw(state, after: now - began)
      drawn = now
    }
    return true
  }

  private func draw(_ state: State, after elapsed: Duration) {
    switch form {
    case .nothing: return
    case .line: if drawn == nil { Self.send("Working… \(doing)\n") }
    case .bar(let width):
      Self.send("\r\u{1B}[K\(Self.text(state, doing: doing, after: elapsed, width: width))")
    }
  }

  private func clear() {
    if case .bar = form, drawn != nil { Self.send("\r\u{1B}[K") }
  }

  /// `reading cin.csv [#####     ] 52% · 3 s left · 520,000 rows · 73 of 140 MB`, as much of it as
  /// fits.
  static func text(_ state: State, doing: String, after elapsed: Duration, width: Int) -> String {
    let seconds =
      Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
    let left = Int((seconds * (1 - state.share) / max(state.share, 0.001)).rounded(.up))
    let done = min(20, Int(state.share * 20))
    let bar = String(repeating: "#", count: done) + String(repeating: " ", count: 20 - done)
    let percent = "\(Int(state.share * 100))%"
    var text = "[\(bar)] \(percent)"
    for part in ["\(left) s left"] + state.amounts where text.count + part.count + 3 < width {
      text += " · \(part)"
    }
    let front = "\(doing) "
    if TextWidth.of(front) + text.count < width { text = front + text }
    return text.count < width ? text : percent
  }

  private static func send(_ text: String) {
    var text = text
    text.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}

extension WorkProgress.State {
  fileprivate init(_ progress: ReadProgress) {
    let megabytes = (progress.bytes >> 20, progress.of >> 20)
    self.init(
      share: Double(progress.bytes) / Double(max(progress.of, 1)),
      amounts: (progress.rows.map { ["\($0.grouped) rows"] } ?? []) + [
        "\(megabytes.0.grouped) of \(megabytes.1.grouped) MB"
      ])
  }
}
