import CEditline

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The editor's own commands, which libedit runs for a key.
extension LineEditor {
  /// Tab. Answers what libedit has to do then.
  func complete() -> Int32 {
    let line = currentLine
    var text = String.UnicodeScalarView()
    text.append(contentsOf: line.scalars)
    let offset = line.scalars.prefix(line.cursor).reduce(0) { $0 + UTF8.width($1) }
    let answer = answer(line: String(text), cursor: offset)
    switch CompletionStep(line: line.scalars, cursor: line.cursor, answer: answer) {
    case .nothing: return CC_ERROR
    case .insert(let deleting, let text, let stepsOverSpace):
      guard replace(deleting, with: text) else { return CC_ERROR }
      if stepsOverSpace { el_cursor(editor, 1) }
      return CC_REFRESH
    case .list:
      show(CompletionList.rows(answer.candidates, columns: screenColumns))
      return CC_NORM
    }
  }

  /// Inserts what is held: a paste, or a letter that got its accent.
  func insert() -> Int32 {
    guard let held = insertion else { return CC_ERROR }
    insertion = nil
    let scalars = held.text.unicodeScalars.count
    let length = currentLine.scalars.count
    guard length + scalars <= Self.longestLine else {
      show([
        "The line would be longer than \(Self.longestLine) characters.",
        "Nothing was pasted: put it in a script file.",
      ])
      return CC_NORM
    }
    return replace(held.deleting, with: held.text) ? CC_REFRESH : CC_ERROR
  }

  private func replace(_ deleting: Int, with text: String) -> Bool {
    guard let editor, text.unicodeScalars.count <= Self.longestLine else { return false }
    if deleting > 0 { el_deletestr(editor, Int32(deleting)) }
    guard !text.isEmpty else { return true }
    return el_winsertstr(editor, Self.wide(text.unicodeScalars)) == 0
  }

  /// Writes rows below the line, and draws the line anew below them.
  private func show(_ rows: [String]) {
    guard let editor else { return }
    leaveLine()
    write(rows.map { $0 + "\n" }.joined())
    jtai_editor_draw(editor)
  }
}
