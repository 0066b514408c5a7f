import CEditline

/// Which keys edit the line.
public enum EditingKeys: Sendable {
  case emacs
  case vi
}

/// The keys of vi: they become keys that libedit has, or a change of the whole line.
extension LineEditor {
  /// A change that was asked for, and the line that it was made from.
  struct Change {
    let from: ViKeys.Line
    let to: ViKeys.Line
  }

  /// A new line begins in insert mode, with what was yanked in the one before.
  func beginVi() {
    let yanked = vi.yanked
    vi = ViKeys()
    vi.yanked = yanked
    viKeys.removeAll()
    change = nil
  }

  /// Gives one key to the layer of vi.
  func step(_ key: Unicode.Scalar) {
    let current = currentLine
    let line = ViKeys.Line(scalars: current.scalars, cursor: current.cursor)
    let wasInserting = vi.mode == .insert
    switch vi.accept(key, line) {
    case .nothing: break
    case .beep: beep()
    case .keys(let keys): if wasInserting { take(keys) } else { waitingKeys += keys }
    case .edit(let next):
      // Escape is handed on in any case: it ends a search.
      guard next != line || wasInserting else { break }
      change = Change(from: line, to: next)
      waitingKeys.append(EditingKey.apply.rawValue)
    }
  }

  /// Makes the change, unless libedit has another line by now: it does in a search.
  func apply() -> Int32 {
    guard let editor, let change else { return CC_REFRESH }
    self.change = nil
    let line = currentLine
    guard line.scalars == change.from.scalars else { return CC_REFRESH }
    var cursor = line.cursor
    let next = change.to.scalars
    if next != line.scalars {
      el_cursor(editor, Int32(clamping: line.scalars.count - cursor))
      if next.isEmpty {
        el_deletestr(editor, Int32(clamping: line.scalars.count))
        return CC_REFRESH
      }
      guard el_wreplacestr(editor, Self.wide(next)) == 0 else { return CC_ERROR }
      cursor = min(line.scalars.count, next.count)
    }
    el_cursor(editor, Int32(clamping: change.to.cursor - cursor))
    return CC_REFRESH
  }
}
