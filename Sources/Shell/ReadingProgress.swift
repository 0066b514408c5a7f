import Render
import Table
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Tells on the terminal how far the reading of a file has come, once it has taken a second, and
/// ends it where Ctrl-C is pressed. The line is gone before anything else is shown.
final class ReadingProgress: @unchecked Sendable {
  enum Form: Sendable {
    /// A bar that is redrawn, of at most so many cells.
    case bar(width: Int)
    /// One line that stays, for screen readers.
    case line
    case nothing
  }

  private static let patience = Duration.seconds(1)
  private static let pause = Duration.milliseconds(100)

  private let file: String
  private let form: Form
  private let began = ContinuousClock.now
  private var drawn: ContinuousClock.Instant?

  init(file: String, form: Form) {
    self.file = file
    self.form = form
  }

  /// What the reader of a file is given: told of one step at a time.
  static func watch(_ file: String, form: Form) -> ReadWatch {
    let progress = ReadingProgress(file: file, form: form)
    return ReadWatch({ progress.goesOn($0) }, finished: { progress.clear() })
  }

  private func goesOn(_ progress: ReadProgress) -> Bool {
    if Interrupts.take() { return false }
    let now = ContinuousClock.now
    if now - began > Self.patience, drawn.map({ now - $0 > Self.pause }) ?? true {
      draw(progress, after: now - began)
      drawn = now
    }
    return true
  }

  private func draw(_ progress: ReadProgress, after elapsed: Duration) {
    switch form {
    case .nothing: return
    case .line: if drawn == nil { Self.send("Working… reading \(CleanText.clean(file))\n") }
    case .bar(let width):
      let text = Self.text(progress, file: file, after: elapsed, width: width)
      Self.send("\r\u{1B}[K\(text)")
    }
  }

  private func clear() {
    if case .bar = form, drawn != nil { Self.send("\r\u{1B}[K") }
  }

  /// `reading cin.csv [#####     ] 52% · 520,000 rows · 73 of 140 MB · 3 s left`, as much of it as
  /// fits.
  static func text(
    _ progress: ReadProgress, file: String, after elapsed: Duration, width: Int
  ) -> String {
    let share = Double(progress.bytes) / Double(max(progress.of, 1))
    let seconds =
      Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
    let left = Int((seconds * (1 - share) / max(share, 0.001)).rounded(.up))
    let done = min(20, Int(share * 20))
    let bar = String(repeating: "#", count: done) + String(repeating: " ", count: 20 - done)
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let percent = "\(Int(share * 100))%"
    let megabytes = (progress.bytes >> 20, progress.of >> 20)
    let rows = progress.rows.map { ["\($0.grouped) rows"] } ?? []
    let parts =
      ["\(left) s left"] + rows + [
        "\(megabytes.0.grouped) of \(megabytes.1.grouped) MB"
      ]
    var text = "[\(bar)] \(percent)"
    for part in parts where text.count + part.count + 3 < width { text += " · \(part)" }
    let front = "reading \(CleanText.clean(name)) "
    if TextWidth.of(front) + text.count < width { text = front + text }
    return text.count < width ? text : percent
  }

  private static func send(_ text: String) {
    var text = text
    text.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
