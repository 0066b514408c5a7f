import CEditline

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The character reader: bytes from the terminal until there is a key for libedit.
extension LineEditor {
  enum NextKey {
    case key(Unicode.Scalar)
    /// No more input.
    case end
    /// Reading stops; `ending` says why.
    case stop
  }

  func nextKey() -> NextKey {
    makeRoom()
    while true {
      if let key = heldKey() { return .key(key) }
      if !viKeys.isEmpty {
        step(viKeys.removeFirst())
        continue
      }
      paint()
      let answer = jtai_wait_for_input(STDIN_FILENO, decoder.patience)
      eraseGhost()
      switch answer {
      case 0:
        if let event = decoder.timeOut() { handle(event) }
      case -1:
        guard answerSignals() else { return .stop }
      default:
        var byte: UInt8 = 0
        let count = read(STDIN_FILENO, &byte, 1)
        if count < 0, errno == EINTR || errno == EAGAIN { continue }
        guard count == 1 else { return .end }
        for event in decoder.accept(byte) { handle(event) }
      }
    }
  }

  private func heldKey() -> Unicode.Scalar? {
    if insertion != nil {
      // Some commands (an unfinished key sequence) swallow a key. The text must not be lost.
      insertion?.offers += 1
      if let offers = insertion?.offers, offers <= 8 { return EditingKey.insert.rawValue }
      insertion = nil
    }
    return waitingKeys.isEmpty ? nil : waitingKeys.removeFirst()
  }

  private func handle(_ event: KeyEvent) {
    switch event {
    case .keys(let keys): if self.keys == .vi { viKeys += keys } else { take(keys) }
    case .paste(let text):
      guard !text.isEmpty else { return }
      insertion = Insertion(deleting: 0, text: text)
    }
  }

  /// Keys for libedit.
  func take(_ keys: [Unicode.Scalar]) {
    guard keys.count == 1, let key = keys.first else {
      waitingKeys += keys
      return
    }
    let line = currentLine
    if line.scalars.count >= Self.longestLine, !VisibleText.isControl(key) {
      beep()
    } else if line.cursor > 0, let whole = Composition.compose(line.scalars[line.cursor - 1], key) {
      insertion = Insertion(deleting: 1, text: String(whole))
    } else {
      waitingKeys.append(key)
    }
  }

  /// The line as it stands, and how many of its scalars stand before the cursor.
  var currentLine: (scalars: [Unicode.Scalar], cursor: Int) {
    guard let editor, let line = el_wline(editor), let start = line.pointee.buffer,
      let cursor = line.pointee.cursor, let end = line.pointee.lastchar
    else { return ([], 0) }
    let count = max(0, end - start)
    return (Self.scalars(start, count: count), min(count, max(0, cursor - start)))
  }

  func beep() { write("\u{7}") }

  func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { jtai_editor_write($0.baseAddress, $0.count) }
    }
  }
}
