import CEditline

/// The up and down arrows.
extension LineEditor {
  /// Shows the line that many places further in the history.
  func recall(by distance: Int) -> Int32 {
    let target = shown + distance
    guard let editor, (0...past.count).contains(target) else { return CC_ERROR }
    let line = currentLine
    if shown == past.count {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: line.scalars)
      draft = String(view)
    }
    shown = target
    let text = target == past.count ? draft : past[target]
    el_cursor(editor, Int32(line.scalars.count - line.cursor))
    if text.isEmpty {
      el_deletestr(editor, Int32(line.scalars.count))
    } else {
      el_wreplacestr(editor, Self.wide(text.unicodeScalars))
      el_cursor(editor, Int32(clamping: text.unicodeScalars.count))
    }
    return CC_REFRESH
  }
}
