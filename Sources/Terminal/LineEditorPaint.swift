import CEditline

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The line in colour, over what libedit has drawn.
///
/// libedit believes that its cells are as it left them, and puts single characters over them. So
/// the paint changes no cell's character, the cursor goes back to its place, and the ghost text
/// is erased before libedit hears of a key. All of it only where everything fits one row.
extension LineEditor {
  /// Paints the line as it stands, unless more is typed already.
  func paint() {
    guard let painting, jtai_wait_for_input(STDIN_FILENO, 0) == 0 else { return }
    let line = currentLine
    guard let place = rowPlace(of: line.scalars, cursor: line.cursor) else {
      unpaint()
      return
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: line.scalars)
    let offset = line.scalars.prefix(line.cursor).reduce(0) { $0 + UTF8.width($1) }
    let paint = painting(String(text), offset)
    let ghost = ghost(of: paint, line: line, room: columns - 1 - place.end)
    if paint.pieces.isEmpty && ghost.isEmpty && !isPainted { return }
    isPainted = !paint.pieces.isEmpty
    ghostWidth = DisplayWidth.of(ghost)
    var output = Self.column(place.start) + paint.escaped(line.scalars)
    if !ghost.isEmpty { output += LinePaint.faint + ghost + LinePaint.plain }
    write(output + Self.column(place.cursor))
    ghostPlace = (place.cursor, place.end)
  }

  /// Takes the ghost text away again.
  func eraseGhost() {
    guard ghostWidth > 0 else { return }
    ghostWidth = 0
    write(Self.column(ghostPlace.end) + "\u{1B}[K" + Self.column(ghostPlace.cursor))
  }

  /// The line outgrew its row, or holds what cannot be painted: its old colours go.
  private func unpaint() {
    guard isPainted, let editor else { return }
    isPainted = false
    clearLine()
    jtai_editor_draw(editor)
  }

  private func ghost(
    of paint: LinePaint, line: (scalars: [Unicode.Scalar], cursor: Int), room: Int
  ) -> String {
    guard line.cursor == line.scalars.count, room >= 4, !paint.ghost.isEmpty,
      paint.ghost.unicodeScalars.allSatisfy(Self.isPaintable)
    else { return "" }
    return DisplayWidth.fit(paint.ghost, to: room)
  }

  /// The columns of the line's beginning, of the cursor and of its end, where it stands in one
  /// row, each character in its own cells.
  private func rowPlace(
    of line: [Unicode.Scalar], cursor: Int
  ) -> (start: Int, cursor: Int, end: Int)? {
    // A line of so many characters is in no row; the question is only asked of short ones.
    guard line.count < columns, line.allSatisfy(Self.isPaintable) else { return nil }
    var layout = LineLayout(columns: columns)
    layout.place(promptText)
    let start = layout.column
    layout.place(line.prefix(cursor))
    let middle = layout.column
    layout.place(line.dropFirst(cursor))
    return layout.row == 0 ? (start, middle, layout.column) : nil
  }

  private static func isPaintable(_ scalar: Unicode.Scalar) -> Bool {
    !VisibleText.isControl(scalar) && jtai_character_width(scalar.value) >= 0
  }

  private static func column(_ column: Int) -> String {
    column == 0 ? "\r" : "\r\u{1B}[\(column)C"
  }
}
