import CEditline

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the line stands on the screen, and what signals do to it.
extension LineEditor {
  static let pasteOn = "\u{1B}[?2004h"
  static let pasteOff = "\u{1B}[?2004l"

  var screenColumns: Int { screenSize.columns }

  var screenSize: (rows: Int, columns: Int) {
    var rows: Int32 = 0
    var columns: Int32 = 0
    guard jtai_terminal_size(STDIN_FILENO, &rows, &columns) else { return (24, 80) }
    return (Int(rows), Int(columns))
  }

  /// Answers what was noted; false where reading has to stop.
  func answerSignals() -> Bool {
    if Interrupts.take() {
      ending = .interrupted
      leaveLine(showing: "^C")
      return false
    }
    for signal in [SIGTERM, SIGHUP] where jtai_signal_take(signal) {
      ending = .signal(signal)
      leaveLine()
      return false
    }
    if jtai_signal_take(SIGTSTP) { stop() }
    if jtai_signal_take(SIGWINCH) { resize() }
    return true
  }

  /// Moves to the line's end, and from there to the beginning of a new row.
  func leaveLine(showing mark: String = "") {
    let here = layout(columns: columns, upToCursor: true)
    let end = layout(columns: columns, upToCursor: false)
    var text = ""
    if end.row > here.row { text += "\u{1B}[\(end.row - here.row)B" }
    text += "\r"
    if end.column > 0 { text += "\u{1B}[\(end.column)C" }
    write(text + mark + "\n")
  }

  private func layout(columns: Int, upToCursor: Bool) -> LineLayout {
    let line = currentLine
    var layout = LineLayout(columns: columns)
    layout.place(promptText)
    layout.place(line.scalars.prefix(upToCursor ? line.cursor : line.scalars.count))
    return layout
  }

  /// Keeps libedit from a line that is taller than what it believes the screen to be: it loses
  /// its place then, and writes through a null pointer. So it is told of a taller screen in
  /// time, and the terminal scrolls where the line is really too tall.
  func makeRoom() {
    guard let editor else { return }
    let end = layout(columns: columns, upToCursor: false)
    let margin = 8  // one key makes fewer rows, even on a screen of two columns
    guard end.row + margin > believedRows else { return }
    believedRows = 2 * end.row + 2 * margin + 64
    clearLine()
    jtai_editor_set_rows(editor, String(believedRows))
    jtai_editor_draw(editor)
  }

  /// Erases the line and its prompt, and leaves the cursor where the prompt begins.
  func clearLine() {
    let here = layout(columns: columns, upToCursor: true)
    let up = min(here.row, max(0, screenSize.rows - 1))
    write((up > 0 ? "\u{1B}[\(up)A" : "") + "\r\u{1B}[J")
  }

  /// Draws the line anew after the screen got another size.
  ///
  /// Some terminals move the line's rows when they get another width, and some do not; nothing
  /// tells which. The smaller of the two distances to the prompt's row can leave a piece of the
  /// old line standing, but never erases what stands above it.
  private func resize() {
    guard let editor else { return }
    let before = layout(columns: columns, upToCursor: true)
    columns = screenColumns
    let after = layout(columns: columns, upToCursor: true)
    let up = min(before.row, after.row, max(0, screenSize.rows - 1))
    write((up > 0 ? "\u{1B}[\(up)A" : "") + "\r\u{1B}[J")
    el_resize(editor)
    jtai_editor_draw(editor)
    believedRows = screenSize.rows
    makeRoom()
  }

  /// Ctrl-Z: gives the terminal back, stops, and goes on where it was when it is continued.
  private func stop() {
    guard let editor else { return }
    leaveLine(showing: "^Z")
    write(Self.pasteOff)
    jtai_editor_prepare_terminal(editor, false)
    jtai_signal_deliver(SIGTSTP)
    jtai_editor_prepare_terminal(editor, true)
    _ = jtai_signal_take(SIGWINCH)
    columns = screenColumns
    el_resize(editor)
    write(Self.pasteOn)
    jtai_editor_draw(editor)
    believedRows = screenSize.rows
    makeRoom()
  }
}
